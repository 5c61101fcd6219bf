import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireRole } from "~/accounts/guards.server";
import { requireLink, sendFile } from "./send-file.server";

/** A file of a cohort, for who leads it: signed in, or by the secret of a link for scripts (`Authorization: Bearer`). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const [cohortId, file] = [params.id ?? "", params.file ?? ""];
  const [, secret] = /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "") ?? [];
  if (secret === undefined) {
    const person = await requireRole(request, cohortId, ["lead"]);
    return sendFile({ request, context }, person, cohortId, file);
  }
  const opened = await requireLink(secret, { context });
  if (opened.cohortId !== cohortId) throw notFound();
  return sendFile({ request, context }, opened.reader, cohortId, file);
}

export function action(): never {
  throw notFound();
}
