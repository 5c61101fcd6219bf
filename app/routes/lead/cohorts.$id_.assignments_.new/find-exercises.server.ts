import type { Listing } from "~/catalogue/catalogue.server";
import { isFound, parseQuery } from "~/catalogue/search";
import { readSearched } from "~/catalogue/search.server";
import { KIND_IDS } from "~/kinds/cards";
import { HIDE_TOPIC } from "~/kinds/registry";
import { SKILL_IDS, SKILLS, TRACK_IDS, TRACKS } from "~/kinds/skills";
import { ZONES } from "~/operations/zoned-time";
import { pickIn, type Written } from "./form.server";

/** Searches the exercises that can still be added to an assignment. */

/** How many results the list shows until the lead asks for all of them. */
const FIRST_FOUND = 10;
/** The options for "at most … minutes". */
const MINUTES = [10, 15, 20, 30];

/**
 * What the search shows about an exercise; for a review, only fields that everyone sees. `tried`: how many of the
 * cohort's learners have tried the exercise. `isRetired`: the cohort no longer has the exercise.
 */
export interface Offered extends Pick<Listing, "slug" | "title" | "kind" | "difficulty" | "minutes"> {
  readonly tried: number;
  readonly isRetired: boolean;
}

export interface Offer {
  readonly zones: readonly string[];
  /** The assignment's exercises, in order. */
  readonly picked: readonly Offered[];
  /** The exercises that the search finds and that are not chosen yet, in track order. */
  readonly found: { readonly rows: readonly Offered[]; readonly all: number; readonly showsAll: boolean };
  /** Tracks with exercises that are not in the assignment. */
  readonly tracks: readonly { readonly id: string; readonly title: string; readonly left: number }[];
  readonly choices: {
    readonly skills: readonly { readonly id: string; readonly title: string }[];
    /** The kinds that a search by skill leaves out, because they hide their topic. */
    readonly withoutSkill: string;
    readonly minutes: readonly number[];
  };
}

/**
 * Finds the exercises that the form offers. `listings`: the exercises that the cohort has. `tried`: how many of its
 * learners have tried each exercise. `retired`: exercises in the assignment that the cohort no longer has. They can
 * stay, but the search doesn't find them.
 */
export async function makeOffer(
  written: Written,
  listings: readonly Listing[],
  tried: ReadonlyMap<string, number>,
  retired: readonly Listing[] = [],
): Promise<Offer> {
  const offered = ({ slug, title, kind, difficulty, minutes }: Listing): Offered => ({
    slug,
    title,
    kind,
    difficulty,
    minutes,
    tried: tried.get(slug) ?? 0,
    isRetired: retired.some((one) => one.slug === slug),
  });
  const bySlug = new Map([...listings, ...retired].map((one) => [one.slug, one]));
  const picked = (written.slugs ?? "").split(",").flatMap((slug) => bySlug.get(slug) ?? []);
  const left = listings.filter((one) => !picked.includes(one));
  const found = await search(left, written, tried);
  // Adding an exercise from the whole list keeps the whole list open; a new search begins with a short list.
  const pick = pickIn(written);
  const showsAll = pick === "all" || (written.showsAll === "on" && pick !== "find");
  return {
    zones: ZONES,
    picked: picked.map(offered),
    found: { rows: (showsAll ? found : found.slice(0, FIRST_FOUND)).map(offered), all: found.length, showsAll },
    tracks: TRACK_IDS.flatMap((id) => {
      const count = left.filter(({ track }) => track === id).length;
      return count > 0 ? [{ id, title: TRACKS[id], left: count }] : [];
    }),
    choices: {
      skills: SKILL_IDS.filter((id) => listings.some(({ skills }) => skills.includes(id))).map((id) => ({
        id,
        title: SKILLS[id],
      })),
      withoutSkill: HIDE_TOPIC,
      minutes: MINUTES,
    },
  };
}

async function search(
  listings: readonly Listing[],
  { find = "", kind, skill, minutes, isFresh }: Written,
  tried: ReadonlyMap<string, number>,
): Promise<readonly Listing[]> {
  const searched = find ? await readSearched(listings) : null;
  const query = parseQuery(find.slice(0, 200));
  const [id, needed, most] = [
    KIND_IDS.find((one) => one === kind),
    SKILL_IDS.find((one) => one === skill),
    MINUTES.find((one) => String(one) === minutes),
  ];
  return listings.filter(
    (one) =>
      (!id || one.kind === id) &&
      (!needed || one.skills.includes(needed)) &&
      (!most || one.minutes <= most) &&
      (isFresh !== "on" || !tried.has(one.slug)) &&
      (!searched || isFound(searched.get(one.slug)?.words ?? "", query)),
  );
}
