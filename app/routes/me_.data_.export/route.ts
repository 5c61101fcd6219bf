import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { notFound, requirePerson } from "~/accounts/guards.server";
import { limiters } from "~/limits.server";
import { archiveOf } from "./archive.server";
import { zipStream } from "./zip.server";

export function loader(): never {
  throw notFound();
}

/** Everything of who asks, as a zip. By a form: another site's page can neither set it off nor embed it. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const wait = await limiters.exportAll.take(person.id);
  if (wait !== null) return redirect(`/me/data?wait=${wait}`, 303);
  return new Response(zipStream(archiveOf(person)), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": 'attachment; filename="onramp-export.zip"',
      "Cache-Control": "no-store",
    },
  });
}
