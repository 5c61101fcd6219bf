import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Choice, Field } from "~/ui/forms/field";
import { KeptTextarea } from "~/ui/forms/kept-words";
import { Part } from "~/ui/page";
import { YouAsked } from "./you-asked";

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
  /** Whether there is a conversation with the tutor that can be attached. */
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
            ? "A mentor is reading your question now. "
            : `Waiting since ${standing.since}. ${standing.before === 0 ? "Your question is next in the queue." : `${sayOthers(standing.before)} ahead of it.`} `}
          {!standing.isRead && standing.before > 0 && `The oldest question has been waiting since ${standing.oldest}.`}
        </p>
        {standing.question && <YouAsked html={standing.question} />}
        {standing.hasTalk && (
          <p className="prose mt-2">
            Your conversation with the tutor is attached, as it was when you asked. It is deleted if you withdraw your
            question.
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
        {mayBePeer &&
          " Your reviewer may be a peer: a learner who has passed this exercise and explains problems well."}
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
            hint="Mentors and leads of your cohort can then read the conversation as it is now, with your question. If you don’t attach it, only you can read it."
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

/** Learners who are stuck are queued for a mentor even if they didn't ask for help. They may decline the help. */
function MayLookIn({ state }: { state: "waiting" | "reading" }) {
  if (state === "reading")
    return <p className="prose mb-3">You have made 3 attempts. A mentor is looking at your work now.</p>;
  return (
    <div className="notice mb-3">
      <p className="prose">
        You have made 3 attempts, so a mentor may look at your work. A question helps them and moves you up the queue.
        If you choose to continue alone, no mentor looks at this exercise until you ask.
      </p>
      <Form method="post" className="mt-3" preventScrollReset>
        <Button type="submit" size="small" name="intent" value="decline">
          No, thanks
        </Button>
      </Form>
    </div>
  );
}
