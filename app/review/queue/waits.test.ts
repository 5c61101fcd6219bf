import { beforeAll, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { addTry } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { readerOf, secondReaderOf } from "../../../tests/setup/readers";
import { countAnswered, countQuestions, countWaits, listDisputes } from "./waits.server";

const SLUG = "partial-refunds";
let [cohortId, elsewhere] = ["", ""];
let learner = { id: "" };
const submissions: string[] = [];
const ALL = { from: 0, count: 20 };
const day = (n: number) => new Date(`2026-11-${n}T10:00:00Z`);
/** Earlier in the day than the time of any item, to show that only days count. */
const NOW = new Date("2026-11-20T01:00:00Z");

beforeAll(async () => {
  await indexExercises();
  cohortId = (await db.cohort.create({ data: { name: "Wren" } })).id;
  elsewhere = (await db.cohort.create({ data: { name: "Finch" } })).id;
  learner = await makePerson("ana");
  await db.membership.create({ data: { cohortId, userId: learner.id, role: "learner" } });
  for (let n = 0; n < 6; n++) submissions.push(await addTry(learner, SLUG, { at: day(10 + n), status: "failed" }));

  const item = <More extends { submissionId: string }>(at: Date, more: More) => ({
    learnerId: learner.id,
    slug: SLUG,
    kind: "review",
    minutes: 5,
    waitingSince: at,
    orderAt: at,
    cohortId,
    ...more,
  });
  const [first, second, third, fourth, fifth, sixth] = submissions as [string, string, string, string, string, string];
  await db.reviewItem.createMany({
    data: [
      item(day(12), { submissionId: first, asksHelp: true }),
      item(day(11), { submissionId: second, asksHelp: true }),
      item(day(11), { submissionId: second, seat: 0, isFinding: true }),
      // The next items don't count: a sample, a drawn second review of a question, an answered question, and a
      // question and a finding in another cohort.
      item(day(11), { submissionId: third, isSample: true }),
      item(day(11), { submissionId: fourth, asksHelp: true, state: "done" }),
      item(day(11), { submissionId: sixth, asksHelp: true, seat: 2 }),
      item(day(11), { submissionId: fifth, asksHelp: true, cohortId: elsewhere }),
      item(day(11), { submissionId: fifth, seat: 0, isFinding: true, cohortId: elsewhere }),
    ],
  });
  const { revisionId } = findExercise(SLUG)!;
  const finding = { revisionId, findingId: "f1", class: "injection", place: "{}", text: "", cohortId };
  await db.stoodBy.createMany({
    data: [
      { ...finding, submissionId: first, state: "key", at: day(13) },
      { ...finding, submissionId: second, state: "waiting", isHeld: true, at: day(14) },
      { ...finding, submissionId: third, state: "false-alarm", at: day(15) },
      { ...finding, submissionId: fourth, state: "waiting", at: day(12) },
      { ...finding, submissionId: fifth, state: "waiting", at: day(11), cohortId: elsewhere },
    ],
  });
});

it("counts questions and disputed results of the cohort by the day on which they started waiting", async () => {
  expect(await countWaits(await readerOf(cohortId), NOW)).toEqual([
    { day: "2026-11-11", days: 9, questions: 1, disputes: 1 },
    { day: "2026-11-12", days: 8, questions: 1, disputes: 0 },
  ]);
  expect(await countQuestions(await readerOf(cohortId))).toBe(2);
});

it("counts answered questions by how many days they waited for the first answer", async () => {
  const mentor = await makePerson("mira");
  const at = (days: number, hour: number) => new Date(Date.UTC(2026, 9, days, hour));
  const ask = async (waitingSince: Date, answers: readonly [seat: number, sentAt: Date][], more: object = {}) => {
    const submissionId = await addTry(learner, SLUG, { at: waitingSince, status: "failed" });
    const of = { learnerId: learner.id, slug: SLUG, kind: "review", minutes: 5, orderAt: waitingSince, cohortId };
    await db.reviewItem.create({ data: { ...of, submissionId, waitingSince, asksHelp: true, state: "done", ...more } });
    for (const [n, [seat, sentAt]] of answers.entries()) {
      const written = { summary: "", verdict: "good", rubricVersion: 1, choices: "{}", minutes: 5 };
      await db.mentorReview.create({
        data: { ...written, submissionId, mentorId: mentor.id, seat, sentAt, sendKey: `${submissionId} ${n}` },
      });
    }
  };
  // Answered two hours later, on the next day. A review that was sent before the question doesn't answer it.
  await ask(at(20, 23), [
    [1, at(18, 9)],
    [1, at(21, 1)],
    [1, at(28, 9)],
  ]);
  // A peer answers on the third day, and a mentor later. A second opinion is answered on the eighth day.
  await ask(at(20, 9), [
    [-1, at(23, 8)],
    [1, at(30, 8)],
  ]);
  await ask(at(10, 9), [[3, at(18, 9)]], { seat: 3 });
  // These don't count, in this order: a question from too long ago, an item without a question, a second review, a
  // question in another cohort, and a question without an answer.
  await ask(at(1, 9), [[1, at(2, 9)]]);
  await ask(at(20, 9), [[1, at(21, 9)]], { asksHelp: false, isStuck: true });
  await ask(at(20, 9), [[2, at(21, 9)]], { seat: 2 });
  await ask(at(20, 9), [[1, at(21, 9)]], { cohortId: elsewhere });
  await ask(at(20, 9), []);
  const now = at(31, 12);
  expect(await countAnswered(await readerOf(cohortId), now)).toEqual([
    { least: 0, most: 1, questions: 1 },
    { least: 2, most: 3, questions: 1 },
    { least: 4, most: 7, questions: 0 },
    { least: 8, most: null, questions: 1 },
  ]);
  expect(await countAnswered(await readerOf(cohortId), at(60, 12))).toEqual([]);
});

it("lists disputed results: the longest wait first, then the settled ones, newest first", async () => {
  const { rows, total } = await listDisputes(await readerOf(cohortId), ALL);
  expect(total).toBe(4);
  const shown = rows.map(({ of, state, isHeld }) => [of?.name, submissions.indexOf(of!.submissionId), state, isHeld]);
  expect(shown).toEqual([
    ["ana", 3, "waiting", false],
    ["ana", 1, "waiting", true],
    ["ana", 2, "false-alarm", false],
    ["ana", 0, "key", false],
  ]);
});

it("lists disputed results page by page, each once", async () => {
  const reader = await readerOf(cohortId);
  const pages = await Promise.all([0, 1, 2, 3, 4].map((from) => listDisputes(reader, { from, count: 1 })));
  expect(pages.map(({ rows, total }) => [rows.map(({ of }) => submissions.indexOf(of!.submissionId)), total])).toEqual([
    [[3], 4],
    [[1], 4],
    [[2], 4],
    [[0], 4],
    [[], 4],
  ]);
  const { rows } = await listDisputes(reader, { from: 1, count: 2 });
  expect(rows.map(({ state }) => state)).toEqual(["waiting", "false-alarm"]);
});

it("counts and lists those of one section", async () => {
  const [empty, full] = await Promise.all(
    ["A", "B"].map((name) => db.section.create({ data: { cohortId, name } }).then(({ id }) => id)),
  );
  await db.membership.updateMany({ where: { userId: learner.id }, data: { sectionId: full! } });
  const [none, all] = await Promise.all([empty, full].map((section) => readerOf(cohortId, { section: section! })));
  expect([await countWaits(none!, NOW), await listDisputes(none!, ALL)]).toEqual([[], { rows: [], total: 0 }]);
  expect([(await countWaits(all!, NOW)).length, (await listDisputes(all!, ALL)).total]).toEqual([2, 4]);
});

it("leaves out submissions that the reader may still review again", async () => {
  const second = await secondReaderOf(cohortId, [submissions[2]!]);
  const { rows, total } = await listDisputes(second, ALL);
  expect(total).toBe(3);
  expect(rows.map(({ state }) => state)).toEqual(["waiting", "waiting", "key"]);
});

it("names no one where reviewers must not know whose work it is", async () => {
  await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
  const { rows: all } = await listDisputes(await readerOf(cohortId), ALL);
  expect(all).toHaveLength(4);
  expect(JSON.stringify(all)).not.toMatch(new RegExp(`ana|${learner.id}|${submissions.join("|")}`));
});
