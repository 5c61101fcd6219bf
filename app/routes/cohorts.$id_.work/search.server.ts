import { z } from "zod";
import { HAD } from "~/cohort/items/had";
import { KIND_IDS } from "~/kinds/cards";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { SKILL_IDS } from "~/kinds/skills";

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
