import type { ReactNode } from "react";
import type { RubricLine } from "~/kinds/rules";
import type { ReviewDraft } from "~/review/reviews/review-work";
import { SHAREABLE, SHAREABLE_HINT, VERDICT_WORDS, VERDICTS } from "~/review/reviews/verdicts";
import { Choice, Field, Why } from "~/ui/forms/field";
import { Rubric } from "./rubric";

/** The review as a whole: verdict, summary, rubric and the buttons to send it. */
export function YourReview({
  work,
  rubric,
  errors,
  edit,
  isPeer,
  isInPool,
  actions,
}: {
  work: ReviewDraft;
  rubric: readonly RubricLine[];
  errors: Readonly<Record<string, string>>;
  edit: (part: Partial<ReviewDraft>) => void;
  /** Whether the reviewer is a peer. What peers write can't be shown in a portfolio. */
  isPeer: boolean;
  /** Whether the question is in the pool of peers, whose members don't know each other and so can't meet to talk. */
  isInPool: boolean;
  actions: ReactNode;
}) {
  return (
    <section className="desk-send" aria-labelledby="review">
      <h2 id="review">Your review</h2>
      <div className="desk-cols">
        <div className="grid gap-4">
          <fieldset id="verdict" className="verdicts">
            <legend>Your verdict</legend>
            {VERDICTS.filter((verdict) => !isInPool || verdict !== "talk").map((verdict) => (
              <Choice
                key={verdict}
                name="verdict"
                checked={work.verdict === verdict}
                onChange={() => edit({ verdict })}
              >
                {VERDICT_WORDS[verdict]}
              </Choice>
            ))}
            {errors.verdict && <Why id="verdict-error">{errors.verdict}</Why>}
          </fieldset>
          <Field
            id="summary"
            label="Summary"
            hint="What the learner did well, and what to practise next. Markdown works."
            {...(errors.summary && { error: errors.summary })}
          >
            {(control) => (
              <textarea
                rows={5}
                value={work.summary}
                onChange={(event) => edit({ summary: event.currentTarget.value })}
                {...control}
              />
            )}
          </Field>
          {!isPeer && (
            <Choice
              type="checkbox"
              name="shareable"
              checked={work.isShareable ?? false}
              onChange={(event) => edit({ isShareable: event.currentTarget.checked })}
              hint={SHAREABLE_HINT}
            >
              {SHAREABLE}
            </Choice>
          )}
        </div>
        <Rubric
          lines={rubric}
          choices={work.choices}
          errors={errors}
          onChoose={(line, step) => edit({ choices: chosen(work.choices, line, step) })}
        />
      </div>
      {actions}
    </section>
  );
}

function chosen(choices: ReviewDraft["choices"], line: string, step: number | null): ReviewDraft["choices"] {
  const { [line]: _before, ...others } = choices;
  return step === null ? others : { ...others, [line]: step };
}
