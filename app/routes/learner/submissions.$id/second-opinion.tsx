import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConfirmChange } from "~/ui/confirmation";
import { Field } from "~/ui/forms/field";
import { KeptTextarea } from "~/ui/forms/kept-words";
import { Part } from "~/ui/shell/page";
import type { Graded } from "./page.server";
import { YouAsked } from "./you-asked";

type Second = NonNullable<Graded["second"]>;

/** A rejected question, as written. */
export interface SecondReply {
  readonly second: string;
  readonly written: string;
}

/** The form to ask another mentor for a second opinion: once, after a review or after a person set the score. */
export function AskSecondOpinion({ second, refused }: { second: Second; refused: SecondReply | undefined }) {
  if (second.state === "too-early" || second.state === "answered") return null;
  return (
    <Part id="second" title={TITLES[second.state]}>
      <ConfirmChange state={second.state} says={() => SAYS[second.state]} />
      <Content second={second} refused={refused} />
    </Part>
  );
}

const TITLES = {
  nobody: "A second opinion",
  waiting: "You asked for a second opinion",
  "may-ask": "Ask for a second opinion",
};
const SAYS: Partial<Readonly<Record<Second["state"], string>>> = { waiting: "Your question was sent." };

function Content({ second, refused }: { second: Second; refused: SecondReply | undefined }) {
  if (second.state === "nobody")
    return <p className="prose">No other mentor in your cohort can give a second opinion now.</p>;
  if (second.state === "waiting")
    return (
      <>
        <p className="prose">
          {second.isRead ? "Another mentor is reading your submission now." : `Waiting since ${second.since}.`} The
          second mentor can’t see the earlier review until they have sent their own.
        </p>
        <YouAsked html={second.question} />
      </>
    );
  return (
    <>
      <p className="prose mb-3">
        Another mentor reads the submission and your question, but not the earlier review. You can ask once.
      </p>
      <Form method="post" className="form" noValidate preventScrollReset>
        <Field
          id="second-question"
          label="What should they look at?"
          hint="Say which lines or which comment you mean, and what you think. Markdown works."
          {...(refused && { error: refused.second })}
        >
          {(control) => (
            <KeptTextarea form="second" name="question" rows={3} defaultValue={refused?.written} {...control} />
          )}
        </Field>
        <div>
          <Button type="submit" name="intent" value="second-opinion">
            Ask another mentor
          </Button>
        </div>
      </Form>
    </>
  );
}
