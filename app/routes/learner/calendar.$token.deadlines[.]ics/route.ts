import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/accounts/guards.server";
import { openCalendar, writeCalendar } from "~/cohort/assignments/calendar.server";

/** A learner's deadlines for a calendar program. The secret in the URL grants access, and is never logged. */
export async function loader({ params }: LoaderFunctionArgs) {
  const learner = await openCalendar(params.token ?? "");
  if (!learner) throw notFound();
  return new Response(await writeCalendar(learner), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="onramp-deadlines.ics"',
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex",
    },
  });
}

export function action(): never {
  throw notFound();
}
