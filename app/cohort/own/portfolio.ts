import { z } from "zod";
import { oneLine } from "~/accounts/one-line";
import type { KindId } from "~/kinds/registry";
import type { ShownResult } from "~/kinds/shown-result";
import { SKILLS, type Skill } from "~/kinds/skills";
import { wilson } from "../counts/wilson";
import type { PublicSkill } from "./public-skills";

/**
 * A portfolio: the items that its learner selected from everything that could be shown. The page shows the result of
 * `showPortfolio`. Pure. Long: the types of everything that strangers may see are in one place.
 */

/** The words of a link, converted to lower-case letters, digits and hyphens. */
const wordsOf = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

export const WordsSchema = z
  .string({ error: "Enter some text for the link, such as “my-reviews”." })
  .transform(wordsOf)
  .pipe(
    z
      .string()
      .min(3, "The link needs at least 3 letters (a to z) or digits.")
      .max(40, "Use at most 40 characters, because people may type the link."),
  );

export const AboutSchema = z.object({
  name: z
    .string()
    .trim()
    .pipe(z.literal("").or(oneLine("A name", { write: "Enter a name.", max: 80 })))
    .default(""),
  intro: z.string().trim().max(2_000, "Use at most 2,000 characters, which is 2 or 3 paragraphs.").default(""),
});

/** The parts of the page in which the learner can tick items. */
export const PARTS = [
  "skills",
  "figures",
  "tracks",
  "certificates",
  "works",
  "said",
  "interviews",
  "exercises",
] as const;
export type PortfolioPart = (typeof PARTS)[number];
/** The ids of the items that the learner ticked, keyed by part of the page. */
export type Chosen = Readonly<Record<PortfolioPart, readonly string[]>>;

/** The items in the part `figures`, which show how certain the page's figures are. */
export const FIGURES = ["attempts", "verdicts"] as const;

/** The maximum number of works. More works would take longer than a minute to read. */
export const MOST_WORKS = 6;
export const MOST_SAID = 3;

const ticked = z.array(z.string().max(200)).max(1_000).default([]);
export const ChosenSchema = z.object(
  Object.fromEntries(PARTS.map((part) => [part, ticked])) as Record<PortfolioPart, typeof ticked>,
);
export const NOTHING: Chosen = ChosenSchema.parse({});

/**
 * Everything that a person's page could show now. The contents of submissions are read only if the learner ticked
 * them.
 */
export interface Showable {
  readonly skills: readonly PublicSkill[];
  readonly tracks: readonly {
    readonly id: string;
    readonly title: string;
    readonly passed: number;
    readonly of: number;
  }[];
  readonly certificates: readonly {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    readonly issuedOn: string;
    readonly isExplained: boolean;
  }[];
  readonly exercises: readonly { readonly slug: string; readonly title: string; readonly kind: KindId }[];
  /** Summaries of mentors' reviews that their authors agreed to show. */
  readonly said: readonly (SaidByMentor & { readonly id: string })[];
  /** Finished sets of interview practice, with their results. `id` is the set's round. */
  readonly interviews: readonly (ShownInterview & { readonly id: string })[];
  /** Null if there are too few verdicts for figures. */
  readonly verdicts: Verdicts | null;
}

interface ShownInterview {
  /** The theme of the set. */
  readonly title: string;
  readonly results: readonly {
    readonly kind: KindId;
    readonly isPassed: boolean;
    readonly isUndecided: boolean;
    readonly score: number;
    /** What hidden tests showed, in one sentence; "" if this would reveal what the exercise hides. */
    readonly result: string;
  }[];
}

interface Verdicts {
  readonly flawed: { readonly right: number; readonly of: number };
  readonly clean: { readonly right: number; readonly of: number };
  readonly dPrime: { readonly value: number; readonly low: number; readonly high: number };
}

interface SaidByMentor {
  readonly mentor: string;
  /** The title of the exercise that the review is about. */
  readonly title: string;
  /** YYYY-MM-DD, UTC. */
  readonly on: string;
  /** The text as written, in Markdown. */
  readonly text: string;
}

/** A passed submission. */
export interface PortfolioWork extends ShownResult {
  readonly title: string;
  readonly kind: KindId;
  /** What the exercise asked for, in one sentence. */
  readonly summary: string;
  /** From 0 to 1. */
  readonly score: number;
  readonly skills: readonly Skill[];
  readonly files: readonly { readonly path: string; readonly old: string | null; readonly new: string | null }[];
}

/** The page's content: text and numbers, without the id of any row. */
export interface PortfolioView {
  readonly name: string;
  readonly intro: string;
  readonly skills: readonly {
    readonly name: string;
    readonly exercises: number;
    readonly isShown: boolean;
    /**
     * The number of exercises attempted, and the 95% interval of the share that was passed; null unless the learner
     * ticked this item.
     */
    readonly tried: { readonly of: number; readonly low: number; readonly high: number } | null;
    /** Titles of the submissions on this page that demonstrate the skill. */
    readonly works: readonly string[];
  }[];
  readonly verdicts: Verdicts | null;
  readonly tracks: readonly { readonly title: string; readonly passed: number; readonly of: number }[];
  readonly certificates: readonly {
    readonly code: string;
    readonly title: string;
    readonly issuedOn: string;
    readonly isExplained: boolean;
  }[];
  /** If a signed-in reader hasn't handed in an exercise yet, its submission is shown without the contents. */
  readonly works: readonly (PortfolioWork | CoveredWork)[];
  readonly said: readonly SaidByMentor[];
  readonly interviews: readonly ShownInterview[];
  readonly exercises: readonly { readonly title: string; readonly kind: KindId }[];
}

export interface CoveredWork {
  readonly title: string;
  readonly kind: KindId;
  readonly isCovered: true;
}

export type WorksBySlug = ReadonlyMap<string, PortfolioWork>;

/** The page with only those items that the learner ticked and that still exist. */
export function showPortfolio(
  about: { readonly name: string; readonly intro: string },
  chosen: Chosen,
  showable: Showable,
  read: { readonly works: WorksBySlug; readonly covered?: ReadonlySet<string> },
): PortfolioView {
  const has = (part: PortfolioPart, key: string) => chosen[part].includes(key);
  const works = worksIn(chosen, showable).flatMap(({ slug, title, kind }): (PortfolioWork | CoveredWork)[] => {
    if (read.covered?.has(slug)) return [{ title, kind, isCovered: true }];
    const work = read.works.get(slug);
    return work ? [work] : [];
  });
  return {
    name: about.name,
    intro: about.intro,
    skills: showable.skills
      .filter(({ skill }) => has("skills", skill))
      .map(({ skill, exercises, tried, isShown }) => ({
        name: SKILLS[skill],
        exercises,
        isShown,
        tried: has("figures", "attempts") ? shareOf(exercises, tried) : null,
        works: works.flatMap((work) => ("skills" in work && work.skills.includes(skill) ? [work.title] : [])),
      })),
    verdicts: has("figures", "verdicts") ? showable.verdicts : null,
    tracks: showable.tracks.flatMap(({ id, title, passed, of }) => (has("tracks", id) ? [{ title, passed, of }] : [])),
    certificates: showable.certificates.flatMap(({ id, code, title, issuedOn, isExplained }) =>
      has("certificates", id) ? [{ code, title, issuedOn, isExplained }] : [],
    ),
    works,
    said: showable.said
      .flatMap(({ id, mentor, title, on, text }) => (has("said", id) ? [{ mentor, title, on, text }] : []))
      .slice(0, MOST_SAID),
    interviews: showable.interviews.flatMap(({ id, title, results }) =>
      has("interviews", id) ? [{ title, results }] : [],
    ),
    exercises: showable.exercises.flatMap(({ slug, title, kind }) => (has("exercises", slug) ? [{ title, kind }] : [])),
  };
}

/** The ticked submissions that can be shown, up to `MOST_WORKS`. */
export const worksIn = (chosen: Chosen, { exercises }: Pick<Showable, "exercises">) =>
  exercises.filter(({ slug }) => chosen.works.includes(slug)).slice(0, MOST_WORKS);

function shareOf(passed: number, tried: number) {
  const all = Math.max(passed, tried);
  const [low, high] = wilson({ of: passed, all });
  return { of: all, low, high };
}
