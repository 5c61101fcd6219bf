import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { LIMITS, limiters } from "~/operations/limits.server";
import { stopClock } from "../../../tests/setup/clock";
import { makePerson } from "../../../tests/setup/people";
import { readerOf } from "../../../tests/setup/readers";
import { askMentor } from "../queue/asking.server";
import { listAbuseLeft, listReportedBy, reportAbuse } from "./abuse.server";
import { listAbuse, listAbuseOutside, settleAbuse } from "./settle-abuse.server";
import { openThread } from "./threads.server";

/** Reports of abuse: who can make, see and settle them. Long: each reader of a report has its own case. */

const SLUG = "test-vat-rounding";
let people = 0;
let cohortId = "";
let learner: { id: string };
let mentor: { id: string };
let maya: { id: string };
let submissionId = "";

async function join(role: string, cohort = cohortId) {
  const person = await makePerson(`a${people++}`);
  await db.membership.create({ data: { cohortId: cohort, userId: person.id, role } });
  return person;
}

beforeAll(() => indexExercises());
beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: `Cohort ${people}` } })).id;
  [learner, mentor, maya] = [await join("learner"), await join("mentor"), await join("lead")];
  const of = { userId: learner.id, slug: SLUG, revisionId: findExercise(SLUG)!.revisionId, tryNumber: 1 };
  submissionId = (
    await db.submission.create({
      data: { ...of, handInKey: `key ${people}`, seed: "s", work: "{}", confidence: 80 },
    })
  ).id;
});

/** Writes a comment. Returns its id. */
async function say(who: { id: string }): Promise<string> {
  const threadId = await openThread(who, submissionId, { file: "a.ts", side: "new", line: 1 }, "You are hopeless.");
  return (await db.comment.findFirstOrThrow({ where: { threadId } })).id;
}
const report = (who: { id: string }, about: string, type: "comment" | "review" | "question" = "comment") =>
  reportAbuse(who, submissionId, { type, about, reason: "That hurts." });
const reading = (who: { id: string }, isAdmin = false) => readerOf(cohortId, { id: who.id, isAdmin });
const seenBy = async (who: { id: string }, isAdmin = false) => listAbuse(await reading(who, isAdmin));

describe("a report", () => {
  it("reaches the cohort's lead once, with its place; its reporter sees that it was received and settled", async () => {
    const comment = await say(mentor);
    expect(await report(learner, comment)).toEqual({ ok: true });
    expect(await report(learner, comment)).toEqual({ ok: true });
    const [row, ...more] = await seenBy(maya);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      type: "comment",
      reason: "That hurts.",
      to: `/submissions/${submissionId}`,
      settled: null,
    });
    expect(await listReportedBy(learner, submissionId)).toMatchObject([{ subject: comment, state: "received" }]);
    expect(await listReportedBy(mentor, submissionId)).toEqual([]);
    expect(await settleAbuse(await reading(maya), row!.id, "We have talked.")).toBe(true);
    expect(await settleAbuse(await reading(maya), row!.id, "Again")).toBe(false);
    // The event doesn't name the author, because the author's own export would then contain the event.
    expect(await db.auditEvent.findMany({ where: { actorId: maya.id } })).toMatchObject([
      { action: "abuse-report.resolved", subject: `cohort:${cohortId}`, aboutId: null },
    ]);
    expect((await seenBy(maya))[0]!.settled).toMatchObject({ note: "We have talked." });
    expect(await listReportedBy(learner, submissionId)).toMatchObject([{ state: "settled" }]);
  });

  it("about someone who has left the cohort goes to the learner's lead", async () => {
    const comment = await say(mentor);
    await db.membership.deleteMany({ where: { userId: mentor.id } });
    expect(await report(learner, comment)).toEqual({ ok: true });
    expect(await seenBy(maya)).toMatchObject([{ type: "comment", reason: "That hurts." }]);
  });

  it("on the work of someone who is no longer a learner in a cohort goes to admins", async () => {
    const comment = await say(mentor);
    await db.membership.deleteMany({ where: { userId: learner.id } });
    expect(await report(learner, comment)).toEqual({ ok: true });
    expect(await seenBy(maya)).toEqual([]);
    expect((await listAbuseOutside()).filter(({ to }) => to === `/submissions/${submissionId}`)).toMatchObject([
      { type: "comment", reason: "That hurts." },
    ]);
    expect(await listReportedBy(learner, submissionId)).toMatchObject([{ subject: comment, state: "received" }]);
  });

  it("can be about a learner's question, and about a review", async () => {
    await askMentor(learner, submissionId, "Why, you fool?");
    const { id } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
    expect(await report(mentor, id, "question")).toEqual({ ok: true });
    const review = await db.mentorReview.create({
      data: {
        submissionId,
        mentorId: mentor.id,
        seat: 1,
        sendKey: "k",
        summary: "Hopeless.",
        verdict: "again",
        rubricVersion: 1,
        choices: "{}",
        minutes: 6,
      },
    });
    expect(await report(learner, review.id, "review")).toEqual({ ok: true });
    expect((await seenBy(maya)).map(({ to }) => to).sort()).toEqual([`/mentor/${id}`, `/submissions/${submissionId}`]);
  });

  it("about a lead is visible to admins instead", async () => {
    const second = await join("lead");
    await report(learner, await say(maya));
    expect(await seenBy(maya)).toEqual([]);
    expect(await seenBy(second)).toEqual([]);
    const root = await makePerson(`root${people}`);
    const open = async () => (await listAbuseLeft()).find((one) => one.cohortId === cohortId)?.open;
    expect(await open()).toBe(1);
    const [row] = await seenBy(root, true);
    expect(await settleAbuse(await reading(maya), row!.id, "")).toBe(false);
    expect(await settleAbuse(await reading(root, true), row!.id, "")).toBe(true);
    expect(await open()).toBeUndefined();
    await report(learner, await say(mentor));
    expect(await open()).toBeUndefined();
  });

  it("in a cohort without a lead is counted for admins", async () => {
    await report(learner, await say(mentor));
    const open = async () => (await listAbuseLeft()).find((one) => one.cohortId === cohortId)?.open;
    expect(await open()).toBeUndefined();
    await db.membership.deleteMany({ where: { userId: maya.id } });
    expect(await open()).toBe(1);
  });

  it("is impossible for one's own text, a missing one, or one on another submission", async () => {
    const gone = { ok: false, why: "gone" };
    const comment = await say(mentor);
    expect(await report(mentor, comment)).toEqual(gone);
    expect(await report(learner, "none")).toEqual(gone);
    expect(await report(learner, comment, "review")).toEqual(gone);
    const other = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
    const { id } = await db.submission.create({
      data: { ...other, id: `other-${people}`, handInKey: "other", tryNumber: 2 },
    });
    await askMentor(learner, submissionId, "Why?");
    const { id: question } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
    const { id: review } = await db.mentorReview.create({
      data: {
        submissionId,
        mentorId: mentor.id,
        seat: 1,
        sendKey: "k",
        summary: "No.",
        verdict: "again",
        rubricVersion: 1,
        choices: "{}",
        minutes: 6,
      },
    });
    expect(await reportAbuse(learner, id, { type: "comment", about: comment, reason: "x" })).toEqual(gone);
    expect(await reportAbuse(learner, id, { type: "review", about: review, reason: "x" })).toEqual(gone);
    expect(await reportAbuse(mentor, id, { type: "question", about: question, reason: "x" })).toEqual(gone);
    expect(await seenBy(maya)).toEqual([]);
  });

  it("is shown to its reporter only on the reported submission", async () => {
    const first = submissionId;
    const earlier = await say(mentor);
    await report(learner, earlier);
    const { id: _, ...row } = await db.submission.findUniqueOrThrow({ where: { id: first } });
    submissionId = (await db.submission.create({ data: { ...row, handInKey: "second", tryNumber: 2 } })).id;
    const later = await say(mentor);
    await report(learner, later);
    expect(await listReportedBy(learner, first)).toMatchObject([{ subject: earlier }]);
    expect(await listReportedBy(learner, submissionId)).toMatchObject([{ subject: later }]);
  });

  it("cannot be seen or settled from another cohort", async () => {
    await report(learner, await say(mentor));
    const [row] = await seenBy(maya);
    const far = (await db.cohort.create({ data: { name: "Elsewhere" } })).id;
    const stranger = await readerOf(far, await join("lead", far));
    expect(await listAbuse(stranger)).toEqual([]);
    expect(await settleAbuse(stranger, row!.id, "")).toBe(false);
  });

  describe("within one time window", () => {
    stopClock();

    it("is limited in number", async () => {
      await limiters.abuse.forget(learner.id);
      for (let n = 0; n < LIMITS.abuse.points; n++)
        expect(await report(learner, await say(mentor))).toEqual({ ok: true });
      expect(await report(learner, await say(mentor))).toMatchObject({ ok: false, why: "wait" });
      expect(await seenBy(maya)).toHaveLength(LIMITS.abuse.points);
    });
  });

  it("is deleted with the account of its reporter, and of the reported person", async () => {
    await report(learner, await say(mentor));
    await report(mentor, await say(learner));
    expect(await seenBy(maya)).toHaveLength(2);
    await deletePerson(mentor.id);
    expect(await seenBy(maya)).toEqual([]);
  });

  it("keeps no text of a lead who deleted their account", async () => {
    await report(learner, await say(mentor));
    const [row] = await seenBy(maya);
    await settleAbuse(await reading(maya), row!.id, "maya-says-so");
    await deletePerson(maya.id);
    const [left] = await seenBy(maya, true);
    expect(left).toMatchObject({ settled: { note: "", by: "deleted" } });
  });
});
