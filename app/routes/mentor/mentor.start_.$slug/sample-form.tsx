import { Form } from "@remix-run/react";
import type { RubricLine } from "~/kinds/rules";
import { VERDICT_WORDS, VERDICTS } from "~/review/reviews/verdicts";
import { Button } from "~/ui/button";
import { Choice, Why } from "~/ui/forms/field";
import { ErrorSummary } from "~/ui/forms/form";

interface Reply {
  readonly errors: Readonly<Record<string, string>>;
  readonly written: Readonly<Record<string, string>>;
}

/** The same verdict and rubric as on the desk, but here every line needs a step. Works without JavaScript. */
export function SampleForm({ rubric, reply }: { rubric: readonly RubricLine[]; reply: Reply | undefined }) {
  const errors = reply?.errors ?? {};
  const written = reply?.written ?? {};
  const messages = Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, [message]]));
  const ids = Object.fromEntries(Object.keys(errors).map((name) => [name, name]));
  const describedBy = (name: string) => (errors[name] ? { "aria-describedby": `${name}-error` } : {});
  return (
    <section className="desk-send" aria-labelledby="review">
      <h2 id="review">Your review</h2>
      <Form method="post" className="grid gap-4" noValidate preventScrollReset>
        <ErrorSummary errors={messages} ids={ids} reply={reply} />
        <div className="desk-cols">
          <div>
            <fieldset id="verdict" className="verdicts" tabIndex={-1} {...describedBy("verdict")}>
              <legend>Your verdict</legend>
              {VERDICTS.map((verdict) => (
                <Choice key={verdict} name="verdict" value={verdict} defaultChecked={written.verdict === verdict}>
                  {VERDICT_WORDS[verdict]}
                </Choice>
              ))}
              {errors.verdict && <Why id="verdict-error">{errors.verdict}</Why>}
            </fieldset>
          </div>
          <section aria-labelledby="rubric">
            <h3 id="rubric">Rubric</h3>
            <p className="hint">
              Doesn’t affect the score. On a learner’s work you can leave out anything you can’t judge.
            </p>
            {rubric.map(({ id, asks, steps }) => (
              <fieldset
                key={id}
                className="rubric-line"
                id={`rubric-${id}`}
                tabIndex={-1}
                {...describedBy(`rubric-${id}`)}
              >
                <legend>{asks}</legend>
                {steps.map((step, place) => (
                  <Choice
                    key={step}
                    name={`rubric-${id}`}
                    value={place}
                    defaultChecked={written[`rubric-${id}`] === String(place)}
                  >
                    {step}
                  </Choice>
                ))}
                {errors[`rubric-${id}`] && <Why id={`rubric-${id}-error`}>{errors[`rubric-${id}`]}</Why>}
              </fieldset>
            ))}
          </section>
        </div>
        <div className="line">
          <Button type="submit" look="main">
            Compare with our review
          </Button>
          <span className="hint">You can’t change it after that.</span>
        </div>
      </Form>
    </section>
  );
}
