import { type ActionFunctionArgs, json, redirect } from "@remix-run/node";
import { askForPasskey } from "~/accounts/sign-in/passkeys.server";
import { limiters } from "~/operations/limits.server";
import { tooMany } from "~/operations/retry-after.server";

export const loader = () => redirect("/sign-in");

/** Open to everyone: returns the request that the browser passes to the device. It names no account. */
export async function action({ request, context }: ActionFunctionArgs) {
  const wait = await limiters.passkey.take(context.address);
  if (wait !== null) throw new Response("Too many attempts", tooMany(wait));
  const { headers, response } = await askForPasskey(request);
  return json(response, { headers });
}
