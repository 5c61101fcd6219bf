import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConfirmChange } from "~/ui/confirmation";
import { Choice, Field } from "~/ui/forms/field";
import { ErrorSummary } from "~/ui/forms/form";
import { KeptTextarea } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/shell/page";
import { percent } from "~/ui/state-mark";
import { CHANGED, type Findings, type RefusedStand, Standing, sayWhere, titleOf } from "./standing";

/** Lists how rulings changed the score: who ruled, on which day, and the score before and after. */
export function ScoreChanges({ changes, stoodBy, isOwn }: Pick<Findings, "changes" | "stoodBy"> & { isOwn: boolean }) {
  if (changes.length === 0) return null;
  return (
    <ul className="mb-6 grid gap-2" aria-label="How the score changed">
      {changes.map(({ before, after, passes, ruling }, i) => {
        const isTheirs = isOwn && ruling?.decision === "key" && stoodBy?.state === "key";
        const did = isTheirs ? "added your finding to the key" : ruling && CHANGED[ruling.decision];
        return (
          <li key={i} className="notice">
            <Mark tone="good" icon="comment">
              {ruling ? `A mentor ${did}` : "A finding now counts as neutral, because no mentor could check it"}:{" "}
              <b>
                {after !== before && `${percent(before)} → ${percent(after)}`}
                {passes && `${after === before ? "" : ", "}now passed`}
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

/** The button that disputes the result of one finding, shown beside the finding. */
export function Dispute({
  finding,
  findings,
  isOwner,
}: {
  finding: string;
  findings: Findings | null | undefined;
  isOwner: boolean;
}) {
  if (!isOwner || !findings || findings.stoodBy || !findings.disputable.some(({ id }) => id === finding)) return null;
  return (
    <Form method="post" className="mt-2" preventScrollReset>
      <input type="hidden" name="finding" value={finding} />
      <Button type="submit" size="small" name="intent" value="stand-by">
        Dispute this result
      </Button>{" "}
      <a href="#stand-by" className="meta">
        or give a reason first
      </a>
    </Form>
  );
}

/** Shows the form with which the learner disputes a result, or the state of the dispute. */
export function StandBy({
  findings: { stoodBy, disputable, hasMentor },
  isOwner,
  refused,
}: {
  findings: Findings;
  isOwner: boolean;
  refused: RefusedStand | undefined;
}) {
  const mayDispute = isOwner && disputable.length > 0;
  if (!stoodBy && !mayDispute && !refused) return null;
  return (
    <Part
      id="stand-by"
      title={stoodBy ? titleOf(stoodBy, isOwner) : "Dispute a result"}
      about={!stoodBy && <Link to="/how#disputes">How disputes work</Link>}
    >
      {isOwner && <ConfirmChange state={stoodBy?.state ?? "none"} says={() => sayChange(stoodBy)} />}
      {/* Takes the focus, because the pressed button may be far above, beside the finding. */}
      {refused && (
        <div className="mb-3">
          <ErrorSummary errors={{ "": [refused.stand] }} reply={refused} />
        </div>
      )}
      {stoodBy && <Standing stoodBy={stoodBy} isOwner={isOwner} />}
      {!stoodBy && mayDispute && <DisputeForm disputable={disputable} hasMentor={hasMentor} refused={refused} />}
    </Part>
  );
}

function sayChange(stoodBy: Findings["stoodBy"]): string | undefined {
  if (!stoodBy) return "Your dispute was withdrawn.";
  return stoodBy.state === "waiting" ? "Your dispute was sent." : undefined;
}

function DisputeForm({
  disputable,
  hasMentor,
  refused,
}: Pick<Findings, "disputable" | "hasMentor"> & { refused: RefusedStand | undefined }) {
  return (
    <>
      <p className="prose mb-3">
        Do you think that one of these findings deserves more points? You can dispute one result in each submission,
        whatever the reason: the place, the class, the severity, or whether the finding is an issue at all.{" "}
        {hasMentor
          ? "A mentor of your cohort decides once for everyone who reported the same thing."
          : "You have no mentor to rule on this finding. If mentors have already ruled on the same point, their ruling applies immediately. Otherwise, the finding costs you nothing, and you keep the points it earned."}{" "}
        Your score can’t go down.
      </p>
      <Form method="post" className="form" noValidate preventScrollReset>
        <fieldset className="grid gap-2">
          <legend className="mb-1 font-medium">Which one?</legend>
          {disputable.map(({ id, place, class: defect, text }, i) => (
            <Choice
              key={id}
              name="finding"
              value={id}
              defaultChecked={refused ? refused.finding === id : i === 0 && disputable.length === 1}
              hint={<bdi>{text.length > 160 ? `${text.slice(0, 160)}…` : text}</bdi>}
            >
              {sayWhere(place)} · <code>{defect}</code>
            </Choice>
          ))}
        </fieldset>
        <Field
          label="Why do you think your finding is right?"
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
            Dispute this result
          </Button>
        </div>
      </Form>
    </>
  );
}
