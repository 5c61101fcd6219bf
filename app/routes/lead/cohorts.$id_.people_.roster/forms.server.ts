import { z } from "zod";
import { MAX_LETTERS, MAX_ROWS } from "~/accounts/cohorts/roster";

/** The forms of the page, by intent. */
export const RosterSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.enum(["check", "import"]),
    /** The new id of an import, under which the page finds its progress. */
    importId: z.uuid().optional(),
    roster: z
      .string({ error: "Choose a file, or paste the rows." })
      .max(MAX_LETTERS, `The roster is too long. Import at most ${MAX_ROWS.toLocaleString("en-GB")} people at once.`),
  }),
  z.object({ intent: z.literal("undo"), importId: z.string().max(100) }),
]);
