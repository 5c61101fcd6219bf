import { z } from "zod";
import { HAD } from "~/cohort/items/had";
import { KIND_IDS } from "~/kinds/cards";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { SKILL_IDS, SKILLS } from "~/kinds/skills";

/** What the list of submissions is asked for, by its address. */

const choice = <const T extends readonly [string, ...string[]]>(of: T) => z.enum(of).optional().catch(undefined);
export const SearchSchema = z.object({
  learner: z.uuid().optional().catch(undefined),
  skill: choice(SKILL_IDS),
  slug: z.string().max(100).optional().catch(undefined),
  kind: choice(KIND_IDS),
  status: choice(["passed", "failed", "errored"]),
  class: choice(DEFECT_CLASS_IDS),
  caught: choice(["yes", "no"]),
  truth: choice(["flawed", "clean"]),
  requested: choice(["yes", "no"]),
  counting: choice(["yes"]),
  /**
   * First attempts of one revision, by what became of a part of it ("issue off-by-one"), or by a place called wrong.
   */
  first: choice(["yes"]),
  revision: z.string().max(64).optional().catch(undefined),
  part: z.string().max(300).optional().catch(undefined),
  had: choice(HAD),
  place: z.string().max(400).optional().catch(undefined),
  /** The query of the page that led here. */
  back: z.string().max(200).catch(""),
  /** That page's part: "trust"; "exercise": the page of the exercise itself. */
  of: choice(["trust", "exercises", "exercise"]),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type Search = z.infer<typeof SearchSchema>;

/** The part of a cohort that led here. */
export const pathOf = (of: Search["of"], slug = "") =>
  of === "exercise" ? `/exercises/${encodeURIComponent(slug)}` : of ? `/${of}` : "";

const HAD_WORDS = { none: "got nothing of", half: "got part of", whole: "got all of" } as const;

/** What the list holds, in words. */
export function sayFilter(
  filter: Omit<Search, "page" | "back" | "of">,
  who: string | null,
  title: string | null,
): string {
  const said = [
    who && `by ${who}`,
    filter.skill && `on “${SKILLS[filter.skill]}”`,
    filter.class &&
      `with an issue of the class ${filter.class}${filter.caught === "yes" ? " that was found" : filter.caught === "no" ? " that was missed" : ""}`,
    filter.truth && `on ${filter.truth} changes`,
    filter.slug && `of “${title ?? filter.slug}”`,
    filter.first && "in first attempts",
    filter.part && filter.had && `that ${HAD_WORDS[filter.had]} “${filter.part.replace(/^\S+ /, "")}”`,
    filter.place !== undefined &&
      (filter.place === ""
        ? "that called the whole change wrong"
        : `that called ${filter.place.replace(/:(old|new):/, ", ")} wrong`),
    filter.requested && (filter.requested === "yes" ? "with changes requested" : "approved"),
  ].filter(Boolean);
  return said.length === 0 ? "of all learners" : said.join(", ");
}
