import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leaveCohort } from "~/accounts/cohorts/members.server";
import type { Person } from "~/accounts/guards.server";
import { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { isUnseen, listUnseenIn } from "~/accounts/reading/unseen.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import { during } from "../../../tests/setup/during";
import { makePerson } from "../../../tests/setup/people";
import { submitWork } from "../../../tests/setup/submissions";
import { askMentor, getStanding } from "../queue/asking.server";
import { claimItem, claimNext, handOver } from "../queue/claims.server";
import { setHours } from "../queue/hours.server";
import { listTaken, reassign } from "../queue/reassign.server";
import { listWaitingFor } from "../queue/waiting.server";
import { setScore } from "../reviews/overrides.server";
import { listEarlierTries, listReviews } from "../reviews/read-reviews.server";
import { sendReview } from "../reviews/reviews.server";
import { getScoreHistory } from "../reviews/score-history.server";
import { EMPTY_REVIEW } from "../reviews/verdicts";
import { listThreads, openThread, reply } from "../threads/threads.server";
import { askSecondOpinion, getSecondOpinion } from "./second-opinion.server";
import { isReadTwice } from "./second-reading.server";

// Long: drawn and requested reviews follow the same rules and share one cohort.

/** Independent reviews of a submission that another mentor has reviewed: drawn, or requested by the learner. */

const SLUG = "test-vat-rounding";
const PLACE = { file: "suite", side: "new", line: 1 } as const;
let people = 0;
let cohortId = "";
let [learner, lee, maya, kim] = [] as { id: string }[] as [
  { id: string },
  { id: string },
  { id: string },
  { id: string },
];
let submissionId = "";

async function join(role: string) {
  const person = await makePerson(`u${people++}`);
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  if (role !== "learner") await setHours(person, 40);
  return person;
}

async function handInGraded(): Promise<string> {
  const submissionId = await submitWork(learner, SLUG);
  const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  const result = { revisionId, engineVersion: "of a test", status: "failed", score: 0.5, report: "{}" };
  await db.result.create({ data: { submissionId, ...result } });
  return submissionId;
}

const share = (doubleShare: number) => db.cohort.update({ where: { id: cohortId }, data: { doubleShare } });
const itemAt = (seat: number) => db.reviewItem.findUnique({ where: { submissionId_seat: { submissionId, seat } } });
const idAt = async (seat: number) => (await itemAt(seat))!.id;
async function review(mentor: { id: string }, seat: number, summary: string) {
  const id = await idAt(seat);
  if (!(await claimItem(mentor, id))) return false;
  const note = { id: "n", ...PLACE, text: `${summary}, on the line` };
  const work = { ...EMPTY_REVIEW, verdict: "again", summary, notes: [note] };
  return (await sendReview(mentor, { id, submissionId, kind: "test" }, { key: randomUUID(), work }, () => 100)).ok;
}
const set = async (by: { id: string }, score: number) =>
  setScore(by, submissionId, {
    key: randomUUID(),
    reason: "Because.",
    score,
    saw: (await getScoreHistory(new SubmissionReader(learner, submissionId))).resultId,
  });
const offeredTo = async (mentor: { id: string }) => {
  const { offered, counts, more } = await listWaitingFor(mentor, {});
  expect([counts.all, more]).toEqual([offered.length, 0]);
  return offered.map(({ id }) => id);
};
/** Other people's comments and scores, as pages show them to this reader. */
async function seen(reader: { id: string }) {
  const [reviews, threads, { score, overrides }] = [
    await listReviews(new SubmissionReader(reader, submissionId), "test"),
    await listThreads(new SubmissionReader(reader, submissionId)),
    await getScoreHistory(new SubmissionReader(reader, submissionId)),
  ];
  const said = threads.flatMap(({ comments }) => comments.map(({ text }) => text));
  return { reviews: reviews.map(({ summary }) => summary), said, score, reasons: overrides.length };
}

beforeAll(() => indexExercises());
beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: `Unseen ${people}`, doubleShare: 0 } })).id;
  [learner, lee, maya, kim] = [await join("learner"), await join("mentor"), await join("mentor"), await join("lead")];
  submissionId = await handInGraded();
  await askMentor(learner, submissionId, "Why?");
});

describe("a second opinion", () => {
  it.each([false, true])("adds no item for a learner who leaves at that moment (asked before: %s)", async (isAgain) => {
    await review(lee, 1, "First");
    if (isAgain) {
      await askSecondOpinion(learner, submissionId, "Which one?");
      await db.reviewItem.updateMany({ where: { submissionId, seat: 3 }, data: { state: "withdrawn" } });
    }
    const leave = (tx: Transaction) => tx.membership.deleteMany({ where: { cohortId, userId: learner.id } });
    expect(await during(leave, () => askSecondOpinion(learner, submissionId, "Which one?"))).toBe(false);
    expect(await db.reviewItem.count({ where: { submissionId, state: "waiting" } })).toBe(0);
  });

  it("is one request, with the newest question, after a review or a score set by a person", async () => {
    // Reviews and scores of another submission by the same learner do not count for this one.
    const mine = submissionId;
    submissionId = await handInGraded();
    await askMentor(learner, submissionId, "");
    await review(lee, 1, "There");
    await set(lee, 0.8);
    submissionId = mine;
    expect(await getSecondOpinion(learner, submissionId)).toEqual({ state: "too-early" });
    expect(await askSecondOpinion(learner, submissionId, "Is it so?")).toBe(false);
    await review(lee, 1, "Not yet");
    expect(await getSecondOpinion(learner, submissionId)).toEqual({ state: "may-ask" });
    expect(await Promise.all([1, 2].map(() => askSecondOpinion(learner, submissionId, "Is it so?")))).toEqual([
      true,
      true,
    ]);
    expect(await askSecondOpinion(learner, submissionId, "And now?")).toBe(true);
    expect(await db.reviewItem.count({ where: { submissionId, seat: 3 } })).toBe(1);
    expect(await getSecondOpinion(learner, submissionId)).toMatchObject({ state: "waiting", question: "And now?" });
    await review(maya, 3, "It is fine");
    expect(await getSecondOpinion(learner, submissionId)).toEqual({ state: "answered" });
    expect(
      (await listReviews(new SubmissionReader(learner, submissionId), "test")).map((one) => one.isSecondOpinion),
    ).toEqual([true, false]);
  });

  it("is only for a mentor other than the reviewer or score setter, however they reach it", async () => {
    await review(lee, 1, "Not yet");
    await set(kim, 40);
    await askSecondOpinion(learner, submissionId, "Is it so?");
    const id = await idAt(3);
    for (const spoke of [lee, kim]) {
      expect([await offeredTo(spoke), await claimNext(spoke), await claimItem(spoke, id)]).toEqual([[], null, false]);
    }
    expect(await offeredTo(maya)).toEqual([id]);
    expect(await claimNext(maya)).toBe(id);
    expect(await handOver(maya, id, lee.id)).toBe(false);
    expect(await reassign(kim, id, lee.id)).toBe(false);
    expect((await listTaken(kim)).map(({ others }) => others)).toEqual([[]]);
  });

  it("can't be handed to anyone by name, because a refusal would show a second reader who reviewed first", async () => {
    await review(lee, 1, "Not yet");
    await askSecondOpinion(learner, submissionId, "Is it so?");
    const [id, fresh] = [await idAt(3), await join("mentor")];
    await claimItem(maya, id);
    for (const to of [lee, fresh]) expect(await handOver(maya, id, to.id)).toBe(false);
    for (const to of [lee, fresh]) expect(await reassign(kim, id, to.id)).toBe(false);
    expect((await listTaken(kim)).map(({ others }) => others)).toEqual([[]]);
    expect(await reassign(kim, id, null)).toBe(true);
    // A lead who gave an opinion sees the other opinions, and can choose anyone who gave none.
    await set(kim, 0.8);
    await claimItem(maya, id);
    expect((await listTaken(kim))[0]!.others).toMatchObject([{ id: fresh.id }]);
    expect(await reassign(kim, id, fresh.id)).toBe(true);
  });

  it("waits again if the learner left the cohort and asks in the next one", async () => {
    await review(lee, 1, "Not yet");
    await askSecondOpinion(learner, submissionId, "Is it so?");
    expect(await leaveCohort(learner as Person, cohortId)).toBe(true);
    const next = (await db.cohort.create({ data: { name: "Next" } })).id;
    await db.membership.create({ data: { cohortId: next, userId: learner.id, role: "learner" } });
    await db.membership.create({ data: { cohortId: next, userId: maya.id, role: "mentor" } });
    expect(await getSecondOpinion(learner, submissionId)).toEqual({ state: "may-ask" });
    expect(await askSecondOpinion(learner, submissionId, "And here?")).toBe(true);
    expect(await getSecondOpinion(learner, submissionId)).toMatchObject({ state: "waiting", question: "And here?" });
    expect(await itemAt(3)).toMatchObject({ cohortId: next });
    expect(await review(maya, 3, "It is fine")).toBe(true);
  });

  it("can be requested by the learner only", async () => {
    await review(lee, 1, "Not yet");
    await expect(askSecondOpinion(await join("learner"), submissionId, "Is it so?")).rejects.toThrow();
    expect(await itemAt(3)).toBeNull();
  });

  it("can be given by a mentor who set the score of another submission", async () => {
    const mine = submissionId;
    await review(lee, 1, "Not yet");
    submissionId = await handInGraded();
    await set(maya, 40);
    submissionId = mine;
    await db.membership.deleteMany({ where: { userId: kim.id } });
    expect(await askSecondOpinion(learner, submissionId, "Is it so?")).toBe(true);
    expect(await offeredTo(maya)).toEqual([await idAt(3)]);
  });

  it("hides nothing from an admin who is not in the cohort, because they review nothing", async () => {
    await review(lee, 1, "Not yet");
    await askSecondOpinion(learner, submissionId, "Is it so?");
    const outside = await makePerson(`u${people++}`);
    expect(await Promise.all([maya, outside].map((who) => isUnseen(who, submissionId)))).toEqual([true, false]);
  });

  it("is not queued if there is no other mentor, and the page says so", async () => {
    await review(lee, 1, "Not yet");
    for (const other of [maya, kim]) await db.membership.deleteMany({ where: { userId: other.id } });
    expect(await getSecondOpinion(learner, submissionId)).toEqual({ state: "nobody" });
    expect(await askSecondOpinion(learner, submissionId, "Is it so?")).toBe(false);
    expect(await itemAt(3)).toBeNull();
  });

  it("is given without seeing earlier comments and scores, which are visible afterwards", async () => {
    await review(lee, 1, "Not yet");
    const own = await openThread(learner, submissionId, { ...PLACE, line: 2 }, "I think so");
    await reply(lee, submissionId, own, "I do not");
    await set(kim, 40);
    const all = {
      reviews: ["Not yet"],
      said: ["Not yet, on the line", "I think so", "I do not"],
      score: 40,
      reasons: 1,
    };
    expect(await seen(maya)).toEqual(all);
    await askSecondOpinion(learner, submissionId, "Is it so?");
    expect(await seen(maya)).toEqual({ reviews: [], said: ["I think so"], score: 50, reasons: 0 });
    expect([...(await listUnseenIn(maya, cohortId))]).toEqual([submissionId]);
    // The same applies to the list of earlier attempts beside a later submission.
    const tries = async (reader: { id: string }) =>
      (await listEarlierTries(reader, learner.id, SLUG, 99)).map(({ score }) => score);
    expect([await tries(maya), await tries(lee)]).toEqual([[0.5], [0.4]]);
    for (const who of [learner, lee, kim]) {
      expect(await isUnseen(who, submissionId)).toBe(false);
      expect(await seen(who)).toEqual(all);
    }
    // Maya can't set a score yet, because that would reveal the score that was set.
    expect(await set(maya, 70)).toEqual({ ok: false, reason: "unseen" });
    expect(await review(maya, 3, "It is fine")).toBe(true);
    expect(await seen(maya)).toMatchObject({ reviews: ["It is fine", "Not yet"], score: 40, reasons: 1 });
  });

  it("is refused if its reviewer sets the score meanwhile", async () => {
    await review(lee, 1, "Not yet");
    await askSecondOpinion(learner, submissionId, "Is it so?");
    const id = await idAt(3);
    expect(await claimItem(maya, id)).toBe(true);
    expect(await set(maya, 70)).toEqual({ ok: true });
    const ask = { key: "key of it", work: { ...EMPTY_REVIEW, verdict: "good" } };
    expect(await sendReview(maya, { id, submissionId, kind: "test" }, ask, () => 9)).toMatchObject({ ok: false });
  });
});

describe("a second review", () => {
  it("is drawn by submission, for about the share that is set", () => {
    const drawn = Array.from({ length: 4_000 }, (_, n) => isReadTwice(`submission ${n}`, 0.1)).filter(Boolean).length;
    expect(drawn).toBeGreaterThan(320);
    expect(drawn).toBeLessThan(480);
    expect([isReadTwice("x", 0), isReadTwice("x", 1)]).toEqual([false, true]);
  });

  it("appears once the first is sent, with the same question, for another mentor, who can't see the first", async () => {
    await share(1);
    expect(await itemAt(2)).toBeNull();
    await review(lee, 1, "Not yet");
    expect(await itemAt(2)).toMatchObject({ state: "waiting", question: "Why?", asksHelp: true, isSample: false });
    expect([await offeredTo(lee), await claimNext(lee)]).toEqual([[], null]);
    expect(await seen(maya)).toEqual({ reviews: [], said: [], score: 50, reasons: 0 });
    // The learner receives each review as soon as it is sent, and doesn't have to wait for the second one.
    expect((await seen(learner)).reviews).toEqual(["Not yet"]);
    expect(await getStanding(learner, submissionId)).toMatchObject({ state: "answered" });
    expect(await review(maya, 2, "It is fine")).toBe(true);
    for (const who of [learner, lee, maya, kim]) expect((await seen(who)).reviews).toEqual(["It is fine", "Not yet"]);
  });

  it("is not drawn if the learner leaves while the first is sent", async () => {
    await share(1);
    const id = await idAt(1);
    await claimItem(lee, id);
    const work = { ...EMPTY_REVIEW, verdict: "again", summary: "First" };
    const ask = { key: randomUUID(), work };
    // This change locks the mentor's row, so that sending the review has to wait after it has marked its item as done.
    await during(
      (tx) => tx.user.update({ where: { id: lee.id }, data: { email: `${randomUUID()}@example.org` } }),
      () =>
        Promise.all([
          sendReview(lee, { id, submissionId, kind: "test" }, ask, () => 100),
          sleep(300).then(() => leaveCohort(learner as Person, cohortId)),
        ]),
    );
    expect(await db.reviewItem.count({ where: { submissionId, state: "waiting" } })).toBe(0);
  });

  it("is drawn once, however often the learner asks", async () => {
    await share(1);
    await review(lee, 1, "Not yet");
    await review(maya, 2, "It is fine");
    await askMentor(learner, submissionId, "And now?");
    await review(kim, 1, "As I said");
    expect(await db.reviewItem.findMany({ where: { submissionId, state: "waiting" } })).toEqual([]);
  });

  it("is not drawn if no one else could review it, or if the cohort's share is 0", async () => {
    await review(lee, 1, "Not yet");
    expect(await itemAt(2)).toBeNull();
    await share(1);
    for (const other of [maya, kim]) await db.membership.deleteMany({ where: { userId: other.id } });
    await askMentor(learner, submissionId, "And now?");
    await review(lee, 1, "As I said");
    expect(await itemAt(2)).toBeNull();
  });
});
