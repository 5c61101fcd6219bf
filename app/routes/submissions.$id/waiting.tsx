import { Form, useNavigation } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";

type Waiting = { readonly state: "waiting" } | { readonly state: "ungraded"; readonly willRetry: boolean };

/** In line, or broken by us: what happened, what is safe, what to do. */
export function WaitingForResult({
  waiting,
  mayAsk,
  isGuest,
}: {
  waiting: Waiting;
  mayAsk: boolean;
  /** There is nothing else to go on with. */
  isGuest: boolean;
}) {
  const isAsking = useNavigation().state !== "idle";
  const onward = isGuest ? null : <ButtonLink to="/learn">Go on with something else</ButtonLink>;
  if (waiting.state === "waiting")
    return (
      <Notice tone="left" mark="In line" title="Your hand-in is stored, and is being graded." actions={onward}>
        This takes a moment. The result shows here by itself. You can leave this page: nothing is lost.
        <LookAgain />
      </Notice>
    );
  if (waiting.willRetry)
    return (
      <Notice
        tone="bad"
        mark="Not graded"
        title="Our runner stopped, so this hand-in has no result yet."
        actions={onward}
      >
        It is kept, it costs you no try, and it is run again by itself. You can leave this page.
        <LookAgain />
      </Notice>
    );
  return (
    <Notice
      tone="bad"
      mark="Not graded"
      title="Our runner stopped several times, so this hand-in has no result."
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
      It is kept, and it costs you no try. This is our fault, not yours. Grading it again does no harm.
    </Notice>
  );
}

/** Without JavaScript the page looks by itself every few seconds. */
function LookAgain() {
  return (
    <noscript>
      <meta httpEquiv="refresh" content="3" />
    </noscript>
  );
}
