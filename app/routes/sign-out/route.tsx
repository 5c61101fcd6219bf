import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "~/accounts/sign-in/sign-in.server";
import { readFormData } from "~/ui/forms/form-data.server";
import { localPath } from "~/ui/local-path";

/** Nothing is changed by following a link. */
export const loader = () => redirect("/");

/**
 * Ends this browser's session, and leads where the form says. Needs no guard: without a session there is nothing to
 * end.
 */
export async function action({ request }: ActionFunctionArgs) {
  const headers = await signOut(request);
  const form = await readFormData(request).catch(() => null);
  return redirect(localPath(form?.get("to"), "/"), { headers });
}
