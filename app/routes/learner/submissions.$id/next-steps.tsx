import { Form } from "@remix-run/react";
import { cardOf } from "~/kinds/cards";
import { capital } from "~/kinds/count-words";
import type { KindId } from "~/kinds/registry";
import type { Right } from "~/review/reviews/require-right.server";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { GuestSteps } from "./guest-steps";

interface Steps {
  readonly id: string;
  readonly slug: string;
  readonly kind: KindId;
  readonly right: Right;
  readonly status: string;
  readonly score: number;
  readonly isOffered: boolean;
  readonly isOnce: boolean;
  /** How many of the learner's own notes are on the exercise. */
  readonly noteCount: number;
  readonly next: { readonly slug: string; readonly title: string } | null;
  readonly question: { readonly answer: { readonly holds: boolean } | null } | null;
  readonly counting: { readonly counts: boolean };
  readonly secondForm: { readonly opensOn: string; readonly open: { readonly slug: string } | null } | undefined;
}

/** The next steps, with one main button. If the main button starts another attempt, that button is shown first. */
export function NextSteps(steps: Steps) {
  const { kind, id, slug, right, status, score, next, question, counting, isOffered, isOnce, noteCount } = steps;
  const { own, handsIn, startsOver } = cardOf(kind);
  const isAsked = counting.counts && question !== null && !question.answer?.holds;
  const isDone = status === "passed" || startsOver !== null;
  const isGuest = right === "guest";
  const hasOther = isAsked || (isDone && next !== null) || isGuest;
  const again = !isOnce && !(hasOther && score === 1) && <Again {...steps} look={hasOther ? "second" : "main"} />;
  return (
    <>
      {!hasOther && again}
      {own && <ButtonLink to={`#${own.id}`}>Show my {handsIn}</ButtonLink>}
      {noteCount > 0 && isOffered && <ButtonLink to={`/exercises/${slug}/notes`}>Your notes ({noteCount})</ButtonLink>}
      {hasOther && again}
      {isGuest && <GuestSteps id={id} />}
      {/* Shown whether or not this exercise is passed, because Learn recommends the same next exercise either way. */}
      {next && (
        <ButtonLink to={`/exercises/${next.slug}`} look={isDone && !isAsked ? "main" : "second"}>
          Next: {next.title}
        </ButtonLink>
      )}
      {isAsked && (
        <ButtonLink to="#question" look="main">
          Answer one question
        </ButtonLink>
      )}
    </>
  );
}

/**
 * Starts another attempt; test suites and fixes continue from this submission. If the report has shown the key, the
 * second form is better practice, once it is open.
 */
function Again({ kind, slug, status, isOffered, secondForm, look }: Steps & { look: "main" | "second" }) {
  const { startsOver } = cardOf(kind);
  if (secondForm?.open && startsOver)
    return (
      <ButtonLink to={`/exercises/${secondForm.open.slug}`} look={look}>
        Start the second form
      </ButtonLink>
    );
  if (secondForm && startsOver)
    return (
      <>
        {status !== "passed" && isOffered && (
          <ButtonLink to={`/exercises/${slug}`}>{`${capital(startsOver)}, for practice`}</ButtonLink>
        )}
        <ButtonLink to="#second-form">Second form: available from {secondForm.opensOn}</ButtonLink>
      </>
    );
  if (!isOffered) return null;
  if (startsOver)
    return (
      <ButtonLink to={`/exercises/${slug}`} look={look}>
        {capital(startsOver)}
      </ButtonLink>
    );
  return (
    <Form method="post">
      <Button type="submit" look={look} name="intent" value="work-again">
        Work on this again
      </Button>
    </Form>
  );
}

/**
 * Why the workspace didn't open with this submission's files: a limit, or a draft of this version that must not be
 * discarded.
 */
export interface AgainReply {
  readonly again: string;
  readonly draft: number | null;
  /** Whether an earlier draft was already set aside and would be lost. */
  readonly loses: boolean;
}

/** Asks for confirmation before a draft is set aside to open this submission's files. */
export function DraftIsThere({ slug, reply: { again, draft, loses } }: { slug: string; reply: AgainReply }) {
  if (draft === null)
    return (
      <div className="mb-6">
        <Notice tone="bad" mark="Not now" title={again} />
      </div>
    );
  return (
    <div className="mb-6" role="alert">
      <Notice
        mark="You have a draft"
        title="You have a draft of this exercise that you haven’t handed in."
        actions={
          <>
            <ButtonLink look="main" to={`/exercises/${slug}`}>
              Continue the draft
            </ButtonLink>
            <Form method="post">
              <input type="hidden" name="instead" value={draft} />
              <Button type="submit" name="intent" value="work-again">
                Set it aside and use this submission’s files
              </Button>
            </Form>
          </>
        }
      >
        Your draft is kept: you can switch back to it in the editor, and it comes back after you hand in.
        {loses && " Only one draft can be kept this way, so the draft you set aside earlier will be deleted."}
      </Notice>
    </div>
  );
}
