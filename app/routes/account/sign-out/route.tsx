import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "~/accounts/sign-in/sign-in.server";
import { readFormData } from "~/ui/forms/form-data.server";
import { localPath, START } from "~/ui/shell/local-path";

/** Redirects, because following a link must not sign anyone out. */
export const loader = () => redirect("/");

/**
 * Ends this browser's session and redirects to the form's target. Needs no guard: without a session there is nothing to
 * end.
 */
export async function action({ request }: ActionFunctionArgs) {
  const headers = await signOut(request);
  const form = await readFormData(request).catch(() => null);
  return redirect(localPath(form?.get("to"), START), { headers });
}
