import { z } from "zod";
import type { Extended } from "~/cohort/assignments/edit.server";
import { readLocal, sayZone } from "~/operations/zoned-time";
import { MOST_AT_ONCE } from "../cohorts.$id_.people/forms.server";

export type Extension =
  | { readonly ok: true; readonly until: Date }
  /** The error message: what is wrong with the input, and what to do. */
  | { readonly ok: false; readonly says: string };

/** The latest year that is accepted, since no one plans further ahead. */
const LAST_YEAR = 2099;

/** Reads a learner's deadline, which was typed in the assignment's time zone. */
export function readExtension(
  text: string,
  { opensAt, timeZone }: { readonly opensAt: Date; readonly timeZone: string },
): Extension {
  const read = readLocal(text, timeZone, "ends");
  if (!read.ok)
    return {
      ok: false,
      says:
        read.why === "no-time"
          ? "Enter a day and a time, like 2027-01-31T17:00."
          : `That time doesn’t exist: in ${sayZone(timeZone)} the clocks go from ${read.from} to ${read.to}. Choose another time.`,
    };
  const why = refuseTime(read.at, opensAt);
  return why ? { ok: false, says: why } : { ok: true, until: read.at };
}

/** Why a deadline isn't accepted; null if it is. */
function refuseTime(until: Date, opensAt: Date): string | null {
  if (until <= opensAt) return "This time is before the assignment opens. Choose a later day or time.";
  return until.getUTCFullYear() > LAST_YEAR ? `Choose a year up to ${LAST_YEAR}.` : null;
}

/** A change of deadlines that can be undone. `to`: the deadline that all of these learners have now; null if none. */
export interface Change {
  readonly to: Date | null;
  readonly changed: Extended["changed"];
}

/** The same data in one field: `to userId:from userId:from …`. Times are in ms, and "none" stands for null. */
export const writeChange = ({ to, changed }: Change): string =>
  changed.length === 0 ? "" : [timeOf(to), ...changed.map(({ userId, from }) => `${userId}:${timeOf(from)}`)].join(" ");
const timeOf = (time: Date | null) => (time ? String(time.getTime()) : "none");

const TIME = z
  .string()
  .regex(/^(?:none|\d{1,15})$/)
  .transform((text) => (text === "none" ? null : new Date(Number(text))));
const CHANGE = z
  .string()
  .transform((text) => text.split(" ").map((one) => one.split(":")))
  .pipe(z.tuple([z.tuple([TIME])], z.tuple([z.string().max(100), TIME])))
  .refine((all) => all.length <= 1 + MOST_AT_ONCE)
  .transform(([[to], ...all]): Change => ({ to, changed: all.map(([userId, from]) => ({ userId, from })) }));

/** Reads the field. Null if it isn't one that we wrote, or if a deadline in it isn't accepted any more. */
export function readChange(text: string, { opensAt }: { readonly opensAt: Date }): Change | null {
  const read = CHANGE.safeParse(text);
  if (!read.success) return null;
  return read.data.changed.some(({ from }) => from && refuseTime(from, opensAt)) ? null : read.data;
}
