import { beforeAll, describe, expect, it } from "vitest";
import { CohortLearners } from "~/accounts/reading/learners.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { DAY_MS } from "~/operations/time";
import { makePerson } from "../../../tests/setup/people";
import { readerOf, secondReaderOf } from "../../../tests/setup/readers";
import { isQuick } from "../../../tests/setup/runs";
import { findAssignment } from "../assignments/assignment-page.server";
import { listAssignments } from "../assignments/lead.server";
import { getCohortHelp } from "../help/help.server";
import { getFunnel } from "../overview/funnel.server";
import { listHandIns } from "../overview/hand-ins.server";
import { getSkillTable, getWeeks } from "../overview/overview.server";
import { countCohort } from "../published/true-counts.server";

/**
 * A cohort with more people than one statement lists. Reading it in batches must give the same result as reading it
 * at once. Long: storing these people takes time, so all reports about them are tested here.
 */

const LEARNERS = 1_000;
const SLUG = "test-vat-rounding";
const OTHER = "test-late-fee";
const DAY = new Date("2026-11-16T00:00:00Z");
const name = (n: number) => String(n).padStart(4, "0");
const learner = (n: number) => `learner-${name(n)}`;
const handIn = (n: number) => `hand-in-${name(n)}`;
/** Every fourth learner has not passed. */
const hasPassed = (n: number) => n % 4 !== 0;
const passed = Array.from({ length: LEARNERS }, (_, n) => n).filter(hasPassed).length;

let cohortId = "";
let reader: CohortReader;
beforeAll(async () => {
  await indexExercises();
  const { revisionId } = findExercise(SLUG)!;
  cohortId = (await db.cohort.create({ data: { name: "Large" } })).id;
  const stranger = await makePerson("stranger-l");
  const people = [...Array.from({ length: LEARNERS }, (_, n) => n)];
  const now = { createdAt: DAY, updatedAt: DAY };
  await db.user.createMany({
    data: people.map((n) => ({ id: learner(n), name: `Learner ${name(n)}`, email: `l-${n}@example.org`, ...now })),
  });
  await db.membership.createMany({ data: people.map((n) => ({ cohortId, userId: learner(n), role: "learner" })) });
  const owners = [...people.map((n) => ({ n, userId: learner(n) })), { n: LEARNERS, userId: stranger.id }];
  await db.learnerTally.createMany({
    data: owners.map(({ n, userId }) => ({
      userId,
      handIns: 1,
      passed: hasPassed(n) ? 1 : 0,
      firstOn: DAY,
      lastOn: DAY,
      flawed: 0,
      clean: 0,
      hits: 0,
      falseAlarms: 0,
    })),
  });
  await db.weekTally.createMany({
    data: owners.map(({ n, userId }) => ({ userId, week: DAY, handIns: 2, passed: hasPassed(n) ? 1 : 0 })),
  });
  await db.skillTally.createMany({
    data: owners.map(({ n, userId }) => ({
      userId,
      skill: "choose-inputs",
      state: hasPassed(n) ? "shown" : "practising",
      tries: 2,
      passes: 1,
    })),
  });
  const common = { slug: SLUG, revisionId, tryNumber: 1, confidence: 80, handedInAt: DAY };
  await db.submission.createMany({
    data: owners.map(({ n, userId }) => ({
      ...common,
      id: handIn(n),
      userId,
      handInKey: `k${n}`,
      seed: "s",
      work: "{}",
    })),
  });
  await db.tryFact.createMany({
    data: owners.map(({ n, userId }): Prisma.TryFactCreateManyInput => {
      const [status, score] = hasPassed(n) ? ["passed", 1] : ["failed", 0.2];
      return {
        ...common,
        submissionId: handIn(n),
        userId,
        kind: "test",
        track: "first-weeks",
        counting: true,
        status,
        score,
        ownStatus: "failed",
        ownScore: 0.2,
        history: "[]",
        skills: " choose-inputs ",
        issues: "",
      };
    }),
  });
  reader = await readerOf(cohortId);
});

describe("for a thousand learners", () => {
  it("reports progress, by week and by skill", async () => {
    expect(await getFunnel(reader)).toMatchObject({ joined: LEARNERS, handedIn: LEARNERS, passed });
    const week = (await getWeeks(reader, new Date("2026-11-18T12:00:00Z"))).at(-1);
    expect(week).toEqual({ week: DAY, learners: LEARNERS, handIns: 2 * LEARNERS, passed });
    const skills = await getSkillTable(reader, [learner(1), learner(999)]);
    expect(skills.shownBy).toEqual({ "choose-inputs": passed });
    expect(Object.keys(skills.cells)).toEqual([learner(1), learner(999)]);
    const { cells } = await countCohort(new CohortLearners(cohortId));
    expect(cells).toMatchObject({ joined: LEARNERS, passed, "choose-inputs": passed });
  });

  it("lists submissions, newest first, page by page until the last", async () => {
    const seen: string[] = [];
    for (let from = 0; from < LEARNERS; from += 300) {
      const { rows, total } = await listHandIns(reader, {}, { from, count: 300 });
      expect(total).toBe(LEARNERS);
      seen.push(...rows.map(({ submissionId }) => submissionId));
    }
    expect(seen).toEqual(Array.from({ length: LEARNERS }, (_, n) => handIn(LEARNERS - 1 - n)));
    const after = await listHandIns(reader, {}, { from: LEARNERS, count: 50 });
    expect(after).toEqual({ rows: [], total: LEARNERS });
    const byStatus = await listHandIns(reader, { status: "passed" }, { from: 0, count: 50 });
    expect(byStatus.total).toBe(passed);
  });

  it("lists submissions with the grader's own results for most of them", async () => {
    const second = await secondReaderOf(
      cohortId,
      Array.from({ length: 900 }, (_, n) => handIn(n)),
    );
    const { rows, total } = await listHandIns(second, { status: "passed" }, { from: 0, count: 50 });
    // By the grader's own results, none of the first 900 has passed.
    expect(total).toBe(75);
    expect(rows.every(({ submissionId }) => submissionId >= handIn(900))).toBe(true);
    const failed = await listHandIns(second, { status: "failed" }, { from: 900, count: 50 });
    expect([failed.total, failed.rows.length]).toEqual([LEARNERS - 75, 25]);
  });

  it.skipIf(isQuick)("lists who needs help, and skills of a page, with the grader's own results for all", async () => {
    await db.reviewItem.deleteMany();
    await db.cohort.update({ where: { id: cohortId }, data: { stuckTries: 3, quietDays: 7 } });
    const second = await secondReaderOf(
      cohortId,
      Array.from({ length: LEARNERS }, (_, n) => handIn(n)),
    );
    const now = new Date(DAY.getTime() + 8 * DAY_MS);
    const help = await getCohortHelp(second, { now, from: 0, count: 50 });
    expect([help.total, help.needy.length]).toEqual([LEARNERS, 50]);
    expect(help.needy[0]!.reasons.map(({ rule }) => rule)).toEqual(["quiet"]);
    const { cells } = await getSkillTable(second, [learner(1)]);
    // By the grader's own result, this learner did not pass.
    expect(cells[learner(1)]!["choose-inputs"]).toMatchObject({ passes: 0 });
  });

  it("counts who handed in and who missed an assignment, by the results that the reader may see", async () => {
    const now = new Date(DAY.getTime() + DAY_MS);
    const made = { madeAt: new Date(0), opensAt: new Date(0), timeZone: "UTC", dueAt: new Date(now.getTime() - 1) };
    for (const [makeKey, slugs] of [
      ["done", [SLUG]],
      ["half done", [SLUG, OTHER]],
    ] as const) {
      const exercises = { create: slugs.map((slug, place) => ({ slug, place })) };
      await db.assignment.create({ data: { cohortId, makeKey, title: makeKey, ...made, exercises } });
    }
    const { over } = await listAssignments(reader, { page: 1, now });
    const listed = Object.fromEntries(over.map(({ title, complete, missed }) => [title, [complete, missed]]));
    expect(listed).toEqual({ done: [LEARNERS, 0], "half done": [0, LEARNERS] });
    const idOf = (name: string) => over.find(({ title }) => title === name)!.id;
    const counts = async (by: CohortReader, name: string) =>
      (await findAssignment(by, idOf(name), { page: 1, now }))!.counts;
    const none = { "not-open": 0, open: 0, late: 0, "handed-in": 0, passed: 0, missed: 0 };
    expect(await counts(reader, "done")).toEqual({ ...none, passed, "handed-in": LEARNERS - passed });
    expect(await counts(reader, "half done")).toEqual({ ...none, missed: LEARNERS });
    await db.reviewItem.deleteMany();
    const second = await secondReaderOf(cohortId, [handIn(51), handIn(52)]);
    const { revisionId } = findExercise(SLUG)!;
    const graded = { submissionId: handIn(51), revisionId, report: "{}" };
    await db.result.createMany({
      data: [
        { ...graded, engineVersion: "grader", status: "failed", score: 0.2 },
        { ...graded, engineVersion: "person", status: "passed", score: 1, rank: 1 },
      ],
    });
    // By the grader's own result, learner 51 did not pass.
    expect(await counts(second, "done")).toEqual({
      ...none,
      passed: passed - 1,
      "handed-in": LEARNERS - passed + 1,
    });
    const help = await getCohortHelp(reader, { now, from: 0, count: 1 });
    expect([help.total, help.needy[0]!.reasons]).toMatchObject([LEARNERS, [{ rule: "missed" }]]);
    expect(help.needy[0]!.reasons[0]).toMatchObject({ assignments: [{ title: "half done" }] });
    const id = idOf("half done");
    const page = await findAssignment(reader, id, { page: 2, now, who: learner(3) });
    const asGraded = await findAssignment(second, id, { page: 2, now });
    expect(asGraded!.learners[1]!.cells[0]!.work).toMatchObject({ isPassed: false, score: 0.2 });
    expect([page!.learners[1], page!.chosen]).toMatchObject([
      { id: learner(51), cells: [{ work: { submissionId: handIn(51), isPassed: true, score: 1 } }, { work: null }] },
      { id: learner(3), standing: { state: "missed", handedIn: 1 } },
    ]);
  });

  it("lists the submissions behind a part of an exercise, of this cohort only", async () => {
    const among = Array.from({ length: LEARNERS + 1 }, (_, n) => handIn(n));
    const { rows, total } = await listHandIns(reader, { among }, { from: 0, count: 50 });
    expect([total, rows[0]?.submissionId]).toEqual([LEARNERS, handIn(LEARNERS - 1)]);
    const first = await listHandIns(
      reader,
      { among: among.slice(0, 600), learner: learner(7) },
      { from: 0, count: 50 },
    );
    expect(first.rows.map(({ submissionId }) => submissionId)).toEqual([handIn(7)]);
  });
});
