import { type ActionFunctionArgs, json, redirect } from "@remix-run/node";
import { askForPasskey } from "~/accounts/sign-in/passkeys.server";

export const loader = () => redirect("/sign-in");

/**
 * Open to everyone: returns the request that the browser passes to the device. The request doesn't specify an account.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { headers, response } = await askForPasskey(request);
  return json(response, { headers });
}
