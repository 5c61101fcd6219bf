import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Part } from "~/ui/page";
import { type Turn, Turns } from "./conversation";
import "./tutor.css";

/** What the learner and the tutor said before this submission. Only its learner sees it. */
export function TutorTalk({ turns, slug, id }: { turns: readonly Turn[]; slug: string; id: string }) {
  return (
    <Part
      id="tutor-talk"
      title="Your conversation with the tutor"
      about="Only you see it. It is deleted after a while."
    >
      <details>
        <summary>Show the conversation</summary>
        <Turns turns={turns} />
        <Form method="post" action={`/exercises/${slug}/tutor`}>
          <input type="hidden" name="submission" value={id} />
          <Button type="submit" size="small" name="intent" value="clear">
            Delete this conversation
          </Button>
        </Form>
      </details>
    </Part>
  );
}
