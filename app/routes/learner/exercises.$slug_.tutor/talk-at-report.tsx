import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button";
import { Part } from "~/ui/page";
import { type Turn, Turns } from "./conversation";
import "./tutor.css";

interface Props {
  readonly turns: readonly Turn[];
  readonly id: string;
  /** Whether the learner may ask the tutor about this report. */
  readonly mayAsk: boolean;
  /** How long the conversation is kept after the submission. */
  readonly days: number;
}

/** Shows what the learner and the tutor said before and after this submission. Only its learner sees it. */
export function TutorTalk({ turns, id, mayAsk, days }: Props) {
  if (turns.length === 0 && !mayAsk) return null;
  return (
    <Part
      id="tutor-talk"
      title={turns.length > 0 ? "Your conversation with the tutor" : "Tutor"}
      about={`Only you see this conversation, unless you attach it to a question. It is deleted ${days} days after your submission.`}
    >
      {turns.length > 0 && (
        <details>
          <summary>Show the conversation</summary>
          <Turns turns={turns} />
          <Form method="post" action={`/submissions/${id}/tutor`}>
            <input type="hidden" name="from" value="report" />
            <Button type="submit" size="small" name="intent" value="clear">
              Delete this conversation
            </Button>
          </Form>
        </details>
      )}
      {mayAsk && (
        <p className="mt-3">
          <ButtonLink to={`/submissions/${id}/tutor`}>Ask about this report</ButtonLink>
        </p>
      )}
    </Part>
  );
}
