import { listExercises } from "~/catalogue/catalogue.server";
import { makeAssignment } from "~/cohort/assignments/edit.server";
import { db } from "~/database/db.server";
import { TRACK_IDS, TRACKS, type Track } from "~/kinds/skills";
import { daysLater, localText, readLocal } from "~/operations/zoned-time";

/**
 * Creates the demonstration's two assignments. One is over, and consists of the first exercises of the first track,
 * which most learners did first. The other is open and due in a few days.
 */

const ZONE = "Europe/Berlin";

/** 18:00 on this day, in the demonstration's time zone. */
function evening(day: Date): Date {
  const read = readLocal(`${localText(day, ZONE).slice(0, 10)}T18:00`, ZONE, "ends");
  if (!read.ok) throw new Error("this day has no 18:00 in this time zone");
  return read.at;
}

export async function addAssignments(cohortId: string): Promise<void> {
  const lead = await db.user.findUniqueOrThrow({ where: { email: "maya@demo.example" } });
  const listings = listExercises();
  const slugsOf = (track: Track) => {
    const inTrack = listings.filter((one) => one.track === track);
    return (inTrack.length > 0 ? inTrack : listings).map(({ slug }) => slug);
  };
  const [first, second] = [TRACK_IDS[0], TRACK_IDS[1]!];
  const at = (days: number) => evening(daysLater(new Date(), ZONE, days));
  const usual = { timeZone: ZONE, sampleShare: null, sectionId: null, eachDoes: null };
  const over = await makeAssignment(lead, cohortId, "demo-over", {
    ...usual,
    slugs: slugsOf(first).slice(0, 4),
    isRequired: true,
    opensAt: at(-19),
    dueAt: at(-5),
    title: `${TRACKS[first]}: look twice`,
    note: "Before you run anything, write down what you expect. Then compare the result with it.",
  });
  // The assignment was created just now, so move its creation time back to its opening time.
  await db.assignment.update({ where: { id: over }, data: { madeAt: at(-19) } });
  await makeAssignment(lead, cohortId, "demo-open", {
    ...usual,
    slugs: slugsOf(second).slice(0, 5),
    isRequired: true,
    opensAt: at(-3),
    dueAt: at(4),
    title: TRACKS[second],
    note: "This assignment has five exercises. If you get stuck on a line of code, ask a mentor a question about that line.",
  });
}
