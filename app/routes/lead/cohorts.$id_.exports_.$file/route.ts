import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findCohortName } from "~/accounts/cohorts/members.server";
import { notFound, requireRole } from "~/accounts/guards.server";
import { isExportFile } from "~/cohort/exports/export.server";
import { requireLink, sendFile } from "./send-file.server";

/**
 * Sends a cohort's file to a script that has the secret of a script link (`Authorization: Bearer`). Each export is
 * recorded for the learners, so a cookie alone is not enough here: the browser would also send it for any image or link
 * on one of our pages. Signed-in people are redirected to the page with the buttons.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const [cohortId, file] = [params.id ?? "", params.file ?? ""];
  const [, secret] = /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "") ?? [];
  if (secret === undefined) {
    await requireRole(request, cohortId, ["lead"]);
    if (!isExportFile(file) || (await findCohortName(cohortId)) === null) throw notFound();
    return redirect(`/cohorts/${cohortId}/exports`);
  }
  const opened = await requireLink(secret, { context });
  if (opened.cohortId !== cohortId) throw notFound();
  return sendFile({ request, context }, opened.reader, cohortId, file);
}

/** Sends a file to a signed-in lead who pressed one of the page's buttons. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  return sendFile({ request, context }, person, cohortId, params.file ?? "");
}
