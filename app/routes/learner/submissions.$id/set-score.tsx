import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConfirmChange } from "~/ui/confirmation";
import { Field, TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { ForgetSaved, isSameText, KeptTextarea } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/shell/page";
import type { Graded } from "./page.server";

type Score = Graded["scored"];

/** The rejected form for setting the score, with the values that the mentor entered. */
export interface ScoreReply {
  readonly setScore: FormErrors;
  readonly written: { readonly score: string; readonly reason: string };
}

/** The name under which this browser keeps the reason until it is sent. */
const REASON = "score";

const who = ({ isMine, by }: Score["overrides"][number]) => (isMine ? "You" : <bdi>{by}</bdi>);

/** Says above the report that a person set the score, and what the grader's score was. */
export function ScoreSet({ score: { score, graders, overrides } }: { score: Score }) {
  const [last] = overrides;
  if (!last) return null;
  return (
    <section className="mb-6" aria-label="The score was set by a person">
      <div className="notice">
        <h2>
          <Mark icon="comment" tone="you">
            {who(last)}
          </Mark>{" "}
          {last.takesBack ? `withdrew a score: it is now ${score}%` : `set the score to ${score}%`}{" "}
          <span className="meta">{last.on}</span>
        </h2>
        {last.reason && (
          <p className="whitespace-pre-line">
            <bdi>{last.reason}</bdi>
          </p>
        )}
        {!last.takesBack && <p className="meta">The grader’s score is {graders}%. The grader’s results are below.</p>}
        {overrides.length > 1 && (
          <details className="opens">
            <summary>Earlier changes</summary>
            <ol className="grid gap-2 mt-2">
              {overrides.slice(1).map((one) => (
                <li key={one.id}>
                  <p className="meta">
                    {who(one)}, on {one.on}: from {one.from}% to {one.to}%
                    {one.takesBack && ", because a score was withdrawn"}
                    {one.isTakenBack && ". Withdrawn since"}
                  </p>
                  <p className="whitespace-pre-line">
                    <bdi>{one.reason}</bdi>
                  </p>
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </section>
  );
}

/** Sets another score, or reverts the one that was set. For the learner's mentors and leads. */
export function SetScore({ score, refused }: { score: Score; refused: ScoreReply | undefined }) {
  const errors = refused?.setScore;
  const [last] = score.overrides;
  const isSet = last !== undefined && !last.takesBack;
  return (
    <Part id="score" title="Set a different score">
      {last?.isMine && <ForgetSaved form={REASON} isSaved={(kept) => isSameText(kept, last.reason)} />}
      <ConfirmChange state={score.resultId} says={() => `The score is now ${score.score}%.`} />
      <p className="prose mb-3">
        The score is {score.score}% now{isSet && `; the grader’s score is ${score.graders}%`}. The score you set
        replaces it and can be higher or lower. The learner sees it with your name and your reason, and can ask another
        mentor for a second opinion.
      </p>
      <Form method="post" className="form" noValidate preventScrollReset>
        <ErrorSummary errors={errors} ids={{ score: "set-score", reason: "set-reason" }} reply={refused} />
        <input type="hidden" name="key" value={score.key} />
        <input type="hidden" name="saw" value={score.resultId} />
        <TextField
          id="set-score"
          name="score"
          label="Score in percent"
          inputMode="numeric"
          size={4}
          defaultValue={refused?.written.score}
          error={errorOf(errors, "score")}
        />
        <Field
          id="set-reason"
          label="Why"
          hint="The learner can read it. At most 2,000 characters."
          error={errorOf(errors, "reason")}
        >
          {(control) => (
            <KeptTextarea form={REASON} name="reason" rows={3} defaultValue={refused?.written.reason} {...control} />
          )}
        </Field>
        <div className="line">
          <Button type="submit" name="intent" value="set-score">
            Set the score
          </Button>
          {isSet && (
            <Button type="submit" look="quiet" name="intent" value="take-back-score">
              Withdraw this score
            </Button>
          )}
        </div>
      </Form>
    </Part>
  );
}
