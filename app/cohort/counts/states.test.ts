import { beforeAll, expect, it } from "vitest";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { readerOf, secondReaderOf } from "../../../tests/setup/readers";
import { isQuick } from "../../../tests/setup/runs";
import { submitWork } from "../../../tests/setup/submissions";
import { getTrackTable } from "../overview/cohort.server";
import { recountLearner } from "./counts.server";
import { findStandings } from "./states.server";

const SLUG = "test-vat-rounding";

beforeAll(() => indexExercises());

const ofSlug = () => listExercises().filter(({ slug }) => slug === SLUG);

it("a score that a person set replaces the grader’s best, up or down", async () => {
  const learner = await makePerson("stands");
  const submissionId = await submitWork(learner, SLUG);
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  const add = async (engineVersion: string, score: number, status: string, rank: number) => {
    await db.result.create({
      data: { submissionId, revisionId, engineVersion, score, status, rank, report: "{}" },
    });
    const { state, score: stands } = (await findStandings([learner.id])).get(learner.id)!.get(SLUG)!;
    return [state, stands];
  };
  expect(await add("a", 0.5, "failed", 0)).toEqual(["tried", 0.5]);
  expect(await add("b", 0.8, "passed", 0)).toEqual(["passed", 0.8]);
  expect(await add("override 1", 0.6, "failed", 1)).toEqual(["tried", 0.6]);
  expect(await add("c", 1, "passed", 0)).toEqual(["tried", 0.6]);
  expect(await add("override 2", 0.9, "passed", 2)).toEqual(["passed", 0.9]);
  // A cohort's table shows the score that a person set to a reader who sees everything, and the grader's own score to a
  // mentor who may still review the submission independently.
  await recountLearner(learner.id);
  const { id: cohortId } = await db.cohort.create({ data: { name: "Stands" } });
  await db.membership.create({ data: { cohortId, userId: learner.id, role: "learner" } });
  const shownTo = async (reader: CohortReader) =>
    (await getTrackTable(reader, ofSlug(), [learner.id])).cells[learner.id]![SLUG];
  expect(await shownTo(await readerOf(cohortId))).toMatchObject({ state: "passed", score: 0.9 });
  expect(await shownTo(await secondReaderOf(cohortId, [submissionId]))).toMatchObject({ state: "passed", score: 1 });
});

it.skipIf(isQuick)("includes learners with more submissions than one query may name", async () => {
  const learner = await makePerson("diligent");
  const { revisionId } = findExercise(SLUG)!;
  const ids = Array.from({ length: 1_100 }, (_, n) => `d${String(n).padStart(5, "0")}`);
  const row = { userId: learner.id, slug: SLUG, revisionId, seed: "s", work: '{"suite":"","confidence":80}' };
  const graded = { revisionId, engineVersion: "a", score: 0.5, status: "failed", report: "{}" };
  for (let from = 0; from < ids.length; from += 100) {
    const some = ids.slice(from, from + 100);
    await db.submission.createMany({
      data: some.map((id, n) => ({ ...row, id, handInKey: id, tryNumber: from + n + 1, confidence: 80 })),
    });
    await db.result.createMany({ data: some.map((id) => ({ ...graded, id, submissionId: id })) });
  }
  const standing = (await findStandings([learner.id])).get(learner.id)!.get(SLUG);
  expect(standing).toEqual({ state: "tried", submissionId: ids.at(-1), score: 0.5 });
  await recountLearner(learner.id);
  expect(await db.tryFact.count({ where: { userId: learner.id } })).toBe(ids.length);
  const { id: cohortId } = await db.cohort.create({ data: { name: "Diligent" } });
  await db.membership.create({ data: { cohortId, userId: learner.id, role: "learner" } });
  const { cells } = await getTrackTable(await readerOf(cohortId), ofSlug(), [learner.id]);
  expect(cells[learner.id]![SLUG]).toEqual({ ...standing, isUnbacked: false });
});
