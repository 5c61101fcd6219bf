import { Form, Link } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Part } from "~/ui/shell/page";

/** What the report says about other learners' solutions, and about the learner's own solution. */
export interface SolutionsBeside {
  /** How many other learners share a solution; null while their solutions aren't open to the learner. */
  readonly others: number | null;
  /** Whether the discussion is open to the learner. */
  readonly isDiscussed: boolean;
  /** The learner's own solution, if it is shared. */
  readonly shared: {
    readonly id: string;
    readonly submissionId: string;
    readonly isNamed: boolean;
    readonly votes: number;
    readonly isHidden: boolean;
  } | null;
}

export function SolutionsPart({
  submissionId,
  slug,
  isPassed,
  startsOver,
  beside: { others, shared, isDiscussed },
}: {
  submissionId: string;
  slug: string;
  isPassed: boolean;
  /** Null if a report of this kind doesn't show the key (`Card.startsOver`). */
  startsOver: string | null;
  beside: SolutionsBeside;
}) {
  const isThis = shared?.submissionId === submissionId;
  const share = `/submissions/${submissionId}/share`;
  return (
    <Part id="solutions" title="Solutions and discussion">
      <p className="prose">
        {others === null
          ? sayWhen(startsOver !== null, isDiscussed)
          : others === 0
            ? "No one else has shared a solution yet."
            : `${counted(others, "learner shares a solution", "learners share a solution")} to this exercise.`}{" "}
        {shared && (
          <>
            You share{" "}
            <Link to={`/exercises/${slug}/solutions/${shared.id}`}>{isThis ? "this one" : "another attempt"}</Link>
            {shared.isNamed ? " with your name" : " without your name"}
            {shared.votes > 0 && `; ${counted(shared.votes, "reader")} learned from it`}.
            {shared.isHidden && " A lead or an admin hid your solution from other learners."}
          </>
        )}
      </p>
      <div className="line mt-3">
        {!!others && <ButtonLink to={`/exercises/${slug}/solutions`}>Read others’ solutions</ButtonLink>}
        {isDiscussed && <ButtonLink to={`/exercises/${slug}/discussion`}>Discussion</ButtonLink>}
        {isPassed && <ButtonLink to={share}>{isThis ? "Change what you share" : "Share this solution"}</ButtonLink>}
        {isThis && (
          <Form method="post" action={share}>
            <Button type="submit" name="intent" value="withdraw">
              Withdraw
            </Button>
          </Form>
        )}
      </div>
    </Part>
  );
}

/**
 * Says when other learners' solutions open, by the rule in `findOpening`. If the report shows the key, three attempts
 * also open the solutions.
 */
function sayWhen(showsKey: boolean, isDiscussed: boolean): string {
  if (showsKey)
    return "Others’ solutions and the discussion open once you have passed this exercise, or after three attempts.";
  const discussion = isDiscussed ? "" : " The discussion opens then or after three attempts, whichever is sooner.";
  return `Others’ solutions open once you have passed this exercise.${discussion}`;
}
