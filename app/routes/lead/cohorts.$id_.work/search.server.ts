import { z } from "zod";
import { CREDITS } from "~/cohort/items/credit";
import { KIND_IDS } from "~/kinds/cards";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { SKILL_IDS } from "~/kinds/skills";

/** The list's filters, from the address. */

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
  /** First attempts at one revision, by the result of a part ("issue off-by-one"), or by a place marked as wrong. */
  first: choice(["yes"]),
  revision: z.string().max(64).optional().catch(undefined),
  part: z.string().max(300).optional().catch(undefined),
  credit: choice(CREDITS),
  place: z.string().max(400).optional().catch(undefined),
  /** The query of the previous page. */
  back: z.string().max(200).catch(""),
  /** The previous page's part: "trust"; "exercise" is the exercise's own page. */
  of: choice(["trust", "exercises", "exercise"]),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type Search = z.infer<typeof SearchSchema>;
