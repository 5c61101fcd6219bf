import { z } from "zod";
import { MAX_LETTERS, MAX_ROWS } from "~/accounts/cohorts/roster";

const TOO_LONG = `The roster is too long. Import at most ${MAX_ROWS.toLocaleString("en-GB")} people at once.`;

/** The forms of the page, distinguished by `intent`. */
export const RosterSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.enum(["check", "import"]),
    /** The id of a new import, with which the page finds the import's progress. */
    importId: z.uuid().optional(),
    roster: z.string({ error: "Choose a file, or paste the rows." }).max(MAX_LETTERS, TOO_LONG),
  }),
  z.object({
    intent: z.literal("undo"),
    importId: z.string().max(100),
    /** The rows that were checked and not imported yet, which stay on the page. */
    roster: z.string().max(MAX_LETTERS, TOO_LONG).default(""),
  }),
  z.object({ intent: z.literal("renew"), inviteId: z.string().max(100) }),
  z.object({ intent: z.literal("revoke"), inviteId: z.string().max(100) }),
]);
