import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { handIn } from "~/grading/hand-in.server";
import { discardDraft } from "~/grading/workspace/drafts.server";
import { askForAnswers, findOnlyHelp, hasAskedForAnswers, recordTutorHint } from "~/grading/workspace/hint-use.server";
import { openWorkspace, takeHint } from "~/grading/workspace/workspace.server";
import { DAY_MS } from "~/operations/time";
import { makePerson } from "../../../tests/setup/people";
import { findReview, storeReview } from "../review/stored-review.server";
import { forgetOldTalks, keptDays, sweepTalks } from "./retention.server";
import { addQuestion, addReply, clearReportTurns, clearTurns, listTurns } from "./turns.server";

/** Tests conversations with the tutor, from the draft until they are deleted. */

const SLUG = "test-opening-hours";
const DRAFT = { slug: SLUG, submissionId: null };
let people = 0;
let ana: { id: string };
let bo: { id: string };

beforeAll(() => indexExercises());
beforeEach(async () => {
  [ana, bo] = [await makePerson(`talks-${people++}`), await makePerson(`talks-${people++}`)];
  for (const who of [ana, bo]) await say(who, "Why?", "What do you expect?");
});

async function say(who: { id: string }, text: string, reply: string) {
  await addReply(who, await addQuestion(who, DRAFT, { rung: "ask", text }), reply);
}
async function submit(who: { id: string }) {
  const handedIn = await handIn(who, SLUG, {
    key: crypto.randomUUID(),
    work: { suite: "// nothing", confidence: 80 },
  });
  if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.errors));
  return { slug: SLUG, submissionId: handedIn.submissionId };
}
const texts = async (who: { id: string }, place: { slug: string; submissionId: string | null } = DRAFT) =>
  (await listTurns(who, place)).map(({ text }) => text);

describe("a conversation", () => {
  it("keeps its messages in order, and belongs to its learner only", async () => {
    await say(ana, "And now?", "What have you tried?");
    expect(await texts(ana)).toEqual(["Why?", "What do you expect?", "And now?", "What have you tried?"]);
    expect(await texts(bo)).toHaveLength(2);
  });

  it.each([
    ["cleared", () => clearTurns(ana, SLUG)],
    ["discarded with its draft", () => discardDraft(ana, SLUG)],
  ])("is deleted when it is %s, and no one else's is", async (_, end) => {
    await end();
    expect([await texts(ana), (await texts(bo)).length]).toEqual([[], 2]);
  });

  it("moves to the submission, and a new draft starts without it", async () => {
    const place = await submit(ana);
    expect([await texts(ana), (await texts(ana, place)).length]).toEqual([[], 2]);
    expect([await texts(bo, place), (await texts(bo)).length]).toEqual([[], 2]);
    // It stays there after another submission, and when a later draft is discarded.
    const second = await submit(ana);
    await discardDraft(ana, SLUG);
    expect([(await texts(ana, place)).length, await texts(ana, second)]).toEqual([2, []]);
  });

  it("keeps a reply that ends after the hand-in, but none to a question that was deleted", async () => {
    const question = await addQuestion(ana, DRAFT, { rung: "ask", text: "Late?" });
    const place = await submit(ana);
    await addReply(ana, question, "The reply.");
    await addReply(bo, question, "Not his.");
    expect([await texts(ana), (await texts(ana, place)).at(-1)]).toEqual([[], "The reply."]);
    await clearReportTurns(ana, place.submissionId);
    await addReply(ana, question, "Too late.");
    expect(await texts(ana, place)).toEqual([]);
  });
});

describe("the retention of a cohort", () => {
  const inDays = (days: number) => forgetOldTalks(new Date(Date.now() + days * DAY_MS));
  async function join(who: { id: string }, tutorDays: number, role = "learner") {
    const cohort = await db.cohort.create({ data: { name: "Heron", tutorDays } });
    await db.membership.create({ data: { cohortId: cohort.id, userId: who.id, role } });
  }
  const age = (place: { submissionId: string }, days: number) =>
    db.submission.update({
      where: { id: place.submissionId },
      data: { handedInAt: new Date(Date.now() - days * DAY_MS) },
    });

  it("is 30 days without a cohort, for conversations about submissions and drafts", async () => {
    const place = await submit(ana);
    await inDays(29);
    expect([await texts(ana, place), await texts(bo)].map(({ length }) => length)).toEqual([2, 2]);
    await inDays(31);
    expect([await texts(ana, place), await texts(bo)]).toEqual([[], []]);
  });

  it("counts from the day of a message or review, even if the submission is older", async () => {
    const place = await submit(ana);
    await storeReview(ana, place.submissionId, { model: "m", comments: [], leftOut: 0 });
    const isKept = async () => [(await texts(ana, place)).length, await findReview(ana, place.submissionId)];
    await age(place, 90);
    await inDays(29);
    expect(await isKept()).toMatchObject([2, { comments: [] }]);
    await inDays(31);
    expect(await isKept()).toEqual([0, null]);
  });

  it("keeps an attached copy while the question waits, and then counts from the latest review", async () => {
    const { submissionId } = await submit(ana);
    const item = { learnerId: ana.id, submissionId, slug: SLUG, kind: "test", minutes: 1, tutorTalk: "[]" };
    const waitingSince = new Date();
    const { id } = await db.reviewItem.create({ data: { ...item, waitingSince, orderAt: waitingSince } });
    const copy = async () => (await db.reviewItem.findUniqueOrThrow({ where: { id } })).tutorTalk;
    await inDays(90);
    expect(await copy()).toBe("[]");
    await db.reviewItem.update({ where: { id }, data: { state: "done" } });
    const review = { submissionId, mentorId: bo.id, seat: 1, summary: "", verdict: "good", choices: "{}", minutes: 1 };
    await db.mentorReview.create({ data: { ...review, sendKey: "a key", rubricVersion: 1 } });
    await inDays(29);
    expect(await copy()).toBe("[]");
    await inDays(31);
    expect(await copy()).toBe("");
  });

  it("is applied by the job that each worker runs at its start and every hour", async () => {
    const place = await submit(ana);
    vi.useFakeTimers({ now: Date.now() + 31 * DAY_MS, toFake: ["Date"] });
    const stop = sweepTalks();
    vi.useRealTimers();
    await vi.waitFor(async () => expect(await texts(ana, place)).toEqual([]), { timeout: 10_000 });
    stop();
  });

  it("is kept for the shortest time of the cohorts in which the person learns", async () => {
    await join(ana, 60);
    await join(ana, 7);
    await join(bo, 60);
    await join(bo, 7, "mentor");
    expect([await keptDays(ana), await keptDays(bo), await keptDays({ id: "no one" })]).toEqual([7, 60, 30]);
    const [anas, bos] = [await submit(ana), await submit(bo)];
    await inDays(8);
    expect([await texts(ana, anas), (await texts(bo, bos)).length]).toEqual([[], 2]);
    await inDays(59);
    expect(await texts(bo, bos)).toHaveLength(2);
    await inDays(61);
    expect(await texts(bo, bos)).toEqual([]);
  });
});

it("the tutor's explanations count as one hint, and use up none of the exercise's own", async () => {
  await recordTutorHint(ana, SLUG);
  await recordTutorHint(ana, SLUG);
  expect(await openWorkspace(ana, SLUG)).toMatchObject({ hasTutorHint: true, hints: { used: [] } });
  expect(await takeHint(ana, SLUG)).toMatchObject({ step: 1 });
  const { hints } = await openWorkspace(ana, SLUG);
  expect(hints.used).toHaveLength(1);
  const { submissionId } = await submit(ana);
  expect(await db.submission.findUnique({ where: { id: submissionId } })).toMatchObject({ hintsUsed: 2 });
  expect(await openWorkspace(bo, SLUG)).toMatchObject({ hasTutorHint: false });
  await askForAnswers(ana, submissionId);
  await takeHint(bo, SLUG);
  expect([await findOnlyHelp(bo, SLUG), await hasAskedForAnswers(bo, SLUG)]).toEqual(["hint", false]);
});
