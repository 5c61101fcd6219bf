import { createHash } from "node:crypto";
import { z } from "zod";
import { markOf } from "~/accounts/marks.server";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { db, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { SKILL_IDS, type Skill } from "~/kinds/skills";
import { ofCohort } from "../counts/kept.server";
import { readOfLearners } from "../counts/learning.server";
import { cohortTrust, NONE } from "../trust/cohort-trust";
import type { TrustFigures } from "../trust/trust.server";
import { fromText, hasPlace, toText } from "./people-bits";
import {
  CELL_IDS,
  type CellId,
  type Ledger,
  NOTHING_PUBLISHED,
  type Published,
  publishAgain,
  publishedOf,
} from "./published";

/**
 * Stores the figures for readers who may not see a cohort's people. The rules for these figures are in `published.ts`.
 */

const TrustSchema = z.object({ says: z.enum(["too-much", "too-little", "tells", "not-yet"]), dPrime: z.number() });
const CellSchema = z.enum(CELL_IDS as [CellId, ...CellId[]]);
const PeopleSchema = z.array(z.string());
/** The stored form of a ledger. `told` lists what was published. */
const StoredSchema = z.object({
  told: z.array(z.tuple([CellSchema, z.string()])),
  standing: z.array(CellSchema),
  trust: z.object({
    told: z.array(z.object({ given: z.array(z.string()), says: TrustSchema })),
    isStanding: z.boolean(),
  }),
});
const PublishedSchema: z.ZodType<Published> = z.object({
  cells: z.partialRecord(CellSchema, z.int()),
  trust: TrustSchema.nullable(),
});

const NAME = "published";
/** Time limit for a transaction, which reads all people of a cohort and everything ever published about it. */
const LONGEST_MS = 60_000;

/**
 * Publishes a cohort's figures again. Only one cohort is published at a time: if another cohort is published meanwhile,
 * this cohort is tried again in the next round, because its figures must take the other cohort's figures into account.
 */
export async function makePublished(cohortId: string): Promise<Published> {
  return db.$transaction(
    async (tx) => {
      // Locks the cohort until the transaction ends. Someone who deletes their account meanwhile has to wait, or is
      // already gone.
      await lockCohort(tx, cohortId);
      const before = await readLedger(tx, cohortId);
      const after = publishAgain(before, await readStanding(tx, cohortId), await readElsewhere(tx, cohortId));
      await writeLedger(tx, cohortId, after);
      return publishedOf(after);
    },
    { isolationLevel: "Serializable", timeout: LONGEST_MS, maxWait: LONGEST_MS },
  );
}

async function readLedger(tx: Transaction, cohortId: string): Promise<Ledger> {
  const row = await tx.publishedLedger.findUnique({ where: { cohortId } });
  if (!row) return NOTHING_PUBLISHED;
  const { told, standing, trust } = StoredSchema.parse(JSON.parse(row.published));
  return {
    people: PeopleSchema.parse(JSON.parse(row.people)),
    published: told.map(([cell, text]) => ({ cell, people: fromText(text) })),
    standing,
    trust: { published: trust.told, isStanding: trust.isStanding },
  };
}

async function writeLedger(tx: Transaction, cohortId: string, ledger: Ledger): Promise<void> {
  const { people, published, standing, trust } = ledger;
  const stored = {
    told: published.map((one) => [one.cell, toText(one.people)]),
    standing,
    trust: { told: trust.published, isStanding: trust.isStanding },
  };
  const row = { people: JSON.stringify(people), published: JSON.stringify(stored) };
  await tx.publishedLedger.upsert({ where: { cohortId }, create: { cohortId, ...row }, update: row });
}

/**
 * Marks of everyone included in the published figures of other cohorts in programmes. Readers could compare those
 * figures with this cohort's.
 */
async function readElsewhere(tx: Transaction, cohortId: string): Promise<ReadonlySet<string>> {
  if ((await tx.programmeCohort.count({ where: { cohortId } })) === 0) return new Set();
  const others = await tx.publishedLedger.findMany({
    where: { cohortId: { not: cohortId }, cohort: { programmes: { some: {} } } },
    select: { people: true },
  });
  return new Set(others.flatMap(({ people }) => PeopleSchema.parse(JSON.parse(people))));
}

async function readStanding(tx: Transaction, cohortId: string) {
  const learners = new CohortLearners(cohortId, { tx });
  const tallies = await readOfLearners(learners, (of) => tx.learnerTally.findMany({ where: of }));
  const shown = await readOfLearners(learners, (of) =>
    tx.skillTally.findMany({ where: { ...of, state: "shown" }, select: { userId: true, skill: true } }),
  );
  const marks = (rows: readonly { userId: string }[]) => rows.map(({ userId }) => markOf(userId));
  const skills = SKILL_IDS.map((skill) => [skill, marks(shown.filter((row) => row.skill === skill))] as const);
  const judged = tallies.filter(({ flawed, clean }) => flawed + clean > 0);
  return {
    cells: {
      ...(Object.fromEntries(skills) as Record<Skill, string[]>),
      joined: (await learners.ids()).map(markOf),
      "handed-in": marks(tallies),
      passed: marks(tallies.filter(({ passed }) => passed > 0)),
    },
    trust: {
      given: new Map(judged.map(({ userId, ...counts }) => [markOf(userId), givenBy(markOf(userId), counts)])),
      // From the same rows as `given`. The stored figures about trust may be older, and lack some of these verdicts.
      says: sayTrust(cohortTrust(judged.map((early) => ({ early, late: NONE })))),
    },
  };
}

/** A hash that changes with someone's verdicts, but does not reveal the verdicts. */
function givenBy(mark: string, counts: { flawed: number; clean: number; hits: number; falseAlarms: number }): string {
  const { flawed, clean, hits, falseAlarms } = counts;
  const text = [mark, flawed, clean, hits, falseAlarms].join(" ");
  return createHash("sha256").update(text).digest("base64url").slice(0, 6);
}

export function sayTrust(
  figures: Pick<TrustFigures, "dPrime" | "criterion"> | null,
): Ledger["trust"]["published"][number]["says"] | null {
  if (!figures?.dPrime || !figures.criterion) return null;
  const { dPrime, criterion } = figures;
  const leans = criterion.low > 0 ? "too-much" : criterion.high < 0 ? "too-little" : null;
  return { says: leans ?? (dPrime.low > 0 ? "tells" : "not-yet"), dPrime: Math.round(dPrime.value * 10) / 10 };
}

/** The stored published figures of these cohorts, keyed by cohort id. Cohorts without figures have no entry. */
export async function listPublished(cohortIds: readonly string[]): Promise<ReadonlyMap<string, Published>> {
  const rows = await db.keptFigures.findMany({
    where: { name: NAME, subject: { in: cohortIds.map(ofCohort) } },
    select: { subject: true, figures: true },
  });
  const published = new Map<string, Published>();
  for (const { subject, figures } of rows) {
    const read = PublishedSchema.safeParse(JSON.parse(figures));
    if (read.success) published.set(subject.slice(ofCohort("").length), read.data);
  }
  return published;
}

/** The published figures that include a person, for the export of their data. */
export async function exportPublished({ id }: { readonly id: string }): Promise<object[]> {
  const mark = markOf(id);
  const cohorts = await db.cohort.findMany({
    where: { published: { people: { contains: mark } } },
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
  const rows: object[] = [];
  for (const cohort of cohorts) {
    const { people, published, standing, trust } = await readLedger(db, cohort.id);
    const place = people.indexOf(mark);
    const isIn = (cell: CellId) => hasPlace(published.findLast((one) => one.cell === cell)?.people ?? [], place);
    rows.push({ cohort, counts: standing.filter(isIn), trust: Boolean(trust.published.at(-1)?.given[place]) });
  }
  return rows;
}
