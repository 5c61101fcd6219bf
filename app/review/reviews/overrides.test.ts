import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { onResult } from "~/grading/live.server";
import { getSubmission } from "~/grading/open-submission.server";
import { regradeSubmission } from "~/grading/regrades/regrade.server";
import { during } from "../../../tests/setup/during";
import { makePerson } from "../../../tests/setup/people";
import { testSandbox } from "../../../tests/setup/sandbox";
import { submitGraded, submitWork } from "../../../tests/setup/submissions";
import { listNotices } from "../notices/list-notices.server";
import { setScore, takeBackScore } from "./overrides.server";
import { getScoreHistory } from "./score-history.server";

// Long: each order in which two people can set a score.

/**
 * Scores that people set in place of the grader's score. Submissions of this kind pass only with a score of 1, so the
 * first score is a pass.
 */

const SLUG = "fix-due-date-month-end";
let people = 0;
let learner: { id: string };
let lee: { id: string };
let maya: { id: string };
let submissionId = "";

beforeAll(() => indexExercises());
/** Hands in the exercise's best sample, and has it graded. */
const handInBest = (by: { id: string }) => submitGraded(by, SLUG);

beforeEach(async () => {
  [learner, lee, maya] = [
    await makePerson(`learner${people++}`),
    await makePerson(`lee${people++}`),
    await makePerson(`maya${people++}`),
  ];
  submissionId = await handInBest(learner);
});

const history = () => getScoreHistory(new SubmissionReader(learner, submissionId));
const asks = async (more: object = {}) => ({
  key: randomUUID() as string,
  saw: (await history()).resultId,
  reason: "It also fixes what no one asked for.",
  ...more,
});
const stands = async () => {
  const { grading } = await getSubmission(submissionId, "standing");
  if (grading.state !== "graded") throw new Error(grading.state);
  return [grading.score, grading.status];
};

describe("a score set by a mentor", () => {
  it("applies, lower or higher, with the kind’s pass mark; the grader’s report and score stay", async () => {
    const before = await getSubmission(submissionId, "standing");
    expect(await stands()).toEqual([1, "passed"]);
    expect(await setScore(lee, submissionId, { ...(await asks()), score: 99 })).toEqual({ ok: true });
    expect(await stands()).toEqual([0.99, "failed"]);
    expect(await setScore(maya, submissionId, { ...(await asks()), score: 100 })).toEqual({ ok: true });
    expect(await stands()).toEqual([1, "passed"]);
    const audited = await db.auditEvent.findMany({ where: { action: "score.set" }, select: { actorId: true } });
    expect(audited.map(({ actorId }) => actorId).sort()).toEqual([lee.id, maya.id].sort());
    const after = await getSubmission(submissionId, "standing");
    expect([after.grading, before.grading].map((one) => one.state === "graded" && one.report)[0]).toEqual(
      before.grading.state === "graded" && before.grading.report,
    );
    expect(await history()).toMatchObject({
      score: 100,
      graders: 100,
      overrides: [
        { from: 99, to: 100, isMine: false, takesBack: false, isTakenBack: false },
        { from: 100, to: 99, reason: "It also fixes what no one asked for." },
      ],
    });
    expect(
      (await getScoreHistory(new SubmissionReader(lee, submissionId))).overrides.map(({ isMine }) => isMine),
    ).toEqual([false, true]);
  });

  it("is refused if the seen result is of another submission, and reveals nothing of its score", async () => {
    const other = await submitWork(maya, SLUG, { files: {}, confidence: 80 });
    const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
    const of = { submissionId: other, revisionId, engineVersion: "of a test" };
    const { id: saw } = await db.result.create({ data: { ...of, status: "failed", score: 0.37, report: "{}" } });
    const told = { ok: false, reason: "changed", saw: 100, now: 100 };
    expect(await setScore(lee, submissionId, { ...(await asks({ saw })), score: 40 })).toEqual(told);
  });

  it("is not replaced by a later, better result of the grader", async () => {
    await setScore(lee, submissionId, { ...(await asks()), score: 40 });
    const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
    const { report } = await db.result.findFirstOrThrow({ where: { submissionId, rank: 0 } });
    await db.result.create({
      data: { submissionId, revisionId, engineVersion: "a later one", status: "passed", score: 1, report },
    });
    expect(await stands()).toEqual([0.4, "failed"]);
  });

  it("is set on the submission it was sent for, even if the person used the key on another one", async () => {
    const one = await asks();
    expect(await setScore(lee, submissionId, { ...one, score: 50 })).toEqual({ ok: true });
    submissionId = await handInBest(await makePerson(`learner${people++}`));
    expect(await setScore(lee, submissionId, { ...(await asks({ key: one.key })), score: 40 })).toEqual({ ok: true });
    expect(await stands()).toEqual([0.4, "failed"]);
  });

  it("sent again with the same key is stored once", async () => {
    const asked = { ...(await asks()), score: 50 };
    expect(await Promise.all([1, 2, 3].map(() => setScore(lee, submissionId, asked)))).toEqual(
      Array(3).fill({ ok: true }),
    );
    expect(await setScore(lee, submissionId, asked)).toEqual({ ok: true });
    expect((await history()).overrides).toHaveLength(1);
    expect(await db.result.count({ where: { submissionId } })).toBe(2);
  });

  it("by two mentors at once is the first one’s; the second sees both the old and the new score", async () => {
    const [one, two] = [await asks(), await asks()];
    const said = await Promise.all([
      setScore(lee, submissionId, { ...one, score: 50 }),
      setScore(maya, submissionId, { ...two, score: 60 }),
    ]);
    const now = Math.round(((await stands())[0] as number) * 100);
    expect([50, 60]).toContain(now);
    expect(said).toContainEqual({ ok: true });
    expect(said).toContainEqual({ ok: false, reason: "changed", saw: 100, now });
    expect((await history()).overrides).toHaveLength(1);
  });

  it("equal to the current one is refused", async () => {
    expect(await setScore(lee, submissionId, { ...(await asks()), score: 100 })).toEqual({ ok: false, reason: "same" });
    expect((await history()).overrides).toEqual([]);
  });

  it("that names a result of another submission is refused", async () => {
    const asked = await asks({ saw: "of another" });
    expect(await setScore(lee, submissionId, { ...asked, score: 3 })).toMatchObject({ reason: "changed" });
  });

  it("notifies open pages, and is news for the learner only", async () => {
    let heard = 0;
    const stop = onResult(submissionId, () => heard++);
    await setScore(lee, submissionId, { ...(await asks()), score: 50 });
    await expect.poll(() => heard, { timeout: 5_000 }).toBeGreaterThan(0);
    stop();
    expect(await listNotices(learner)).toMatchObject([{ type: "score", to: `/submissions/${submissionId}` }]);
    expect(await listNotices(lee)).toEqual([]);
  });
});

describe("reverting a score set by a mentor", () => {
  it("makes the grader’s own score apply again, and is in the history", async () => {
    expect(await takeBackScore(lee, submissionId, await asks())).toEqual({ ok: false, reason: "not-set" });
    await setScore(lee, submissionId, { ...(await asks()), score: 40 });
    await setScore(maya, submissionId, { ...(await asks()), score: 30 });
    expect(await takeBackScore(lee, submissionId, await asks({ reason: "I had misread it." }))).toEqual({ ok: true });
    expect(await stands()).toEqual([1, "passed"]);
    expect((await history()).overrides).toMatchObject([
      { from: 30, to: 100, takesBack: true, reason: "I had misread it." },
      { from: 40, to: 30, isTakenBack: true },
      { from: 100, to: 40, isTakenBack: false },
    ]);
    expect(await takeBackScore(lee, submissionId, await asks())).toEqual({ ok: false, reason: "not-set" });
  });

  it("affects that submission only: another one's set score, and its better result, stay", async () => {
    await setScore(lee, submissionId, { ...(await asks()), score: 40 });
    const other = submissionId;
    submissionId = await handInBest(await makePerson(`learner${people++}`));
    await db.result.updateMany({ where: { submissionId }, data: { score: 0.5, status: "failed" } });
    await setScore(lee, submissionId, { ...(await asks()), score: 60 });
    expect(await takeBackScore(lee, submissionId, await asks())).toEqual({ ok: true });
    expect(await stands()).toEqual([0.5, "failed"]);
    expect(await history()).toMatchObject({
      graders: 50,
      overrides: [{ takesBack: true }, { to: 60, isTakenBack: true }],
    });
    submissionId = other;
    expect((await history()).overrides).toMatchObject([{ to: 40, isTakenBack: false }]);
    // A regrade leaves that score alone, too, although the last change to the other submission was a withdrawal.
    const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: other } });
    await db.revision.create({ data: { id: "a former one", slug: SLUG, folder: "{}" } });
    await db.result.updateMany({ where: { submissionId: other }, data: { revisionId: "a former one" } });
    await db.regrade.create({ data: { submissionId: other, revisionId, cause: "" } });
    await regradeSubmission(other, await testSandbox());
    expect(await stands()).toEqual([0.4, "failed"]);
  });

  it("applies a better result that the grader gives at that moment", async () => {
    const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
    await db.revision.create({ data: { id: "an earlier one", slug: SLUG, folder: "{}" } });
    const before = { score: 0.5, status: "failed", revisionId: "an earlier one" };
    await db.result.updateMany({ where: { submissionId }, data: before });
    await setScore(lee, submissionId, { ...(await asks()), score: 40 });
    await db.regrade.create({ data: { submissionId, revisionId, cause: "" } });
    const [asked, sandbox] = [await asks(), await testSandbox()];
    // This change locks the mentor's row, so that the withdrawal has to wait after it has read the grader's score.
    const [taken] = await during(
      (tx) => tx.user.update({ where: { id: lee.id }, data: { email: `${randomUUID()}@example.org` } }),
      () =>
        Promise.all([
          takeBackScore(lee, submissionId, asked),
          sleep(100).then(() => regradeSubmission(submissionId, sandbox)),
        ]),
    );
    expect(taken).toEqual({ ok: true });
    expect(await stands()).toEqual([1, "passed"]);
  });

  it("in two tabs at once is stored once", async () => {
    await setScore(lee, submissionId, { ...(await asks()), score: 40 });
    const [one, two] = [await asks(), await asks()];
    const said = await Promise.all([one, two].map((asked) => takeBackScore(lee, submissionId, asked)));
    expect(said.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await history()).overrides).toHaveLength(2);
  });
});

it("keeps the score without name and reason if the account of its author is deleted", async () => {
  await setScore(lee, submissionId, { ...(await asks()), score: 40 });
  const { deletePerson } = await import("~/accounts/privacy/privacy.server");
  await deletePerson(lee.id);
  expect(await stands()).toEqual([0.4, "failed"]);
  expect((await history()).overrides).toMatchObject([{ by: "deleted", reason: "", to: 40 }]);
});
