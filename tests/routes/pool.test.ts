import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { LIMITS } from "~/operations/limits.server";
import { askMentor } from "~/review/queue/asking.server";
import { setBarred } from "~/review/queue/pool.server";
import * as data from "~/routes/account/me_.data/route";
import * as reports from "~/routes/admin/admin.reports/route";
import * as learn from "~/routes/learner/learn/route";
import * as answers from "~/routes/learner/me_.answers/route";
import * as submission from "~/routes/learner/submissions.$id/route";
import * as report from "~/routes/learner/submissions.$id_.report/route";
import * as desk from "~/routes/mentor/mentor.$id/route";
import * as work from "~/routes/mentor/mentor.$id_.work/route";
import { read, send, sendJson } from "../setup/ask";
import { stopClock } from "../setup/clock";
import { enrolAll, pass } from "../setup/passes";
import { signUp } from "../setup/people";
import { sampleOf, submitGraded } from "../setup/submissions";

// Long: the path of one question through the routes, with each condition left out in turn.

/** Learners without a mentor ask other learners in the installation who passed the exercise. */

interface Person {
  readonly id: string;
  readonly cookie: string;
}
const SLUG = "test-opening-hours";
const QUESTION = "Why does **one** survive?";
const NAMELESS = "A learner who passed this exercise";
let people = 0;
let [ana, bo] = [] as unknown as [Person, Person];
let submissionId = "";
stopClock();
beforeAll(() => indexExercises());
const newcomer = () => signUp(`pooled-${people++}`);
beforeEach(async () => {
  // Delete the questions that earlier tests left open.
  await db.reviewItem.deleteMany({ where: { seat: -2 } });
  [ana, bo] = [await newcomer(), await newcomer()];
  submissionId = await fail(ana);
  await pass(bo, SLUG);
  await choose(bo, "start");
});

const fail = (who: Person) => submitGraded(who, SLUG, sampleOf(SLUG, -1));
const choose = (who: Person, intent: string, fields: object = {}) =>
  send(answers.action as never, "/me/answers", { intent, ...fields }, who);
const ownPage = async (who: Person) => (await read(answers.loader as never, "/me/answers", who)).data;
const act = (who: Person, intent: string, fields: object = {}, id = submissionId) =>
  send(submission.action as never, `/submissions/${id}`, { intent, ...fields }, { ...who, params: { id } });
const ask = (who = ana, id = submissionId, question = QUESTION) => act(who, "ask-peer", { question }, id);
const openOwn = async (who = ana, id = submissionId) =>
  (await read(submission.loader as never, `/submissions/${id}`, { ...who, params: { id } })).data.graded;
/** Takes a question as this person. Returns the question's id, or null if there is no question for them. */
async function take(who: Person): Promise<string | null> {
  const { status, location } = await choose(who, "next");
  expect(status).toBe(303);
  return /^\/mentor\/(.+)$/.exec(location!)?.[1] ?? null;
}
const openDesk = (who: Person, id: string) => read(desk.loader as never, `/mentor/${id}`, { ...who, params: { id } });
const post = (who: Person, id: string, body: object) =>
  sendJson(work.action as never, `/mentor/${id}/work`, body, { ...who, params: { id } });
async function answer(who: Person, id: string, part: object = {}) {
  const { graded } = (await openDesk(who, id)).data;
  const notes = [{ id: "n", file: graded.files[0].path, side: "new", line: 1, text: "Try a **boundary**." }];
  const review = { notes, summary: "Look at the edges.", verdict: "again", choices: {}, ...part };
  return (await post(who, id, { do: "hand-in", key: crypto.randomUUID(), work: review })).body!.json();
}
const reportText = (who: Person, type: string, about: string) =>
  send(
    report.action as never,
    `/submissions/${submissionId}/report`,
    { type, about, reason: "It insults me." },
    { ...who, params: { id: submissionId } },
  );
async function makeAdmin(): Promise<Person> {
  const admin = await newcomer();
  await db.user.update({ where: { id: admin.id }, data: { isAdmin: true } });
  return admin;
}
const settle = async (admin: Person, fields: object = {}) => {
  const { data: page } = await read(reports.loader as never, "/admin/reports", admin);
  const open = page.reports.find((row: { settled: unknown }) => !row.settled);
  return send(reports.action as never, "/admin/reports", { report: open.id, note: "", ...fields }, admin);
};

describe("a question to the pool", () => {
  it("is read by a learner who passed, answered without names, and changes no score", async () => {
    const before = await db.result.findMany({ where: { submissionId } });
    expect((await openOwn()).pool).toEqual({ state: "not-asked", mayAsk: true });
    expect(await ask()).toMatchObject({ status: 303 });
    expect((await openOwn()).pool).toMatchObject({ state: "waiting", isRead: false });
    expect((await ownPage(bo)).waiting).toBe(1);
    expect((await read(learn.loader as never, "/learn", bo)).data.questions).toBe(1);
    const id = (await take(bo))!;
    const { data: shown } = await openDesk(bo, id);
    expect([shown.learner, shown.isInPool]).toEqual(["A learner", true]);
    expect(shown.question).toContain("<strong>one</strong>");
    for (const secret of [ana.id, "pooled-"]) expect(JSON.stringify(shown)).not.toContain(secret);
    expect((await post(bo, id, { do: "claim" })).body && (await openOwn()).pool.isRead).toBe(true);
    expect(await answer(bo, id)).toMatchObject({ ok: true });
    const graded = await openOwn();
    expect(graded.reviews).toMatchObject([{ mentor: NAMELESS, isPeer: true, hasHelped: false }]);
    expect(graded.threads[0].comments[0].author).toBe(NAMELESS);
    const home = (await read(learn.loader as never, "/learn", ana)).data;
    for (const page of [graded, home]) {
      expect(JSON.stringify(page)).toContain(page === home ? NAMELESS : "Look at the edges.");
      for (const secret of [bo.id, `pooled-${people - 1}`]) expect(JSON.stringify(page)).not.toContain(secret);
    }
    expect(await db.result.findMany({ where: { submissionId } })).toEqual(before);
    expect((await openDesk(bo, id)).status).toBe(404);
  });

  it("shows the learner's rating of the answer to the learner and to the author of the answer", async () => {
    await ask();
    await answer(bo, (await take(bo))!);
    const [{ id: review }] = (await openOwn()).reviews;
    expect((await act(bo, "helped", { review })).status).toBe(404);
    expect((await act(ana, "helped", { review })).status).toBe(303);
    expect((await openOwn()).reviews[0].hasHelped).toBe(true);
    expect((await ownPage(bo)).answers).toMatchObject([{ hasHelped: true }]);
    await act(ana, "not-helped", { review });
    expect((await ownPage(bo)).answers).toMatchObject([{ hasHelped: false }]);
  });

  it("shows no name in the list of people who looked", async () => {
    await ask();
    await openDesk(bo, (await take(bo))!);
    const look = { ownerId: ana.id, viewerId: bo.id };
    await vi.waitFor(async () => expect(await db.look.count({ where: look })).toBe(1));
    const { looks } = (await read(data.loader as never, "/me/data", ana)).data;
    expect(looks).toMatchObject([{ viewer: NAMELESS, role: "read your question", submission: { id: submissionId } }]);
  });

  it("can be withdrawn while someone holds it, and asked again after the answer", async () => {
    await ask();
    const id = (await take(bo))!;
    await post(bo, id, { do: "claim" });
    await act(ana, "withdraw-peer");
    expect((await openOwn()).pool.state).toBe("not-asked");
    expect((await openDesk(bo, id)).status).toBe(404);
    expect(await db.reviewItem.findUniqueOrThrow({ where: { id } })).toMatchObject({ question: "", claimedById: null });
    await ask();
    expect(await answer(bo, (await take(bo))!)).toMatchObject({ ok: true });
    expect((await openOwn()).pool).toEqual({ state: "answered", mayAsk: true });
    await ask();
    expect((await openOwn()).pool.state).toBe("waiting");
  });

  it("isn't available to learners with a mentor, who ask their mentor instead", async () => {
    const mentor = await newcomer();
    await enrolAll({ [ana.id]: "learner", [mentor.id]: "mentor" });
    expect([(await openOwn()).pool, (await ask()).status]).toEqual([null, 404]);
    expect(await askMentor(ana, submissionId, "And this?")).toBe(true);
    expect((await ownPage(bo)).waiting).toBe(0);
  });

  it("needs a text, is for one's own work only, and is limited to three open ones and to a number a day", async () => {
    expect((await ask(ana, submissionId, "  ")).status).toBe(400);
    expect((await ask(bo)).status).toBe(404);
    const ids = [submissionId, await fail(ana), await fail(ana), await fail(ana)];
    for (const id of ids.slice(0, 3)) expect((await ask(ana, id)).status).toBe(303);
    expect(await ask(ana, ids[3])).toMatchObject({ status: 400, data: { question: QUESTION } });
    for (let asked = 3; asked < LIMITS.poolAsk.points; asked++) {
      await act(ana, "withdraw-peer");
      expect((await ask()).status).toBe(303);
    }
    await act(ana, "withdraw-peer");
    expect((await ask()).status).toBe(429);
  });
});

describe("two requests at once", () => {
  it("leave a learner with no more than three open questions, and count only these", async () => {
    const ids = [submissionId, await fail(ana), await fail(ana), await fail(ana), await fail(ana)];
    const replies = await Promise.all(ids.map((id) => ask(ana, id)));
    expect(replies.map(({ status }) => status).sort()).toEqual([303, 303, 303, 400, 400]);
    expect(await db.reviewItem.count({ where: { learnerId: ana.id, seat: -2, state: "waiting" } })).toBe(3);
    for (let asked = 3; asked < LIMITS.poolAsk.points; asked++) {
      for (const id of ids) await act(ana, "withdraw-peer", {}, id);
      expect((await ask()).status).toBe(303);
    }
  });

  it("take one question, which counts once", async () => {
    for (const id of [submissionId, await fail(ana), await fail(ana)]) await ask(ana, id);
    const taken = new Set(await Promise.all([take(bo), take(bo), take(bo)]));
    expect([taken.size, await db.reviewItem.count({ where: { claimedById: bo.id } })]).toEqual([1, 1]);
    for (let more = 1; more < LIMITS.poolTake.points; more++) {
      await choose(bo, "put-back", { item: [...taken][0]! });
      expect(await take(bo)).not.toBeNull();
    }
  });
});

describe("a person who answers", () => {
  it("has chosen to, may stop at any time, and then has no question", async () => {
    await ask();
    const other = await newcomer();
    await pass(other, SLUG);
    expect([(await ownPage(other)).isOn, await take(other)]).toEqual([false, null]);
    const id = (await take(bo))!;
    await choose(bo, "stop");
    expect([(await openDesk(bo, id)).status, (await ownPage(bo)).held]).toEqual([404, null]);
    await choose(other, "start");
    expect(await take(other)).toBe(id);
  });

  it("has passed the exercise, isn't the learner, and doesn't teach", async () => {
    await ask();
    const failed = await newcomer();
    await fail(failed);
    await choose(failed, "start");
    expect(await take(failed)).toBeNull();
    await choose(ana, "start");
    await pass(ana, SLUG);
    expect(await take(ana)).toBeNull();
    await enrolAll({ [bo.id]: "mentor" });
    expect([await take(bo), (await ownPage(bo)).teaches]).toEqual([null, true]);
  });

  it("opens only the question that they took, and keeps it until someone else takes it", async () => {
    await ask();
    const id = (await db.reviewItem.findFirstOrThrow({ where: { submissionId, seat: -2 } })).id;
    expect((await openDesk(bo, id)).status).toBe(404);
    expect((await post(bo, id, { do: "claim" })).status).toBe(404);
    expect(await take(bo)).toBe(id);
    const other = await newcomer();
    await pass(other, SLUG);
    await choose(other, "start");
    expect([await take(other), (await openDesk(other, id)).status]).toEqual([null, 404]);
    await post(bo, id, { do: "release" });
    expect((await openDesk(bo, id)).status).toBe(200);
    await db.reviewItem.update({ where: { id }, data: { leaseUntil: null } });
    expect((await openDesk(bo, id)).status).toBe(200);
    expect([await take(other), (await openDesk(bo, id)).status]).toEqual([id, 404]);
    await choose(other, "put-back", { item: id });
    expect((await openDesk(other, id)).status).toBe(404);
  });

  it("has one question at a time, and takes no more than the allowed number a day", async () => {
    await ask();
    const second = await fail(ana);
    await ask(ana, second);
    const first = await take(bo);
    expect(await take(bo)).toBe(first);
    for (let taken = 1; taken < LIMITS.poolTake.points; taken++) {
      await choose(bo, "put-back", { item: first! });
      expect(await take(bo)).toBe(first);
    }
    await choose(bo, "put-back", { item: first! });
    expect((await choose(bo, "next")).status).toBe(429);
  });

  it("can't propose a talk, because the two don't meet", async () => {
    await ask();
    expect(await answer(bo, (await take(bo))!, { verdict: "talk" })).toMatchObject({ ok: false });
  });
});

describe("a report of abuse", () => {
  it("in an answer goes to an admin, even within a cohort; until it is settled, its author gets nothing", async () => {
    // Both are learners in a cohort that has no mentor yet. The cohort's lead joins after the answer.
    await enrolAll({ [ana.id]: "learner", [bo.id]: "learner" });
    await ask();
    await answer(bo, (await take(bo))!);
    await enrolAll({ [ana.id]: "learner", [bo.id]: "learner", [(await newcomer()).id]: "lead" });
    const [{ id: review }] = (await openOwn()).reviews;
    expect((await reportText(ana, "review", review)).status).toBe(303);
    expect(await db.abuseReport.findFirstOrThrow({ where: { reporterId: ana.id } })).toMatchObject({
      aboutId: bo.id,
      cohortId: null,
    });
    const cy = await newcomer();
    await ask(cy, await fail(cy));
    expect(await take(bo)).toBeNull();
    const admin = await makeAdmin();
    await settle(admin);
    expect(await take(bo)).not.toBeNull();
  });

  it("leaves its author the question that they are answering, so that it does not reveal them", async () => {
    await ask();
    await answer(bo, (await take(bo))!);
    const [{ id: review }] = (await openOwn()).reviews;
    const other = await fail(ana);
    await ask(ana, other);
    const id = (await take(bo))!;
    await reportText(ana, "review", review);
    await post(bo, id, { do: "claim" });
    expect((await openOwn(ana, other)).pool.isRead).toBe(true);
    expect([(await ownPage(bo)).held?.id, await take(bo), (await openDesk(bo, id)).status]).toEqual([id, id, 200]);
    expect(await answer(bo, id)).toMatchObject({ ok: true });
    await ask();
    expect(await take(bo)).toBeNull();
  });

  it("in an answer also goes to an admin if a mentor of a cohort that the learner joined sends it", async () => {
    await ask();
    await answer(bo, (await take(bo))!);
    const [{ id: review }] = (await openOwn()).reviews;
    const mentor = await newcomer();
    await enrolAll({ [ana.id]: "learner", [mentor.id]: "mentor" });
    const { graded } = (
      await read(submission.loader as never, `/submissions/${submissionId}`, {
        ...mentor,
        params: { id: submissionId },
      })
    ).data;
    expect([graded.reviews[0].mentor, JSON.stringify(graded).includes(bo.id)]).toEqual([NAMELESS, false]);
    expect((await reportText(mentor, "review", review)).status).toBe(303);
    const filed = await db.abuseReport.findFirstOrThrow({ where: { reporterId: mentor.id } });
    expect(filed).toMatchObject({ aboutId: bo.id, cohortId: null });
  });

  it("in an answer can exclude the author, until an admin admits them again", async () => {
    await ask();
    await answer(bo, (await take(bo))!);
    const [{ id: review }] = (await openOwn()).reviews;
    const own = await fail(bo);
    await ask(bo, own);
    await reportText(ana, "review", review);
    const admin = await makeAdmin();
    await settle(admin, { bars: "on" });
    expect((await openOwn(bo, own)).pool).toBeNull();
    expect((await ask(bo, own)).status).toBe(404);
    await ask();
    expect(await take(bo)).toBeNull();
    expect(await setBarred(admin, bo.id, false)).toBe(true);
    expect(await take(bo)).not.toBeNull();
  });

  it("in a question goes to an admin, who can read the question; no one else gets it meanwhile", async () => {
    await ask();
    const id = (await take(bo))!;
    const admin = await makeAdmin();
    expect((await reportText(bo, "question", id)).status).toBe(303);
    const shown = await openDesk(admin, id);
    expect([shown.status, shown.data.question]).toEqual([200, expect.stringContaining("survive")]);
    expect((await post(admin, id, { do: "claim" })).status).toBe(404);
    await choose(bo, "put-back", { item: id });
    expect(await take(bo)).toBeNull();
  });
});
