import type { CohortReader } from "~/accounts/reading/reader.server";
import { db } from "~/database/db.server";
import { partName } from "~/kinds/facts";
import type { Parts } from "../counts/fact";
import type { Credit } from "./credit";
import { FIRST } from "./model.server";
import { isOverlapping, type Place, readPlace } from "./places";

/** The submissions behind an exercise's figures: a cohort's or section's first scored attempts at one revision. */

interface Try {
  readonly submissionId: string;
  readonly parts: Parts;
}

/** How many attempts, with all their parts, are read at once. */
const AT_ONCE = 500;

async function* readTries(reader: CohortReader, slug: string, revisionId: string): AsyncGenerator<Try> {
  for (let after = ""; ; ) {
    const rows = await db.$queryRaw<{ userId: string; submissionId: string; parts: string | null }[]>`
      SELECT t."userId", t."submissionId",
        (SELECT p.parts FROM "TryParts" AS p WHERE p."submissionId" = t."submissionId") AS parts
      ${reader.rowsIn("TryFact")} AND t.slug = ${slug} AND t."tryNumber" = ${FIRST.tryNumber}
        AND t."revisionId" = ${revisionId} AND t.counting = ${FIRST.counting} AND m."userId" > ${after}
      ORDER BY m."userId" LIMIT ${AT_ONCE}`;
    for (const { submissionId, parts } of rows) if (parts) yield { submissionId, parts: JSON.parse(parts) as Parts };
    after = rows.at(-1)?.userId ?? after;
    if (rows.length < AT_ONCE) return;
  }
}

const creditOf = (share: number): Credit => (share === 1 ? "whole" : share > 0 ? "half" : "none");

const isAt = (parts: Parts, place: Place) => parts.falseAlarms.some(([at]) => isOverlapping(readPlace(at), place));

export interface OwnParts {
  /** How many people earned each credit for each part, keyed by `partName` and then by credit. */
  readonly parts: Readonly<Record<string, Readonly<Record<Credit, number>>>>;
  /** How many people marked each place as wrong, in the order of the requested places. */
  readonly places: readonly number[];
}

/** Counts how much of each part the reader's learners earned, and how many of them marked these places as wrong. */
export async function countOwnParts(
  reader: CohortReader,
  { slug, revisionId, places }: { slug: string; revisionId: string; places: readonly Place[] },
): Promise<OwnParts> {
  const parts: Record<string, Record<Credit, number>> = {};
  const at = places.map(() => 0);
  for await (const one of readTries(reader, slug, revisionId)) {
    for (const [type, id, share] of one.parts.parts) {
      const name = partName({ type, id });
      parts[name] ??= { none: 0, half: 0, whole: 0 };
      parts[name][creditOf(share)]++;
    }
    for (const [index, place] of places.entries()) if (isAt(one.parts, place)) at[index]!++;
  }
  return { parts, places: at };
}

/** Submissions that earned this much of a part, or that marked a place ("src/a.ts:new:4-9") as wrong. */
export async function findBehind(
  reader: CohortReader,
  {
    slug,
    revisionId,
    ...asked
  }: { slug: string; revisionId: string } & ({ part: string; credit: Credit } | { place: string }),
): Promise<string[]> {
  const ids: string[] = [];
  for await (const { submissionId, parts } of readTries(reader, slug, revisionId)) {
    const isAsked =
      "place" in asked
        ? isAt(parts, readPlace(asked.place))
        : parts.parts.some(
            ([type, id, share]) => partName({ type, id }) === asked.part && creditOf(share) === asked.credit,
          );
    if (isAsked) ids.push(submissionId);
  }
  return ids;
}
