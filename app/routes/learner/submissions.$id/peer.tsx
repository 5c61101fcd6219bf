import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConfirmChange } from "~/ui/confirmation";
import { Field } from "~/ui/forms/field";
import { KeptTextarea } from "~/ui/forms/kept-words";
import { Part } from "~/ui/shell/page";
import type { Graded } from "./page.server";
import { YouAsked } from "./you-asked";

export type PeerStanding = NonNullable<Graded["pool"]>;

export interface PeerReply {
  readonly peer: string;
  readonly question: string;
}

/** The form to ask the pool of peers about this submission, for learners without a mentor. */
export function AskPeer({ standing, refused }: { standing: PeerStanding; refused: PeerReply | undefined }) {
  if (standing.state !== "waiting" && !standing.mayAsk) return null;
  return (
    <Part id="peer" title={TITLES[standing.state]}>
      <ConfirmChange state={standing.state} says={() => SAYS[standing.state]} />
      {standing.state === "waiting" ? <Asked standing={standing} /> : <AskForm refused={refused} />}
    </Part>
  );
}

const TITLES = { waiting: "You asked a peer", "not-asked": "Ask a peer", answered: "Ask a peer again" };
const SAYS = {
  waiting: "Your question was sent.",
  "not-asked": "Your question was withdrawn.",
  answered: "A peer has answered your question.",
};

function Asked({ standing }: { standing: Extract<PeerStanding, { state: "waiting" }> }) {
  return (
    <>
      <p className="prose">
        {standing.isRead
          ? "Someone is reading your question now."
          : `Waiting since ${standing.since}. No one has to answer.`}
      </p>
      <YouAsked html={standing.question} />
      <Form method="post" className="mt-3" preventScrollReset>
        <Button type="submit" size="small" name="intent" value="withdraw-peer">
          Withdraw
        </Button>
      </Form>
    </>
  );
}

function AskForm({ refused }: { refused: PeerReply | undefined }) {
  return (
    <>
      <p className="prose mb-3">
        You have no mentor here, but you can ask learners who passed this exercise and chose to answer questions. Only
        one of them at a time sees your question, this submission with its report, and your comments on its lines, but
        not your name, your other attempts or anything else about you. Don’t write anything that says who you are. Their
        answer appears here. It doesn’t change your score.
      </p>
      <Form method="post" className="form" noValidate preventScrollReset>
        <Field
          id="peer-question"
          label="What would you like to know?"
          hint="Markdown works."
          {...(refused && { error: refused.peer })}
        >
          {(control) => (
            <KeptTextarea form="peer" name="question" rows={3} defaultValue={refused?.question} {...control} />
          )}
        </Field>
        <div>
          <Button type="submit" name="intent" value="ask-peer">
            Ask a peer
          </Button>
        </div>
      </Form>
    </>
  );
}
