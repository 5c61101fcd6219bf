import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { Part } from "~/ui/shell/page";
import { type Turn, Turns } from "./conversation";
import "./tutor.css";

interface Props {
  readonly turns: readonly Turn[];
  readonly id: string;
  /** Whether the learner may ask the tutor about this report. */
  readonly mayAsk: boolean;
  /** Says why the tutor is off; null if it is on, or if there is no model. */
  readonly off: string | null;
  /** Whether a copy of the conversation is attached to a question for a mentor. */
  readonly hasCopy: boolean;
  /** For how many days each message is kept. */
  readonly days: number;
}

/**
 * Shows what the learner and the tutor said before and after this submission. Only the learner sees this part of the
 * report.
 */
export function TutorTalk({ turns, id, mayAsk, off, hasCopy, days }: Props) {
  const hasTexts = turns.length > 0 || hasCopy;
  if (!hasTexts && !mayAsk && off === null) return null;
  return (
    <Part
      id="tutor-talk"
      title={turns.length > 0 ? "Your conversation with the tutor" : "Tutor"}
      {...((hasTexts || mayAsk) && {
        about: `Only you see this conversation, unless you attach it to a question. Onramp deletes each message ${days} days after the day it was sent or the day you handed in, whichever is later.`,
      })}
    >
      {turns.length > 0 && (
        <details>
          <summary>Show the conversation</summary>
          <Turns turns={turns} />
          {!hasCopy && <Delete id={id}>Delete this conversation</Delete>}
        </details>
      )}
      {hasCopy && (
        <div className="mt-3">
          <p className="prose mb-2">
            A copy is attached to your question. Onramp deletes the copy {days} days after a mentor’s latest review.
          </p>
          <Delete id={id}>{turns.length > 0 ? "Delete this conversation and the copy" : "Delete the copy"}</Delete>
        </div>
      )}
      {off && <p className="prose mt-3">{off}</p>}
      {mayAsk && (
        <p className="mt-3">
          <ButtonLink to={`/submissions/${id}/tutor`}>Ask about this report</ButtonLink>
        </p>
      )}
    </Part>
  );
}

function Delete({ id, children }: { id: string; children: string }) {
  return (
    <Form method="post" action={`/submissions/${id}/tutor`}>
      <input type="hidden" name="from" value="report" />
      <Button type="submit" size="small" name="intent" value="clear">
        {children}
      </Button>
    </Form>
  );
}
