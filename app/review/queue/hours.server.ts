import { z } from "zod";
import { db } from "~/database/db.server";
import { minutesGiven } from "./claims.server";

/** How many hours a week a mentor gives. */

/** The hours per week that a mentor may set. */
export const HoursSchema = z
  .string()
  .trim()
  .transform((text) => (text === "" ? Number.NaN : Number(text)))
  .pipe(
    z
      .number({ error: "Enter a number of hours, like 2." })
      .min(0, "Enter 0 or more hours.")
      .max(40, "You can give at most 40 hours a week."),
  );

export async function getHours(mentor: { readonly id: string }): Promise<number> {
  return (await minutesGiven(mentor)) / 60;
}

/** Sets a mentor's hours per week. Apart from items given to this mentor, the queue offers only what fits in them. */
export async function setHours(mentor: { readonly id: string }, hours: number): Promise<void> {
  await db.user.updateMany({ where: { id: mentor.id }, data: { mentorMinutes: Math.round(hours * 60) } });
}
