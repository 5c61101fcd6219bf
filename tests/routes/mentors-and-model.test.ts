import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { setCohortRules } from "~/accounts/cohorts/cohort-rules.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { claimItem } from "~/review/queue/claims.server";
import { exportComments, exportMentoring, exportThreads } from "~/review/reviews/export.server";
import * as desks from "~/routes/mentor/mentor.$id/route";
import { addQuestion, addReply, clearReportTurns } from "~/tutor/talk/turns.server";
import { type Door, openDoor } from "../access/door";
import { read } from "../setup/ask";
import { doSamples, signUp } from "../setup/people";
import { sampleOf, submitGraded } from "../setup/submissions";

// Long: drafts, attached conversations and a cohort's figures share one cohort and one model server.

/** What the language model does for mentors and leads, over HTTP. */

const model = await vi.hoisted(async () => {
  const { openModelServer } = await import("../setup/model-server");
  const server = await openModelServer();
  Object.assign(process.env, server.env);
  return server;
});

const SLUG = "fix-due-date-month-end";
const TERMS = { host: "the test server", retention: "nothing is kept" };
type Who = { id: string; cookie: string };
let door: Door;
let [ana, mentor, lead]: Who[] = [];
let cohortId = "";
let worlds = 0;
let submissionId = "";
beforeAll(async () => {
  await indexExercises();
  door = await openDoor();
});
afterAll(async () => {
  await door?.close();
  await model.close();
});

const RULES = { sampleShare: 0, doubleShare: 0, hidesNames: false, allowsPeers: false, stuckTries: 3, quietDays: 14 };
const setDrafts = (hasCommentDrafts: boolean) =>
  setCohortRules(lead!, cohortId, { ...RULES, hasTutor: true, tutorDays: 30, hasCommentDrafts });

beforeEach(async () => {
  model.forget();
  model.replyWith({ text: "You fixed the symptom here. What happens in February?" });
  const n = worlds++;
  [ana, mentor, lead] = [await signUp(`ana-heron-${n}`), await signUp(`mo-kestrel-${n}`), await signUp(`lou-${n}`)];
  await doSamples(mentor!.id);
  // No submission is drawn for a mentor at random.
  const cohort = await db.cohort.create({ data: { name: `Cohort ${n}`, sampleShare: 0, doubleShare: 0 } });
  cohortId = cohort.id;
  const roles = [
    [ana!.id, "learner"],
    [mentor!.id, "mentor"],
    [lead!.id, "lead"],
  ] as const;
  await db.membership.createMany({ data: roles.map(([userId, role]) => ({ cohortId, userId, role })) });
  submissionId = await submitGraded(ana!, SLUG, sampleOf(SLUG, -1));
});

const headers = (who: Who) => ({ cookie: who.cookie, origin: door.origin });
const get = async (who: Who, path: string) => (await fetch(`${door.origin}${path}`, { headers: headers(who) })).text();
const form = (who: Who, path: string, fields: Record<string, string>) =>
  fetch(`${door.origin}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: headers(who),
    body: new URLSearchParams(fields),
  });
const askMentor = (fields: Record<string, string> = {}) =>
  form(ana!, `/submissions/${submissionId}`, { intent: "ask-mentor", question: "Is this fine?", ...fields });
const findItem = () => db.reviewItem.findFirstOrThrow({ where: { submissionId, seat: 1 } });
async function desk(body: object, who = mentor!) {
  const { id } = await findItem();
  const reply = await fetch(`${door.origin}/mentor/${id}/work`, {
    method: "POST",
    headers: { ...headers(who), "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  // biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of what it asks for
  return { status: reply.status, reply: (await reply.json().catch(() => null)) as any };
}

describe("a draft of a comment", () => {
  let place: { file: string; side: string; line: number };
  beforeEach(async () => {
    await askMentor();
    await claimItem(mentor!, (await findItem()).id);
    const exercise = findExercise(SLUG)!;
    place = { file: exercise.kind.author.subject(exercise.content)[0]!, side: "new", line: 1 };
  });

  it("is off until a lead allows it, for learners who turned the tutor off, and for everyone else", async () => {
    const asks = [
      { do: "preview-draft", place },
      { do: "draft-comment", ...TERMS, place },
    ];
    for (const ask of asks) expect((await desk(ask)).status).toBe(404);
    const opened = async () => {
      const { id } = await findItem();
      const page = await read(desks.loader as never, `/mentor/${id}`, { cookie: mentor!.cookie, params: { id } });
      return page.data.mayDraft;
    };
    expect(await opened()).toBe(false);
    const SAID = "A mentor can send this submission, without your name";
    expect(await get(ana!, `/submissions/${submissionId}`)).not.toContain(SAID);
    await setDrafts(true);
    expect(await opened()).toBe(true);
    expect(await get(ana!, `/submissions/${submissionId}`)).toContain(SAID);
    for (const ask of asks) expect((await desk(ask, ana)).status).toBe(404);
    await db.user.update({ where: { id: ana!.id }, data: { tutorOff: true } });
    expect(await opened()).toBe(false);
    expect(await get(ana!, `/submissions/${submissionId}`)).not.toContain(SAID);
    for (const ask of asks) expect((await desk(ask)).status).toBe(404);
    expect(model.asked).toHaveLength(0);
  });

  it("is requested on the second press, with the text that the first one showed: no names, key or report", async () => {
    await setDrafts(true);
    const { reply: shown } = await desk({ do: "preview-draft", place });
    expect(shown).toMatchObject(TERMS);
    expect(model.asked).toHaveLength(0);
    const { reply } = await desk({ do: "draft-comment", ...TERMS, place });
    expect(reply).toEqual({ ok: true, text: "You fixed the symptom here. What happens in February?" });
    for (const { content: sent } of model.asked[0]!.body.messages) expect(shown.sent).toContain(sent);
    const received = model.received();
    for (const who of [ana!, mentor!, lead!]) expect(received).not.toContain(who.id);
    for (const secret of ["heron", "kestrel", "@example.org", "Is this fine?"]) expect(received).not.toContain(secret);
    const exercise = findExercise(SLUG)!;
    const open = `${shown.sent}`;
    const { work } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
    const own = JSON.parse(work).files as Record<string, string>;
    const compared = exercise.kind.can.reference!.files(exercise.content, JSON.parse(work));
    const reference = compared.flatMap((file) => file.reference.split("\n"));
    for (const line of reference.map((one) => one.trim()).filter((one) => one.length > 25)) {
      const isShown = Object.values(own).join("\n").includes(line);
      if (!isShown && !JSON.stringify(await exercise.kind.open(exercise.content, "")).includes(line))
        expect(open).not.toContain(line);
    }
    expect(await db.modelUse.findMany()).toMatchObject([
      { purpose: "comment", userId: mentor!.id, cohortId, calls: 1 },
    ]);
    expect(await db.comment.count()).toBe(0);
    await db.modelUse.deleteMany();
  });

  it("reports a failure in a sentence, and refuses lines that don't exist", async () => {
    await setDrafts(true);
    model.script({ status: 401 });
    expect((await desk({ do: "draft-comment", ...TERMS, place })).reply).toMatchObject({
      ok: false,
      message: expect.stringMatching(/\.$/),
    });
    model.script({ text: " " });
    expect((await desk({ do: "draft-comment", ...TERMS, place })).reply).toMatchObject({ ok: false });
    // The mentor can't change or shorten the text that is sent.
    model.script({ status: 413 });
    expect((await desk({ do: "draft-comment", ...TERMS, place })).reply).toMatchObject({
      message: "The text or the reply is too long. Write the comment yourself.",
    });
    model.script({ text: "You fixed the symp", finish: "length" });
    expect((await desk({ do: "draft-comment", ...TERMS, place })).reply).toMatchObject({ ok: true, isCut: true });
    expect((await desk({ do: "draft-comment", ...TERMS, place: { ...place, line: 9_999 } })).status).toBe(400);
    expect((await desk({ do: "draft-comment", ...TERMS, place: { ...place, line: 2, endLine: 1 } })).status).toBe(400);
    expect(model.asked).toHaveLength(4);
    await db.modelUse.deleteMany();
  });

  it("goes only to the provider that the page named, and only for the mentor who is reviewing the work", async () => {
    await setDrafts(true);
    const asks = [
      { do: "preview-draft", place },
      { do: "draft-comment", ...TERMS, place },
    ];
    const changed = await desk({ ...asks[1], retention: "for ever" });
    expect(changed).toMatchObject({ status: 400, reply: { message: expect.stringContaining("has changed") } });
    const statuses = async () => [(await desk(asks[0]!)).status, (await desk(asks[1]!)).status];
    const { id } = await findItem();
    for (const data of [{ claimedById: lead!.id }, { claimedById: null, leaseUntil: null }, { state: "done" }]) {
      const { claimedById, leaseUntil, state } = await findItem();
      await db.reviewItem.update({ where: { id }, data });
      expect(await statuses()).toEqual([404, 404]);
      await db.reviewItem.update({ where: { id }, data: { claimedById, leaseUntil, state } });
    }
    expect(model.asked).toHaveLength(0);
    expect(await statuses()).toEqual([200, 200]);
    await db.modelUse.deleteMany();
  });

  it("is marked as drafted with a model for the learner, even after edits, and so is the review", async () => {
    const note = (id: string, text: string, more: object = {}) => ({ id, ...place, text, ...more });
    const work = {
      notes: [note("a", "Edited words.", { isDrafted: true }), note("b", "My own words.")],
      summary: "",
      verdict: "again",
      choices: {},
    };
    expect((await desk({ do: "hand-in", key: "12345678", work })).reply).toMatchObject({ ok: true });
    const page = await get(ana!, `/submissions/${submissionId}`);
    expect(page.match(/drafted with a model/g)).toHaveLength(1);
    const drafted = (rows: readonly { text: string; isDrafted: boolean }[]) =>
      rows.map(({ text, isDrafted }) => [text, isDrafted]).sort();
    const BOTH = [
      ["Edited words.", true],
      ["My own words.", false],
    ];
    expect(drafted((await exportThreads(ana!)).flatMap(({ comments }) => comments))).toEqual(BOTH);
    expect(drafted(await exportComments(mentor!))).toEqual(BOTH);
    expect(await db.mentorReview.findFirst({ where: { submissionId } })).toMatchObject({ isDrafted: true });
  });

  it("marks the whole review if the draft is in no comment, whatever the page says, and keeps its saving", async () => {
    await setDrafts(true);
    await desk({ do: "draft-comment", ...TERMS, place });
    const plain = { notes: [], summary: "You fixed the symptom here.", verdict: "again", choices: {} };
    const { reply: saved } = await desk({ do: "save", from: 0, work: plain });
    expect(saved).toMatchObject({ ok: true });
    await desk({ do: "draft-comment", ...TERMS, place });
    expect((await desk({ do: "save", from: saved.version, work: plain })).reply).toMatchObject({ ok: true });
    expect((await desk({ do: "hand-in", key: "12345678", work: plain })).reply).toMatchObject({ ok: true });
    expect(await get(ana!, `/submissions/${submissionId}`)).toContain("drafted with a model");
    expect(await db.mentorReview.findFirst({ where: { submissionId } })).toMatchObject({ isDrafted: true });
    await db.modelUse.deleteMany();
  });

  it("marks the whole review, even if another review by the mentor of the same work has a marked comment", async () => {
    const note = { id: "a", ...place, text: "Edited words.", isDrafted: true };
    const work = { notes: [note], summary: "", verdict: "again", choices: {} };
    expect((await desk({ do: "hand-in", key: "12345678", work })).reply).toMatchObject({ ok: true });
    await askMentor();
    await claimItem(mentor!, (await findItem()).id);
    const plain = { notes: [], summary: "What happens in February?", verdict: "again", choices: {}, isDrafted: true };
    expect((await desk({ do: "hand-in", key: "87654321", work: plain })).reply).toMatchObject({ ok: true });
    expect((await get(ana!, `/submissions/${submissionId}`)).match(/drafted with a model/g)).toHaveLength(2);
  });

  it("stays marked on a review whose drafted comment was removed, and leaves its pair out of agreement", async () => {
    const work = { notes: [], summary: "Fine.", verdict: "good", choices: {}, isDrafted: true };
    expect((await desk({ do: "hand-in", key: "12345678", work })).reply).toMatchObject({ ok: true });
    const { id, isDrafted, ...first } = await db.mentorReview.findFirstOrThrow({ where: { submissionId } });
    expect(isDrafted).toBe(true);
    const item = await findItem();
    const { id: _, ...same } = item;
    await db.reviewItem.create({ data: { ...same, seat: 2, state: "done" } });
    const later = new Date(first.sentAt.getTime() + 3_600_000);
    await db.mentorReview.create({ data: { ...first, mentorId: lead!.id, seat: 2, sendKey: "second", sentAt: later } });
    const agreement = () => get(lead!, `/cohorts/${cohortId}/agreement`);
    expect(await agreement()).toContain("No submissions have been reviewed by two mentors yet");
    await db.mentorReview.update({ where: { id }, data: { isDrafted: false } });
    expect(await agreement()).toContain("1 submission reviewed by two mentors");
  });
});

describe("a conversation with the tutor", () => {
  beforeEach(async () => {
    const place = { slug: SLUG, submissionId };
    const question = await addQuestion(ana!, place, { rung: "ask", text: "A heron's question?" });
    await addReply(ana!, question, "A heron's reply.");
  });
  const readDesk = async () => get(mentor!, `/mentor/${(await findItem()).id}`);

  it("is shown to mentors only if its learner attaches it, as it was then", async () => {
    await db.cohort.update({ where: { id: cohortId }, data: { tutorDays: 9 } });
    const page = await get(ana!, `/submissions/${submissionId}`);
    for (const words of [
      "Attach my conversation with the tutor",
      "deletes each message 9 days after the day it was sent or the day you handed in",
    ])
      expect(page).toContain(words);
    await askMentor();
    await claimItem(mentor!, (await findItem()).id);
    expect(await readDesk()).not.toContain("A heron");
    await askMentor({ attachTalk: "on" });
    for (const words of ["A heron&#x27;s question?", "A heron&#x27;s reply."])
      expect(await readDesk()).toContain(words);
    expect(await get(mentor!, `/submissions/${submissionId}`)).not.toContain("A heron&#x27;s reply.");
    const [asked] = (await exportMentoring(ana!)).asked;
    expect(asked!.tutorTalk).toMatchObject([{ text: "A heron's question?" }, { text: "A heron's reply." }]);
  });

  it("is shown only to the mentor who reviews the submission, then and later: no other mentor, lead or admin", async () => {
    await askMentor({ attachTalk: "on" });
    const { id } = await findItem();
    const others = [lead!, await signUp(`other-mentor-${worlds}`), await signUp(`admin-${worlds}`)];
    await db.membership.create({ data: { cohortId, userId: others[1]!.id, role: "mentor" } });
    await db.user.update({ where: { id: others[2]!.id }, data: { isAdmin: true } });
    for (const who of others) await doSamples(who.id);
    const reads = async (who: Who) => {
      const page = await get(who, `/mentor/${id}`);
      expect(page).toContain("Is this fine?");
      return page.includes("A heron");
    };
    const everyone = () => Promise.all([mentor!, ...others].map(reads));
    expect(await everyone()).toEqual([false, false, false, false]);
    await claimItem(mentor!, id);
    expect(await everyone()).toEqual([true, false, false, false]);
    const work = { notes: [], summary: "Fine.", verdict: "good", choices: {} };
    expect((await desk({ do: "hand-in", key: "12345678", work })).reply).toMatchObject({ ok: true });
    expect(await everyone()).toEqual([true, false, false, false]);
    // The learner asks again, and someone else may answer.
    await askMentor({ attachTalk: "on" });
    expect(await findItem()).toMatchObject({ id, state: "waiting" });
    expect(await everyone()).toEqual([false, false, false, false]);
  });

  it("is deleted with its copy when the learner clears it, even after a mentor answered", async () => {
    await db.user.update({ where: { id: ana!.id }, data: { tutorOff: true } });
    const tutorPage = () => get(ana!, `/submissions/${submissionId}/tutor`);
    expect(await tutorPage()).not.toContain("and the copy");
    await askMentor({ attachTalk: "on" });
    expect(await tutorPage()).toContain("Delete this conversation and the copy");
    await db.reviewItem.update({ where: { id: (await findItem()).id }, data: { state: "done" } });
    await db.tutorTurn.deleteMany({ where: { submissionId } });
    expect(await get(ana!, `/submissions/${submissionId}`)).toContain("Delete the copy");
    await form(ana!, `/submissions/${submissionId}/tutor`, { intent: "clear", from: "report" });
    expect(await findItem()).toMatchObject({ tutorTalk: "" });
    expect(await get(ana!, `/submissions/${submissionId}`)).not.toContain("Delete the copy");
  });

  it("is deleted when the question is withdrawn, and can't be attached if there is none", async () => {
    await askMentor({ attachTalk: "on" });
    expect(await get(ana!, `/submissions/${submissionId}`)).toContain("Your conversation with the tutor is attached");
    // Withdrawing again, for example by pressing the button twice, is not an error.
    for (let press = 0; press < 2; press++) {
      const { status } = await form(ana!, `/submissions/${submissionId}`, { intent: "withdraw" });
      expect(status).toBe(303);
      expect(await findItem()).toMatchObject({ tutorTalk: "", question: "" });
    }
    await clearReportTurns(ana!, submissionId);
    expect(await get(ana!, `/submissions/${submissionId}`)).not.toContain("Attach my conversation");
    await askMentor({ attachTalk: "on" });
    expect(await findItem()).toMatchObject({ tutorTalk: "" });
  });
});

it("a cohort's use is shown to its leads from 5 members on: last month's tokens and a number, no names", async () => {
  const now = new Date();
  const inMonth = (months: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months));
  const use = async (userId: string, day = inMonth(-1)) =>
    db.modelUse.create({
      data: { day, purpose: "tutor", calls: 1, promptTokens: 1_000, replyTokens: 100, userId, cohortId },
    });
  const people: string[] = [ana!.id];
  for (let i = 0; i < 4; i++) people.push((await signUp(`user-${worlds}-${i}`)).id);
  for (const id of people.slice(0, 4)) for (let i = 0; i < 2; i++) await use(id);
  await use(people[4]!, inMonth(-2));
  const settings = () => get(lead!, `/cohorts/${cohortId}/settings`);
  const tooFew = "Last month (UTC), fewer than 5 members used the tutor";
  expect(await settings()).toContain(tooFew);
  expect(await settings()).not.toContain("8,800");
  // The difference between two days of the current month could be the use of a single person.
  await use(people[4]!, inMonth(0));
  expect(await settings()).toContain(tooFew);
  await use(people[4]!);
  const shown = await settings();
  expect(shown).toContain(
    "Last month (UTC), 5 members used the tutor, and the cohort used 9,900 of its 10,000,000 tokens",
  );
  for (const secret of [ana!.id, "ana-heron"]) expect(shown).not.toContain(secret);
});
