import { setImmediate as nextRound } from "node:timers/promises";
import { type Exercise, findReadable } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { EFFECTIVE } from "~/grading/effective";
import { chosenStep, isActionable } from "~/kinds/actionable";
import type { ReportFacts } from "~/kinds/facts";
import type { SomeKind } from "~/kinds/registry";
import { isCounting } from "~/kinds/rules";
import type { Skill } from "~/kinds/skills";
import { log } from "~/operations/log.server";
import { type Fact, type Parts, type Status, type Stood, toWords } from "./fact";

export interface Read {
  readonly fact: Fact;
  readonly parts: Parts;
  /** True if a test contests the key, and the result depends on a ruling that no one has made yet. */
  readonly isUndecided: boolean;
}

const SELECT = {
  id: true,
  userId: true,
  slug: true,
  revisionId: true,
  tryNumber: true,
  hintsUsed: true,
  confidence: true,
  work: true,
  handedInAt: true,
  // All results, the current one first.
  results: {
    orderBy: EFFECTIVE.orderBy,
    select: { revisionId: true, status: true, score: true, report: true, rank: true, gradedAt: true },
  },
  explanation: { select: { holds: true } },
  stoodBy: { select: { isHeld: true, state: true } },
  // If several mentors have reviewed the submission, the last review counts. A peer's review does not count.
  reviews: { where: { isPeer: false }, orderBy: { id: "desc" }, select: { choices: true } },
} as const satisfies Prisma.SubmissionSelect;

/** The exercises of submissions, keyed by revision id. */
export type Revisions = ReadonlyMap<string, Exercise>;

/**
 * Looks up the exercises before a transaction begins, because a separate query inside a transaction would wait for that
 * transaction to end. Leaves out revisions that this version of Onramp can't read.
 */
export async function findRevisions(where: Prisma.SubmissionWhereInput): Promise<Revisions> {
  return readRevisions(await db.submission.findMany({ where, distinct: ["revisionId"], select: { revisionId: true } }));
}

/** The revisions of these submissions. Leaves out those that this version of Onramp can't read. */
export async function readRevisions(submissions: readonly { readonly revisionId: string }[]): Promise<Revisions> {
  const revisions = new Map<string, Exercise>();
  for (const id of new Set(submissions.map(({ revisionId }) => revisionId))) {
    const exercise = await findReadable(id);
    if (exercise) revisions.set(id, exercise);
  }
  return revisions;
}

/**
 * Reads the facts of graded submissions from their reports, in the order of their ids. Skips submissions without a
 * result. Also skips submissions of a revision that is not in `revisions`: either these submissions are newer and are
 * read in the next round, or their revision can't be read.
 */
export async function readFacts(
  where: Prisma.SubmissionWhereInput,
  revisions: Revisions,
  tx: Transaction = db,
): Promise<Read[]> {
  const read: Read[] = [];
  for (let after = ""; ; ) {
    const rows = await tx.submission.findMany({
      where: { AND: [where, { results: { some: {} }, id: { gt: after } }] },
      orderBy: { id: "asc" },
      take: AT_ONCE,
      select: SELECT,
    });
    // An SQLite query blocks this process, so other requests get their turn after each query.
    await nextRound();
    let begun = performance.now();
    for (const row of rows) {
      if (performance.now() - begun > SLICE_MS) {
        await nextRound();
        begun = performance.now();
      }
      const exercise = revisions.get(row.revisionId);
      if (exercise) read.push(readRow(row, exercise));
    }
    if (rows.length < AT_ONCE) return read;
    after = rows.at(-1)!.id;
  }
}

/** How many submissions' reports are read at once: one submission and its report can take up to a megabyte. */
const AT_ONCE = 10;
/** How long a page reads facts before other requests get their turn. It reads all of its learner's submissions. */
const SLICE_MS = 10;

/** The rulings after which a verdict that contested the key counts as wrong. */
const RULED_WRONG: ReadonlySet<string> = new Set(["neutral", "false-alarm"]);

function readRow(row: Prisma.SubmissionGetPayload<{ select: typeof SELECT }>, { kind, meta, content }: Exercise): Read {
  const [stands] = row.results;
  const own = row.results.find(({ rank }) => rank === 0);
  // Uses the key at the time of the first report, because a later ruling does not change whether a verdict was correct.
  const seen = row.results.find(({ revisionId, rank }) => revisionId === row.revisionId && rank === 0) ?? own;
  if (!stands || !own || !seen) throw new Error("a submission has no grader result");
  const { found, isProven: wasProven } = readReport(kind, seen.report, row.work);
  // However, a mentor's ruling may remove the false alarm that prevented a pass from being backed.
  const isRuled = own !== seen && row.stoodBy?.state !== "unchecked";
  const isProven = wasProven || (isRuled && readReport(kind, own.report, row.work).isProven);
  const contest = found?.contest ?? null;
  const ruled = row.stoodBy?.isHeld ? row.stoodBy.state : "";
  // A verdict that contests the key does not count for trust, unless a person has ruled that the verdict was wrong.
  const contested = contest !== null && !RULED_WRONG.has(ruled);
  const isUndecided = contest === "open" && contested && ruled !== "key" && stands.status !== "passed";
  const isScored = isCounting(kind.rules, row.tryNumber, row.hintsUsed);
  const counting = isScored && !isUndecided;
  // A second form's verdict is no evidence about trust, because the learner has seen the first form's key.
  const trial = counting && !meta.secondFormOf && !contested ? found?.trial : null;
  const { alwaysTrains, isToColleague } = kind.rules;
  const skills = new Set<Skill>([...meta.skills, ...alwaysTrains]);
  const said = isToColleague ? row.reviews.map(({ choices }) => isActionable(choices)) : [];
  const { backing } = kind.can;
  const steps = backing ? row.reviews.map(({ choices }) => chosenStep(choices, backing.confirmedBy.line)) : [];
  const step = steps.find((one) => one !== undefined);
  return {
    fact: {
      submissionId: row.id,
      userId: row.userId,
      slug: row.slug,
      kind: kind.id,
      revisionId: row.revisionId,
      track: meta.track,
      tryNumber: row.tryNumber,
      counting,
      handedInAt: row.handedInAt,
      status: stands.status as Status,
      score: stands.score,
      ownStatus: own.status as Status,
      ownScore: own.score,
      history: JSON.stringify(historyOf(row.results)),
      confidence: row.confidence,
      cameTrue: contested ? null : (found?.cameTrue ?? null),
      contested: contested && isScored && !meta.secondFormOf,
      flawed: trial?.flawed ?? null,
      requested: trial?.requested ?? null,
      explained: kind.can.explainBack?.question(content) ? (row.explanation?.holds ?? false) : null,
      proven: backing ? isProven : null,
      confirmed: backing && step !== undefined ? step >= backing.confirmedBy.fromStep : null,
      actionable: said.find((one) => one !== undefined) ?? null,
      skills: toWords([...skills]),
      issues: toWords((found?.classes ?? []).map((one) => `${one.class}${one.caught ? "+" : "-"}`)),
    },
    parts: {
      parts: (found?.parts ?? []).map(({ type, id, share }) => [type, id, share]),
      falseAlarms: (found?.falseAlarms ?? []).map(({ file, side, from, to, class: called }) => [
        file === null ? "" : `${file}:${side}:${from}-${to}`,
        called,
      ]),
    },
    isUndecided,
  };
}

/**
 * Returns no facts if a report can't be read, which is our fault. In that case, only the submission's score counts, and
 * other people's counts are not affected.
 */
function readReport(
  kind: SomeKind,
  stored: string,
  work: string,
): { readonly found: ReportFacts | null; readonly isProven: boolean } {
  try {
    const report = kind.report.schema.parse(JSON.parse(stored));
    const found = kind.report.facts(report, kind.work.schema.parse(JSON.parse(work)));
    return { found, isProven: kind.can.backing?.isProven(report) ?? false };
  } catch (err) {
    log.error({ err }, "a stored report cannot be read");
    return { found: null, isProven: false };
  }
}

/**
 * `results` are in the order of `EFFECTIVE`. A result was current from the time it was stored if it ranks before all
 * results that existed then.
 */
function historyOf(
  results: readonly { readonly gradedAt: Date; readonly status: string; readonly score: number }[],
): Stood[] {
  const stood = results.filter((one, place) =>
    results.slice(0, place).every(({ gradedAt }) => gradedAt >= one.gradedAt),
  );
  return stood.map(({ gradedAt, status, score }): Stood => [gradedAt.getTime(), status as Status, score]).reverse();
}
