import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findGuest, notFound, requirePerson } from "~/accounts/guards.server";
import { limiters } from "~/operations/limits.server";
import { sayWait, tooMany } from "~/operations/retry-after.server";
import { archiveOf } from "./archive.server";
import { zipStream } from "./zip.server";

export function loader(): never {
  throw notFound();
}

/**
 * Sends all data about the person or guest as a zip. This is a form action, so that another site's page can neither
 * trigger nor embed the download.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const guest = await findGuest(request);
  // A guest has no real address, and appears in no one else's rows.
  const person = guest ? { id: guest.id, email: "" } : await requirePerson(request);
  const wait = await limiters.exportAll.take(person.id);
  if (wait !== null && guest) throw new Response(`Too many downloads. Try again ${sayWait(wait)}.`, tooMany(wait));
  if (wait !== null) return redirect(`/me/data?wait=${wait}`, 303);
  return new Response(zipStream(archiveOf(person), context.reader), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": 'attachment; filename="onramp-export.zip"',
      "Cache-Control": "no-store",
    },
  });
}
