import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { removeMembers, setRole } from "~/accounts/cohorts/members.server";
import { returnHanded, withdrawWaiting } from "~/accounts/privacy/withdraw-waiting.server";
import { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import { addTry } from "../../../tests/setup/assigned";
import { during } from "../../../tests/setup/during";
import { makePerson } from "../../../tests/setup/people";
import { submitWork } from "../../../tests/setup/submissions";
import { listReviews } from "../reviews/read-reviews.server";
import { getReviewDraft, markDrafted, saveReviewDraft } from "../reviews/review-drafts.server";
import { sendReview } from "../reviews/reviews.server";
import { EMPTY_REVIEW } from "../reviews/verdicts";
import { askMentor, getStanding, withdrawQuestion } from "./asking.server";
import { claimItem, claimNext, handOver, minutesLeft, releaseItem, renewItem } from "./claims.server";
import { setHours } from "./hours.server";
import { endLeases } from "./lapse.server";
import { listTaken, reassign } from "./reassign.server";
import { handOverWithUndo, undoHandOver } from "./undo-hand-over.server";
import { reassignWithUndo, undoReassign } from "./undo-reassign.server";
import { listWaitingFor } from "./waiting.server";

// Long: the steps in an item's life build on each other and share one set of people.

/** Submissions that wait for a mentor: requested, offered, claimed by one person, and answered once. */

const SLUG = "test-vat-rounding";
let people = 0;
let cohortId = "";
let mentors: { id: string }[] = [];
let learner: { id: string };

async function join(role: string, cohort = cohortId) {
  const person = await makePerson(`p${people++}`);
  await db.membership.create({ data: { cohortId: cohort, userId: person.id, role } });
  return person;
}

const handInAs = (person: { id: string }) => submitWork(person, SLUG);

const itemOf = async (submissionId: string) =>
  (await db.reviewItem.findUniqueOrThrow({ where: { submissionId_seat: { submissionId, seat: 1 } } })).id;

/** Asks about a new submission. Returns the submission and its waiting item. */
async function ask(question = "Why?") {
  const submissionId = await handInAs(learner);
  expect(await askMentor(learner, submissionId, question)).toBe(true);
  return { submissionId, itemId: await itemOf(submissionId) };
}

const expire = (itemId: string) =>
  db.reviewItem.update({ where: { id: itemId }, data: { leaseUntil: new Date(Date.now() - 1) } });
const send = (
  mentor: { id: string },
  { submissionId, itemId }: { submissionId: string; itemId: string },
  key = "key",
) =>
  sendReview(
    mentor,
    { id: itemId, submissionId, kind: "test" },
    { key, work: { ...EMPTY_REVIEW, verdict: "good", summary: "Well done." } },
    () => 100,
  );
const offeredTo = async (mentor: { id: string }) => (await listWaitingFor(mentor, {})).offered.map(({ id }) => id);

beforeAll(() => indexExercises());
beforeEach(async () => {
  await db.reviewItem.deleteMany();
  await db.mentorReview.deleteMany();
  cohortId = (await db.cohort.create({ data: { name: `Cohort ${people}`, doubleShare: 0 } })).id;
  learner = await join("learner");
  mentors = [await join("mentor"), await join("mentor"), await join("lead")];
  for (const mentor of mentors) await setHours(mentor, 40);
});
afterAll(() => db.job.deleteMany());

describe("asking a mentor", () => {
  it("shows how long the question has been waiting and how many are ahead; asking again keeps its position", async () => {
    const first = await ask();
    const second = await ask("And this?");
    expect(await getStanding(learner, second.submissionId)).toMatchObject({
      state: "waiting",
      before: 1,
      isRead: false,
    });
    const was = await db.reviewItem.findUniqueOrThrow({ where: { id: first.itemId } });
    await askMentor(learner, first.submissionId, "In other words");
    const is = await db.reviewItem.findUniqueOrThrow({ where: { id: first.itemId } });
    expect(is).toMatchObject({ question: "In other words", waitingSince: was.waitingSince, orderAt: was.orderAt });
    expect(await db.reviewItem.count()).toBe(2);
  });

  it("is refused if no one can review the submission", async () => {
    const alone = await makePerson(`alone${people++}`);
    const submissionId = await handInAs(alone);
    expect(await askMentor(alone, submissionId, "")).toBe(false);
    expect(await getStanding(alone, submissionId)).toEqual({ state: "nobody" });
  });

  it("is possible for the learner's own submission only", async () => {
    const submissionId = await handInAs(learner);
    await expect(askMentor(await join("learner"), submissionId, "Why?")).rejects.toThrow();
    expect(await db.reviewItem.count()).toBe(0);
  });

  it.each([false, true])("adds no item for a learner who leaves at that moment (asked before: %s)", async (isAgain) => {
    const submissionId = isAgain ? (await ask()).submissionId : await handInAs(learner);
    const leave = async (tx: Transaction) => {
      await tx.membership.deleteMany({ where: { cohortId, userId: learner.id } });
      await withdrawWaiting(tx, cohortId, learner.id);
    };
    expect(await during(leave, () => askMentor(learner, submissionId, "And now?"))).toBe(false);
    expect(await db.reviewItem.count({ where: { state: "waiting" } })).toBe(0);
  });

  it("does not wait behind other cohorts", async () => {
    const home = { learner, cohortId };
    cohortId = (await db.cohort.create({ data: { name: "Elsewhere" } })).id;
    learner = await join("learner");
    await join("mentor");
    await ask();
    ({ learner, cohortId } = home);
    const { submissionId } = await ask();
    expect(await getStanding(learner, submissionId)).toMatchObject({ state: "waiting", before: 0 });
  });

  it("can be withdrawn until a mentor reads it", async () => {
    const one = await ask();
    await claimItem(mentors[0]!, one.itemId);
    expect(await withdrawQuestion(learner, one.submissionId)).toBe(false);
    await releaseItem(mentors[0]!, one.itemId);
    expect(await withdrawQuestion(learner, one.submissionId)).toBe(true);
    expect(await getStanding(learner, one.submissionId)).toMatchObject({ state: "not-asked", waiting: 0 });
    expect(await offeredTo(mentors[0]!)).toEqual([]);
  });

  it("in two tabs at once asks once", async () => {
    const submissionId = await handInAs(learner);
    await Promise.all([1, 2, 3, 4].map((n) => askMentor(learner, submissionId, `question ${n}`)));
    expect(await db.reviewItem.count({ where: { submissionId } })).toBe(1);
  });

  it("puts a stuck learner's question before earlier questions", async () => {
    await ask();
    const stuck = await join("learner");
    const ids = [await handInAs(stuck), await handInAs(stuck), await handInAs(stuck)];
    for (const submissionId of ids) {
      const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
      await db.result.create({
        data: { submissionId, revisionId, engineVersion: "of a test", status: "failed", score: 0, report: "{}" },
      });
    }
    await askMentor(stuck, ids[2]!, "");
    expect((await listWaitingFor(mentors[0]!, {})).offered[0]).toMatchObject({ reasons: ["help", "stuck"] });
  });
});

describe("a claim", () => {
  it("by many mentors at once succeeds for only one of them, and each is given a different item", async () => {
    const items = [];
    for (let n = 0; n < 9; n++) items.push((await ask()).itemId);
    const taken = await Promise.all([...mentors, ...mentors, ...mentors].map((mentor) => claimNext(mentor)));
    expect(taken.toSorted()).toEqual(items.toSorted());
    expect(await claimNext(mentors[0]!)).toBeNull();
    for (const [place, itemId] of taken.entries()) {
      const [mine, others] = [mentors[place % 3]!, mentors.filter((_, n) => n !== place % 3)];
      expect(await claimItem(mine, itemId!)).toBe(true);
      expect(await Promise.all(others.map((mentor) => claimItem(mentor, itemId!)))).toEqual([false, false]);
    }
  });

  it("ends with its lease, and is not renewed once someone else has it", async () => {
    const one = await ask();
    const [first, second] = mentors as [{ id: string }, { id: string }];
    expect(await claimItem(first, one.itemId)).toBe(true);
    expect(await claimNext(second)).toBeNull();
    await expire(one.itemId);
    expect(await claimNext(second)).toBe(one.itemId);
    expect(await claimItem(first, one.itemId)).toBe(false);
    await releaseItem(first, one.itemId);
    expect(await claimItem(first, one.itemId)).toBe(false);
  });

  it("doesn't record when its mentor left, once it has expired; they may continue while no one takes it", async () => {
    const one = await ask();
    const [first, second] = mentors as [{ id: string }, { id: string }];
    const leaseOf = async () => (await db.reviewItem.findUniqueOrThrow({ where: { id: one.itemId } })).leaseUntil;
    expect(await claimItem(first, one.itemId)).toBe(true);
    expect(+(await leaseOf())! % 60_000).toBe(0);
    await endLeases();
    expect(await leaseOf()).not.toBeNull();
    await endLeases(new Date(Date.now() + 181_000));
    expect(await leaseOf()).toBeNull();
    expect(await renewItem(first, one.itemId)).toBe(true);
    await endLeases(new Date(Date.now() + 181_000));
    expect(await claimNext(second)).toBe(one.itemId);
    expect(await renewItem(first, one.itemId)).toBe(false);
  });

  it("lasts until the last of their tabs is closed, in whichever order tabs open and close", async () => {
    const one = await ask();
    const [first, second] = mentors as [{ id: string }, { id: string }];
    const both = () => Promise.all(["a", "b"].map((tab) => claimItem(first, one.itemId, tab)));
    expect(await both()).toEqual([true, true]);
    await releaseItem(first, one.itemId, "b");
    expect([await claimItem(second, one.itemId), await renewItem(first, one.itemId, "a")]).toEqual([false, true]);
    await releaseItem(first, one.itemId, "b");
    expect(await claimItem(second, one.itemId)).toBe(false);
    await Promise.all(["a", "b"].map((tab) => releaseItem(first, one.itemId, tab)));
    expect(await claimItem(second, one.itemId, "c")).toBe(true);
    await releaseItem(second, one.itemId, "c");

    // A tab that was lost without closing counts only until the lease ends.
    expect(await both()).toEqual([true, true]);
    await expire(one.itemId);
    expect(await renewItem(first, one.itemId, "a")).toBe(true);
    await releaseItem(first, one.itemId, "a");
    expect(await claimItem(second, one.itemId)).toBe(true);
    await releaseItem(second, one.itemId);
  });

  it("that is handed over is offered to that mentor only", async () => {
    const one = await ask();
    const [first, second, lead] = mentors as [{ id: string }, { id: string }, { id: string }];
    expect(await handOver(first, one.itemId, second.id)).toBe(false);
    await claimItem(first, one.itemId);
    const stranger = await makePerson(`stranger${people++}`);
    for (const nobody of [stranger, learner]) expect(await handOver(first, one.itemId, nobody.id)).toBe(false);
    expect(await handOver(first, one.itemId, second.id)).toBe(true);
    expect([await claimNext(lead), await claimItem(first, one.itemId)]).toEqual([null, false]);
    expect((await listWaitingFor(second, {})).offered[0]).toMatchObject({ id: one.itemId, isForMe: true });
    expect(await claimNext(second)).toBe(one.itemId);
  });

  it("that was handed over can be taken back by that person, until its new reviewer has seen it", async () => {
    const one = await ask();
    const [first, second, lead] = mentors as [{ id: string }, { id: string }, { id: string }];
    const handed = { userId: second.id, type: "handed", about: one.itemId };
    expect(await handOverWithUndo(first, one.itemId, second.id)).toBeNull();
    await claimItem(first, one.itemId);
    const token = (await handOverWithUndo(first, one.itemId, second.id))!;
    for (const other of [second, lead, learner]) expect(await undoHandOver(other, token)).toBeNull();
    expect(await undoHandOver(first, `${token}x`)).toBeNull();
    expect(await undoHandOver(first, token)).toBe(one.itemId);
    expect([await db.notice.count({ where: handed }), await claimItem(second, one.itemId)]).toEqual([0, false]);
    // As before, the item returns to the queue when the first mentor leaves it.
    await releaseItem(first, one.itemId);
    expect(await claimItem(second, one.itemId)).toBe(true);
    await releaseItem(second, one.itemId);

    // The undo is also refused if a lead has since assigned the item, even to the same person.
    await claimItem(first, one.itemId);
    const overruled = (await handOverWithUndo(first, one.itemId, second.id))!;
    expect(await reassign(lead, one.itemId, second.id)).toBe(true);
    expect(await undoHandOver(first, overruled)).toBeNull();
    expect(await reassign(lead, one.itemId, null)).toBe(true);

    // A token is valid for one hand-over only.
    await claimItem(first, one.itemId);
    const next = (await handOverWithUndo(first, one.itemId, second.id))!;
    expect(await undoHandOver(first, token)).toBeNull();
    await claimItem(second, one.itemId);
    expect(await undoHandOver(first, next)).toBeNull();
    await releaseItem(second, one.itemId);
    await db.notice.updateMany({ where: handed, data: { isRead: true } });
    expect(await undoHandOver(first, next)).toBeNull();
    expect((await db.reviewItem.findUniqueOrThrow({ where: { id: one.itemId } })).assignedToId).toBe(second.id);
  });

  it.each(["is removed", "becomes a learner"])(
    "returns to the queue if the mentor it was handed to %s",
    async (how) => {
      const one = await ask();
      const [first, second, lead] = mentors as [{ id: string }, { id: string }, { id: string }];
      await claimItem(first, one.itemId);
      expect(await handOver(first, one.itemId, second.id)).toBe(true);
      const actor = { ...lead, name: "", email: "", isAdmin: false, editor: "monaco" as const, singleKeys: true };
      if (how === "is removed") await removeMembers(actor, cohortId, [second.id]);
      else await setRole(actor, cohortId, [second.id], "learner");
      expect(await db.notice.count({ where: { userId: second.id, type: "handed" } })).toBe(0);
      expect(await claimNext(first)).toBe(one.itemId);
    },
  );

  it.each(["handed", "assigned", "taken back"])("is not %s to a mentor who is removed at that moment", async (how) => {
    const one = await ask();
    const [first, second, lead] = mentors as [{ id: string }, { id: string }, { id: string }];
    const leave = (id: string) => async (tx: Transaction) => {
      await tx.membership.deleteMany({ where: { cohortId, userId: id } });
      await returnHanded(tx, cohortId, id);
    };
    if (how === "taken back")
      await db.reviewItem.update({ where: { id: one.itemId }, data: { assignedToId: first.id } });
    await claimItem(first, one.itemId);
    if (how === "handed")
      expect(await during(leave(second.id), () => handOver(first, one.itemId, second.id))).toBe(false);
    else if (how === "assigned")
      expect(await during(leave(second.id), () => reassign(lead, one.itemId, second.id))).toBe(false);
    else {
      const token = (await handOverWithUndo(first, one.itemId, second.id))!;
      expect(await during(leave(first.id), () => undoHandOver(first, token))).toBeNull();
    }
    const { assignedToId } = await db.reviewItem.findUniqueOrThrow({ where: { id: one.itemId } });
    expect(assignedToId).toBe(how === "taken back" ? second.id : null);
  });

  it("is impossible outside the cohort, and for the learner's own submission", async () => {
    const one = await ask();
    const elsewhere = (await db.cohort.create({ data: { name: "Elsewhere" } })).id;
    const outside = await join("lead", elsewhere);
    await db.membership.create({ data: { cohortId: elsewhere, userId: learner.id, role: "mentor" } });
    for (const person of [outside, learner]) {
      expect(await offeredTo(person)).toEqual([]);
      expect([await claimNext(person), await claimItem(person, one.itemId)]).toEqual([null, false]);
    }
  });
});

describe("the hours of a week", () => {
  it("limit what the queue offers; open and answered items are subtracted", async () => {
    const mentor = mentors[0]!;
    const items = [];
    for (let n = 0; n < 4; n++) items.push(await ask(""));
    // Two items of eight minutes each fit in 18 minutes.
    await setHours(mentor, 0.3);
    expect(await offeredTo(mentor)).toEqual(items.slice(0, 2).map(({ itemId }) => itemId));
    expect((await listWaitingFor(mentor, {})).more).toBe(2);
    expect(await claimNext(mentor)).toBe(items[0]!.itemId);
    expect(await minutesLeft(mentor)).toBe(10);
    expect(await send(mentor, items[0]!)).toMatchObject({ ok: true });
    expect(await minutesLeft(mentor)).toBe(10);
    expect(await claimNext(mentor)).toBe(items[1]!.itemId);
    expect(await claimNext(mentor)).toBeNull();
    await setHours(mentor, 0);
    expect((await listWaitingFor(mentor, {})).offered).toMatchObject([{ id: items[1]!.itemId, has: "me" }]);
  });

  it("leave out an item that is too long, and offer the shorter ones after it", async () => {
    const mentor = mentors[0]!;
    const [long, short] = [await ask(""), await ask("")];
    await db.reviewItem.update({ where: { id: long.itemId }, data: { minutes: 11 } });
    await setHours(mentor, 0.15);
    expect(await offeredTo(mentor)).toEqual([short.itemId]);
    expect(await claimNext(mentor)).toBe(short.itemId);
  });

  it("don't limit what was given to the mentor, because it is offered to no one else", async () => {
    const mentor = mentors[0]!;
    const [given] = [await ask(""), await ask("")];
    await db.reviewItem.update({ where: { id: given.itemId }, data: { assignedToId: mentor.id } });
    await setHours(mentor, 0);
    expect(await offeredTo(mentor)).toEqual([given.itemId]);
    expect([await claimNext(mentor), await claimNext(mentor)]).toEqual([given.itemId, null]);
  });

  it("leave room for 50 items at once, chosen from those that fit", async () => {
    const mentor = mentors[0]!;
    const ids = [];
    for (let n = 0; n < 51; n++) {
      const at = new Date(Date.UTC(2026, 0, 1, n));
      const submissionId = await addTry(learner, SLUG, { at, status: null });
      const about = { submissionId, learnerId: learner.id, cohortId, slug: SLUG, kind: "test", asksHelp: true };
      ids.push((await db.reviewItem.create({ data: { ...about, minutes: 11, waitingSince: at, orderAt: at } })).id);
    }
    expect(await listWaitingFor(mentor, {})).toMatchObject({ isCut: true, more: 1 });
    expect(await offeredTo(mentor)).toEqual(ids.slice(0, 50));
    await db.reviewItem.update({ where: { id: ids[50]! }, data: { minutes: 8 } });
    await setHours(mentor, 0.15);
    expect(await offeredTo(mentor)).toEqual(ids.slice(50));
    expect(await listWaitingFor(mentor, {})).toMatchObject({ isCut: false, more: 50 });
  });
});

describe("a review", () => {
  it("is saved by version while it is written, and deleted once it is sent", async () => {
    const one = await ask();
    const mentor = mentors[0]!;
    await claimItem(mentor, one.itemId);
    const work = { ...EMPTY_REVIEW, summary: "So far" };
    const saved = await saveReviewDraft(mentor, one.itemId, { from: 0, work });
    if (!saved.ok) throw new Error(saved.reason);
    expect(await saveReviewDraft(mentor, one.itemId, { from: 0, work: EMPTY_REVIEW })).toMatchObject({
      reason: "conflict",
      work,
    });
    expect(await getReviewDraft(mentor, one.itemId)).toEqual({ version: saved.version, work });
    expect(await getReviewDraft(mentors[1]!, one.itemId)).toEqual({ version: 0, work: EMPTY_REVIEW });
    expect(await send(mentor, one)).toEqual({ ok: true, submissionId: one.submissionId });
    expect(await db.reviewDraft.count()).toBe(0);
    expect(await getStanding(learner, one.submissionId)).toEqual({ state: "answered" });
  });

  it("keeps the mark of a model's draft that arrives while the page saves", async () => {
    const mentor = mentors[0]!;
    const owned = { mentorId: mentor.id, itemId: (await ask()).itemId };
    for (let round = 0; round < 20; round += 1) {
      const saves = saveReviewDraft(mentor, owned.itemId, { from: 0, work: { ...EMPTY_REVIEW, summary: "So far" } });
      const [saved] = await Promise.all([saves, markDrafted(mentor, owned.itemId)]);
      expect(saved).toMatchObject({ ok: true });
      expect((await getReviewDraft(mentor, owned.itemId)).work).toMatchObject({ summary: "So far", isDrafted: true });
      await db.reviewDraft.deleteMany({ where: owned });
    }
  });

  it("sent twice is stored once, with its comments", async () => {
    const one = await ask();
    const mentor = mentors[0]!;
    await claimItem(mentor, one.itemId);
    const notes = [1, 2].map((line) => ({ id: `n${line}`, file: "suite", side: "new" as const, line, text: "Look" }));
    const sendIt = () =>
      sendReview(
        mentor,
        { id: one.itemId, submissionId: one.submissionId, kind: "test" },
        { key: "key", work: { ...EMPTY_REVIEW, notes, verdict: "again", choices: { names: 2 } } },
        () => 2,
      );
    expect(await Promise.all([sendIt(), sendIt(), sendIt()])).toEqual(
      Array(3).fill({ ok: true, submissionId: one.submissionId }),
    );
    const [review, ...more] = await listReviews(new SubmissionReader(learner, one.submissionId), "test");
    expect(more).toEqual([]);
    expect(review).toMatchObject({ verdict: "again", isMine: false, choices: [{ step: "all" }] });
    expect(await db.thread.count({ where: { submissionId: one.submissionId } })).toBe(2);
  });

  it("by someone who lost the item is refused, and nothing of it is stored", async () => {
    const one = await ask();
    const [first, second] = mentors as [{ id: string }, { id: string }];
    await claimItem(first, one.itemId);
    await saveReviewDraft(first, one.itemId, { from: 0, work: EMPTY_REVIEW });
    await expire(one.itemId);
    await claimItem(second, one.itemId);
    expect(await send(first, one)).toMatchObject({
      ok: false,
      errors: { "": expect.stringContaining("kept on this page") },
    });
    expect(await db.reviewDraft.count()).toBe(1);
    expect(await send(second, one)).toMatchObject({ ok: true });
    expect(await send(first, one)).toMatchObject({ ok: false });
    expect(await listReviews(new SubmissionReader(learner, one.submissionId), "test")).toHaveLength(1);
  });

  it("that is empty, or points at no line, is refused with an error at the field", async () => {
    const one = await ask();
    await claimItem(mentors[0]!, one.itemId);
    const item = { id: one.itemId, submissionId: one.submissionId, kind: "test" as const };
    const sendIt = (work: object) =>
      sendReview(mentors[0]!, item, { key: "key", work: { ...EMPTY_REVIEW, ...work } }, () => 3);
    expect(await sendIt({})).toMatchObject({ errors: { verdict: expect.any(String) } });
    expect(await sendIt({ verdict: "talk" })).toMatchObject({ errors: { summary: expect.any(String) } });
    const notes = [{ id: "n", file: "suite", side: "new", line: 4, text: "Look" }];
    expect(await sendIt({ verdict: "talk", notes })).toMatchObject({ errors: { "note-n": expect.any(String) } });
    expect(await sendIt({ verdict: "good", choices: { names: 9 } })).toMatchObject({
      errors: { "choice-names": expect.any(String) },
    });
    expect(await db.mentorReview.count()).toBe(0);
  });

  it("of a submission that the learner asks about again puts it back in the queue for everyone", async () => {
    const one = await ask();
    await claimItem(mentors[0]!, one.itemId);
    await send(mentors[0]!, one);
    expect(await offeredTo(mentors[1]!)).toEqual([]);
    await askMentor(learner, one.submissionId, "But why?");
    expect(await claimNext(mentors[1]!)).toBe(one.itemId);
  });
});

describe("a lead", () => {
  const lead = () => mentors[2]!;
  const mentor = () => mentors[0]!;

  it("sees what mentors have open or were handed, but not since when", async () => {
    const { itemId } = await ask();
    expect(await listTaken(lead())).toEqual([]);
    await claimItem(mentor(), itemId);
    const [row] = await listTaken(lead());
    const { name } = await db.user.findUniqueOrThrow({ where: { id: mentor().id } });
    expect(row).toMatchObject({ id: itemId, mentor: name, isOpen: true });
    expect(row!.others.map(({ id }) => id)).toEqual([mentors[1]!.id, lead().id]);
    expect(JSON.stringify(row)).not.toMatch(/\d{4}-\d\d-\d\d/);
    await handOver(mentor(), itemId, mentors[1]!.id);
    expect(await listTaken(lead())).toMatchObject([{ id: itemId, isOpen: false }]);
    expect(await listTaken(mentor())).toEqual([]);
  });

  it("gives an item to someone else: the previous mentor keeps the draft, and cannot send it", async () => {
    const asked = await ask();
    await claimItem(mentor(), asked.itemId);
    await saveReviewDraft(mentor(), asked.itemId, { from: 0, work: { ...EMPTY_REVIEW, summary: "So far" } });
    expect(await reassign(lead(), asked.itemId, mentors[1]!.id)).toBe(true);
    expect(await renewItem(mentor(), asked.itemId)).toBe(false);
    expect(await claimItem(mentor(), asked.itemId)).toBe(false);
    expect(await send(mentor(), asked)).toMatchObject({ ok: false });
    expect((await getReviewDraft(mentor(), asked.itemId)).work.summary).toBe("So far");
    expect(await claimItem(mentors[1]!, asked.itemId)).toBe(true);
    expect(await send(mentors[1]!, asked)).toMatchObject({ ok: true });
  });

  it("returns an item to the queue: an open page does not claim it again by itself", async () => {
    const { itemId } = await ask();
    await claimItem(mentor(), itemId);
    expect(await renewItem(mentor(), itemId)).toBe(true);
    expect(await reassign(lead(), itemId, null)).toBe(true);
    expect(await renewItem(mentor(), itemId)).toBe(false);
    expect(await claimItem(mentors[1]!, itemId)).toBe(true);
  });

  it("undoes a reassignment once: the person who had the item open, or had been handed it, has it again", async () => {
    const open = await ask();
    await claimItem(mentor(), open.itemId);
    const token = await reassignWithUndo(lead(), open.itemId, null);
    expect(await renewItem(mentor(), open.itemId)).toBe(false);
    expect(await undoReassign(lead(), token!)).toBe(open.itemId);
    expect(await renewItem(mentor(), open.itemId)).toBe(true);
    expect(await undoReassign(lead(), token!)).toBeNull();

    const handed = await ask();
    await reassign(lead(), handed.itemId, mentor().id);
    const again = await reassignWithUndo(lead(), handed.itemId, mentors[1]!.id);
    expect(await undoReassign(lead(), again!)).toBe(handed.itemId);
    expect(await claimItem(mentors[1]!, handed.itemId)).toBe(false);
    expect(
      await db.notice.findMany({ where: { about: handed.itemId }, select: { userId: true, isRead: true } }),
    ).toEqual([{ userId: mentor().id, isRead: false }]);
  });

  it("does not undo a reassignment of another lead, or once someone else has the item", async () => {
    const { itemId } = await ask();
    await claimItem(mentor(), itemId);
    const toQueue = await reassignWithUndo(lead(), itemId, null);
    expect(await undoReassign(await join("lead"), toQueue!)).toBeNull();
    await claimItem(mentors[1]!, itemId);
    expect(await undoReassign(lead(), toQueue!)).toBeNull();

    const back = await reassignWithUndo(lead(), itemId, mentor().id);
    const seen = { userId: mentor().id, about: itemId };
    await db.notice.updateMany({ where: seen, data: { isRead: true } });
    expect(await undoReassign(lead(), back!)).toBeNull();
    await db.notice.updateMany({ where: seen, data: { isRead: false } });
    await claimItem(mentor(), itemId);
    expect(await undoReassign(lead(), back!)).toBeNull();
    expect(await renewItem(mentor(), itemId)).toBe(true);
    // No one had this item, so there is no one to return it to.
    const untouched = await ask();
    expect(await reassignWithUndo(lead(), untouched.itemId, mentor().id)).toBe("");
  });

  it("cannot reassign another cohort's or answered items, or to a mentor of another cohort", async () => {
    const asked = await ask();
    await claimItem(mentor(), asked.itemId);
    const far = await db.cohort.create({ data: { name: "Elsewhere" } });
    const [stranger, elsewhere] = [await join("lead", far.id), await join("mentor", far.id)];
    for (const [who, to] of [
      [stranger, elsewhere.id],
      [stranger, null],
      [mentors[1]!, null],
      [lead(), elsewhere.id],
      [lead(), learner.id],
    ] as const)
      expect(await reassign(who, asked.itemId, to)).toBe(false);
    expect(await renewItem(mentor(), asked.itemId)).toBe(true);
    await send(mentor(), asked);
    expect(await reassign(lead(), asked.itemId, null)).toBe(false);
  });
});
