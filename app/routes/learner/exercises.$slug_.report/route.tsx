import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { mayReportShared, reportShared, SharedAbuseSchema } from "~/review/threads/abuse-shared.server";
import { ABUSE_WORDS } from "~/review/threads/abuse-types";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { readFields } from "~/ui/forms/form-data.server";
import { KeptWordsContext } from "~/ui/forms/kept-words";
import { Page, PageHead } from "~/ui/shell/page";
import { requireExerciseReader } from "../exercises.$slug_.solutions/reader.server";
import { ReportForm } from "../submissions.$id_.report/report-form";
import { discussionKey, REPORTED } from "./reported";

export const handle: PageHandle = { within: "/exercises" };

export const meta: MetaFunction = () => [{ title: "Report abuse · Onramp" }];

export const headers = passRetryAfter;

const TargetSchema = SharedAbuseSchema.pick({ type: true, about: true });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reader = await requireExerciseReader(request, params.slug);
  const { searchParams } = new URL(request.url);
  const target = TargetSchema.safeParse(Object.fromEntries(searchParams));
  if (!target.success || !(await mayReportShared(reader, target.data))) throw notFound();
  return { slug: reader.slug, target: target.data, words: discussionKey(reader.person, reader.slug) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const reader = await requireExerciseReader(request, params.slug);
  const fields = Object.fromEntries(await readFields(request, ["type", "about", "reason"]));
  const parsed = SharedAbuseSchema.safeParse(fields);
  const refuse = (error: string, init: ResponseInit = { status: 400 }) =>
    data({ error, written: String(fields.reason ?? "") }, init);
  if (!parsed.success)
    return refuse(z.flattenError(parsed.error).fieldErrors.reason?.[0] ?? "Choose what you want to report.");
  const done = await reportShared(reader, parsed.data);
  const { type, about } = parsed.data;
  if (done.ok) return redirect(`${placeOf(reader.slug, type)}?${new URLSearchParams({ [REPORTED]: about })}`, 303);
  if (done.why === "gone") throw notFound();
  return refuse(
    `You have sent too many abuse reports in the last hour. Try again ${sayWait(done.wait)}.`,
    tooMany(done.wait),
  );
}

const placeOf = (slug: string, type: "solution" | "post") =>
  `/exercises/${slug}/${type === "post" ? "discussion" : "solutions"}`;

export default function Report() {
  const { slug, target, words } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow">
      <PageHead
        title={`Report ${ABUSE_WORDS[target.type]}`}
        lead="A lead of the author’s cohort reads your abuse report. If the author has no cohort, or if you lead a cohort, an admin reads it. The reader sees who wrote the text. The author doesn’t see who reported it."
        actions={<ButtonLink to={placeOf(slug, target.type)}>Back</ButtonLink>}
      />
      <KeptWordsContext.Provider value={words}>
        <ReportForm key={target.about} target={target} reply={reply} />
      </KeptWordsContext.Provider>
    </Page>
  );
}
