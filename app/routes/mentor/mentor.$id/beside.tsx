import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { VERDICT_WORDS } from "~/review/reviews/verdicts";
import { Button } from "~/ui/button";
import { Field, Why } from "~/ui/forms/field";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import type { DeskData } from "./desk.server";
import { OnSkill } from "./on-skill";

/** Shown next to the work: earlier reviews and attempts, and a form that assigns the item to another mentor. */
export function Beside({ desk }: { desk: DeskData }) {
  const { earlier, mentors, reviews } = desk;
  const reply = useLastingReply<{ refused: string }>();
  const refused = reply?.refused;
  const to = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (reply?.refused) to.current?.focus();
  }, [reply]);
  return (
    <>
      {reviews.length > 0 && (
        <section aria-labelledby="said">
          <h2 id="said">Earlier reviews</h2>
          {reviews.map(({ id, mentor, isMine, isPeer, verdict, html, on, corrected }) => (
            <div key={id} className="mb-2">
              <p className="meta">
                {isMine ? "You" : <bdi>{mentor}</bdi>}
                {isPeer && ", a peer"}, on {on}
                {corrected && `, corrected ${corrected.on}`}: {VERDICT_WORDS[verdict]}
              </p>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
              <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
            </div>
          ))}
        </section>
      )}
      {earlier.length > 0 && (
        <section aria-labelledby="earlier">
          <h2 id="earlier">Earlier attempts</h2>
          <ul>
            {earlier.map(({ id, tryNumber, score }) => (
              <li key={id}>
                <Link to={`/submissions/${id}`} target="_blank">
                  Attempt {tryNumber}
                </Link>{" "}
                <span className="hint">{score === null ? "not graded" : `${Math.round(score * 100)}%`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <OnSkill said={desk.onSkill} />
      {mentors.length > 0 && (
        <section aria-labelledby="over">
          <h2 id="over">Hand over</h2>
          <Form method="post" className="grid gap-2">
            <input type="hidden" name="intent" value="hand-over" />
            {refused && (
              <div role="alert">
                <Why id="over-error">{refused}</Why>
              </div>
            )}
            <Field label="To">
              {(control) => (
                <select
                  ref={to}
                  name="to"
                  {...control}
                  {...(refused && { "aria-invalid": true, "aria-describedby": "over-error" })}
                >
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
