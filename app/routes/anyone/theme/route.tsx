import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { env } from "~/operations/env.server";
import { readFormData } from "~/ui/forms/form-data.server";
import { localPath } from "~/ui/shell/local-path";
import { isTheme } from "~/ui/shell/theme";
import { themeHeader } from "~/ui/shell/theme-cookie.server";

export const loader = () => redirect("/");

/** Stores the theme in this browser. Open to everyone: the theme belongs to the browser, not to a person. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readFormData(request);
  const theme = form.get("theme");
  if (!isTheme(theme)) throw new Response("No such theme", { status: 400 });
  const headers = { "Set-Cookie": await themeHeader(theme, { secure: env.origin.startsWith("https:") }) };
  // A form sent without JavaScript specifies the page to return to.
  if (form.has("to")) return redirect(localPath(form.get("to"), "/"), { headers });
  return Response.json({ theme }, { headers });
}
