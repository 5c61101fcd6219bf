import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "~/accounts/sign-in.server";

/** Nothing is changed by following a link. */
export const loader = () => redirect("/");

/** Ends this browser's session. Needs no guard: without a session there is nothing to end. */
export async function action({ request }: ActionFunctionArgs) {
  return redirect("/", { headers: await signOut(request) });
}
