import type { RubricLine } from "~/kinds/rules";
import { isOwnLine } from "~/review/reviews/own-line";
import type { ReviewDraft } from "~/review/reviews/review-work";
import { Choice, Why } from "~/ui/forms/field";

/** The rubric's lines with their steps. The chosen steps are evidence for skills and never part of the score. */
export function Rubric({
  lines,
  choices,
  errors,
  onChoose,
}: {
  lines: readonly RubricLine[];
  choices: ReviewDraft["choices"];
  errors: Readonly<Record<string, string>>;
  /** A `step` of null removes the choice. */
  onChoose: (line: string, step: number | null) => void;
}) {
  const own = lines.filter(({ id }) => isOwnLine(id));
  return (
    <section aria-labelledby="rubric">
      <h3 id="rubric">Rubric</h3>
      <p className="hint">The rubric doesn’t affect the score. Leave out anything you can’t judge.</p>
      {lines
        .filter(({ id }) => !isOwnLine(id))
        .map(({ id, asks, steps }) => (
          <fieldset key={id} className="rubric-line" id={`choice-${id}`}>
            <legend>{asks}</legend>
            {steps.map((step, place) => (
              <Choice
                key={step}
                name={`rubric-${id}`}
                checked={choices[id] === place}
                onChange={() => onChoose(id, place)}
              >
                {step}
              </Choice>
            ))}
            <Choice name={`rubric-${id}`} checked={choices[id] === undefined} onChange={() => onChoose(id, null)}>
              Leave out
            </Choice>
            {errors[`choice-${id}`] && <Why id={`choice-${id}-error`}>{errors[`choice-${id}`]}</Why>}
          </fieldset>
        ))}
      {own.length > 0 && (
        <fieldset className="rubric-line">
          <legend>From the cohort’s lead</legend>
          {own.map(({ id, asks }) => (
            <Choice
              key={id}
              type="checkbox"
              name={`rubric-${id}`}
              checked={choices[id] === 0}
              onChange={(event) => onChoose(id, event.currentTarget.checked ? 0 : null)}
            >
              <bdi>{asks}</bdi>
            </Choice>
          ))}
        </fieldset>
      )}
    </section>
  );
}
