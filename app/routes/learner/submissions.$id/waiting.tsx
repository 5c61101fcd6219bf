import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";

type Waiting = { readonly state: "waiting" } | { readonly state: "ungraded"; readonly willRetry: boolean };

/**
 * Shown while the submission is queued, or if grading failed on our side. Says what happened, what is safe, and what to
 * do.
 */
export function WaitingForResult({
  waiting,
  tryNumber,
  mayAsk,
  isGuest,
}: {
  waiting: Waiting;
  tryNumber: number;
  mayAsk: boolean;
  /** True for guests, who can't continue with another exercise. */
  isGuest: boolean;
}) {
  const isAsking = useNavigation().state !== "idle";
  const onward = isGuest ? null : <ButtonLink to="/learn">Continue with something else</ButtonLink>;
  if (waiting.state === "waiting")
    return (
      <Notice tone="left" mark="Queued" title="Your submission is saved and is being graded." actions={onward}>
        This takes a moment. The result appears here automatically. You can leave this page: nothing is lost.
        <LookAgain />
      </Notice>
    );
  const kept = `Your submission is safe and remains attempt ${tryNumber}, so you don’t need to hand in again.`;
  if (waiting.willRetry)
    return (
      <Notice
        tone="bad"
        mark="Not graded"
        title="Grading failed on our side, so this submission has no result yet."
        actions={onward}
      >
        {kept} We’ll try again automatically. You can leave this page.
        <LookAgain />
      </Notice>
    );
  return (
    <Notice
      tone="bad"
      mark="Not graded"
      title="Grading failed several times on our side, so this submission has no result."
      actions={
        <>
          {mayAsk && (
            <Form method="post">
              <Button type="submit" name="intent" value="grade-again">
                {isAsking ? "Asking…" : "Grade it again"}
              </Button>
            </Form>
          )}
          {onward}
        </>
      }
    >
      {kept} The failure is our fault, not yours. You can safely have the submission graded again.
    </Notice>
  );
}

/** Makes a page without JavaScript reload itself every few seconds. */
function LookAgain() {
  return (
    <noscript>
      <meta httpEquiv="refresh" content="3" />
    </noscript>
  );
}
