import { type ActionFunctionArgs, json, redirect } from "@remix-run/node";
import { requirePerson } from "~/accounts/guards.server";
import { askForNewPasskey } from "~/accounts/sign-in/passkeys.server";
import { requireRecent } from "~/accounts/sign-in/recent.server";

export const loader = () => redirect("/account/security");

/** Returns the options with which the browser asks the device for a new passkey. */
export async function action({ request }: ActionFunctionArgs) {
  await requirePerson(request);
  await requireRecent(request, "/account/security");
  const { headers, response } = await askForNewPasskey(request);
  return json(response, { headers });
}
