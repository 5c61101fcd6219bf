import { Form, Link, useActionData } from "@remix-run/react";
import type { ReviewDraft } from "~/review/review-work";
import { VERDICT_WORDS } from "~/review/review-work";
import { Button } from "~/ui/button";
import { Choice, Field, Why } from "~/ui/field";
import type { DeskData } from "./desk.server";

/** Beside the work: what is asked, what was before, the rubric, and a way to hand it over. */
export function Beside({
  desk,
  choices,
  errors,
  onChoose,
}: {
  desk: DeskData;
  choices: ReviewDraft["choices"];
  errors: Readonly<Record<string, string>>;
  onChoose: (line: string, step: number) => void;
}) {
  const { learner, question, earlier, rubric, mentors, reviews } = desk;
  const refused = useActionData<{ refused: string }>()?.refused;
  return (
    <>
      {question && (
        <section aria-labelledby="asks">
          <h2 id="asks">
            <bdi>{learner}</bdi> asks
          </h2>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
          <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: question }} />
        </section>
      )}
      {reviews.length > 0 && (
        <section aria-labelledby="said">
          <h2 id="said">Said before</h2>
          {reviews.map(({ id, mentor, isMine, verdict, html, on }) => (
            <div key={id} className="mb-2">
              <p className="meta">
                {isMine ? "You" : <bdi>{mentor}</bdi>}, on {on}: {VERDICT_WORDS[verdict]}
              </p>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
              <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
            </div>
          ))}
        </section>
      )}
      {earlier.length > 0 && (
        <section aria-labelledby="earlier">
          <h2 id="earlier">Earlier tries</h2>
          <ul>
            {earlier.map(({ id, tryNumber, score }) => (
              <li key={id}>
                <Link to={`/submissions/${id}`} target="_blank">
                  Try {tryNumber}
                </Link>{" "}
                <span className="hint">{score === null ? "not graded" : `${Math.round(score * 100)} %`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="rubric">
        <h2 id="rubric">Rubric, outside the score</h2>
        {rubric.lines.map(({ id, asks, steps }) => (
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
            {errors[`choice-${id}`] && <Why id={`choice-${id}-error`}>{errors[`choice-${id}`]}</Why>}
          </fieldset>
        ))}
      </section>
      {mentors.length > 0 && (
        <section aria-labelledby="over">
          <h2 id="over">Hand it over</h2>
          <Form method="post" className="grid gap-2">
            <input type="hidden" name="intent" value="hand-over" />
            <Field label="To" {...(refused && { error: refused })}>
              {(control) => (
                <select name="to" {...control}>
                  {mentors.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <div>
              <Button type="submit" size="small">
                Hand over
              </Button>
            </div>
          </Form>
        </section>
      )}
    </>
  );
}
