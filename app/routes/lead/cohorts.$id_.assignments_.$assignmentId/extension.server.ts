import { z } from "zod";
import { readToken, signToken } from "~/accounts/mail/signed-token.server";
import { readLocal, sayZone } from "~/operations/zoned-time";

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
  if (read.at <= opensAt)
    return { ok: false, says: "This time is before the assignment opens. Choose a later day or time." };
  if (read.at.getUTCFullYear() > LAST_YEAR) return { ok: false, says: `Choose a year up to ${LAST_YEAR}.` };
  return { ok: true, until: read.at };
}

/**
 * The purpose of the token that records a change of deadlines on the page of the person who made it. The token is
 * signed, so that only a real change can be undone: a link with another change could otherwise be passed off as an
 * Undo.
 */
const CHANGE = "extension";
const ChangeSchema = z.object({
  by: z.string(),
  assignmentId: z.string(),
  to: z.coerce.date().nullable(),
  changed: z.array(
    z.object({
      userId: z.string(),
      own: z.object({ dueAt: z.coerce.date(), givenAt: z.coerce.date() }).nullable(),
    }),
  ),
});
type Change = z.infer<typeof ChangeSchema>;

/** A token that undoes the change; "" if there was none. */
export const signChange = (change: Change): string => (change.changed.length > 0 ? signToken(CHANGE, change) : "");

/** The change that this person made to this assignment and that the token records; null if there is none. */
export function readChange(token: string, { by, assignmentId }: Pick<Change, "by" | "assignmentId">): Change | null {
  const change = readToken(CHANGE, token, ChangeSchema);
  return change?.by === by && change.assignmentId === assignmentId ? change : null;
}
