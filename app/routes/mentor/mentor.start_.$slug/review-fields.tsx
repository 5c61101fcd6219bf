import type { ReactNode } from "react";
import type { RubricLine } from "~/kinds/rules";
import { isOwnLine } from "~/review/reviews/own-line";
import { VERDICT_WORDS, VERDICTS } from "~/review/reviews/verdicts";
import { Choice, Why } from "~/ui/forms/field";

/** A form's messages and input, keyed by field: "verdict" or "rubric-<line>". */
export interface ReviewReply {
  readonly errors: Readonly<Record<string, string>>;
  readonly written: Readonly<Record<string, string>>;
}

/**
 * A review's verdict and rubric in a form that works without JavaScript. `skip`: the label of a choice that leaves
 * out a line of the rubric; without this label, no line can be left out.
 */
export function ReviewFields({
  rubric,
  reply: { errors, written },
  hint,
  skip,
  summary,
}: {
  rubric: readonly RubricLine[];
  reply: ReviewReply;
  hint: string;
  skip?: string;
  summary?: ReactNode;
}) {
  const describedBy = (name: string) => (errors[name] ? { "aria-describedby": `${name}-error` } : {});
  const own = rubric.filter(({ id }) => isOwnLine(id));
  return (
    <div className="desk-cols">
      <div className="grid gap-4">
        <fieldset id="verdict" className="verdicts" tabIndex={-1} {...describedBy("verdict")}>
          <legend>Your verdict</legend>
          {VERDICTS.map((verdict) => (
            <Choice key={verdict} name="verdict" value={verdict} defaultChecked={written.verdict === verdict}>
              {VERDICT_WORDS[verdict]}
            </Choice>
          ))}
          {errors.verdict && <Why id="verdict-error">{errors.verdict}</Why>}
        </fieldset>
        {summary}
      </div>
      <section aria-labelledby="rubric">
        <h3 id="rubric">Rubric</h3>
        <p className="hint">{hint}</p>
        {rubric
          .filter(({ id }) => !isOwnLine(id))
          .map(({ id, asks, steps }) => {
            const name = `rubric-${id}`;
            return (
              <fieldset key={id} className="rubric-line" id={name} tabIndex={-1} {...describedBy(name)}>
                <legend>{asks}</legend>
                {steps.map((step, place) => (
                  <Choice key={step} name={name} value={place} defaultChecked={written[name] === String(place)}>
                    {step}
                  </Choice>
                ))}
                {skip && (
                  <Choice name={name} value="" defaultChecked={!written[name]}>
                    {skip}
                  </Choice>
                )}
                {errors[name] && <Why id={`${name}-error`}>{errors[name]}</Why>}
              </fieldset>
            );
          })}
        {own.length > 0 && (
          <fieldset className="rubric-line">
            <legend>From the cohort’s lead</legend>
            {own.map(({ id, asks }) => (
              <Choice
                key={id}
                type="checkbox"
                name={`rubric-${id}`}
                value="0"
                defaultChecked={written[`rubric-${id}`] === "0"}
              >
                <bdi>{asks}</bdi>
              </Choice>
            ))}
          </fieldset>
        )}
      </section>
    </div>
  );
}

/** Returns a form's messages for the summary of errors, each with the id of its control. */
export const summaryOf = (errors: ReviewReply["errors"]) => ({
  errors: Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, [message]])),
  ids: Object.fromEntries(
    Object.keys(errors)
      .filter(Boolean)
      .map((name) => [name, name]),
  ),
});
