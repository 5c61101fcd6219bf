import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findPerson, notFound } from "~/accounts/guards.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { findItemAsPeer } from "~/review/queue/peers.server";
import { findHeldOn } from "~/review/queue/pool.server";
import { requireRight } from "~/review/reviews/require-right.server";
import { AbuseSchema, hasWriter, listReportedBy, reportAbuse } from "~/review/threads/abuse.server";
import { ABUSE_WORDS } from "~/review/threads/abuse-types";
import { ButtonLink } from "~/ui/button";
import { readFields } from "~/ui/forms/form-data.server";
import { ForgetWords, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { ReportForm, reportFormOf } from "./report-form";

export const meta: MetaFunction = () => [{ title: "Report abuse · Onramp" }];

export const headers = passRetryAfter;

const TargetSchema = AbuseSchema.pick({ type: true, about: true });

/**
 * Returns the person who makes the report, and the page where they read the submission. Requires an account and the
 * right to read the submission. A peer can read the submission only on the desk.
 */
async function requireReporter(request: Request, id: string | undefined) {
  const asks = id ? await findPerson(request) : null;
  const itemId = asks && id ? ((await findItemAsPeer(asks, id)) ?? (await findHeldOn(asks, id))) : null;
  if (asks && id && itemId) return { person: asks, submissionId: id, readAt: `/mentor/${itemId}` };
  const { right, person, submissionId } = await requireRight(request, id);
  if (right === "guest") throw notFound();
  return { person, submissionId, readAt: `/submissions/${submissionId}` };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, submissionId, readAt } = await requireReporter(request, params.id);
  const target = TargetSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const reported = await listReportedBy(person, submissionId);
  const isThere = target.success && (await hasWriter(person, submissionId, target.data));
  if (target.success && !isThere) throw notFound();
  const words = keptKey(person, submissionId);
  return { readAt, reported, target: target.success ? target.data : null, words };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, submissionId } = await requireReporter(request, params.id);
  const fields = Object.fromEntries(await readFields(request, ["type", "about", "reason"]));
  const parsed = AbuseSchema.safeParse(fields);
  const refuse = (error: string, init: ResponseInit = { status: 400 }) =>
    data({ error, written: String(fields.reason ?? "") }, init);
  if (!parsed.success)
    return refuse(z.flattenError(parsed.error).fieldErrors.reason?.[0] ?? "Choose what you want to report.");
  const done = await reportAbuse(person, submissionId, parsed.data);
  if (done.ok) return redirect(`/submissions/${submissionId}/report`, 303);
  if (done.why === "gone") throw notFound();
  return refuse(
    `You have sent too many abuse reports in the last hour. Try again ${sayWait(done.wait)}.`,
    tooMany(done.wait),
  );
}

export default function Report() {
  const { readAt, reported, target, words } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isReported = target !== null && reported.some(({ subject }) => subject === target.about);
  return (
    <Page width="narrow">
      <PageHead
        title={target && !isReported ? `Report ${ABUSE_WORDS[target.type]}` : "Text to report"}
        lead="A lead of your cohort reads your abuse report. An admin reads the report instead if a lead wrote the text, if the cohort has no lead, if the learner who submitted the work isn’t in a cohort, or if the text belongs to a peer question outside a cohort. The person who reads the report sees who wrote the text and who reported it. The author doesn’t see who reported it."
        actions={<ButtonLink to={readAt}>Back to the submission</ButtonLink>}
      />
      <KeptWordsContext.Provider value={words}>
        {reported.length > 0 && <ForgetWords of={reported.map(({ subject }) => reportFormOf(subject))} />}
        {target && !isReported && <ReportForm key={target.about} target={target} reply={reply} />}
      </KeptWordsContext.Provider>
      {reported.length > 0 && (
        <Part id="reported" title="Your abuse reports on this submission">
          <ul className="rows">
            {reported.map(({ subject, type, state }) => (
              <li key={subject}>
                <span />
                <p>You reported {ABUSE_WORDS[type]}.</p>
                <Mark {...(state === "settled" && { icon: "tick" as const })}>
                  {state === "settled" ? "Resolved" : "Received"}
                </Mark>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {!target && reported.length === 0 && (
        <p className="prose">
          You haven’t reported anything here. Each comment and review by someone else has a “Report abuse” link.
        </p>
      )}
    </Page>
  );
}
