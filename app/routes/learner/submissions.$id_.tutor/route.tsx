import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import type { PageHandle } from "~/root";
import { agree, refuseAsk } from "~/tutor/talk/choice.server";
import { askOnReport, findReportTalk } from "~/tutor/talk/report.server";
import { QuestionSchema } from "~/tutor/talk/talk.server";
import { TERMS_CHANGED } from "~/tutor/talk/terms-changed";
import { clearReportTurns, countCopies } from "~/tutor/talk/turns.server";
import { Button, ButtonLink } from "~/ui/button";
import { Field, Why } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { parseForm, readFields } from "~/ui/forms/form-data.server";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { Sent, sayLeft, Terms, type Turn, Turns } from "../exercises.$slug_.tutor/conversation";
import { requireOwner } from "../submissions.$id/owner.server";
import { useAnswer } from "./use-answer";
import "../exercises.$slug_.tutor/tutor.css";

/** A separate page for asking the tutor about a report. With JavaScript, replies appear paragraph by paragraph. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Tutor for the report: ${data.title} · Onramp` : "Onramp" },
];
export const handle: PageHandle = { within: "/exercises" };
export const headers: HeadersFunction = passRetryAfter;

/** Redirects to the submission's page. If the report is not open yet, that page explains why. */
const toReport = (id: string) => redirect(`/submissions/${encodeURIComponent(id)}`, 303);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, submissionId: id } = await requireOwner(request, params.id);
  const read = await findReportTalk(person, id);
  if (!read) throw toReport(id);
  return { id, ...read, hasCopy: (await countCopies(person, id)) > 0 };
}

interface Reply {
  readonly errors: FormErrors;
  readonly message: string;
}

const ReportQuestionSchema = QuestionSchema.pick({ message: true });

/** Sends the question from a page without JavaScript, and waits for the whole reply. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { person, submissionId: id } = await requireOwner(request, params.id);
  const form = await readFields(request, ["intent", "message", "host", "retention", "from"]);
  const text = (name: string) => String(form.get(name) ?? "");
  const refuse = (errors: FormErrors, init: ResponseInit = { status: 400 }) =>
    data<Reply>({ errors, message: text("message") }, init);
  const back = () => redirect(`/submissions/${encodeURIComponent(id)}/tutor`, 303);
  if (text("intent") === "clear") {
    await clearReportTurns(person, id);
    return text("from") === "report" ? toReport(id) : back();
  }
  const parsed = parseForm(form, ReportQuestionSchema);
  if (!parsed.ok) return refuse(parsed.errors);
  const shown = { host: text("host"), retention: text("retention") };
  if (text("intent") === "agree" && !(await agree(person, shown)))
    return refuse({ "": [`${TERMS_CHANGED} Check the new details, then send your question.`] });
  const refused = await refuseAsk(person);
  if (refused) return refuse({ "": [refused.message] }, tooMany(refused.retryAfter));
  const reply = await askOnReport(person, id, parsed.value.message, context.reader.signal);
  if (!reply) return toReport(id);
  let isStored = false;
  for await (const each of reply) {
    if (each.type === "failed") {
      // The text of a stored question stays in the box only if asking it again can help.
      const message = isStored && !each.canRetry ? "" : text("message");
      return data<Reply>({ errors: { "": [each.message] }, message }, { status: 400 });
    }
    isStored = true;
  }
  return back();
}

export default function ReportTutorPage() {
  const { id, title, talk, hasCopy, turns: stored } = useLoaderData<typeof loader>();
  const reply: Reply | undefined = useLastingReply<typeof action>();
  const { asked, failure, isAsking, ask, stop } = useAnswer(id, stored.length);
  const turns = [...(stored as readonly Turn[]), ...asked];
  const kept = reply?.message ?? "";
  const [message, setMessage] = useState(kept);
  return (
    <Page width="narrow">
      <PageHead
        title="Tutor for your report"
        lead={
          <>
            {title}.{" "}
            {talk.isOn
              ? "Ask why something in your report matters, or how to find similar issues. The tutor knows only what the report shows, and can make mistakes."
              : talk.says}
          </>
        }
        actions={<ButtonLink to={`/submissions/${id}`}>Back to the report</ButtonLink>}
      />
      {turns.length > 0 && (
        <Part id="talk" title="Conversation" about="Only you see it, unless you attach it to a question to a mentor.">
          <div role="log" aria-labelledby="talk">
            <Turns turns={turns} />
          </div>
          {!isAsking && (
            <Form method="post">
              <Button type="submit" size="small" name="intent" value="clear">
                {hasCopy ? "Delete this conversation and the copy" : "Delete this conversation"}
              </Button>
            </Form>
          )}
        </Part>
      )}
      {talk.isOn && (
        <Part id="ask" title="Ask">
          <Form
            method="post"
            className="form"
            noValidate
            onSubmit={(event) => ask(event, talk)}
            onReset={() => setMessage(kept)}
          >
            <ErrorSummary errors={reply?.errors} ids={{ message: "message" }} reply={reply} />
            {!talk.isAgreed && (
              <>
                <Terms {...talk} />
                <input type="hidden" name="host" value={talk.host} />
                <input type="hidden" name="retention" value={talk.retention} />
              </>
            )}
            <Field
              id="message"
              label="Your question"
              hint="An answer counts as a hint: later attempts at this exercise don’t count toward a skill."
              error={errorOf(reply?.errors, "message")}
            >
              {(control) => (
                <textarea
                  name="message"
                  rows={4}
                  maxLength={2000}
                  defaultValue={kept}
                  {...control}
                  onChange={(event) => setMessage(event.currentTarget.value)}
                />
              )}
            </Field>
            <details open={!talk.isAgreed}>
              <summary>The text that is sent</summary>
              <Sent sent={talk.sent} message={message} />
            </details>
            <div role="alert">{failure && <Why id="tutor-failure">{failure.message}</Why>}</div>
            <div className="line">
              {isAsking ? (
                <Button onClick={stop}>Stop</Button>
              ) : (
                <Button type="submit" look="main" name="intent" value={talk.isAgreed ? "ask" : "agree"}>
                  {talk.isAgreed ? (failure?.canRetry ? "Retry" : "Ask") : `Send this to ${talk.host}`}
                </Button>
              )}
              <span className="hint" role="status">
                {isAsking ? "The tutor is writing…" : sayLeft(talk)}
              </span>
            </div>
          </Form>
        </Part>
      )}
    </Page>
  );
}
