import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SEAT } from "~/accounts/reading/seats";
import { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { listActionable } from "~/grading/actionable.server";
import { AT_ONCE, passed, shows, ticked } from "../../../tests/mentors/peers";
import { makePerson } from "../../../tests/setup/people";
import { readerOf } from "../../../tests/setup/readers";
import { askSecondOpinion, getSecondOpinion } from "../agreement/second-opinion.server";
import { listReviews } from "../reviews/read-reviews.server";
import { sendReview } from "../reviews/reviews.server";
import { EMPTY_REVIEW } from "../reviews/verdicts";
import { reportAbuse } from "../threads/abuse.server";
import { listAbuse } from "../threads/settle-abuse.server";
import { listThreads } from "../threads/threads.server";
import { askMentor } from "./asking.server";
import { claimItem, claimNext, minutesLeft } from "./claims.server";
import { getHours, setHours } from "./hours.server";
import { USUAL_MINUTES } from "./order";
import { isLookedAt, listPeerCohorts, mayOpenAsPeer } from "./peers.server";
import { listWaitingFor } from "./waiting.server";

// Long: each condition for becoming a peer is left out in turn.

/** Learners who review as peers: who may be a peer, what peers are offered, and what happens to their reviews. */

const SLUG = "test-vat-rounding";
let people = 0;
let cohortId = "";
let peer: { id: string };
let learner: { id: string };
let lee: { id: string };
let submissionId = "";
let itemId = "";

async function join(role: string, cohort = cohortId) {
  const person = await makePerson(`peers-${people++}`);
  await db.membership.create({ data: { cohortId: cohort, userId: person.id, role } });
  return person;
}
const idOf = async (id: string, seat = 1) =>
  (await db.reviewItem.findUnique({ where: { submissionId_seat: { submissionId: id, seat } } }))?.id;
async function asks(person: { id: string }, slug = SLUG): Promise<string> {
  const id = await passed(person, slug);
  await askMentor(person, id, "Is it well said?");
  return id;
}
const offered = async (person = peer) => {
  const { offered: rows, counts, more } = await listWaitingFor(person, {});
  expect(counts.all).toBe(rows.length + more);
  return rows.map(({ id }) => id);
};
/** Checks every way to reach an item (the queue, the next item, the item's page, and a claim). All must agree. */
async function reaches(id = itemId, person = peer) {
  const ways = [(await offered(person)).includes(id), await mayOpenAsPeer(person, id), await claimItem(person, id)];
  await db.reviewItem.updateMany({ where: { id }, data: { claimedById: null, leaseUntil: null } });
  expect(new Set(ways).size, JSON.stringify(ways)).toBe(1);
  return ways[0];
}
async function review(person: { id: string }, on: string, seat = 1) {
  const id = (await idOf(on, seat))!;
  if (!(await claimItem(person, id))) throw new Error("not to be had");
  const notes = [{ id: "n", file: "suite", side: "new", line: 1, text: "And this?" }];
  const work = { ...EMPTY_REVIEW, verdict: "again", summary: "Say for whom.", notes };
  const ask = { key: crypto.randomUUID(), work };
  expect(await sendReview(person, { id, submissionId: on, kind: "test" }, ask, () => 100)).toMatchObject({ ok: true });
}

beforeAll(() => indexExercises());
beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: `Peers ${people}`, doubleShare: 1, allowsPeers: true } })).id;
  [peer, learner, lee] = [await join("learner"), await join("learner"), await join("mentor")];
  await shows(peer, lee);
  await passed(peer, SLUG);
  await setHours(peer, 2);
  submissionId = await asks(learner);
  itemId = (await idOf(submissionId))!;
});

describe("who may review as a peer", () => {
  it("is a learner of a cohort that allows it, who has demonstrated that they can explain what is wrong", async () => {
    expect(await listPeerCohorts(peer)).toEqual([cohortId]);
    expect([(await listActionable(peer)).size, (await listActionable(learner)).size]).toEqual([3, 0]);
    expect([await listPeerCohorts(learner), await listPeerCohorts(lee)]).toEqual([[], []]);
    await db.cohort.update({ where: { id: cohortId }, data: { allowsPeers: false } });
    expect(await listPeerCohorts(peer)).toEqual([]);
    expect(await reaches()).toBe(false);
  });

  it.each([
    ["a mentor ticked only that one could act on it after asking", { choices: JSON.stringify({ "act-on": 1 }) }],
    ["a mentor left the line out", { choices: "{}" }],
    ["only a peer ticked it", { isPeer: true }],
  ])("is not a learner if, on one of their three reviews, %s", async (_why, data) => {
    const last = await db.mentorReview.findFirstOrThrow({
      where: { submission: { userId: peer.id } },
      orderBy: { id: "desc" },
    });
    await db.mentorReview.update({ where: { id: last.id }, data });
    expect(await listPeerCohorts(peer)).toEqual([]);
    expect(await reaches()).toBe(false);
  });

  it("counts the last mentor's mark on a review, its first attempt only, and only a pass", async () => {
    const mine = await db.submission.findFirstOrThrow({ where: { userId: peer.id, slug: "csv-export" } });
    await ticked(lee, mine.id, JSON.stringify({ "act-on": 0 }));
    expect(await listPeerCohorts(peer)).toEqual([]);
    await ticked(lee, mine.id, AT_ONCE);
    expect(await listPeerCohorts(peer)).toEqual([cohortId]);
    await db.submission.update({ where: { id: mine.id }, data: { tryNumber: 2 } });
    expect(await listPeerCohorts(peer)).toEqual([]);
    await db.submission.update({ where: { id: mine.id }, data: { tryNumber: 1 } });
    await db.result.updateMany({ where: { submissionId: mine.id }, data: { status: "failed" } });
    expect(await listPeerCohorts(peer)).toEqual([]);
  });
});

describe("what a peer is offered", () => {
  it("is what a learner of their cohort asks about, on an exercise that they have passed", async () => {
    expect(await offered()).toEqual([itemId]);
    expect(await reaches()).toBe(true);
    expect(await claimNext(peer)).toBe(itemId);
  });

  it("is nothing on an exercise that they have not passed, or passed in another revision", async () => {
    const other = (await idOf(await asks(learner, "test-late-fee")))!;
    expect(await reaches(other)).toBe(false);
    const own = await db.submission.findFirstOrThrow({ where: { userId: peer.id, slug: SLUG } });
    await db.result.updateMany({ where: { submissionId: own.id }, data: { status: "failed" } });
    expect(await reaches()).toBe(false);
    await db.result.updateMany({ where: { submissionId: own.id }, data: { status: "passed" } });
    const revision = await db.revision.findUniqueOrThrow({ where: { id: own.revisionId } });
    const old = await db.revision.create({ data: { ...revision, id: `old ${own.id}` } });
    await db.submission.update({ where: { id: own.id }, data: { revisionId: old.id } });
    expect(await reaches()).toBe(false);
  });

  it.each([
    ["a disputed finding", { isFinding: true, seat: 0 }],
    ["a second review", { seat: 2 }],
    ["a second opinion", { seat: 3 }],
    ["a mentor's look at a peer's review", { seat: -1 }],
    ["a sample", { isSample: true }],
    ["a learner who is stuck and has not asked", { isStuck: true, asksHelp: false }],
  ])("is never %s", async (_what, data) => {
    await db.reviewItem.update({ where: { id: itemId }, data });
    expect(await reaches()).toBe(false);
  });

  it("is never their own, another cohort's, or handed to a mentor", async () => {
    const own = (await idOf(await asks(peer)))!;
    expect(await reaches(own)).toBe(false);
    const elsewhere = await db.cohort.create({ data: { name: "Elsewhere", allowsPeers: true } });
    await db.reviewItem.update({ where: { id: itemId }, data: { cohortId: elsewhere.id } });
    expect(await reaches()).toBe(false);
    await db.reviewItem.update({ where: { id: itemId }, data: { cohortId, assignedToId: lee.id } });
    expect([await offered(), await claimItem(peer, itemId)]).toEqual([[], false]);
  });

  it("is nothing that a mentor has reviewed or set a score for", async () => {
    await review(lee, submissionId);
    await askMentor(learner, submissionId, "And now?");
    expect(await reaches()).toBe(false);
    const other = await asks(learner);
    const { id: replacesId } = await db.result.findFirstOrThrow({ where: { submissionId: other } });
    const set = { fromScore: 1, toScore: 0.5, reason: "Because.", sendKey: "k", rank: 1 };
    await db.override.create({ data: { submissionId: other, byId: lee.id, replacesId, ...set } });
    expect(await reaches((await idOf(other))!)).toBe(false);
  });

  it("stays with the peer who is reviewing it, even if a mentor sets its score in the meantime", async () => {
    const { id: replacesId } = await db.result.findFirstOrThrow({ where: { submissionId } });
    const set = { fromScore: 1, toScore: 0.5, reason: "Because.", sendKey: "k", rank: 1 };
    expect(await claimItem(peer, itemId)).toBe(true);
    await db.override.create({ data: { submissionId, byId: lee.id, replacesId, ...set } });
    expect([await offered(), await mayOpenAsPeer(peer, itemId)]).toEqual([[itemId], true]);
    await db.reviewItem.update({ where: { id: itemId }, data: { claimedById: lee.id } });
    expect([await offered(), await mayOpenAsPeer(peer, itemId)]).toEqual([[], false]);
  });

  it("is nothing until they have set their hours, and no more than these hours allow", async () => {
    const fresh = await join("learner");
    await shows(fresh, lee);
    await passed(fresh, SLUG);
    expect([await getHours(fresh), await minutesLeft(fresh)]).toEqual([0, 0]);
    expect(await reaches(itemId, fresh)).toBe(false);
    await setHours(fresh, 1);
    expect(await reaches(itemId, fresh)).toBe(true);
    await setHours(fresh, 0.1);
    expect(await offered(fresh)).toEqual([]);
    // People who teach have the usual hours by default.
    expect(await getHours(lee)).toBe(USUAL_MINUTES / 60);
  });

  it("can be a peer's item in one cohort and a mentor's in another", async () => {
    const other = await db.cohort.create({ data: { name: "Other" } });
    await db.membership.create({ data: { cohortId: other.id, userId: peer.id, role: "mentor" } });
    const taught = await join("learner", other.id);
    const theirs = (await idOf(await asks(taught, "test-late-fee")))!;
    const unearned = (await idOf(await asks(learner, "test-late-fee")))!;
    expect(new Set(await offered())).toEqual(new Set([itemId, theirs]));
    expect([await claimItem(peer, theirs), await claimItem(peer, unearned)]).toEqual([true, false]);
  });
});

describe("a peer's review", () => {
  it("is marked as a peer's, and does not count as a mentor's review", async () => {
    await review(peer, submissionId);
    expect(await db.mentorReview.findMany({ where: { submissionId } })).toMatchObject([
      { mentorId: peer.id, isPeer: true, seat: -1 },
    ]);
    const [said] = await listReviews(new SubmissionReader(learner, submissionId), "test");
    expect(said).toMatchObject({ isPeer: true, isMine: false, summary: "Say for whom." });
    const [thread] = await listThreads(new SubmissionReader(learner, submissionId));
    expect(thread!.comments[0]!.author).toMatch(/ \(a peer\)$/);
    // In this cohort, all reviews are done twice, except reviews by peers.
    expect(await idOf(submissionId, 2)).toBeUndefined();
    expect(await getSecondOpinion(learner, submissionId)).toEqual({ state: "too-early" });
    expect(await askSecondOpinion(learner, submissionId, "Is it so?")).toBe(false);
    // If the learner asks again, the submission goes to a mentor, and is then reviewed twice.
    await askMentor(learner, submissionId, "And a mentor?");
    expect(await reaches()).toBe(false);
    await review(lee, submissionId);
    expect(
      (await listReviews(new SubmissionReader(learner, submissionId), "test")).map(({ isPeer }) => isPeer),
    ).toEqual([false, true]);
    expect(await mayOpenAsPeer(peer, itemId, { orAnswered: true })).toBe(true);
    expect(await mayOpenAsPeer(lee, itemId, { orAnswered: true })).toBe(false);
  });

  it("is checked by a mentor: a peer's first three, each once, and a tenth of the others", async () => {
    // Answers in the installation's pool are not checked, and don't count.
    const answered = {
      mentorId: peer.id,
      seat: SEAT.pool,
      isPeer: true,
      sendKey: "an answer",
      verdict: "good" as const,
    };
    await db.mentorReview.create({
      data: {
        ...answered,
        submissionId: await asks(await join("learner")),
        summary: "",
        rubricVersion: 1,
        choices: "{}",
        minutes: 1,
        sentAt: new Date(),
      },
    });
    const drawn: boolean[] = [];
    for (let n = 1; n <= 5; n++) {
      const id = n === 1 ? submissionId : await asks(await join("learner"));
      await review(peer, id);
      drawn.push((await idOf(id, -1)) !== undefined);
      expect(drawn.at(-1)).toBe(isLookedAt(id, n));
    }
    expect(drawn.slice(0, 3)).toEqual([true, true, true]);
    const share = Array.from({ length: 2000 }, (_, n) => isLookedAt(`s${n}`, 4)).filter(Boolean).length / 2000;
    expect(share).toBeGreaterThan(0.07);
    expect(share).toBeLessThan(0.13);
  });

  it("appears on the desk of the mentor who checks it, who writes their own review", async () => {
    await review(peer, submissionId);
    const sample = (await idOf(submissionId, -1))!;
    expect(await offered(lee)).toContain(sample);
    expect(await listReviews(new SubmissionReader(lee, submissionId), "test")).toMatchObject([
      { isPeer: true, summary: "Say for whom." },
    ]);
    expect(await mayOpenAsPeer(peer, sample)).toBe(false);
    await review(lee, submissionId, -1);
    expect(await db.mentorReview.findMany({ where: { submissionId }, orderBy: { id: "asc" } })).toMatchObject([
      { isPeer: true },
      { isPeer: false, seat: -1 },
    ]);
    expect(await idOf(submissionId, 2)).toBeUndefined();
  });

  it("names the author as a peer on that submission only", async () => {
    await review(peer, submissionId);
    const other = await asks(await join("learner"));
    const { id: threadId } = await db.thread.findFirstOrThrow({ where: { submissionId } });
    await db.thread.update({ where: { id: threadId }, data: { submissionId: other } });
    const [thread] = await listThreads(new SubmissionReader(learner, other));
    expect(thread!.comments[0]!.author).not.toContain("(a peer)");
  });

  it("reduces the peer's hours", async () => {
    const before = await minutesLeft(peer);
    await review(peer, submissionId);
    expect(await minutesLeft(peer)).toBeLessThan(before);
  });

  it("can be reported to the cohort's leads", async () => {
    await review(peer, submissionId);
    const [said] = await listReviews(new SubmissionReader(learner, submissionId), "test");
    const asked = { type: "review", about: said!.id, reason: "That hurts." } as const;
    expect(await reportAbuse(learner, submissionId, asked)).toEqual({ ok: true });
    expect(await listAbuse(await readerOf(cohortId, lee))).toMatchObject([{ reason: "That hurts." }]);
  });
});
