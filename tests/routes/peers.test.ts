import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { numberedName } from "~/accounts/reading/names.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { askMentor } from "~/review/queue/asking.server";
import { setHours } from "~/review/queue/hours.server";
import { openThread } from "~/review/threads/threads.server";
import { type Door, openDoor } from "../access/door";
import { readRows, requestOf, rowOf, send } from "../access/rows";
import { fillWorld, makePeople, SLUG, type Who, type World } from "../access/world";
import { passed, shows } from "../mentors/peers";
import { testSandbox } from "../setup/sandbox";
import { sampleOf, submitGraded } from "../setup/submissions";

// Long: all cases check what the same peer may do, on every route.

/**
 * A learner who reviews as a peer, on every route. The other learner from tests/access is the peer, and the owner asks
 * about a second submission, on which no one has commented.
 */

const PEER = "other learner";
const NAME = "Zelda Quillfeather";
const REVIEW = { notes: [], summary: "Say for whom.", verdict: "again", choices: {} };
/** The statuses that a peer gets, keyed by row, in the order of the requests. */
const ANSWERS: Readonly<Record<string, number>> = {
  "GET /mentor": 200,
  "POST /mentor": 400,
  "POST /mentor hours": 200,
  "POST /mentor next": 303,
  "POST /mentor reassign": 404,
  "POST /mentor take-back": 400,
  "POST /mentor undo-reassign": 400,
  "GET /mentor/agreement": 404,
  "GET /mentor/agreement/:submissionId": 404,
  "GET /mentor/start": 404,
  "GET /mentor/start/:slug": 404,
  "POST /mentor/start/:slug": 404,
  "GET /mentor/snippets": 404,
  "POST /mentor/snippets": 404,
  "POST /mentor/snippets keep": 404,
  "POST /mentor/snippets remove": 404,
  "GET /mentor/sent": 404,
  "GET /mentor/sent/:id": 404,
  "POST /mentor/sent/:id": 404,
  "GET /mentor/talks": 404,
  "GET /mentor/talks/:id": 404,
  "POST /mentor/talks/:id": 404,
  "POST /mentor/talks/:id choose": 404,
  "POST /mentor/talks/:id sign": 404,
  "POST /mentor/talks/:id not-yet": 404,
  "GET /mentor/:id": 200,
  "POST /mentor/:id": 404,
  "POST /mentor/:id hand-over": 404,
  "POST /mentor/:id next": 404,
  "POST /mentor/:id preview": 404,
  "POST /mentor/:id rule": 404,
  "GET /mentor/:id/work": 404,
  "POST /mentor/:id/work": 400,
  "POST /mentor/:id/work claim": 200,
  "POST /mentor/:id/work renew": 200,
  "POST /mentor/:id/work save": 200,
  "POST /mentor/:id/work offer": 404,
  // Only for mentors.
  "POST /mentor/:id/work preview-draft": 404,
  "POST /mentor/:id/work draft-comment": 404,
  "POST /mentor/:id/work hand-in": 200,
  "POST /mentor/:id/work release": 200,
  // The queue item for a finding on which mentors rule, and a submission on which mentors have commented.
  "GET /mentor/:id (finding's)": 404,
  "POST /mentor/:id preview (finding's)": 404,
  "POST /mentor/:id rule (finding's)": 404,
  "POST /mentor/:id/work save (finding's)": 404,
  "POST /mentor/:id/work hand-in (finding's)": 404,
};

let door: Door;
let world: World;
/** The same world, but with the submission that a peer may read. */
let mine: World;

beforeAll(async () => {
  door = await openDoor();
  world = await makePeople();
  await fillWorld(world);
  const owner = { id: world.ids.owner };
  await db.user.update({ where: { id: owner.id }, data: { name: NAME } });
  await db.cohort.update({ where: { id: world.cohort }, data: { allowsPeers: true, doubleShare: 1 } });
  const submissionId = await submitGraded(owner, SLUG);
  const sandbox = await testSandbox();
  const grade = (id: string) => gradeSubmission(id, sandbox);
  await askMentor(owner, submissionId, "zebraasks");
  const { id: item } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
  const { files } = sampleOf<{ files: object }>(SLUG);
  const place = { file: Object.keys(files)[0]!, side: "new", line: 1 } as const;
  await openThread({ id: world.ids.mentor }, submissionId, place, "zebramentor");
  await openThread(owner, submissionId, place, "zebratells");
  mine = { ...world, item, submission: submissionId };
  await shows({ id: world.ids[PEER] }, { id: world.ids.mentor }, grade);
  await passed({ id: world.ids[PEER] }, SLUG, grade);
});
afterAll(() => door?.close());

const get = (address: string, who: Who = PEER) => send(door, mine, who, address);
const postJson = (body: object, who: Who = PEER) =>
  send(door, mine, who, `/mentor/${mine.item}/work`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
const hides = (hidesNames: boolean) => db.cohort.update({ where: { id: world.cohort }, data: { hidesNames } });

describe("a learner who has demonstrated that they can explain what is wrong", () => {
  test("sees that on their own pages, and gets a link to the queue", async () => {
    const [me, learn] = [await get("/me"), await get("/learn")];
    expect([me.answer, learn.answer]).toEqual([200, 200]);
    expect(me.text).toContain("Explain what is wrong");
    expect(learn.text).toContain('href="/mentor"');
    expect((await get("/me", "owner")).text).not.toContain("Explain what is wrong");
    expect((await get("/learn", "owner")).text).not.toContain('href="/mentor"');
  });

  test("gets no item until they set their hours, and the page says so", async () => {
    const { answer, text } = await get("/mentor");
    expect([answer, text.includes("zebraasks")]).toEqual([200, false]);
    expect(text).toContain("first set your hours");
    expect((await get(`/mentor/${mine.item}`)).answer).toBe(404);
    await setHours({ id: world.ids[PEER] }, 2);
    expect((await get("/mentor")).text).toContain("zebraasks");
  });

  test("reads the work, the question and the grader's report, but nothing by mentors and no other work", async () => {
    for (const address of [`/mentor/${mine.item}`, `/mentor/${mine.item}.data`]) {
      const { answer, text } = await get(address);
      expect(answer).toBe(200);
      expect(text).toContain("zebraasks");
      expect(text).toContain("zebratells");
      expect(text).toContain(NAME);
      for (const word of ["zebramentor", "zebrareason", "zebratalk", world.submission])
        expect(text, word).not.toContain(word);
      // A mentor's page contains words that a peer's page must not contain.
      const { text: whole } = await get(address, "mentor");
      for (const word of ["zebramentor", world.submission]) expect(whole, word).toContain(word);
    }
    const [peer, mentor] = [
      (await get(`/mentor/${mine.item}`)).text,
      (await get(`/mentor/${mine.item}`, "mentor")).text,
    ];
    // The reference, earlier attempts and the choice of another mentor are only for people who teach.
    for (const part of ['id="reference"', 'id="earlier"', 'id="since"', world.ids.lead])
      expect([peer.includes(part), mentor.includes(part)], part).toEqual([false, true]);
  });

  test("appears in the learner's list of people who looked", async () => {
    await get(`/mentor/${mine.item}`);
    const look = { viewerId: world.ids[PEER], ownerId: world.ids.owner, subject: mine.submission };
    await vi.waitFor(async () => expect(await db.look.count({ where: look })).toBe(1));
    expect((await get("/me/data", "owner")).text).toMatch(/\(a peer\)|a peer/);
  });

  test("can't open what mentors commented on, nor any page of the submission", async () => {
    for (const address of [
      `/mentor/${world.item}`,
      `/mentor/${world.finding}`,
      `/submissions/${mine.submission}`,
      `/submissions/${mine.submission}/events`,
      `/notices/events?about=${mine.submission}`,
      `/cohorts/${world.cohort}`,
    ])
      expect((await get(address)).answer, address).toBe(404);
  });

  test("may report the question where they read it", async () => {
    const at = `/submissions/${mine.submission}/report?type=question&about=${mine.item}`;
    const { answer, text } = await get(at);
    expect([answer, text.includes(`href="/mentor/${mine.item}"`)]).toEqual([200, true]);
    const all = at.slice(0, at.indexOf("?"));
    expect([text, (await get(all)).text]).toEqual([
      expect.stringContaining("Send abuse report"),
      expect.stringContaining("has a “Report abuse” link"),
    ]);
    const body = new URLSearchParams({ type: "question", about: mine.item, reason: "That is no question." });
    expect((await send(door, mine, PEER, at, { method: "POST", body })).answer).toBe(303);
    expect(await db.abuseReport.findMany({ where: { reporterId: world.ids[PEER] } })).toMatchObject([
      { aboutId: world.ids.owner, cohortId: world.cohort },
    ]);
    expect((await get(all)).text).toContain("Your abuse reports on this submission");
    const other = `/submissions/${world.submission}/report?type=question&about=${world.item}`;
    expect((await get(other)).answer).toBe(404);
  });

  test("sees a number if the cohort hides names", async () => {
    await hides(true);
    const number = numberedName(world.cohort, world.ids.owner);
    for (const address of ["/mentor", `/mentor/${mine.item}`, `/mentor/${mine.item}.data`]) {
      const { text } = await get(address);
      expect([text.includes(number), text.includes("Quillfeather")], address).toEqual([true, false]);
    }
    await hides(false);
  });

  test("gets these answers from every route for mentors, and no other", async () => {
    const rows = readRows().filter(({ pattern }) => pattern.startsWith("/mentor"));
    expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(ANSWERS).sort());
    await hides(true);
    const answers: Record<string, number | string> = {};
    for (const name of Object.keys(ANSWERS)) {
      const { address, init } = requestOf(rowOf(name), mine, PEER);
      const own = name.endsWith("work hand-in") ? { body: JSON.stringify(sends) } : {};
      answers[name] = (await send(door, mine, PEER, address, { ...init, ...own })).answer;
    }
    expect(answers).toEqual(ANSWERS);
    expect(await db.mentorReview.findMany({ where: { submissionId: mine.submission } })).toMatchObject([
      { mentorId: world.ids[PEER], isPeer: true, seat: -1, summary: REVIEW.summary },
    ]);
  });
  const sends = { do: "hand-in", key: "of a peer's script", work: REVIEW };

  test("loses access to the submission after the review, and sees no name; sent twice, it is stored once", async () => {
    for (const address of [`/mentor/${mine.item}`, `/submissions/${mine.submission}/report`])
      expect((await get(address)).answer).toBe(404);
    expect((await get("/mentor")).text).not.toContain("Quillfeather");
    expect(JSON.parse((await postJson(sends)).text)).toMatchObject({ ok: true });
    expect(await db.mentorReview.count({ where: { submissionId: mine.submission } })).toBe(1);
    await hides(false);
  });

  test("is named to the learner as a peer, and a mentor looks at the review and sends their own", async () => {
    expect((await get("/learn", "owner")).text).toContain("(a peer)");
    const { text } = await get(`/submissions/${mine.submission}`, "owner");
    expect(text).toContain("a peer, ");
    expect(text).toContain("Peers don’t read replies");
    const sample = await db.reviewItem.findFirstOrThrow({ where: { submissionId: mine.submission, seat: -1 } });
    expect((await get("/mentor", "mentor")).text).toContain("a peer has reviewed it");
    const desk = await get(`/mentor/${sample.id}`, "mentor");
    expect([desk.answer, desk.text.includes(REVIEW.summary)]).toEqual([200, true]);
    expect((await get(`/mentor/${sample.id}`)).answer).toBe(404);
    expect(await db.reviewItem.count({ where: { submissionId: mine.submission, seat: 2 } })).toBe(0);
  });

  test("is just a learner again once the cohort doesn't allow peers", async () => {
    await db.cohort.update({ where: { id: world.cohort }, data: { allowsPeers: false } });
    expect((await get("/mentor")).answer).toBe(404);
    expect((await get("/learn")).text).not.toContain('href="/mentor"');
    expect((await postJson(sends)).answer).toBe(404);
  });
});
