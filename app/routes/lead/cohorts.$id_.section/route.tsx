import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findCohortName } from "~/accounts/cohorts/members.server";
import { listSections } from "~/accounts/cohorts/sections.server";
import { notFound, requireReadRole } from "~/accounts/guards.server";
import { readSections, sectionsHeader } from "~/accounts/reading/section-cookie.server";
import { env } from "~/operations/env.server";
import { readFields } from "~/ui/forms/form-data.server";
import { localPath } from "~/ui/shell/local-path";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  await requireReadRole(request, cohortId, ["mentor", "lead"]);
  if ((await findCohortName(cohortId)) === null) throw notFound();
  return redirect(`/cohorts/${cohortId}`);
}

/**
 * Limits this browser's reports and queue to a section, and returns to the page. Without a section, they show the whole
 * cohort.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  await requireReadRole(request, cohortId, ["mentor", "lead"]);
  const form = await readFields(request, ["section", "to"]);
  const section = String(form.get("section") ?? "");
  const own = (await listSections(cohortId)).map(({ id }) => id);
  if (section !== "" && !own.includes(section)) throw notFound();
  // Keeps the choices for other cohorts.
  const others = (await readSections(request)).filter((id) => !own.includes(id));
  const chosen = section === "" ? others : [section, ...others];
  const headers = { "Set-Cookie": await sectionsHeader(chosen, { secure: env.origin.startsWith("https:") }) };
  return redirect(localPath(form.get("to"), `/cohorts/${cohortId}`), { status: 303, headers });
}
