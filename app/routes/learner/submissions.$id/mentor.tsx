import { Form, Link } from "@remix-run/react";
import { VERDICT_WORDS, type Verdict } from "~/review/reviews/verdicts";
import { Button } from "~/ui/button";
import { Choice, Field } from "~/ui/forms/field";
import { KeptTextarea } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/page";
import { YouAsked } from "./you-asked";

interface Review {
  readonly id: string;
  readonly mentor: string;
  readonly isMine: boolean;
  readonly isSecondOpinion: boolean;
  readonly isPeer: boolean;
  readonly verdict: Verdict;
  readonly html: string;
  readonly on: string;
  readonly choices: readonly { readonly asks: string; readonly step: string }[];
}

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
      {reviews.map(({ id, mentor, isMine, isSecondOpinion, isPeer, verdict, html, on, choices }) => (
        <article key={id} className="notice" aria-labelledby={`r-${id}`}>
          <h2 id={`r-${id}`}>
            <Mark icon="comment" tone="you">
              {isMine ? "You" : <bdi>{mentor}</bdi>}
            </Mark>{" "}
            {VERDICT_WORDS[verdict]}{" "}
            <span className="meta">
              {isPeer && "a peer, "}
              {isSecondOpinion && "a second opinion, "}
              {on}
            </span>
          </h2>
          {!isMine && (
            <p className="meta">
              <Link to={`/submissions/${submissionId}/report?type=review&about=${id}`}>Report abuse</Link>
            </p>
          )}
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
          {html && <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />}
          {isPeer && isOwn && (
            <p className="meta">
              A peer is a learner in your cohort who has passed this exercise. Peers don’t read replies: to discuss it,
              ask a mentor.
            </p>
          )}
          {choices.length > 0 && (
            <ul className="meta">
              {choices.map(({ asks, step }) => (
                <li key={asks}>
                  {asks}: <b>{step}</b>
                </li>
              ))}
            </ul>
          )}
        </article>
      ))}
    </section>
  );
}

type Standing =
  | { readonly state: "nobody" | "answered" }
  | {
      readonly state: "not-asked";
      readonly waiting: number;
      readonly oldest: string | null;
      readonly mayLookIn: "waiting" | "reading" | null;
    }
  | {
      readonly state: "waiting";
      readonly question: string;
      readonly hasTalk: boolean;
      readonly since: string;
      readonly before: number;
      readonly oldest: string;
      readonly isRead: boolean;
    };

const sayOthers = (count: number) => (count === 1 ? "1 other is waiting" : `${count} others are waiting`);

/** The form to ask a mentor about this submission, with the current waiting times. */
export function AskMentor({
  standing,
  mayBePeer,
  hasTalk,
  refused,
}: {
  standing: Standing;
  /** There is a conversation with the tutor that can be attached. */
  hasTalk: boolean;
  /** Learners of the cohort may review as well. */
  mayBePeer: boolean;
  refused: { readonly ask: string; readonly question: string } | undefined;
}) {
  if (standing.state === "nobody") return null;
  if (standing.state === "waiting")
    return (
      <Part id="mentor" title="You asked a mentor">
        <p className="prose">
          {standing.isRead
            ? "A mentor is reading it now. "
            : `Waiting since ${standing.since}. ${standing.before === 0 ? "It is next in the queue." : `${sayOthers(standing.before)} ahead of it.`} `}
          {!standing.isRead && standing.before > 0 && `The longest has waited since ${standing.oldest}.`}
        </p>
        {standing.question && <YouAsked html={standing.question} />}
        {standing.hasTalk && (
          <p className="prose mt-2">
            Your conversation with the tutor is attached, as it was when you asked. It is deleted if you withdraw.
          </p>
        )}
        {refused && <p className="why mt-2">{refused.ask}</p>}
        {!standing.isRead && (
          <Form method="post" className="mt-3" preventScrollReset>
            <Button type="submit" size="small" name="intent" value="withdraw">
              Withdraw
            </Button>
          </Form>
        )}
      </Part>
    );
  const isAgain = standing.state === "answered";
  return (
    <Part id="mentor" title={isAgain ? "Ask a mentor again" : "Ask a mentor"}>
      {standing.state === "not-asked" && standing.mayLookIn && <MayLookIn state={standing.mayLookIn} />}
      <p className="prose mb-3">
        {isAgain && "A mentor answered. "}
        {standing.state === "not-asked" &&
          (standing.waiting === 0
            ? "No one is waiting at the moment. "
            : `${sayOthers(standing.waiting)}, the longest since ${standing.oldest}. `)}
        A mentor of your cohort reads this submission and answers here. Your score doesn’t depend on it.
        {mayBePeer && " It may be a peer: a learner who has passed this exercise and explains problems well."}
      </p>
      <Form method="post" className="form" noValidate preventScrollReset>
        <Field
          id="mentor-question"
          label="What would you like to know?"
          hint="Optional. Markdown works."
          {...(refused && { error: refused.ask })}
        >
          {(control) => (
            <KeptTextarea form="ask" name="question" rows={3} defaultValue={refused?.question} {...control} />
          )}
        </Field>
        {hasTalk && (
          <Choice
            type="checkbox"
            name="attachTalk"
            hint="Mentors and leads of your cohort can read it with your question, as it is now. Without this, only you can."
          >
            Attach my conversation with the tutor
          </Choice>
        )}
        <div>
          <Button type="submit" name="intent" value="ask-mentor">
            Ask a mentor
          </Button>
        </div>
      </Form>
    </Part>
  );
}

/** Stuck learners are queued for a mentor without asking, and may decline. */
function MayLookIn({ state }: { state: "waiting" | "reading" }) {
  if (state === "reading")
    return <p className="prose mb-3">You have made 3 attempts. A mentor is looking at your work now.</p>;
  return (
    <div className="notice mb-3">
      <p className="prose">
        You have made 3 attempts, so a mentor may look at your work. A question helps them and moves you up the queue.
        If you prefer to continue alone, no mentor looks at this exercise until you ask.
      </p>
      <Form method="post" className="mt-3" preventScrollReset>
        <Button type="submit" size="small" name="intent" value="decline">
          No, thanks
        </Button>
      </Form>
    </div>
  );
}
