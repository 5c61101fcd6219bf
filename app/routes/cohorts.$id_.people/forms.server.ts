import { z } from "zod";
import { MAX_DAYS, MAX_USES } from "~/accounts/invites.server";

const ROLE = z.enum(["learner", "mentor", "lead"], { error: "Choose a role." });
const ID = z.string().max(100);

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
/** Whole days from today (UTC) to this one. */
const daysTo = (day: string) => (Date.parse(day) - Date.parse(new Date().toISOString().slice(0, 10))) / 86_400_000;

/** The forms of the page, by intent. */
export const PeopleSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("role"), userId: ID, role: ROLE }),
  z.object({ intent: z.literal("remove"), userId: ID }),
  z.object({ intent: z.literal("put-back"), userId: ID }),
  z.object({
    intent: z.literal("link"),
    lastDay: z
      .string({ error: "Choose the last day of the link." })
      .refine(isDay, "Write a day, like 2027-01-31.")
      .refine((day) => !isDay(day) || daysTo(day) >= 0, "That day is over. Choose today or a later one.")
      .refine((day) => !isDay(day) || daysTo(day) <= MAX_DAYS, `A link is open for at most ${MAX_DAYS} days.`),
    maxUses: z.coerce
      .number({ error: "Write how many may join with it." })
      .int("Write a whole number.")
      .min(1, "At least one has to be able to join.")
      .max(MAX_USES, `At most ${MAX_USES} join by one link.`),
  }),
  z.object({
    intent: z.literal("invite"),
    email: z
      .email({ error: "Write the address of their account, like lee@example.org." })
      .max(254, "An e-mail address has at most 254 characters."),
    role: z.enum(["mentor", "lead"], { error: "Choose mentor or lead. Learners join by a link." }),
  }),
  z.object({ intent: z.literal("revoke"), inviteId: ID }),
]);

export const FIELDS = ["intent", "userId", "role", "lastDay", "maxUses", "email", "inviteId"];
