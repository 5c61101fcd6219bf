import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setCohortRules } from "~/accounts/cohorts/cohort-rules.server";
import { leaveCohort } from "~/accounts/cohorts/members.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { publishResult } from "~/grading/live.server";
import { ENGINE_VERSION } from "~/sandbox/contract";
import { during } from "../../../tests/setup/during";
import { makePerson } from "../../../tests/setup/people";
import { askMentor, declineHelp, getStanding } from "./asking.server";
import { claimItem } from "./claims.server";
import { isDrawn, readResults } from "./results.server";

// Long: the same results decide which submissions become samples and which learners are stuck.

/** What enters the mentors' queue without a request: samples, and stuck learners. */

const SLUG = "test-vat-rounding";
let people = 0;
let cohortId = "";
let learner: { id: string };
let mentor: { id: string };

async function join(role: string) {
  const person = await makePerson(`r${people++}`);
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  return person;
}

const share = (sampleShare: number) =>
  setCohortRules(mentor, cohortId, {
    sampleShare,
    doubleShare: 0,
    hidesNames: false,
    allowsPeers: false,
    stuckTries: 3,
    quietDays: 14,
    hasTutor: true,
    tutorDays: 30,
    hasCommentDrafts: false,
  });

/**
 * Stores a submission's result, as the grader does. A result of another `engine` is stored in addition to the first.
 */
async function grade(submissionId: string, status: "passed" | "failed", engine = ENGINE_VERSION) {
  const { revisionId } = findExercise(SLUG)!;
  await db.$transaction(async (tx) => {
    const score = status === "passed" ? 1 : 0.2;
    const of = { submissionId, revisionId, engineVersion: engine };
    const { id } = await tx.result.create({ data: { ...of, status, score, report: "{}" } });
    await publishResult(tx, submissionId, id);
  });
}

let keys = 0;
async function handInOf(person: { id: string }, status: "passed" | "failed" | null = "failed"): Promise<string> {
  const tryNumber = 1 + (await db.submission.count({ where: { userId: person.id, slug: SLUG } }));
  const of = { userId: person.id, slug: SLUG, revisionId: findExercise(SLUG)!.revisionId, tryNumber };
  const { id } = await db.submission.create({
    data: { ...of, handInKey: `key-${keys++}`, seed: "s", work: "{}", confidence: 80 },
  });
  if (status) await grade(id, status);
  return id;
}

const items = () =>
  db.reviewItem.findMany({
    where: { learnerId: learner.id },
    orderBy: { submissionId: "asc" },
    select: { submissionId: true, state: true, isStuck: true, isSample: true, asksHelp: true },
  });
const waiting = async () => (await items()).filter(({ state }) => state === "waiting");

beforeAll(() => indexExercises());
beforeEach(async () => {
  await readResults();
  cohortId = (await db.cohort.create({ data: { name: `Cohort ${people}` } })).id;
  learner = await join("learner");
  mentor = await join("mentor");
  await share(0);
});
afterAll(() => db.outbox.deleteMany());

describe("a sample", () => {
  it("is the given share of submissions, decided by each submission's id alone", () => {
    const ids = Array.from({ length: 20_000 }, (_, n) => `submission-${n}`);
    const drawn = ids.filter((id) => isDrawn(id, 0.05));
    // The expected number is 1,000, and five standard deviations are 154.
    expect(Math.abs(drawn.length - 1_000)).toBeLessThan(154);
    expect(ids.filter((id) => isDrawn(id, 0.05))).toEqual(drawn);
    // Submissions that are drawn at a small share are also drawn at every larger share.
    expect(drawn.every((id) => isDrawn(id, 0.5))).toBe(true);
    expect(ids.some((id) => isDrawn(id, 0))).toBe(false);
    expect(ids.every((id) => isDrawn(id, 1))).toBe(true);
  });

  it("waits behind questions, and its learner is not notified", async () => {
    await share(1);
    const submissionId = await handInOf(learner, "passed");
    await readResults();
    expect(await items()).toEqual([
      { submissionId, state: "waiting", isStuck: false, isSample: true, asksHelp: false },
    ]);
    expect(await getStanding(learner, submissionId)).toMatchObject({ state: "not-asked", waiting: 0, mayLookIn: null });
    const { orderAt, waitingSince } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
    expect(orderAt.getTime()).toBeGreaterThan(waitingSince.getTime());
  });

  it("is not drawn from a learner who leaves at that moment", async () => {
    await share(1);
    await handInOf(learner, "passed");
    await during((tx) => tx.membership.deleteMany({ where: { cohortId, userId: learner.id } }), readResults);
    expect(await items()).toEqual([]);
  });

  it("is drawn once: not by a second reader, not by a later result, not after the share was raised", async () => {
    const submissionId = await handInOf(learner);
    await readResults();
    expect(await items()).toEqual([]);
    await share(1);
    await grade(submissionId, "passed", "another engine");
    expect(await readResults()).toBe(1);
    expect(await items()).toEqual([]);
    const next = await handInOf(learner);
    // A killed process left the row unread, and now two processes read it at once.
    const read = await Promise.all([readResults(), readResults(), readResults()]);
    expect(read.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await items()).map((item) => item.submissionId)).toEqual([next]);
    expect(await readResults()).toBe(0);
  });

  it("is not created for a submission that already waits: its item stays", async () => {
    await share(1);
    const submissionId = await handInOf(learner);
    await askMentor(learner, submissionId, "Why?");
    const before = await db.reviewItem.findMany({ where: { submissionId } });
    await readResults();
    expect(await db.reviewItem.findMany({ where: { submissionId } })).toEqual(before);
  });

  it("is not drawn if no one could review it", async () => {
    await share(1);
    const alone = await makePerson(`alone${people}`);
    await handInOf(alone);
    await db.membership.deleteMany({ where: { userId: mentor.id } });
    await handInOf(learner);
    expect(await readResults()).toBe(2);
    expect(await db.reviewItem.count({ where: { learnerId: { in: [alone.id, learner.id] } } })).toBe(0);
  });

  it("is not created for a deleted account, and blocks nothing", async () => {
    await share(1);
    await handInOf(learner);
    const row = await db.outbox.findFirstOrThrow({ where: { isReadByReview: false } });
    await db.submission.deleteMany({ where: { userId: learner.id } });
    expect(await readResults()).toBe(1);
    expect(await db.outbox.findUniqueOrThrow({ where: { id: row.id } })).toMatchObject({ isReadByReview: true });
  });
});

describe("a learner who is stuck", () => {
  it("is in the queue after three attempts without a pass, and is notified", async () => {
    const [, second] = [await handInOf(learner), await handInOf(learner)];
    await readResults();
    expect(await items()).toEqual([]);
    expect(await getStanding(learner, second)).toMatchObject({ mayLookIn: null });
    const third = await handInOf(learner);
    await readResults();
    expect(await items()).toEqual([
      { submissionId: third, state: "waiting", isStuck: true, isSample: false, asksHelp: false },
    ]);
    expect(await getStanding(learner, third)).toMatchObject({ state: "not-asked", mayLookIn: "waiting" });
  });

  it("is also found if the attempts were graded in another order", async () => {
    const [first, , third] = [await handInOf(learner, null), await handInOf(learner), await handInOf(learner)];
    await readResults();
    expect(await items()).toEqual([]);
    await grade(first, "failed");
    await readResults();
    expect((await waiting()).map(({ submissionId }) => submissionId)).toEqual([third]);
  });

  it("waits with the last attempt, since the day on which they became stuck", async () => {
    for (let n = 0; n < 3; n++) await handInOf(learner);
    await readResults();
    const since = new Date("2026-11-01");
    await db.reviewItem.updateMany({ where: { learnerId: learner.id }, data: { waitingSince: since } });
    const fourth = await handInOf(learner);
    await readResults();
    expect((await waiting()).map(({ submissionId }) => submissionId)).toEqual([fourth]);
    expect(await db.reviewItem.findFirst({ where: { submissionId: fourth } })).toMatchObject({ waitingSince: since });
  });

  it("leaves the queue once they pass, unless a mentor has it open at that moment", async () => {
    for (let n = 0; n < 3; n++) await handInOf(learner);
    await readResults();
    const { id } = await db.reviewItem.findFirstOrThrow({ where: { learnerId: learner.id } });
    await claimItem(mentor, id);
    await handInOf(learner, "passed");
    await readResults();
    expect(await waiting()).toHaveLength(1);
    await db.reviewItem.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 1) } });
    await handInOf(learner, "passed");
    await readResults();
    expect(await waiting()).toEqual([]);
  });

  it("is left alone after declining, even after the next attempt, until they ask", async () => {
    for (let n = 0; n < 3; n++) await handInOf(learner);
    await readResults();
    const [{ submissionId } = { submissionId: "" }] = await waiting();
    const stranger = await makePerson(`stranger${people}`);
    expect(await declineHelp(stranger, submissionId)).toBe(false);
    expect(await declineHelp(learner, submissionId)).toBe(true);
    expect(await declineHelp(learner, submissionId)).toBe(false);
    expect(await getStanding(learner, submissionId)).toMatchObject({ state: "not-asked", mayLookIn: null });
    const fourth = await handInOf(learner);
    await readResults();
    expect(await waiting()).toEqual([]);
    await askMentor(learner, fourth, "");
    expect(await waiting()).toMatchObject([{ submissionId: fourth, isStuck: true, asksHelp: true }]);
  });

  it("waits again after the next attempt if they left the cohort and came back", async () => {
    for (let n = 0; n < 3; n++) await handInOf(learner);
    await readResults();
    const person = { ...learner, name: "", email: "", isAdmin: false, editor: "monaco" as const, singleKeys: true };
    expect(await leaveCohort(person, cohortId)).toBe(true);
    expect(await waiting()).toEqual([]);
    await db.membership.create({ data: { cohortId, userId: learner.id, role: "learner" } });
    const fourth = await handInOf(learner);
    await readResults();
    expect((await waiting()).map(({ submissionId }) => submissionId)).toEqual([fourth]);
  });

  it("declines help with one submission only", async () => {
    const other = await handInOf(learner);
    for (let n = 0; n < 2; n++) await handInOf(learner);
    await readResults();
    const { id: _, ...item } = await db.reviewItem.findFirstOrThrow({ where: { learnerId: learner.id } });
    await db.reviewItem.create({ data: { ...item, submissionId: other } });
    expect(await declineHelp(learner, item.submissionId)).toBe(true);
    expect((await waiting()).map(({ submissionId }) => submissionId)).toEqual([other]);
  });

  it("cannot decline while a mentor has it open", async () => {
    for (let n = 0; n < 3; n++) await handInOf(learner);
    await readResults();
    const { id, submissionId } = await db.reviewItem.findFirstOrThrow({ where: { learnerId: learner.id } });
    await claimItem(mentor, id);
    expect(await getStanding(learner, submissionId)).toMatchObject({ mayLookIn: "reading" });
    expect(await declineHelp(learner, submissionId)).toBe(false);
  });
});
