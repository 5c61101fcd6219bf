import { Form } from "@remix-run/react";
import type { Place } from "~/kinds/place";
import type { Decision } from "~/review/rulings/ruling-words";
import { Button } from "~/ui/button";
import { Choice, Field, Why } from "~/ui/forms/field";
import { KeptTextarea } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/page";
import { percent } from "~/ui/state-mark";

interface Ruling {
  readonly decision: Decision;
  readonly title: string;
  readonly why: string;
  readonly by: string;
  readonly on: string;
}

export interface Findings {
  readonly stoodBy: {
    readonly findingId: string;
    readonly place: Place;
    readonly class: string;
    readonly text: string;
    readonly state: "waiting" | Decision | "unchecked";
    readonly since: string;
    readonly until: string;
    readonly ruling: Ruling | null;
  } | null;
  readonly alarms: readonly {
    readonly id: string;
    readonly place: Place;
    readonly class: string;
    readonly text: string;
  }[];
  readonly changes: readonly { readonly before: number; readonly after: number; readonly ruling: Ruling | null }[];
}

export interface RefusedStand {
  readonly stand: string;
  readonly finding: string;
  readonly reason: string;
}

/** For example "src/csv.ts, lines 6 to 10". */
export function sayWhere(place: Place): string {
  if ("whole" in place) return "the whole change";
  const lines = place.from === place.to ? `line ${place.from}` : `lines ${place.from} to ${place.to}`;
  return `${place.file}, ${place.side === "old" ? "old " : ""}${lines}`;
}

const CHANGED: Readonly<Record<Decision, string>> = {
  key: "added a learner’s finding to the key",
  neutral: "ruled that a finding on these lines has no effect on the score",
  "false-alarm": "ruled on a finding",
};

/** How rulings changed the score: who, when, before and after. */
export function ScoreChanges({ changes, stoodBy, isOwn }: Pick<Findings, "changes" | "stoodBy"> & { isOwn: boolean }) {
  if (changes.length === 0) return null;
  return (
    <ul className="mb-6 grid gap-2" aria-label="How the score changed">
      {changes.map(({ before, after, ruling }, i) => {
        const isTheirs = isOwn && ruling?.decision === "key" && stoodBy?.state === "key";
        const did = isTheirs ? "added your finding to the key" : ruling && CHANGED[ruling.decision];
        return (
          <li key={i} className="notice">
            <Mark tone="good" icon="comment">
              {ruling ? `A mentor ${did}` : "A finding counts as neutral, not checked by a person"}:{" "}
              <b>
                {percent(before)} → {percent(after)}
              </b>
            </Mark>{" "}
            {ruling && (
              <span className="meta">
                <bdi>{ruling.by}</bdi>, {ruling.on}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Defends a finding that counted as a false alarm: the form, or the state of the defence. */
export function StandBy({
  findings: { stoodBy, alarms },
  isOwner,
  refused,
}: {
  findings: Findings;
  isOwner: boolean;
  refused: RefusedStand | undefined;
}) {
  if (stoodBy) return <Standing stoodBy={stoodBy} isOwner={isOwner} refused={refused} />;
  if (!isOwner || alarms.length === 0) return null;
  return (
    <Part id="stand-by" title="Defend a finding">
      <p className="prose mb-3">
        Do you still think one of these is right? You can defend one finding in each submission. A mentor of your cohort
        decides, once for everyone who found the same. Your score can’t go down.
      </p>
      <Form method="post" className="form" noValidate preventScrollReset>
        <fieldset className="grid gap-2">
          <legend className="mb-1 font-medium">Which one?</legend>
          {alarms.map((alarm, i) => (
            <Choice
              key={alarm.id}
              name="finding"
              value={alarm.id}
              defaultChecked={refused ? refused.finding === alarm.id : i === 0 && alarms.length === 1}
              hint={<bdi>{alarm.text.length > 160 ? `${alarm.text.slice(0, 160)}…` : alarm.text}</bdi>}
            >
              {sayWhere(alarm.place)} · <code>{alarm.class}</code>
            </Choice>
          ))}
          {refused && <Why id="stand-error">{refused.stand}</Why>}
        </fieldset>
        <Field
          label="Why do you think it is right?"
          hint="Optional. An input that breaks the code is the best argument."
        >
          {(control) => (
            <KeptTextarea
              form="stand"
              name="reason"
              rows={3}
              maxLength={2000}
              defaultValue={refused?.reason}
              {...control}
            />
          )}
        </Field>
        <div>
          <Button type="submit" name="intent" value="stand-by">
            Defend it
          </Button>
        </div>
      </Form>
    </Part>
  );
}

function Standing({
  stoodBy,
  isOwner,
  refused,
}: {
  stoodBy: NonNullable<Findings["stoodBy"]>;
  isOwner: boolean;
  refused: RefusedStand | undefined;
}) {
  const { findingId, place, class: defect, text, state, since, until, ruling } = stoodBy;
  return (
    <Part id="stand-by" title={isOwner ? "You are defending a finding" : "A defended finding"}>
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
            Waiting for a mentor since {since}. If no mentor can look by {until}, it counts as neutral.
          </p>
        )}
        {state === "unchecked" && (
          <p className="prose mt-1">No mentor could look at it, so it has no effect on the score.</p>
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
      {refused && <p className="why mt-2">{refused.stand}</p>}
      {isOwner && state === "waiting" && (
        <Form method="post" className="mt-3" preventScrollReset>
          <Button type="submit" size="small" name="intent" value="take-back">
            Withdraw
          </Button>
        </Form>
      )}
    </Part>
  );
}

function StandingMark({ state }: { state: NonNullable<Findings["stoodBy"]>["state"] }) {
  switch (state) {
    case "waiting":
      return <Mark icon="again">Waiting for a mentor</Mark>;
    case "key":
      return <Mark tone="good">Added to the key</Mark>;
    case "neutral":
      return <Mark tone="left">Neutral: no effect on the score</Mark>;
    case "unchecked":
      return <Mark tone="left">Neutral: not checked by a person</Mark>;
    case "false-alarm":
      return <Mark tone="bad">A false alarm</Mark>;
  }
}
