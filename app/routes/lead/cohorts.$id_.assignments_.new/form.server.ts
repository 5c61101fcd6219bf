import { z } from "zod";
import type { Section } from "~/accounts/cohorts/sections.server";
import { oneLine } from "~/accounts/one-line";
import type { Listing } from "~/catalogue/catalogue.server";
import type { WrittenAssignment } from "~/cohort/assignments/lead.server";
import { daysLater, hourOf, isZone, localText, readLocal, sayZone } from "~/operations/zoned-time";
import { counted } from "~/ui/counted";
import { parseForm } from "~/ui/forms/form-data.server";

/**
 * The form for creating or changing an assignment: its fields, their validation, and adding exercises without scripts.
 * Long: each field appears in the list, in the schema and in the text that the form shows again.
 */

export const FIELDS = [
  "key",
  "title",
  "note",
  "section",
  "slugs",
  "pick",
  "track",
  "find",
  "searched",
  "kind",
  "skill",
  "minutes",
  "isFresh",
  "showsAll",
  "timeZone",
  "opensAt",
  "dueAt",
  "isRequired",
  "samples",
  "isPicked",
  "eachDoes",
];

/** The maximum number of exercises in an assignment or a track. */
export const MOST = 50;
/** The error if someone has removed the section in the meantime. */
export const NO_SECTION = "That section no longer exists. Choose another one, or the whole cohort.";
/**
 * The error if someone has saved another version since the form was opened. The form is shown again with that version's
 * hash, so that saving it again replaces that version.
 */
export const sayOutdated = (what: "assignment" | "track"): string =>
  `This wasn’t saved, because the ${what} was changed after you opened this page. Open the ${what} in another tab to see what changed, or save again to replace it with what you see here.`;
const FULL = `The list can have at most ${MOST} exercises.`;
/** The years that the form accepts. No one plans further ahead, and a five-digit year is a typo. */
const [FIRST_YEAR, LAST_YEAR] = [2020, 2099];

/**
 * The form's fields, as typed. `key` is random for each page load if the form creates something, so that a form sent
 * twice is stored once. Otherwise, it is the hash of the version that the form showed.
 */
export type Written = Readonly<Record<string, string>>;
export const writtenOf = (form: FormData): Written =>
  Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));

const splitSlugs = (text: string | undefined) => (text ?? "").split(",").filter(Boolean);

/** Reads a checkbox. An unchecked box sends nothing. */
const box = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

const moment = (zone: string, end: "opens" | "ends", what: string) =>
  z.string({ error: `Choose the day and time at which the assignment ${what}.` }).transform((text, context) => {
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    const read = readLocal(text, zone, end);
    if (read.ok) {
      const year = read.at.getUTCFullYear();
      return year < FIRST_YEAR || year > LAST_YEAR
        ? refuse(`Choose a year between ${FIRST_YEAR} and ${LAST_YEAR}.`)
        : read.at;
    }
    return refuse(
      read.why === "no-time"
        ? "Enter a day and a time, like 2027-01-31T17:00."
        : `That time doesn’t exist: in ${sayZone(zone)} the clocks go from ${read.from} to ${read.to}. Choose another time.`,
    );
  });

interface Read {
  readonly now: Date;
  /** The assignment before the change; null for a new one. */
  readonly was: WrittenAssignment | null;
  /**
   * The exercises that the cohort has, or that the assignment had before they were retired. An exercise's second form
   * belongs to its first form and opens after it, so a second form can't be assigned.
   */
  readonly listings: readonly Listing[];
  /** The cohort's sections. */
  readonly sections: readonly Section[];
}

/** The chosen exercises, in order. `tooMany`: the message if there are more exercises than a form can have. */
export const slugsOf = (listings: readonly Listing[], tooMany: string) =>
  z
    .string({ error: "Add at least one exercise." })
    .transform(splitSlugs)
    .refine((slugs) => slugs.length > 0, "Add at least one exercise.")
    .refine((slugs) => slugs.length <= MOST, tooMany)
    .refine(
      (slugs) =>
        new Set(slugs).size === slugs.length && slugs.every((slug) => listings.some((one) => one.slug === slug)),
      "One of these exercises is no longer available, or is listed twice. Remove it.",
    );

/** Returns the form's schema. Times are read in the time zone `zone`. */
function schemaFor(zone: string, { now, was, listings, sections }: Read) {
  return z
    .object({
      key: z.string().min(8, "This form has expired. Reload the page.").max(100),
      title: oneLine("A title", { write: "Enter a title your learners will recognise.", max: 100 }),
      note: z.string().trim().max(2_000, "A note can have at most 2,000 characters. Shorten it.").default(""),
      section: z
        .string()
        .default("")
        .refine((chosen) => chosen === "" || sections.some(({ id }) => id === chosen), NO_SECTION),
      slugs: slugsOf(listings, `An assignment can have at most ${MOST} exercises. Create a second assignment.`),
      timeZone: z
        .string({ error: "Choose the time zone for the two dates." })
        .refine(isZone, "Choose a time zone from the list."),
      opensAt: moment(zone, "opens", "opens"),
      dueAt: moment(zone, "ends", "is due"),
      isRequired: box,
      samples: z
        .string()
        .trim()
        .regex(/^\d{1,3}$/, "Enter a whole percentage from 0 to 100, or leave it empty.")
        .optional()
        .transform((text) => (text ? Number(text) : null))
        .refine((percent) => percent === null || percent <= 100, "Enter at most 100."),
      isPicked: box,
      eachDoes: z.string().trim().optional(),
    })
    .superRefine(({ opensAt, dueAt, section, slugs, isPicked, eachDoes }, context) => {
      const refuse = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      if (dueAt <= opensAt) refuse("dueAt", "The deadline is before the opening date. Choose a later day or time.");
      else if (!was && dueAt <= now) refuse("dueAt", "That time is in the past. Choose a later day or time.");
      // If the deadline has passed, the learners of the new section would have missed the assignment immediately.
      if (was && (was.sectionId ?? "") !== section) {
        if (was.dueAt <= now)
          refuse("section", "After the deadline, this can’t be changed. Create a new assignment instead.");
        else if (dueAt <= now) refuse("dueAt", "That time is in the past. Choose a later day or time.");
      }
      const each = /^\d{1,2}$/.test(eachDoes ?? "") ? Number(eachDoes) : 0;
      if (isPicked && (each < 1 || each > slugs.length))
        refuse(
          "eachDoes",
          `Enter how many exercises each learner does, from 1 to ${slugs.length} (the size of the pool).`,
        );
    })
    .transform(({ isPicked, eachDoes, samples, section, key, ...fields }) => {
      const sampleShare = samples === null ? null : samples / 100;
      const sectionId = section || null;
      return { key, fields: { ...fields, sectionId, sampleShare, eachDoes: isPicked ? Number(eachDoes) : null } };
    });
}

export function parseAssignment(form: FormData, read: Read) {
  const zone = String(form.get("timeZone"));
  return parseForm(form, schemaFor(isZone(zone) ? zone : "UTC", read));
}

/**
 * The value of the pressed button in the list of exercises, or "find" if someone changed the search and pressed Enter,
 * which sends the whole form. Null if the form is to be stored.
 */
export function pickIn({ pick, find = "", searched = "" }: Written): string | null {
  if (pick === undefined) return find === searched ? null : "find";
  return pick === "store" ? null : pick;
}

/**
 * Handles a button in the list of exercises: "find", "all", "add:<slug>", "add-track", "up:<slug>", "down:<slug>",
 * "drop:<slug>"; and a dragged row: "move:<slug>:<place>". Returns the list, and a message.
 */
export function applyPick(
  written: Written,
  pick: string,
  listings: readonly Listing[],
): { slugs: string[]; said: string } {
  const isOffered = (one: string) => listings.some((listing) => listing.slug === one);
  const slugs = splitSlugs(written.slugs).filter(isOffered);
  if (pick === "find" || pick === "all") return { slugs, said: "" };
  const [does = "", slug = "", place = ""] = pick.split(":");
  const title = listings.find((one) => one.slug === slug)?.title ?? "";
  const at = slugs.indexOf(slug);
  const join = (more: readonly string[]) => {
    const fresh = more.filter((one) => isOffered(one) && !slugs.includes(one));
    return [...slugs, ...fresh].slice(0, MOST);
  };
  if (does === "add" && title) {
    if (at >= 0) return { slugs, said: `“${title}” is already in the list.` };
    if (slugs.length >= MOST) return { slugs, said: `“${title}” wasn’t added. ${FULL}` };
    return { slugs: join([slug]), said: `“${title}” added.` };
  }
  if (does === "add-track") {
    const track = listings.flatMap((listing) => (listing.track === written.track ? [listing.slug] : []));
    const all = join(track);
    const said = `${counted(all.length - slugs.length, "exercise")} from the track added.`;
    return { slugs: all, said: track.every((one) => all.includes(one)) ? said : `${said} ${FULL}` };
  }
  if (at < 0) return { slugs, said: "Choose an exercise or a track first." };
  if (does === "drop") return { slugs: slugs.filter((one) => one !== slug), said: `“${title}” removed.` };
  const wanted = does === "move" ? Number.parseInt(place, 10) || 0 : at + (does === "up" ? -1 : 1);
  const to = Math.max(0, Math.min(slugs.length - 1, wanted));
  slugs.splice(to, 0, ...slugs.splice(at, 1));
  return { slugs, said: `“${title}” is now number ${to + 1} of ${slugs.length}.` };
}

/**
 * The exercises that a link to a new form proposes, each in a `slug` parameter. Leaves out exercises that the cohort
 * doesn't have.
 */
export const slugsIn = (search: URLSearchParams, listings: readonly Listing[]): string[] =>
  [...new Set(search.getAll("slug"))].filter((slug) => listings.some((one) => one.slug === slug)).slice(0, MOST);

/** The initial values of a new form. */
export function emptyForm(zone: string, now: Date): Written {
  const opens = hourOf(now, zone);
  const due = `${localText(daysLater(opens, zone, 7), zone).slice(0, 10)}T18:00`;
  return {
    title: "",
    note: "",
    section: "",
    slugs: "",
    timeZone: zone,
    opensAt: localText(opens, zone),
    dueAt: due,
    isRequired: "on",
    samples: "",
    isPicked: "",
    eachDoes: "3",
  };
}

/** The form values of an existing assignment. */
export function formOf({ title, note, slugs, timeZone, ...page }: WrittenAssignment): Written {
  const { sectionId, opensAt, dueAt, isRequired, sampleShare, eachDoes } = page;
  return {
    title,
    note,
    timeZone,
    section: sectionId ?? "",
    slugs: slugs.join(),
    opensAt: localText(opensAt, timeZone),
    dueAt: localText(dueAt, timeZone),
    isRequired: isRequired ? "on" : "",
    samples: sampleShare === null ? "" : String(Math.round(sampleShare * 100)),
    isPicked: eachDoes === null ? "" : "on",
    eachDoes: String(eachDoes ?? Math.min(3, slugs.length)),
  };
}
