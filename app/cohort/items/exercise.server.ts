import { getRevision } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { KindId } from "~/kinds/registry";
import { DAY_MS } from "~/operations/time";
import type { Parts } from "../counts/fact";
import type { Rest } from "../counts/steps";
import { addTry, countedFigures, doubtsOf, emptyTally } from "./exercise";
import { type ExerciseBrief, type ExerciseFigures, RISE_DAYS } from "./figures";
import { FIRST, type Revisions } from "./model.server";
import { inSlices } from "./slices.server";

/** How many first attempts, with all their parts, are kept in memory at once. */
const AT_ONCE = 250;

/** One exercise's figures, from all first scored attempts at the chosen revision. */
export async function makeExercise(
  { slug, kind }: { slug: string; kind: KindId },
  { chosen, all }: Revisions,
  { thirds, now, rest }: { thirds: ReadonlyMap<string, boolean> | undefined; now: Date; rest: Rest },
): Promise<ExerciseFigures> {
  const tally = emptyTally();
  const recentFrom = new Date(now.getTime() - RISE_DAYS * DAY_MS);
  for (let after = ""; chosen !== null; ) {
    const rows = await db.tryFact.findMany({
      where: { slug, revisionId: chosen, ...FIRST, userId: { gt: after } },
      orderBy: { userId: "asc" },
      take: AT_ONCE,
      select: { userId: true, status: true, handedInAt: true, parts: { select: { parts: true } } },
    });
    const passedAt = await readPasses(
      slug,
      rows.map(({ userId }) => userId),
    );
    for (const { userId, status, handedInAt, parts } of rows)
      addTry(tally, {
        passed: status === "passed",
        isRecent: handedInAt >= recentFrom,
        passedAt: passedAt.get(userId) ?? null,
        isBest: thirds?.get(userId) ?? null,
        parts: parts ? (JSON.parse(parts.parts) as Parts) : { parts: [], falseAlarms: [] },
      });
    after = rows.at(-1)?.userId ?? after;
    if (rows.length < AT_ONCE) break;
    await rest();
  }
  const words = chosen === null ? new Map<string, string>() : await wordsOf(chosen);
  return {
    kind,
    revisionId: chosen,
    revisions: all.map(({ id, since, people }) => ({ id, since: since.toISOString().slice(0, 10), people })),
    ...(await inSlices(countedFigures(tally, words), rest)),
    hints: await countHints(slug),
  };
}

async function wordsOf(revisionId: string): Promise<ReadonlyMap<string, string>> {
  const { kind, content } = await getRevision(revisionId);
  return kind.report.partWords(content);
}

/** The attempt number of each person's first pass, on any revision, keyed by user id. */
async function readPasses(slug: string, userIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.tryFact.groupBy({
    by: ["userId"],
    where: { slug, status: "passed", userId: { in: [...userIds] } },
    _min: { tryNumber: true },
  });
  return new Map(rows.flatMap(({ userId, _min }) => (_min.tryNumber === null ? [] : [[userId, _min.tryNumber]])));
}

/**
 * Counts the people who have handed in the exercise, and how many of them opened a hint, before or after handing it in.
 */
async function countHints(slug: string): Promise<{ of: number; all: number }> {
  const tried = { slug, tryNumber: 1 };
  const [all, users] = await Promise.all([
    db.tryFact.count({ where: tried }),
    // Help from the tutor and the walkthrough count as hints, too.
    db.user.count({ where: { hintUses: { some: { slug } }, facts: { some: tried } } }),
  ]);
  return { of: users, all };
}

export const briefOf = (figures: ExerciseFigures): ExerciseBrief => {
  const { kind, revisionId, people, passed, tries, change } = figures;
  return { kind, revisionId, people, passed, tries, change, doubted: doubtsOf(figures) };
};
