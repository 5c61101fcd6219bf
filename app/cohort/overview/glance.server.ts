import type { CohortReader } from "~/accounts/reading/reader.server";
import { getCohortHelp, type Needy } from "../help/help.server";
import type { Flag } from "../items/flags";
import { listItems } from "../items/items.server";
import { type WithWhere, withWhere } from "../trust/missed-where.server";
import { worstOf } from "../trust/suggest";
import { findTrustFigures, type TrustFigures } from "../trust/trust.server";

/**
 * Short answers to a lead's questions about a cohort, from the same functions as the pages that answer these questions
 * in full.
 */

export interface Glance {
  /** How many learners need attention, and the first of them; null if none does. */
  readonly help: { readonly total: number; readonly first: Needy | null };
  /** The class of defects that learners miss most. "none" if no class has a share with an interval. */
  readonly missed: WithWhere<TrustFigures["missed"][number]> | "none" | "being calculated";
  readonly exercises: {
    /** How many exercises have figures, and how many need a check. */
    readonly known: number;
    readonly flagged: number;
    /** Whether too few people have attempted exercises for the checks that compare exercises with one another. */
    readonly areTooFew: boolean;
    /** The exercise with the most urgent flag; null if none has a flag. */
    readonly first: { readonly slug: string; readonly title: string; readonly flag: Flag } | null;
  };
}

/** Collects the answers for one cohort. The caller has checked that the reader leads the cohort. */
export async function getGlance(reader: CohortReader, now: Date): Promise<Glance> {
  const [help, trust, { rows, model }] = await Promise.all([
    getCohortHelp(reader, { now, from: 0, count: 1 }),
    findTrustFigures(reader),
    listItems(reader),
  ]);
  const worst = trust && worstOf(trust.figures.missed);
  const flagged = rows.filter(({ flags }) => flags.length > 0);
  const [first] = flagged;
  return {
    help: { total: help.total, first: help.needy[0] ?? null },
    missed: worst ? withWhere(worst, reader) : trust ? "none" : "being calculated",
    exercises: {
      known: rows.filter(({ figures }) => figures !== null).length,
      flagged: flagged.length,
      areTooFew: model?.refused === "people",
      first: first ? { slug: first.slug, title: first.title, flag: first.flags[0]! } : null,
    },
  };
}
