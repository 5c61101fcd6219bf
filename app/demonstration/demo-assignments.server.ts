import { listExercises } from "~/catalogue/catalogue.server";
import { makeAssignment } from "~/cohort/assignments/edit.server";
import { db } from "~/database/db.server";
import { daysLater, localText, readLocal } from "~/operations/zoned-time";

/** The demonstration's assignments: one is open and due in a few days, one is over. */

const ZONE = "Europe/Berlin";

/** 18:00 on the same day. */
function evening(day: Date): Date {
  const read = readLocal(`${localText(day, ZONE).slice(0, 10)}T18:00`, ZONE, "ends");
  if (!read.ok) throw new Error("no 18:00 on this day in this time zone");
  return read.at;
}

export async function addAssignments(cohortId: string): Promise<void> {
  const lead = await db.user.findUniqueOrThrow({ where: { email: "maya@demo.example" } });
  const slugs = listExercises().map(({ slug }) => slug);
  const at = (days: number) => evening(daysLater(new Date(), ZONE, days));
  const usual = { timeZone: ZONE, sampleShare: null, eachDoes: null };
  const half = Math.ceil(slugs.length / 2);
  const over = await makeAssignment(lead, cohortId, "demo-over", {
    ...usual,
    slugs: slugs.slice(Math.max(0, half - 2), half + 2),
    isRequired: true,
    opensAt: at(-19),
    dueAt: at(-5),
    title: "First weeks: look twice",
    note: "Before you run anything, write down what you expect. Then compare.",
  });
  // As if it had been created when it opened.
  await db.assignment.update({ where: { id: over }, data: { madeAt: at(-19) } });
  await makeAssignment(lead, cohortId, "demo-open", {
    ...usual,
    slugs: slugs.slice(-Math.min(5, half)),
    isRequired: true,
    opensAt: at(-3),
    dueAt: at(4),
    title: "Trust, but run it",
    note: "Five to go. If you are stuck, ask a mentor on that line.",
  });
}
