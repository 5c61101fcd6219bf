import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/guards.server";
import { requireLink, sendFile } from "../cohorts.$id_.exports_.$file/send-file.server";

/** Sends a cohort's file to tools that can't send headers. The secret is in the URL, which we never log. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohortId, reader } = await requireLink(params.token ?? "", { context });
  return sendFile({ request, context }, reader, cohortId, params.file ?? "");
}

export function action(): never {
  throw notFound();
}
