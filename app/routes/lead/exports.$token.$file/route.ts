import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/guards.server";
import { requireLink, sendFile } from "../cohorts.$id_.exports_.$file/send-file.server";

/** The same for tools that cannot send headers: the secret is in the address, which we never log. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { cohortId, reader } = await requireLink(params.token ?? "", { context });
  return sendFile({ request, context }, reader, cohortId, params.file ?? "");
}

export function action(): never {
  throw notFound();
}
