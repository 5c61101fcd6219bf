import { beforeAll, beforeEach, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { findReadingCohort, findStuckTry, lockLearner } from "./stuck.server";

/**
 * Where a learner's work is reviewed, and whether they are stuck. Both depend only on the learner's own cohorts and
 * attempts.
 */

const SLUG = "test-vat-rounding";
let people = 0;
let [ana, bo] = [] as { id: string }[] as [{ id: string }, { id: string }];

const join = (cohortId: string, { id: userId }: { id: string }, role: string) =>
  db.membership.create({ data: { cohortId, userId, role } });
const makeCohort = async (name: string) => (await db.cohort.create({ data: { name: `${name} ${people}` } })).id;

/** Stores an attempt with its result. */
async function tryAs({ id: userId }: { id: string }, tryNumber: number, status: "passed" | "failed"): Promise<string> {
  const { revisionId } = findExercise(SLUG)!;
  const of = { userId, slug: SLUG, revisionId, tryNumber, handInKey: `key ${tryNumber}` };
  const { id } = await db.submission.create({ data: { ...of, seed: "s", work: "{}", confidence: 80 } });
  const result = { submissionId: id, revisionId, engineVersion: "of a test", status, score: 0.2, report: "{}" };
  await db.result.create({ data: result });
  return id;
}

beforeAll(() => indexExercises());
beforeEach(async () => {
  [ana, bo] = [await makePerson(`s${people++}`), await makePerson(`s${people++}`)];
});

it("a learner's work is reviewed in a cohort of their own, even if another one comes first by name", async () => {
  const [first, second] = [await makeCohort("A first"), await makeCohort("A second")];
  for (const [cohortId, learner] of [
    [first, bo],
    [second, ana],
  ] as const) {
    await join(cohortId, await makePerson(`s${people++}`), "mentor");
    await join(cohortId, learner, "learner");
  }
  expect(await findReadingCohort(ana)).toMatchObject({ id: second });
  expect(await findReadingCohort(bo)).toMatchObject({ id: first });
  expect(await findReadingCohort(await makePerson(`s${people++}`))).toBeNull();
});

it("a learner is stuck after three attempts of their own, regardless of other learners' attempts", async () => {
  for (const tryNumber of [1, 2, 3]) await tryAs(bo, tryNumber, "failed");
  for (const tryNumber of [1, 2]) await tryAs(ana, tryNumber, "failed");
  expect(await findStuckTry(ana, SLUG)).toBeNull();
  const third = await tryAs(ana, 3, "failed");
  await tryAs(bo, 4, "passed");
  expect(await findStuckTry(ana, SLUG)).toBe(third);
  expect(await findStuckTry(bo, SLUG)).toBeNull();
});

it("a learner is locked only in a cohort in which they learn, no matter who else learns there", async () => {
  const [own, other] = [await makeCohort("Own"), await makeCohort("Other")];
  await join(own, ana, "learner");
  await join(other, bo, "learner");
  const locks = (cohortId: string) => db.$transaction((tx) => lockLearner(tx, cohortId, ana.id));
  expect([await locks(own), await locks(other)]).toEqual([true, false]);
});
