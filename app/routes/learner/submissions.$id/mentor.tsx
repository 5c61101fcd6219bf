import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConfirmChange } from "~/ui/confirmation";
import { Choice, Field } from "~/ui/forms/field";
import { ErrorSummary } from "~/ui/forms/form";
import { KeptTextarea } from "~/ui/forms/kept-words";
import { Part } from "~/ui/shell/page";
import type { Graded } from "./page.server";
import { YouAsked } from "./you-asked";

type Standing = NonNullable<Graded["standing"]>;

const sayOthers = (count: number) => (count === 1 ? "1 other is waiting" : `${count} others are waiting`);

interface AskProps {
  /** Whether there is a conversation with the tutor that can be attached. */
  readonly hasTalk: boolean;
  /** True if learners in the cohort may review submissions, too. */
  readonly mayBePeer: boolean;
  /** The provider of the language model that a mentor may send this work to; null if the cohort doesn't allow it. */
  readonly draftingHost: string | null;
  readonly refused: { readonly ask: string; readonly question: string } | undefined;
}

/** The form to ask a mentor about this submission, with the current waiting times. */
export function AskMentor({ standing, refused, draftingHost, ...props }: AskProps & { readonly standing: Standing }) {
  if (standing.state === "nobody") return null;
  const mayLookIn = standing.state === "not-asked" && standing.mayLookIn;
  // If the reply contains no text, the error isn't about the field: the whole request was refused.
  const [refusedText, refusedRequest] = refused?.question ? [refused, undefined] : [undefined, refused];
  return (
    <Part id="mentor" title={TITLES[standing.state]}>
      <ConfirmChange
        state={mayLookIn ? "may-look-in" : standing.state}
        says={(before) => sayChange(before, standing.state)}
      />
      {refusedRequest && (
        <div className="mb-3">
          <ErrorSummary errors={{ "": [refusedRequest.ask] }} reply={refused} />
        </div>
      )}
      {mayLookIn && <MayLookIn state={mayLookIn} />}
      {standing.state === "waiting" ? (
        <Asked standing={standing} />
      ) : (
        <AskForm standing={standing} refused={refusedText} {...props} />
      )}
      {draftingHost && (
        <p className="hint mt-3">
          A mentor can send this submission, without your name, to a language model run by <bdi>{draftingHost}</bdi> for
          a draft of a comment. To prevent this, <Link to="/account">turn off the tutor</Link>.
        </p>
      )}
    </Part>
  );
}

const TITLES = { waiting: "You asked a mentor", "not-asked": "Ask a mentor", answered: "Ask a mentor again" };

function sayChange(before: string, after: Standing["state"]): string | undefined {
  if (after === "waiting") return "Your question was sent.";
  if (after === "answered") return "A mentor has answered your question.";
  return before === "waiting" ? "Your question was withdrawn." : "No mentor will look at this exercise until you ask.";
}

function Asked({ standing }: { standing: Extract<Standing, { state: "waiting" }> }) {
  return (
    <>
      <p className="prose">
        {standing.isRead
          ? "A mentor is reading your question now. "
          : `Waiting since ${standing.since}. ${standing.before === 0 ? "Your question is next in the queue." : `${sayOthers(standing.before)} ahead of you.`} `}
        {!standing.isRead && standing.before > 0 && `The oldest question has been waiting since ${standing.oldest}.`}
      </p>
      {standing.question && <YouAsked html={standing.question} />}
      {standing.hasTalk && (
        <p className="prose mt-2">
          Your conversation with the tutor is attached, as it was when you asked. It is deleted if you withdraw your
          question.
        </p>
      )}
      {!standing.isRead && (
        <Form method="post" className="mt-3" preventScrollReset>
          <Button type="submit" size="small" name="intent" value="withdraw">
            Withdraw
          </Button>
        </Form>
      )}
    </>
  );
}

function AskForm({
  standing,
  mayBePeer,
  hasTalk,
  refused,
}: Omit<AskProps, "draftingHost"> & { readonly standing: Exclude<Standing, { state: "waiting" }> }) {
  return (
    <>
      <p className="prose mb-3">
        {standing.state === "answered" && "A mentor answered. "}
        {standing.state === "not-asked" &&
          (standing.waiting === 0
            ? "No one is waiting at the moment. "
            : `${sayOthers(standing.waiting)}, the longest since ${standing.oldest}. `)}
        A mentor of your cohort reads this submission and answers here. Asking doesn’t affect your score.
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
            hint="The mentor or lead who reviews this submission can then read the conversation as it is now. If you don’t attach it, only you can read it."
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
    </>
  );
}

/**
 * Tells stuck learners that they are queued for a mentor although they didn't ask for help, and lets them decline the
 * help.
 */
function MayLookIn({ state }: { state: "waiting" | "reading" }) {
  if (state === "reading")
    return <p className="prose mb-3">Your last 3 attempts didn’t pass. A mentor is looking at your work now.</p>;
  return (
    <div className="notice mb-3">
      <p className="prose">
        Your last 3 attempts didn’t pass, so a mentor may look at your work. Asking a question helps the mentor and
        moves you up the queue. If you choose to continue alone, no mentor looks at this exercise until you ask.
      </p>
      <Form method="post" className="mt-3" preventScrollReset>
        <Button type="submit" size="small" name="intent" value="decline">
          No, thanks
        </Button>
      </Form>
    </div>
  );
}
