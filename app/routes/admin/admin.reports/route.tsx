import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireAdmin } from "~/accounts/guards.server";
import { requireRecent } from "~/accounts/sign-in/recent.server";
import { listAbuseOutside, SettleSchema, settleAbuseOutside } from "~/review/threads/settle-abuse.server";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/forms/form-data.server";
import { keptKey } from "~/ui/forms/kept-words";
import { Notice } from "~/ui/notice";
import { sayDay } from "~/ui/say-day";
import { AdminPage } from "~/ui/shell/admin-page";
import { ReportRows } from "../../lead/cohorts.$id_.reports/report-rows";

export const meta: MetaFunction = () => [{ title: "Abuse reports · Admin · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  return {
    words: keptKey(admin, "abuse-reports"),
    reports: (await listAbuseOutside()).map(({ at, ...report }) => ({ ...report, on: sayDay(at) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const form = await readFields(request, ["report", "note", "bars"]);
  const report = String(form.get("report") ?? "");
  const written = String(form.get("note") ?? "");
  const refuse = (refused: string) => data({ report, written, refused }, { status: 400 });
  const note = SettleSchema.safeParse(written);
  if (!note.success) return refuse(z.flattenError(note.error).formErrors[0]!);
  // The browser keeps the note while the admin enters their password.
  await requireRecent(request);
  const bars = form.get("bars") === "on";
  if (await settleAbuseOutside(admin, report, { note: note.data, bars })) return redirect("/admin/reports", 303);
  return refuse("This abuse report was already resolved, or no longer exists.");
}

export default function Reports() {
  const { words, reports } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const open = reports.filter(({ settled }) => !settled).length;
  return (
    <AdminPage
      title={open === 0 ? "No abuse reports to review" : `${counted(open, "abuse report")} to review`}
      lead="These abuse reports belong to no cohort: they are about peer questions outside cohorts, submissions of learners who have left their cohort, or solutions and posts by people without a cohort. All other abuse reports are resolved in the cohort concerned: by a lead, or by an admin if a lead wrote the text or the cohort has no lead. Authors don’t see who reported them."
      reply={reply}
    >
      {reports.length === 0 ? (
        <Notice title="Abuse reports will be listed here.">
          Each shared solution and each post in a discussion has a “Report abuse” link.
        </Notice>
      ) : (
        <ReportRows reports={reports} words={words} reply={reply} mayBar />
      )}
    </AdminPage>
  );
}
