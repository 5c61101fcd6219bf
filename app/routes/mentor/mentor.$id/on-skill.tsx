import { Link } from "@remix-run/react";
import { VERDICT_WORDS } from "~/review/reviews/verdicts";
import { counted } from "~/ui/counted";
import type { DeskData } from "./desk.server";

/** A collapsed list of comments and reviews for the learner's other work on these skills. */
export function OnSkill({ said: { threads, reviews } }: { said: DeskData["onSkill"] }) {
  if (threads.length + reviews.length === 0) return null;
  return (
    <section aria-labelledby="on-skill">
      <h2 id="on-skill">Earlier work on these skills</h2>
      <details className="opens">
        <summary>
          {[
            threads.length > 0 && counted(threads.length, "open thread"),
            reviews.length > 0 && counted(reviews.length, "review"),
          ]
            .filter(Boolean)
            .join(", ")}
        </summary>
        <ul className="mt-2 grid gap-2">
          {threads.map(({ id, submissionId, title, file, line, says }) => (
            <li key={id}>
              <Link to={`/submissions/${submissionId}#t-${id}`} target="_blank">
                {title}, line {line} of {file}
              </Link>
              <p className="meta one-line">
                “<bdi className="inline">{says}</bdi>”
              </p>
            </li>
          ))}
          {reviews.map(({ id, submissionId, title, verdict, on }) => (
            <li key={id}>
              <Link to={`/submissions/${submissionId}#r-${id}`} target="_blank">
                {title}
              </Link>{" "}
              <span className="hint">
                {VERDICT_WORDS[verdict]}, {on}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
