import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { HOUR_MS } from "~/operations/time";
import { addTry, joinAt } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { askMentor, withdrawQuestion } from "./asking.server";
import { findDue, findSampleShare, moveDue } from "./due.server";
import { orderOf } from "./order";
import { readResults } from "./results.server";
import { listWaitingFor } from "./waiting.server";
import { FilterSchema } from "./waiting-filter";

// Long: deadlines in every place where the queue uses them.

/** How deadlines affect the mentors' queue. */

const [SLUG, OTHER] = ["test-vat-rounding", "test-late-fee"];
const DAY = 24 * HOUR_MS;
let made = 0;
let cohortId = "";
let learner = { id: "" };
let mentor = { id: "" };
const from = (base: Date, ms: number) => new Date(base.getTime() + ms);
/** All cases use the same time, because the clock could tick between two calls. */
const NOW = Math.floor(Date.now() / 1000) * 1000;
const day = (days: number) => new Date(NOW + days * DAY);

async function assign(fields: object, slugs: readonly string[] = [SLUG!], cohort = cohortId): Promise<string> {
  const usual = { title: "Week", opensAt: day(-9), dueAt: day(1), timeZone: "UTC", makeKey: `key ${made++}` };
  const exercises = { create: slugs.map((slug, place) => ({ slug, place })) };
  return (await db.assignment.create({ data: { ...usual, ...fields, cohortId: cohort, exercises } })).id;
}
/** Reports a changed deadline with an outbox row, as the route does. */
const changed = async (of = cohortId) => {
  await db.outbox.create({ data: { type: "due", subjectId: of, payload: "{}" } });
  await readResults();
};
const itemOf = (submissionId: string) =>
  db.reviewItem.findUniqueOrThrow({ where: { submissionId_seat: { submissionId, seat: 1 } } });

beforeAll(() => indexExercises());
beforeEach(async () => {
  await db.outbox.deleteMany();
  made++;
  cohortId = (await db.cohort.create({ data: { name: `Due ${made}`, sampleShare: 0 } })).id;
  [learner, mentor] = [await makePerson(`due-learner${made}`), await makePerson(`due-mentor${made}`)];
  await joinAt(cohortId, learner, "learner", day(-30));
  await joinAt(cohortId, mentor, "mentor", day(-30));
});

describe("a submission with a question", () => {
  it("has the deadline of its learner's section, not of another one", async () => {
    const submissionId = await addTry(learner, SLUG!, { at: day(-1), status: "failed" });
    await askMentor(learner, submissionId, "Why?");
    const [own, other] = await Promise.all(["A", "B"].map((name) => db.section.create({ data: { cohortId, name } })));
    await db.membership.updateMany({ where: { cohortId, userId: learner.id }, data: { sectionId: own!.id } });
    await assign({ dueAt: day(1), sectionId: other!.id });
    await changed();
    expect([(await itemOf(submissionId)).dueAt, await findDue(learner, SLUG!, day(0))]).toEqual([null, null]);
    await assign({ dueAt: day(2), sectionId: own!.id });
    await changed();
    expect([(await itemOf(submissionId)).dueAt, await findDue(learner, SLUG!, day(0))]).toEqual([day(2), day(2)]);
  });

  it("is ordered as if it had arrived three days before its deadline", async () => {
    const submissionId = await addTry(learner, SLUG!, { at: day(-1), status: "failed" });
    const other = await addTry(learner, OTHER!, { at: day(-1), status: "failed" });
    const dueAt = day(1);
    await assign({ dueAt });
    expect(await askMentor(learner, submissionId, "Why?")).toBe(true);
    expect(await askMentor(learner, other, "Why?")).toBe(true);
    expect(await itemOf(submissionId)).toMatchObject({ dueAt, orderAt: from(dueAt, -72 * HOUR_MS) });
    const free = await itemOf(other);
    expect([free.dueAt, free.orderAt]).toEqual([null, from(free.waitingSince, -24 * HOUR_MS)]);
  });

  it("moves with the deadline, with its learner's extension, and back once the assignment is gone", async () => {
    const submissionId = await addTry(learner, SLUG!, { at: day(-1), status: "failed" });
    await askMentor(learner, submissionId, "");
    const plain = (await itemOf(submissionId)).orderAt;
    const id = await assign({ dueAt: day(1) });
    await changed();
    expect(await itemOf(submissionId)).toMatchObject({ dueAt: day(1), orderAt: from(day(1), -72 * HOUR_MS) });
    await db.assignment.update({ where: { id }, data: { dueAt: day(1.5) } });
    await changed();
    expect(await itemOf(submissionId)).toMatchObject({ dueAt: day(1.5), orderAt: from(day(1.5), -72 * HOUR_MS) });
    await db.extension.create({ data: { assignmentId: id, userId: learner.id, dueAt: day(9), givenAt: new Date() } });
    await changed();
    expect(await itemOf(submissionId)).toMatchObject({ dueAt: day(9), orderAt: plain });
    await db.assignment.delete({ where: { id } });
    await changed();
    expect(await itemOf(submissionId)).toMatchObject({ dueAt: null, orderAt: plain });
    expect(await db.outbox.count({ where: { type: "due" } })).toBe(0);
  });

  it("is not moved by an assignment of another cohort or learner, or by a role without assignments", async () => {
    const submissionId = await addTry(learner, SLUG!, { at: day(-1), status: "failed" });
    await askMentor(learner, submissionId, "");
    const elsewhere = (await db.cohort.create({ data: { name: `Elsewhere ${made}` } })).id;
    await joinAt(elsewhere, learner, "mentor", day(-30));
    await assign({}, [SLUG!], elsewhere);
    const picked = await assign({ eachDoes: 1 }, [SLUG!, OTHER!]);
    const other = await makePerson(`due-other${made}`);
    await db.assignmentPick.create({
      data: { assignmentId: picked, userId: other.id, place: 0, slug: SLUG!, fit: "within" },
    });
    for (const of of [cohortId, elsewhere]) await changed(of);
    expect((await itemOf(submissionId)).dueAt).toBeNull();
    expect(await findDue(learner, SLUG!, new Date())).toBeNull();
    await db.assignmentPick.create({
      data: { assignmentId: picked, userId: learner.id, place: 0, slug: SLUG!, fit: "within" },
    });
    await changed();
    expect((await itemOf(submissionId)).dueAt).toEqual(day(1));
  });

  it("waits like a sample once the question is withdrawn", async () => {
    const submissionId = await addTry(learner, SLUG!, { at: day(-1), status: "failed" });
    await db.cohort.update({ where: { id: cohortId }, data: { sampleShare: 1 } });
    await assign({});
    await readResults();
    const sample = await itemOf(submissionId);
    expect([sample.isSample, sample.dueAt, sample.orderAt]).toEqual([
      true,
      null,
      from(sample.waitingSince, 24 * HOUR_MS),
    ]);
    await changed();
    expect(await itemOf(submissionId)).toEqual(sample);
    await askMentor(learner, submissionId, "");
    expect((await itemOf(submissionId)).dueAt).toEqual(day(1));
    await withdrawQuestion(learner, submissionId);
    expect(await itemOf(submissionId)).toMatchObject({ dueAt: null, orderAt: sample.orderAt });
  });
});

it("has the same order in SQL and in code, whatever the reasons and dates", async () => {
  const learners = [learner, await makePerson(`due-second${made}`)];
  await joinAt(cohortId, learners[1]!, "learner", day(-30));
  const ids: string[] = [];
  for (const hours of [-100, 2, 30, 71, 73, 200])
    ids.push(await assign({ dueAt: from(day(0), hours * HOUR_MS) }, hours < 50 ? [SLUG!] : [SLUG!, OTHER!]));
  await db.extension.create({
    data: { assignmentId: ids[1]!, userId: learners[1]!.id, dueAt: day(4), givenAt: new Date() },
  });
  const revisionId = findExercise(SLUG!)!.revisionId;
  const wrongAt = new Date(0);
  let tries = 0;
  for (const one of learners)
    for (const slug of [SLUG!, OTHER!])
      for (const asksHelp of [true, false])
        for (const isStuck of [true, false])
          for (const isSample of [true, false])
            for (const ago of [0, 3, 110]) {
              const { id: submissionId } = await db.submission.create({
                data: {
                  userId: one.id,
                  slug,
                  revisionId,
                  tryNumber: ++tries,
                  confidence: 80,
                  work: "{}",
                  seed: "1",
                  handInKey: `key ${tries}`,
                },
              });
              await db.reviewItem.create({
                data: {
                  submissionId,
                  cohortId,
                  learnerId: one.id,
                  slug,
                  kind: "test",
                  minutes: 8,
                  asksHelp,
                  isStuck,
                  isSample,
                  seat: tries % 2 === 0 ? 1 : 3,
                  waitingSince: from(day(0), -ago * HOUR_MS),
                  orderAt: wrongAt,
                },
              });
            }
  await db.$transaction((tx) => moveDue(tx, cohortId));
  const items = await db.reviewItem.findMany({ where: { cohortId } });
  expect(items).toHaveLength(96);
  for (const item of items) {
    const isSample = item.isSample && !item.asksHelp;
    const dueAt = isSample ? null : await findDue({ id: item.learnerId }, item.slug, item.waitingSince);
    expect({ ...item, dueAt: item.dueAt, orderAt: item.orderAt }).toEqual({
      ...item,
      dueAt,
      orderAt: orderOf(item.waitingSince, item, dueAt),
    });
  }
  expect(new Set(items.map(({ dueAt }) => dueAt?.getTime())).size).toBeGreaterThan(3);
  // Items of another cohort's learners, and items that no one waits for, are not moved.
  await db.reviewItem.updateMany({ where: { cohortId }, data: { orderAt: wrongAt } });
  await db.reviewItem.updateMany({ where: { cohortId, learnerId: learner.id }, data: { state: "done" } });
  await db.$transaction((tx) => moveDue(tx, cohortId));
  expect(await db.reviewItem.count({ where: { cohortId, orderAt: wrongAt } })).toBe(48);
  const elsewhere = (await db.cohort.create({ data: { name: `No one ${made}` } })).id;
  await db.reviewItem.updateMany({ where: { cohortId }, data: { orderAt: wrongAt } });
  await db.$transaction((tx) => moveDue(tx, elsewhere));
  expect(await db.reviewItem.count({ where: { cohortId, orderAt: wrongAt } })).toBe(96);
});

describe("the share of samples", () => {
  const shareAt = (handedInAt: Date, slug = SLUG!) =>
    findSampleShare(learner, { id: cohortId, sampleShare: 0.1 }, { slug, handedInAt });

  it("is the assignment's while it is open for the learner, otherwise the cohort's", async () => {
    const id = await assign({ opensAt: day(-2), dueAt: day(1), sampleShare: 0.5 });
    await assign({ opensAt: day(-2), dueAt: day(1), sampleShare: null });
    expect(await Promise.all([day(-3), day(-1), day(2)].map((at) => shareAt(at)))).toEqual([0.1, 0.5, 0.1]);
    expect(await shareAt(day(-1), OTHER)).toBe(0.1);
    await db.extension.create({ data: { assignmentId: id, userId: learner.id, dueAt: day(3), givenAt: new Date() } });
    expect(await shareAt(day(2))).toBe(0.5);
    await assign({ opensAt: day(-2), dueAt: day(1), sampleShare: 0 }, [OTHER!]);
    expect(await shareAt(day(-1), OTHER)).toBe(0);
  });

  it("applies when submissions are graded", async () => {
    await assign({ sampleShare: 1 });
    const inIt = await addTry(learner, SLUG!, { at: day(-1), status: "passed" });
    await addTry(learner, OTHER!, { at: day(-1), status: "passed" });
    await readResults();
    const items = await db.reviewItem.findMany({ where: { learnerId: learner.id } });
    expect(items.map(({ submissionId, isSample }) => [submissionId, isSample])).toEqual([[inIt, true]]);
  });
});

it("the queue shows deadlines, and counts those within three days", async () => {
  const [soon, later] = [
    await addTry(learner, SLUG!, { at: day(-1), status: "failed" }),
    await addTry(learner, OTHER!, { at: day(-1), status: "failed" }),
  ];
  await assign({ dueAt: day(1) }, [SLUG!]);
  await assign({ dueAt: day(9) }, [OTHER!]);
  for (const id of [later, soon]) await askMentor(learner, id, "");
  const filter = (search: object) => FilterSchema.parse(search);
  const all = await listWaitingFor(mentor, filter({}));
  expect(all.offered.map(({ submissionId, dueAt }) => [submissionId, dueAt])).toEqual([
    [soon, day(1)],
    [later, day(9)],
  ]);
  expect([all.counts.all, all.counts.due]).toEqual([2, 1]);
  const due = await listWaitingFor(mentor, filter({ reason: "deadline" }));
  expect([due.offered.map(({ submissionId }) => submissionId), due.more]).toEqual([[soon], 0]);
  const ofReviews = await listWaitingFor(mentor, filter({ reason: "deadline", kind: "review" }));
  expect([ofReviews.offered, ofReviews.more, ofReviews.counts.due]).toEqual([[], 0, 1]);
});
