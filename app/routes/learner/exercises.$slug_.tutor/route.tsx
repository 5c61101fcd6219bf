import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { notFound } from "~/accounts/guards.server";
import { titleOf } from "~/catalogue/catalogue.server";
import { openWorkspace } from "~/grading/workspace/workspace.server";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import { RUNG_WORDS, RUNGS, type Rung } from "~/tutor/ladder/rungs";
import { askTutor } from "~/tutor/talk/ask.server";
import { agree, refuseAsk } from "~/tutor/talk/choice.server";
import { getClosedTalk, getTalk, QuestionSchema } from "~/tutor/talk/talk.server";
import { TERMS_CHANGED } from "~/tutor/talk/terms-changed";
import { clearTurns } from "~/tutor/talk/turns.server";
import { Button, ButtonLink } from "~/ui/button";
import { Field } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { Sent, sayLeft, sayRung, Terms, type Turn, Turns } from "./conversation";
import { requireTalker } from "./learner.server";
import "./tutor.css";

/** The tutor as a separate page, for browsers without JavaScript. In other browsers, it is a panel in the workspace. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Tutor: ${data.title} · Onramp` : "Onramp" },
];
export const headers: HeadersFunction = passRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const slug = params.slug!;
  const { person, isOpen } = await requireTalker(request, slug);
  const rung = QuestionSchema.shape.rung.safeParse(new URL(request.url).searchParams.get("rung")).data;
  const talk = await (isOpen ? getTalk(person, slug, { rung }) : getClosedTalk(person, slug));
  const title = isOpen ? (await openWorkspace(person, slug)).meta.title : titleOf(slug);
  return { slug, title, isOpen, talk };
}

interface Reply {
  readonly errors: FormErrors;
  readonly message: string;
}

const FIELDS = ["intent", "message", "rung", "host", "retention"];

/** Sends the question, and waits for the whole reply. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const slug = params.slug!;
  const { person, isOpen } = await requireTalker(request, slug);
  const form = await readFields(request, FIELDS);
  const text = (name: string) => String(form.get(name) ?? "");
  const refuse = (errors: FormErrors, init: ResponseInit = { status: 400 }) =>
    data<Reply>({ errors, message: text("message") }, init);
  const back = () => redirect(`/exercises/${encodeURIComponent(slug)}/tutor`, 303);
  if (text("intent") === "clear") {
    await clearTurns(person, slug);
    return isOpen ? back() : redirect("/exercises", 303);
  }
  if (!isOpen) throw notFound();
  const parsed = parseForm(form, QuestionSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const shown = { host: text("host"), retention: text("retention") };
  if (text("intent") === "agree" && !(await agree(person, shown)))
    return refuse({ "": [`${TERMS_CHANGED} Check the new details, then send your question.`] });
  const refused = await refuseAsk(person);
  if (refused) return refuse({ "": [refused.message] }, tooMany(refused.retryAfter));
  let isStored = false;
  for await (const each of askTutor(person, slug, { ...parsed.value, work: undefined }, context.reader.signal)) {
    if (each.type === "failed") {
      // The text of a stored question stays in the box only if asking it again can help.
      const message = isStored && !each.canRetry ? "" : text("message");
      return data<Reply>({ errors: { "": [each.message] }, message }, { status: 400 });
    }
    isStored = true;
  }
  return back();
}

export default function TutorPage() {
  const { slug, title, isOpen, talk } = useLoaderData<typeof loader>();
  const reply: Reply | undefined = useActionData<typeof action>();
  const [message, setMessage] = useState(reply?.message ?? "");
  return (
    <Page width="narrow">
      <PageHead
        title="Tutor"
        lead={
          <>
            {title}.{" "}
            {talk.isOn
              ? "The tutor helps you think, in four steps. It sees your draft as you last saved it."
              : talk.says}
          </>
        }
        actions={
          isOpen ? (
            <ButtonLink to={`/exercises/${slug}`}>Back to the exercise</ButtonLink>
          ) : (
            <ButtonLink to="/exercises">Back to the exercises</ButtonLink>
          )
        }
      />
      {talk.turns.length > 0 && (
        <Part id="talk" title="Conversation">
          <Turns turns={talk.turns as readonly Turn[]} />
          <Form method="post">
            <Button type="submit" size="small" name="intent" value="clear">
              Delete this conversation
            </Button>
          </Form>
        </Part>
      )}
      {talk.isOn && (
        <Part id="ask" title="Ask">
          <Form method="post" className="form" noValidate>
            <ErrorSummary errors={reply?.errors} ids={{ message: "message" }} reply={reply} />
            <Steps {...talk} />
            {!talk.isAgreed && (
              <>
                <Terms {...talk} />
                <input type="hidden" name="host" value={talk.host} />
                <input type="hidden" name="retention" value={talk.retention} />
              </>
            )}
            <Field id="message" label="Your question" error={errorOf(reply?.errors, "message")}>
              {(control) => (
                <textarea
                  name="message"
                  rows={4}
                  maxLength={2000}
                  defaultValue={reply?.message}
                  {...control}
                  onChange={(event) => setMessage(event.currentTarget.value)}
                />
              )}
            </Field>
            <details open={!talk.isAgreed}>
              <summary>The text that is sent</summary>
              <Sent sent={talk.sent} message={message} />
            </details>
            <div className="line">
              <Button type="submit" name="intent" value={talk.isAgreed ? "ask" : "agree"}>
                {talk.isAgreed ? "Ask" : `Send this to ${talk.host}`}
              </Button>
              <span className="hint">{sayLeft(talk)}</span>
            </div>
          </Form>
        </Part>
      )}
    </Page>
  );
}

/**
 * Chooses the step of help to ask for. Each step is a separate page, because each step sends different instructions.
 */
function Steps({ step, rung, next, hasHint }: { step: Rung; rung: Rung; next: Rung | null; hasHint: boolean }) {
  const other = step === rung ? next : rung;
  const isHint = [step, other].some((each) => each && RUNG_WORDS[each].isHint);
  return (
    <>
      <input type="hidden" name="rung" value={step} />
      <div>
        <p className="label">{sayRung(step)}</p>
        {other && other === next && <p className="hint">{RUNG_WORDS[other].offer}</p>}
        {isHint && !hasHint && <p className="hint">After a hint, this exercise no longer counts toward a skill.</p>}
      </div>
      {other && (
        <div className="line">
          <ButtonLink to={`?rung=${other}`} size="small">
            {other === next ? "Go to" : "Back to"} step {RUNGS.indexOf(other) + 1}
          </ButtonLink>
        </div>
      )}
    </>
  );
}
