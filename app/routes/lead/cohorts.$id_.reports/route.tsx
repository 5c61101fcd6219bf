import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { decideNamedText, keepAllNamed, listNamedTexts } from "~/accounts/privacy/named-texts.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listAbuse, SettleSchema, settleAbuse } from "~/review/threads/settle-abuse.server";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/forms/form-data.server";
import { keptKey } from "~/ui/forms/kept-words";
import { Notice } from "~/ui/notice";
import { sayDay } from "~/ui/say-day";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { NamedTexts } from "./named-texts";
import { ReportRows } from "./report-rows";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Abuse reports in ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"]);
  const { name } = reader.rules;
  const [reports, named] = await Promise.all([listAbuse(reader), listNamedTexts(reader)]);
  return {
    cohortId,
    name,
    named,
    words: keptKey(reader.person, "abuse-reports"),
    reports: reports.map(({ at, ...report }) => ({ ...report, on: sayDay(at) })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"]);
  const form = await readFields(request, ["report", "note", "intent", "named"]);
  const intent = form.get("intent");
  const back = () => redirect(`/cohorts/${cohortId}/reports#named`, 303);
  if (intent === "keep-all") {
    await keepAllNamed(reader);
    return back();
  }
  if (intent === "keep" || intent === "remove") {
    const decision = { id: String(form.get("named") ?? ""), isKept: intent === "keep" };
    if (await decideNamedText(reader, decision)) return back();
    return data(
      {
        report: "",
        written: "",
        error: "Someone has already kept or removed this name, or the text has changed in the meantime.",
      },
      { status: 400 },
    );
  }
  const report = String(form.get("report") ?? "");
  const written = String(form.get("note") ?? "");
  const refuse = (error: string) => data({ report, written, error }, { status: 400 });
  const note = SettleSchema.safeParse(written);
  if (!note.success) return refuse(z.flattenError(note.error).formErrors[0]!);
  if (await settleAbuse(reader, report, note.data)) return redirect(`/cohorts/${cohortId}/reports`, 303);
  return refuse("This abuse report was already resolved, or no longer exists.");
}

export default function Reports() {
  const { cohortId, name, named, words, reports } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const open = reports.filter(({ settled }) => !settled).length;
  return (
    <Page>
      <PageHead
        title={open === 0 ? "No abuse reports to review" : `${counted(open, "abuse report")} to review`}
        lead={
          <>
            Abuse reports by members of <bdi>{name}</bdi> about each other’s texts. Authors don’t see who reported them.
            Only admins see abuse reports about a lead.
          </>
        }
        actions={<ButtonLink to={`/cohorts/${cohortId}/people`}>People and invites</ButtonLink>}
      />
      {reply && (
        <p className="strip" role="alert">
          {reply.error}
        </p>
      )}
      {reports.length === 0 ? (
        <Notice title="Abuse reports will be listed here.">
          Each comment, review, shared solution and post has a “Report abuse” link, and so does a learner’s question on
          the review desk.
        </Notice>
      ) : (
        <ReportRows reports={reports} words={words} reply={reply} />
      )}
      {named.total > 0 && <NamedTexts {...named} />}
    </Page>
  );
}
