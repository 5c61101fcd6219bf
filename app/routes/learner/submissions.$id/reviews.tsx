import { Form, Link } from "@remix-run/react";
import { VERDICT_WORDS } from "~/review/reviews/verdicts";
import { Button } from "~/ui/button";
import { Mark } from "~/ui/mark";
import type { Graded } from "./page.server";

type Review = Graded["reviews"][number];

/** The mentors' reviews of the submission as a whole. Their comments appear on its lines. */
export function Reviews({
  submissionId,
  reviews,
  isOwn,
}: {
  submissionId: string;
  reviews: readonly Review[];
  isOwn: boolean;
}) {
  return (
    <section className="mb-6 grid gap-4" aria-label="Mentor review">
      {reviews.map(({ id, mentor, isMine, isSecondOpinion, isPeer, isDrafted, hasHelped, on, corrected, ...said }) => (
        <article key={id} className="notice" aria-labelledby={`r-${id}`}>
          <h2 id={`r-${id}`}>
            <Mark icon="comment" tone="you">
              {isMine ? "You" : <bdi>{mentor}</bdi>}
            </Mark>{" "}
            {VERDICT_WORDS[said.verdict]}{" "}
            <span className="meta">
              {isPeer && hasHelped === null && "a peer, "}
              {isSecondOpinion && "a second opinion, "}
              {on}
              {corrected && `, corrected ${corrected.on}`}
              {isDrafted && " · drafted with a model"}
            </span>
          </h2>
          {isMine && !isPeer && (
            <p className="meta">
              <Link to={`/mentor/sent/${id}`}>Correct this review</Link>
            </p>
          )}
          {!isMine && (
            <p className="meta">
              <Link to={`/submissions/${submissionId}/report?type=review&about=${id}`}>Report abuse</Link>
            </p>
          )}
          <Words {...said} />
          {hasHelped !== null && isOwn && <Helped reviewId={id} hasHelped={hasHelped} />}
          {isPeer && hasHelped === null && isOwn && (
            <p className="meta">
              A peer is a learner in your cohort who has passed this exercise. Peers don’t read replies: to discuss a
              review, ask a mentor.
            </p>
          )}
          {corrected && (
            <details className="opens">
              <summary>The review as first sent</summary>
              <div className="mt-2 grid gap-2">
                <p>
                  Verdict: <b>{VERDICT_WORDS[corrected.first.verdict]}</b>
                </p>
                <Words {...corrected.first} />
              </div>
            </details>
          )}
        </article>
      ))}
    </section>
  );
}

/** Explains what an answer from the pool of peers is, and lets the learner say whether the answer helped. */
function Helped({ reviewId, hasHelped }: { reviewId: string; hasHelped: boolean }) {
  return (
    <>
      <p className="meta">
        From another learner on this installation, not a mentor: they may be wrong, and they don’t read replies. Your
        score doesn’t change.
      </p>
      <Form method="post" className="line" preventScrollReset>
        <input type="hidden" name="review" value={reviewId} />
        {hasHelped && <Mark icon="tick">You said that this answer helped</Mark>}
        <Button type="submit" size="small" name="intent" value={hasHelped ? "not-helped" : "helped"}>
          {hasHelped ? "Undo" : "This helped"}
        </Button>
      </Form>
    </>
  );
}

/** A review's summary and its choices in the rubric. */
function Words({ html, choices }: Pick<Review, "html" | "choices">) {
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
      {html && <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />}
      {choices.length > 0 && (
        <ul className="meta">
          {choices.map(({ asks, step }) => (
            <li key={asks}>
              <bdi className="inline">{asks}</bdi>: <b>{step}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
