import { beforeAll, expect, it } from "vitest";
import { getLeaving } from "~/accounts/privacy/privacy.server";
import { SEAT } from "~/accounts/reading/seats";
import { indexExercises } from "~/catalogue/catalogue.server";
import { exportAssignments } from "~/cohort/assignments/export.server";
import { findLastZone } from "~/cohort/assignments/lead.server";
import { takeTurn } from "~/cohort/exports/schedule.server";
import { listSaid } from "~/cohort/own/shown-works.server";
import { receiveExercises } from "~/cohort/uploads/uploads.server";
import { listOfferedByTrack } from "~/cohort/weeks/weeks.server";
import { db } from "~/database/db.server";
import { findUnjudged, judgeComment, skipComments } from "~/grading/ai-review.server";
import { carryOver } from "~/grading/workspace/carry-over.server";
import { mayReadTalk } from "~/review/queue/items.server";
import { answersOn, sayHelped, withdrawFromPool } from "~/review/queue/pool.server";
import { withdraw } from "~/review/solutions/share.server";
import { makePerson } from "./setup/people";
import { submitWork } from "./setup/submissions";

/**
 * Functions that read or change one person's or one cohort's rows leave others' rows alone. Their pages check this,
 * too, but `npm run guards` found that no test noticed if one of these conditions was missing.
 */

const SLUG = "dataset-attachments";
let made = 0;
const person = () => makePerson(`other-rows-${made++}`);
const cohort = (name: string) => db.cohort.create({ data: { name } });

beforeAll(() => indexExercises());

const submit = (learner: { readonly id: string }, slug = SLUG) => submitWork(learner, slug);

it("no one judges or skips an AI reviewer's comments for someone else, or on another submission", async () => {
  const [ana, ben] = [await person(), await person()];
  const [ofAna, ofBen, second] = [await submit(ana), await submit(ben), await submit(ana, "credit-note-numbering")];
  await db.aiJudgement.deleteMany();
  const offer = (userId: string, submissionId: string, comment: number, answer: string | null = null) =>
    db.aiJudgement.create({ data: { submissionId, comment, userId, answer, counts: true } });
  await offer(ana.id, ofAna, 0);
  await offer(ana.id, ofAna, 1);
  await offer(ana.id, second, 0);
  await offer(ben.id, ofBen, 0, "right");
  await offer(ben.id, ofBen, 1);
  const rowsOf = (submissionId: string) =>
    db.aiJudgement.findMany({ where: { submissionId }, orderBy: { comment: "asc" } });
  await skipComments(ben, ofAna);
  await judgeComment(ben, ofAna, { comment: 0, answer: "right" });
  expect(await rowsOf(ofAna)).toMatchObject([{ answer: null }, { answer: null }]);
  expect([await findUnjudged(ana, SLUG), await findUnjudged(ben, SLUG)]).toEqual([ofAna, ofBen]);
  await judgeComment(ana, ofAna, { comment: 0, answer: "wrong" });
  expect(await rowsOf(second)).toMatchObject([{ answer: null }]);
  const bens = await rowsOf(ofBen);
  await skipComments(ana, ofAna);
  expect(await rowsOf(ofBen)).toEqual(bens);
  expect([await findUnjudged(ana, SLUG), await findUnjudged(ben, SLUG)]).toEqual([null, ofBen]);
  // The last answer ends the judging, although comments on another submission are still open.
  await judgeComment(ben, ofBen, { comment: 1, answer: "right" });
  expect([await findUnjudged(ben, SLUG), (await rowsOf(second))[0]!.judgedOn]).toEqual([null, null]);
});

it("an account that takes over a guest's work leaves others' comments to judge open", async () => {
  const [guest, account, eve] = [await person(), await person(), await person()];
  await db.user.update({ where: { id: guest.id }, data: { guestUntil: new Date("2099-01-01") } });
  await submit(guest);
  const ofEve = await submit(eve);
  await db.aiJudgement.deleteMany();
  await db.aiJudgement.create({ data: { submissionId: ofEve, comment: 0, userId: eve.id, counts: true } });
  expect(await carryOver(guest.id, account.id)).toBe(true);
  expect(await findUnjudged(eve, SLUG)).toBe(ofEve);
});

it("an export of one's data and a portfolio contain nothing of anyone else's", async () => {
  const [cleo, dan, lee] = [await person(), await person(), await person()];
  const { id: cohortId } = await cohort("Heron");
  const times = { opensAt: new Date(), dueAt: new Date(), timeZone: "Europe/Paris" };
  const assignment = await db.assignment.create({ data: { cohortId, makeKey: "k", title: "Week 1", ...times } });
  const given = { assignmentId: assignment.id, dueAt: new Date(), givenAt: new Date() };
  await db.extension.create({ data: { ...given, userId: cleo.id } });
  expect((await exportAssignments(cleo)).extensions).toHaveLength(1);
  expect((await exportAssignments(dan)).extensions).toEqual([]);
  const { currentRevisionId: revisionId } = await db.exercise.findUniqueOrThrow({ where: { slug: SLUG } });
  const draft = { slug: SLUG, revisionId: revisionId!, version: 1, work: "{}", savedHour: new Date() };
  await db.draft.create({ data: { ...draft, userId: cleo.id } });
  expect([(await getLeaving(cleo.id)).drafts, (await getLeaving(dan.id)).drafts]).toEqual([1, 0]);

  const review = {
    mentorId: lee.id,
    seat: 1,
    sendKey: "k",
    summary: "Well found.",
    verdict: "good",
    isShareable: true,
  };
  const judged = { rubricVersion: 1, choices: "{}", minutes: 1 };
  await db.mentorReview.create({ data: { ...review, ...judged, submissionId: await submit(cleo, "partial-refunds") } });
  expect(await listSaid(cleo)).toMatchObject([{ text: "Well found." }]);
  expect(await listSaid(dan)).toEqual([]);
  // While a report isn't open to its learner, its review isn't either.
  const { submissionId } = await db.mentorReview.findFirstOrThrow({ where: { mentorId: lee.id } });
  await db.aiJudgement.create({ data: { submissionId, comment: 9, userId: cleo.id, counts: true } });
  expect(await listSaid(cleo)).toEqual([]);
  expect(await findLastZone(cohortId)).toBe("Europe/Paris");
  expect(await findLastZone((await cohort("Stork")).id)).toBeNull();
});

it("a cohort's figures don't include exercises of other cohorts", async () => {
  const [own, other] = [await cohort("Egret"), await cohort("Crane")];
  const { currentRevisionId } = await db.exercise.findUniqueOrThrow({ where: { slug: SLUG } });
  await db.exercise.create({
    data: { slug: "uploaded-elsewhere", kind: "review", isUploaded: true, isOffered: true, currentRevisionId },
  });
  await db.release.create({ data: { slug: "uploaded-elsewhere", cohortId: other.id } });
  const offeredTo = async (cohortId: string) => [...(await listOfferedByTrack(cohortId)).values()].flat();
  expect(await offeredTo(own.id)).not.toContain("uploaded-elsewhere");
  expect(await offeredTo(other.id)).toContain("uploaded-elsewhere");
});

it("the limit on a cohort's own exercises counts only that cohort's", async () => {
  const [full, empty, lead] = [await cohort("Knot"), await cohort("Ruff"), await person()];
  await db.upload.createMany({
    data: Array.from({ length: 200 }, (_, n) => {
      return { cohortId: full.id, slug: `own-${n}`, folder: "{}", state: "failed", uploadedAt: new Date() };
    }),
  });
  const receive = ({ id: cohortId }: { readonly id: string }) =>
    receiveExercises({ person: lead, cohortId } as never, [{ slug: `one-more-${cohortId}`, folder: {} }]);
  expect(await receive(full)).toMatchObject({ ok: false });
  expect(await receive(empty)).toMatchObject({ ok: true });
});

it("a review, an answer or a question is about one submission, and an answer is rated by its learner only", async () => {
  const [ana, ben] = [await person(), await person()];
  const [one, other] = [await submit(ana, "partial-refunds"), await submit(ana, "credit-note-numbering")];
  const judged = { verdict: "good", summary: "", rubricVersion: 1, choices: "{}", minutes: 1 };
  const review = (seat: number, isPeer: boolean) =>
    db.mentorReview.create({
      data: { ...judged, submissionId: one, mentorId: ben.id, seat, isPeer, sendKey: `${seat}` },
    });
  await review(SEAT.first, false);
  const mayRead = (submissionId: string) =>
    mayReadTalk(ben, { submissionId, seat: SEAT.first, state: "done", claimedBy: null } as never);
  expect([await mayRead(one), await mayRead(other)]).toEqual([true, false]);

  const { id: answer } = await review(SEAT.pool, true);
  expect([await answersOn(ben, one), await answersOn(ben, other)]).toEqual([true, false]);
  expect([await sayHelped(ben, one, answer, true), await sayHelped(ana, other, answer, true)]).toEqual([false, false]);
  expect(await sayHelped(ana, one, answer, true)).toBe(true);

  const at = new Date();
  const asked = { learnerId: ana.id, seat: SEAT.pool, slug: SLUG, kind: "review", asksHelp: true, minutes: 5 };
  for (const submissionId of [one, other])
    await db.reviewItem.create({ data: { ...asked, submissionId, waitingSince: at, orderAt: at } });
  expect(await withdrawFromPool(ana, one)).toBe(true);
  const waiting = { learnerId: ana.id, state: "waiting" };
  expect(await db.reviewItem.findMany({ where: waiting })).toMatchObject([{ submissionId: other }]);
});

it("a learner withdraws one solution of their own, and no one else's", async () => {
  const [ana, ben] = [await person(), await person()];
  const shown = { userId: ana.id, note: "", isNamed: false, sharedOn: new Date("2026-11-20") };
  const share = async (slug: string) => {
    const submissionId = await submit(ana, slug);
    await db.solution.create({ data: { ...shown, slug, submissionId } });
    return submissionId;
  };
  const [first, second] = [await share("partial-refunds"), await share("credit-note-numbering")];
  const shared = async () => (await db.solution.findMany({ where: { userId: ana.id } })).map((one) => one.submissionId);
  await withdraw(ben, first);
  expect(await shared()).toHaveLength(2);
  await withdraw(ana, first);
  expect(await shared()).toEqual([second]);
});

it.each(["failed", "stopped"] as const)("a turn to write exports that %s changes only its own lease", async (came) => {
  const dueAt = new Date(0);
  await db.exportSchedule.deleteMany();
  for (const name of ["Ibis", "Teal"])
    await db.exportSchedule.create({ data: { cohortId: (await cohort(name)).id, every: "daily", dueAt } });
  const turn = (await takeTurn())!;
  const other = { cohortId: { not: turn.cohortId } };
  /** Lets the other lease end in the same millisecond as this turn's, and expects that `change` leaves it alone. */
  const expectOther = async (change: () => Promise<unknown>) => {
    const { lockedUntil } = await db.exportSchedule.findUniqueOrThrow({ where: { cohortId: turn.cohortId } });
    await db.exportSchedule.updateMany({ where: other, data: { lockedUntil } });
    await change();
    expect(await db.exportSchedule.findFirstOrThrow({ where: other })).toMatchObject({ lockedUntil, dueAt, fault: "" });
  };
  await expectOther(() => turn.isOurs());
  await expectOther(() => turn.end(came));
});
