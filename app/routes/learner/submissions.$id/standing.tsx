import { Form } from "@remix-run/react";
import type { Place } from "~/kinds/place";
import type { Decision } from "~/review/rulings/ruling-words";
import { Button } from "~/ui/button";
import { Mark } from "~/ui/mark";
import type { Graded } from "./page.server";

export type Findings = NonNullable<Graded["findings"]>;

export interface RefusedStand {
  readonly stand: string;
  readonly finding: string;
  readonly reason: string;
}

/** Says where a finding is, for example "src/csv.ts, lines 6 to 10". */
export function sayWhere(place: Place): string {
  if ("whole" in place) return "the whole change";
  const lines = place.from === place.to ? `line ${place.from}` : `lines ${place.from} to ${place.to}`;
  return `${place.file}, ${place.side === "old" ? "old " : ""}${lines}`;
}

export const CHANGED: Readonly<Record<Decision, string>> = {
  key: "added a learner’s finding to the key",
  neutral: "ruled that a finding on these lines neither earns nor costs points",
  "false-alarm": "ruled on a finding",
};

type StoodBy = NonNullable<Findings["stoodBy"]>;

export function titleOf({ isHeld }: StoodBy, isOwner: boolean): string {
  if (isHeld) return "A test that also fails on our correct version";
  return isOwner ? "You are disputing a result" : "A disputed result";
}

/** The state of a dispute. */
export function Standing({ stoodBy, isOwner }: { stoodBy: StoodBy; isOwner: boolean }) {
  const { findingId, place, class: defect, text, isHeld, state, since, until, ruling } = stoodBy;
  return (
    <>
      <p className="prose">
        <a href={`#finding-${findingId}`}>{sayWhere(place)}</a> · <code>{defect}</code>
      </p>
      {text && (
        <p className="prose mt-2">
          {isOwner ? "You said" : "They say"}: “<bdi>{text}</bdi>”
        </p>
      )}
      <div className="mt-3">
        <StandingMark state={state} />
        {state === "waiting" && (
          <p className="prose mt-1">
            Waiting for a mentor since {since}. If no mentor can decide by {until}, the finding costs you nothing, and
            you keep the points it earned.
          </p>
        )}
        {state === "unchecked" && (
          <p className="prose mt-1">
            No mentor ruled on this finding, so it costs you nothing, and you keep the points it earned.
          </p>
        )}
        {isHeld && (state === "waiting" || state === "unchecked") && (
          <p className="prose mt-1">
            Either the test or our key is wrong, and only a person can tell which. Unless a mentor decides, your review
            counts as neither passed nor misjudged: it requests changes, but our key says that nothing has to change.
          </p>
        )}
        {ruling && (
          <>
            {ruling.title && (
              <p className="prose mt-1">
                <b>
                  <bdi>{ruling.title}</bdi>
                </b>
              </p>
            )}
            {ruling.why && (
              <p className="prose mt-1" dir="auto">
                {ruling.why}
              </p>
            )}
            <p className="meta mt-1">
              <bdi>{ruling.by}</bdi>, {ruling.on}
            </p>
          </>
        )}
      </div>
      {isOwner && state === "waiting" && !isHeld && (
        <Form method="post" className="mt-3" preventScrollReset>
          <Button type="submit" size="small" name="intent" value="take-back">
            Withdraw
          </Button>
        </Form>
      )}
    </>
  );
}

function StandingMark({ state }: { state: StoodBy["state"] }) {
  switch (state) {
    case "waiting":
      return <Mark icon="again">Waiting for a mentor</Mark>;
    case "key":
      return <Mark tone="good">Added to the key</Mark>;
    case "neutral":
      return <Mark tone="left">Neutral: neither earns nor costs points</Mark>;
    case "unchecked":
      return <Mark tone="left">Neutral: no mentor could check it</Mark>;
    case "false-alarm":
      return <Mark tone="bad">Result unchanged</Mark>;
  }
}
