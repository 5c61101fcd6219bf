import { createHash } from "node:crypto";
import { z } from "zod";
import { MAX_DAYS, MAX_OPEN, MAX_USES } from "~/accounts/cohorts/invites.server";
import type { Restored } from "~/accounts/cohorts/members.server";
import { DAY_MS } from "~/operations/time";
import { counted } from "~/ui/counted";
import type { Whole } from "~/ui/forms/whole-list";

/** The maximum number of members that can be changed at once: each member needs several queries in one transaction. */
export const MOST_AT_ONCE = 200;
const NO_ROLE = "Choose a role.";
const ROLE = z.enum(["learner", "mentor", "lead"], { error: NO_ROLE });
const ID = z.string().max(100);
/** The ids of the selected members, from one field, separated by spaces. */
const IDS = z
  .string({ error: "Select at least one member." })
  .transform((text) => text.split(" "))
  .pipe(z.array(ID).max(MOST_AT_ONCE, `Change at most ${MOST_AT_ONCE} members at a time.`));

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
/** The number of days from today (UTC) to the given day. */
const daysTo = (day: string) => (Date.parse(day) - Date.parse(new Date().toISOString().slice(0, 10))) / DAY_MS;

/** The data needed to undo a change. */
export interface Before {
  readonly part: "role" | "section";
  /** The role, or the section's id ("" for none), that the change gave to all of these `members`. */
  readonly to: string;
  /** The members, each with their previous role or section id. */
  readonly members: readonly { readonly userId: string; readonly from: string }[];
}

/** Reads a `Before` from a form's field, written as `part:to userId:from userId:from …`. */
const BEFORE = z
  .string()
  .transform((text) => text.split(" ").map((one) => one.split(":")))
  .pipe(z.tuple([z.tuple([z.enum(["role", "section"]), ID])], z.tuple([ID, ID])))
  .refine((all) => all.length <= 1 + MOST_AT_ONCE)
  .transform(
    ([[part, to], ...all]): Before => ({ part, to, members: all.map(([userId, from]) => ({ userId, from })) }),
  );
export const writeBefore = ({ part, to, members }: Before): string =>
  [`${part}:${to}`, ...members.map(({ userId, from }) => `${userId}:${from}`)].join(" ");

/** Returns a hash of a list of people, whatever their order. */
export const hashList = (ids: readonly string[]): string =>
  createHash("sha256")
    .update([...ids].sort().join(" "))
    .digest("base64url");

/** What a form needs to change all people in a list that is longer than a page (`isLong`). */
export const wholeList = (ids: readonly string[], isLong: boolean): Whole => ({
  all: isLong && ids.length <= MOST_AT_ONCE ? { count: ids.length, hash: hashList(ids) } : null,
  most: isLong && ids.length > MOST_AT_ONCE ? MOST_AT_ONCE : null,
});

/** The forms of the page, distinguished by `intent`. */
export const PeopleSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("role"), userId: ID, role: ROLE }),
  z.object({ intent: z.literal("remove"), userId: ID }),
  z.object({ intent: z.literal("put-back"), userId: ID }),
  z.object({ intent: z.literal("put-all-back") }),
  z.object({ intent: z.literal("undo"), before: BEFORE }),
  z.object({ intent: z.literal("undo-move"), moved: z.string().max(60_000) }),
  z.object({
    intent: z.literal("bulk"),
    /** If the change applies to all learners in the list: `hashList` of their ids when the page was shown. */
    all: z.string().max(100).optional(),
    who: IDS.optional(),
    /**
     * What to do, and the target: `section:<id>`, `section:`, `role:<role>`, `cohort:<id>`, `remove:` or, once the lead
     * has confirmed the removal, `remove:sure`.
     */
    what: z
      .string({ error: "Choose what to change." })
      .regex(/^(?:section|role|cohort|remove):[\w-]{0,100}$/, "Choose what to change.")
      .transform((text) => ({ does: text.slice(0, text.indexOf(":")), to: text.slice(text.indexOf(":") + 1) })),
  }),
  z.object({
    intent: z.literal("link"),
    lastDay: z
      .string({ error: "Choose the last day the link works." })
      .refine(isDay, "Enter a day, like 2027-01-31.")
      .refine((day) => !isDay(day) || daysTo(day) >= 0, "That day is in the past. Choose today or a later day.")
      .refine((day) => !isDay(day) || daysTo(day) <= MAX_DAYS, `A link can be open for at most ${MAX_DAYS} days.`),
    maxUses: z.coerce
      .number({ error: "Enter how many people can join with this link." })
      .int("Enter a whole number.")
      .min(1, "Enter at least 1.")
      .max(MAX_USES, `At most ${MAX_USES} people can join with one link.`),
    section: ID.optional(),
  }),
  z.object({
    intent: z.literal("invite"),
    email: z
      .email({ error: "Enter their account’s email address, like lee@example.org." })
      .max(254, "An email address can have at most 254 characters."),
    role: z.enum(["mentor", "lead"], { error: "Choose mentor or lead. Learners join with a link." }),
  }),
  z.object({ intent: z.literal("renew"), inviteId: ID }),
  z.object({ intent: z.literal("revoke"), inviteId: ID }),
]);

/** Why a change was refused, for the person who made it. */
export const REFUSED = {
  gone: "That person is no longer in this cohort.",
  "last-lead": "A cohort needs a lead. Make someone else a lead first.",
  "not-learners": "Only learners can move to another cohort, and you have selected none.",
  "no-cohort": "That cohort no longer exists, or you no longer lead it.",
  "no-move": "You can’t undo this any more. To bring the learners back, move them here from the other cohort.",
  "no-section": "That section no longer exists.",
  "no-role": NO_ROLE,
  "new-list": "The list has changed since you opened this page. Check it, and try again.",
} as const;
/** What leads must know about people who were removed, moved or given another role. */
export const ENDED = "Any of their questions and disputes that were waiting for a mentor have been withdrawn.";
export const REMOVED = `Removed. You can restore them below. ${ENDED}`;

/** Confirms a change of roles. Leaves out `ENDED` for people who become learners, because they had nothing waiting. */
export const sayRole = (role: string, done: string) => (role === "learner" ? done : `${done} ${ENDED}`);

/** Confirms that people were restored. `[role, section]`: the two nouns, in the singular or plural. */
export function sayRestored(restored: Restored, [role, section]: readonly [role: string, section: string]): string {
  const without = restored.ok ? restored.withoutSection : 0;
  if (without === 0) return `Restored, with the same ${role} and ${section} as before. ${ENDED}`;
  const who = `${counted(without, "person isn’t", "people aren’t")} in a section, because their section no longer exists.`;
  return `Restored, with the same ${role} as before. ${ENDED} ${who}`;
}
export const TOO_MANY = `A cohort can have at most ${MAX_OPEN} active links and invites. Close one first.`;

export const FIELDS = [
  "intent",
  "userId",
  "role",
  "lastDay",
  "maxUses",
  "email",
  "inviteId",
  "section",
  "what",
  "all",
  "before",
  "moved",
];
