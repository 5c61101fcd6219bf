import { z } from "zod";
import { CREDITS } from "~/cohort/items/credit";
import { KIND_IDS } from "~/kinds/cards";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { SKILL_IDS } from "~/kinds/skills";

/** The list's filters, from the URL. */

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
   * Limits the list to first attempts. The fields below narrow it further, to one revision, and to the result of a part
   * ("issue off-by-one") or to a place marked as wrong.
   */
  first: choice(["yes"]),
  revision: z.string().max(64).optional().catch(undefined),
  part: z.string().max(300).optional().catch(undefined),
  credit: choice(CREDITS),
  place: z.string().max(400).optional().catch(undefined),
  /** The query of the page that led here. */
  back: z.string().max(200).catch(""),
  /** The cohort's page that led here. "exercise" is the page of a single exercise. */
  of: choice(["trust", "exercises", "exercise"]),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type Search = z.infer<typeof SearchSchema>;
