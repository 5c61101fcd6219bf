import { z } from "zod";
import { oneLine } from "~/accounts/one-line";
import type { KindId } from "~/kinds/registry";
import { SKILLS, type Skill } from "~/kinds/skills";
import type { PublicSkill } from "./public-skills";

/**
 * A portfolio: what its learner selected from what could be shown. Pure: the page shows the result of `showPortfolio`.
 */

/** The words of a link: lower-case letters and digits, whatever was typed. */
const wordsOf = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

export const WordsSchema = z
  .string({ error: "Enter the text in the link, like “my-reviews”." })
  .transform(wordsOf)
  .pipe(
    z
      .string()
      .min(3, "Use at least 3 letters (a to z) or digits.")
      .max(40, "Keep it under 40 characters, because people may type the link."),
  );

export const AboutSchema = z.object({
  name: z
    .string()
    .trim()
    .pipe(z.literal("").or(oneLine("A name", { write: "Enter a name.", max: 80 })))
    .default(""),
  intro: z.string().trim().max(2_000, "Keep it under 2,000 characters: 2 or 3 paragraphs.").default(""),
});

/** What its learner ticked, by part of the page. */
export type Chosen = Readonly<Record<"skills" | "tracks" | "certificates" | "exercises", readonly string[]>>;

const ticked = z.array(z.string().max(200)).max(1_000).default([]);
export const ChosenSchema = z.object({ skills: ticked, tracks: ticked, certificates: ticked, exercises: ticked });
export const NOTHING: Chosen = { skills: [], tracks: [], certificates: [], exercises: [] };

/** Everything that a person's page could show now. */
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
    readonly track: string;
    readonly issuedOn: string;
    readonly isExplained: boolean;
  }[];
  readonly exercises: readonly { readonly slug: string; readonly title: string; readonly kind: KindId }[];
}

/** The page: text and numbers, without any row id. */
export interface PortfolioView {
  readonly name: string;
  readonly intro: string;
  readonly skills: readonly { readonly name: string; readonly exercises: number; readonly isShown: boolean }[];
  readonly tracks: readonly { readonly title: string; readonly passed: number; readonly of: number }[];
  readonly certificates: readonly {
    readonly code: string;
    readonly track: string;
    readonly issuedOn: string;
    readonly isExplained: boolean;
  }[];
  readonly exercises: readonly { readonly title: string; readonly kind: KindId }[];
}

/** Of what could be shown, only what was ticked. Items that no longer exist drop out. */
export function showPortfolio(
  about: { readonly name: string; readonly intro: string },
  chosen: Chosen,
  showable: Showable,
): PortfolioView {
  const has = (part: keyof Chosen, key: string) => chosen[part].includes(key);
  return {
    name: about.name,
    intro: about.intro,
    skills: showable.skills.flatMap(({ skill, exercises, isShown }) =>
      has("skills", skill) ? [{ name: SKILLS[skill as Skill], exercises, isShown }] : [],
    ),
    tracks: showable.tracks.flatMap(({ id, title, passed, of }) => (has("tracks", id) ? [{ title, passed, of }] : [])),
    certificates: showable.certificates.flatMap(({ id, code, track, issuedOn, isExplained }) =>
      has("certificates", id) ? [{ code, track, issuedOn, isExplained }] : [],
    ),
    exercises: showable.exercises.flatMap(({ slug, title, kind }) => (has("exercises", slug) ? [{ title, kind }] : [])),
  };
}
