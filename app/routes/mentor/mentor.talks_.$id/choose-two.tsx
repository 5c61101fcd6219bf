import { Form, Link } from "@remix-run/react";
import { cardOf } from "~/kinds/cards";
import { KindIcon } from "~/kinds/kind-icon";
import type { HandIn } from "~/review/talks/two-submissions.server";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/forms/form";

/**
 * The track's passed submissions, each with a checkbox. Each submission links to its page, which the mentor can read
 * before the talk.
 */
export function ChooseTwo({
  passed,
  two,
  refused,
  ids,
}: {
  passed: readonly HandIn[];
  two: readonly HandIn[] | null;
  refused: string | null;
  ids: readonly string[] | null;
}) {
  const decision = passed.map(({ kind }) => cardOf(kind)).find(({ isDecision }) => isDecision);
  const chosen = ids ?? two?.map(({ submissionId }) => submissionId) ?? [];
  if (passed.length < 2)
    return (
      <p className="prose">
        Fewer than 2 of the learner’s submissions are available: the rest are waiting for a review, or no longer count
        as passed. Check again later.
      </p>
    );
  return (
    <Form method="post" noValidate>
      <ErrorSummary errors={refused ? { "hand-in": [refused] } : null} ids={{ "hand-in": "hand-in-0" }} />
      <fieldset>
        <legend className="meta">
          {decision && `At least one must be a ${decision.name.toLowerCase()}. `}
          The learner doesn’t see which submissions you chose until you meet.
        </legend>
        <ul className="rows mt-2">
          {passed.map(({ submissionId, title, kind }, place) => (
            <li key={submissionId}>
              <KindIcon kind={kind} />
              <label className="choice" htmlFor={`hand-in-${place}`}>
                <input
                  type="checkbox"
                  id={`hand-in-${place}`}
                  name="hand-in"
                  value={submissionId}
                  defaultChecked={chosen.includes(submissionId)}
                />
                <span>
                  {title} <span className="meta">{cardOf(kind).name}</span>
                </span>
              </label>
              <div className="does">
                <Link to={`/submissions/${submissionId}`} aria-label={`Read their submission for ${title}`}>
                  Read it
                </Link>
              </div>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="mt-3">
        <Button type="submit" name="intent" value="choose" look={two ? "second" : "main"}>
          {two ? "Use these two submissions instead" : "Use these two for the talk"}
        </Button>
      </div>
    </Form>
  );
}
