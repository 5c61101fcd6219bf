import fs from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { gradeKey } from "~/grading/hand-in.server";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";
import * as workspace from "~/routes/learner/exercises.$slug/route";
import * as workspaceJson from "~/routes/learner/exercises.$slug_.work/route";
import * as report from "~/routes/learner/submissions.$id/route";
import { type Door, openDoor } from "../access/door";
import { type Answer, read, send, sendJson } from "../setup/ask";
import { signUp } from "../setup/people";
import { giveUp } from "../setup/queue-rows";
import { testSandbox } from "../setup/sandbox";
import { sampleOf, submitGraded, submitWork } from "../setup/submissions";

// Long: each state that a draft can be in, for every kind.

/**
 * Working on a submission again: its files become the draft, and a draft with the learner's own words is never lost.
 * Also tests work that continues after the exercise has changed: the draft belongs to the revision that the page shows.
 */

const [TEST, FIX, REVIEW] = ["test-opening-hours", "fix-due-date-month-end", "partial-refunds"] as const;
let people = 0;
let learner: { id: string; cookie: string };

beforeAll(() => indexExercises());
beforeEach(async () => {
  learner = await signUp(`again-${people++}`);
});

const suite = (text: string) => ({ suite: `// ${text}`, confidence: 80 });

const submit = (slug: string, work = sampleOf(slug, -1)) => submitWork(learner, slug, work);

const again = (id: string, fields: object = {}, cookie = learner.cookie) =>
  send(report.action as never, `/submissions/${id}`, { intent: "work-again", ...fields }, { cookie, params: { id } });
const at = (slug: string) => ({ cookie: learner.cookie, params: { slug } });
const openOf = async (slug: string) => (await read(workspace.loader as never, `/exercises/${slug}`, at(slug))).data;
async function save(slug: string, work: object): Promise<void> {
  const { version } = await openOf(slug);
  const { body } = await sendJson(workspaceJson.action as never, "/", { do: "save", from: version, work }, at(slug));
  expect(await body!.json()).toMatchObject({ ok: true });
}
const expectStarted = (answer: Answer, slug: string) =>
  expect([answer.status, answer.location]).toEqual([303, `/exercises/${slug}`]);

describe("working on a submission again", () => {
  it.each([TEST, FIX])("starts a draft with the files of that attempt: %s", async (slug) => {
    const first = await submit(slug);
    await submit(slug, { ...sampleOf(slug), confidence: 70 });
    expectStarted(await again(first), slug);
    const { work } = await db.submission.findUniqueOrThrow({ where: { id: first } });
    const { draft, hasSetAside, isOutdated } = await openOf(slug);
    // The learner states their confidence again for the new attempt.
    expect(draft).toEqual({ ...JSON.parse(work), confidence: null });
    expect([hasSetAside, isOutdated]).toEqual([false, false]);
  });

  it("asks before it sets a draft aside, and does nothing until then", async () => {
    const id = await submit(TEST, suite("first"));
    await save(TEST, suite("my own"));
    const asked = await again(id);
    expect(asked.status).toBe(409);
    expect(asked.data).toMatchObject({ draft: (await openOf(TEST)).version, loses: false });
    expect((await openOf(TEST)).draft).toEqual(suite("my own"));
  });

  it("keeps the draft that was set aside: the learner can switch, and it comes back after a submission", async () => {
    const id = await submit(TEST, suite("first"));
    await save(TEST, suite("my own"));
    expectStarted(await again(id, { instead: (await again(id)).data.draft }), TEST);
    expect(await openOf(TEST)).toMatchObject({ draft: { suite: "// first" }, hasSetAside: true });
    for (const [now, text] of [
      ["my own", "// my own"],
      ["first", "// first"],
    ]) {
      const seen = await openOf(TEST);
      const fields = { intent: "change-drafts", from: String(seen.version), suite: seen.draft.suite };
      expect((await send(workspace.action as never, `/exercises/${TEST}`, fields, at(TEST))).status, now).toBe(303);
      expect(await openOf(TEST)).toMatchObject({ draft: { suite: text }, hasSetAside: true });
    }
    await submit(TEST, suite("second"));
    expect(await openOf(TEST)).toMatchObject({ draft: { suite: "// my own" }, hasSetAside: false });
  });

  it("switches drafts by the page's own request, too", async () => {
    const id = await submit(TEST, suite("first"));
    await save(TEST, suite("my own"));
    await again(id, { instead: (await again(id)).data.draft });
    const ask = { do: "change-drafts" };
    const { body } = await sendJson(workspaceJson.action as never, "/", ask, at(TEST));
    expect([await body!.json(), (await openOf(TEST)).draft]).toEqual([{ ok: true }, suite("my own")]);
    // No draft is set aside, so nothing changes.
    await submit(TEST, suite("my own"));
    await submit(TEST, suite("x"));
    const none = await sendJson(workspaceJson.action as never, "/", ask, at(TEST));
    expect(await none.body!.json()).toEqual({ ok: false });
  });

  it("restores the draft that was set aside when the other is discarded", async () => {
    const id = await submit(TEST, suite("first"));
    await save(TEST, suite("my own"));
    await again(id, { instead: (await again(id)).data.draft });
    await send(workspace.action as never, `/exercises/${TEST}`, { intent: "discard" }, at(TEST));
    expect(await openOf(TEST)).toMatchObject({ draft: suite("my own"), hasSetAside: false });
    await send(workspace.action as never, `/exercises/${TEST}`, { intent: "discard" }, at(TEST));
    expect(await db.draft.count({ where: { userId: learner.id } })).toBe(0);
  });

  it("doesn't ask if the draft only repeats a submission or the start, and keeps the older draft", async () => {
    const [first, second] = [await submit(TEST, suite("first")), await submit(TEST, suite("second"))];
    await save(TEST, (await openOf(TEST)).fresh);
    expectStarted(await again(first), TEST);
    expect((await openOf(TEST)).hasSetAside).toBe(false);
    await save(TEST, suite("my own"));
    await again(first, { instead: (await again(first)).data.draft });
    expectStarted(await again(second), TEST);
    expect(await openOf(TEST)).toMatchObject({ draft: { suite: "// second" }, hasSetAside: true });
    await save(TEST, suite("more"));
    expect((await again(first)).data).toMatchObject({ loses: true });
  });

  it("asks again if the draft has changed since the question", async () => {
    const id = await submit(TEST, suite("first"));
    await save(TEST, suite("my own"));
    const { draft: seen } = (await again(id)).data;
    await save(TEST, suite("newer"));
    expect((await again(id, { instead: seen })).status).toBe(409);
    expect((await openOf(TEST)).draft).toEqual(suite("newer"));
  });

  it("lets a tab that still holds the old draft ask, and overwrites nothing", async () => {
    const id = await submit(TEST, suite("first"));
    await save(TEST, suite("my own"));
    const { version: old } = await openOf(TEST);
    await again(id, { instead: old });
    const late = { do: "save", from: old, work: suite("of before") };
    const { body } = await sendJson(workspaceJson.action as never, "/", late, at(TEST));
    expect(await body!.json()).toMatchObject({ ok: false, reason: "conflict", work: { suite: "// first" } });
  });

  it("pressed twice at once starts one draft", async () => {
    const id = await submit(TEST, suite("first"));
    for (const answer of await Promise.all([again(id), again(id)])) expectStarted(answer, TEST);
    expect((await openOf(TEST)).draft).toMatchObject({ suite: "// first" });
  });

  it("continues with the submission's revision if its files don't fit the current one", async () => {
    const id = await submit(FIX);
    const other = { files: { "src/gone.ts": "export {};" }, confidence: 80 };
    await db.submission.update({ where: { id }, data: { work: JSON.stringify(other) } });
    const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id } });
    const old = await db.revision.findUniqueOrThrow({ where: { id: revisionId } });
    await db.revision.create({ data: { ...old, id: `old of ${id}` } });
    await db.submission.update({ where: { id }, data: { revisionId: `old of ${id}` } });
    expectStarted(await again(id), FIX);
    expect(await openOf(FIX)).toMatchObject({ isOutdated: true, draft: { files: other.files } });
  });

  it("gives a 404 for a review, whose key was shown, and for someone else's submission", async () => {
    const [review, suiteId] = [await submit(REVIEW), await submit(TEST)];
    expect((await again(review)).status).toBe(404);
    const other = await signUp(`other-${people}`);
    expect((await again(suiteId, {}, other.cookie)).status).toBe(404);
    const cohort = await db.cohort.create({ data: { name: "Work again" } });
    for (const [userId, role] of [
      [learner.id, "learner"],
      [other.id, "mentor"],
    ] as const)
      await db.membership.create({ data: { cohortId: cohort.id, userId, role } });
    expect((await again(suiteId, {}, other.cookie)).status).toBe(404);
    expect(await db.draft.count({ where: { userId: { in: [learner.id, other.id] } } })).toBe(0);
  });
});

describe("a page that was opened before its exercise changed", () => {
  let slug = "";
  let dir = "";
  let shown = "";
  let now = "";
  let repair: { files: Record<string, string>; confidence: number };

  /** The page is opened first, and then the exercise changes. */
  beforeEach(async () => {
    slug = `private-changed-${people}`;
    dir = path.join(env.exercisesDirs.at(-1)!, slug);
    fs.cpSync(path.resolve("exercises", FIX), dir, { recursive: true });
    await indexExercises();
    shown = (await openOf(slug)).revisionId;
    fs.appendFileSync(path.join(dir, "report.md"), "\nOne more line.\n");
    await indexExercises();
    now = findExercise(slug)!.revisionId;
    repair = sampleOf(slug);
    expect(now).not.toBe(shown);
  });
  afterEach(async () => {
    fs.rmSync(dir, { recursive: true });
    await indexExercises();
  });

  const ask = async (json: object) =>
    (await sendJson(workspaceJson.action as never, "/", json, at(slug))).body!.json() as Promise<{ version: number }>;
  const saveOn = (revisionId: string, from: number, work: object = repair) =>
    ask({ do: "save", from, work, revisionId });
  const handInOn = (revisionId: string, from: number) =>
    ask({ do: "hand-in", key: crypto.randomUUID(), work: repair, revisionId, from });
  const graded = async () => {
    const { revisionId } = await db.submission.findFirstOrThrow({ where: { userId: learner.id, slug } });
    return revisionId;
  };

  it("starts a draft on what it shows, and hands it in on that", async () => {
    const { version } = await saveOn(shown, 0);
    expect(await openOf(slug)).toMatchObject({ revisionId: shown, isOutdated: true, draft: repair });
    expect(await handInOn(shown, version)).toMatchObject({ ok: true });
    expect(await graded()).toBe(shown);
  });

  it("keeps its version as a new draft on what it shows, after another tab has discarded the draft", async () => {
    const { version } = await saveOn(shown, 0);
    await ask({ do: "discard" });
    expect(await saveOn(shown, version)).toEqual({ ok: false, reason: "gone" });
    expect(await saveOn(shown, 0)).toMatchObject({ ok: true });
    expect((await openOf(slug)).revisionId).toBe(shown);
  });

  it("replaces the draft of a page that shows the new exercise only together with what it shows", async () => {
    const other = { files: {}, confidence: null };
    const { version } = await saveOn(now, 0, other);
    expect(await saveOn(shown, 0)).toMatchObject({ ok: false, reason: "conflict", version, work: other });
    expect((await openOf(slug)).revisionId).toBe(now);
    await saveOn(shown, version);
    expect(await openOf(slug)).toMatchObject({ revisionId: shown, isOutdated: true, draft: repair });
  });

  it("can’t name a revision that was never on offer to its learner", async () => {
    const { revisionId: other } = findExercise(TEST)!;
    for (const named of ["none", other]) {
      const { version } = await saveOn(named, 0);
      await saveOn(named, version);
      expect((await openOf(slug)).revisionId, named).toBe(now);
      await ask({ do: "discard" });
    }
  });

  it("hands in what it shows without a script", async () => {
    const files = Object.fromEntries(Object.entries(repair.files).map(([file, text]) => [`file:${file}`, text]));
    const { version } = await saveOn(shown, 0);
    const fields = {
      intent: "hand-in",
      from: `${version}`,
      revision: shown,
      confidence: "80",
      key: "a page",
      ...files,
    };
    const handIn = () => send(workspace.action as never, `/exercises/${slug}`, fields, at(slug));
    const first = await handIn();
    expect([first.status, await graded()]).toEqual([303, shown]);
    // A double click, or a lost answer.
    const second = await handIn();
    expect([second.status, second.location]).toEqual([303, first.location]);
    expect(await db.draft.count({ where: { userId: learner.id, slug } })).toBe(0);
  });
});

describe("the report", () => {
  let door: Door;
  beforeAll(async () => {
    door = await openDoor();
  });
  afterAll(() => door?.close());

  const SECOND = "gift-card-balance";
  const graded = async (slug: string) => {
    const id = await submit(slug);
    await gradeSubmission(id, await testSandbox());
    return id;
  };
  /** Returns the page as it is without scripts. */
  async function page(id: string, body?: Record<string, string>) {
    const init = body ? { method: "POST", body: new URLSearchParams(body) } : {};
    const headers = { cookie: learner.cookie };
    const reply = await fetch(`${door.origin}/submissions/${id}`, { ...init, headers, redirect: "manual" });
    return { status: reply.status, to: reply.headers.get("location"), text: await reply.text() };
  }
  const back = (id: string, days: number) =>
    db.submission.update({ where: { id }, data: { handedInAt: new Date(Date.now() - days * DAY_MS) } });

  it("of a suite offers to work on it again, and asks if there is a draft, without a script", async () => {
    const id = await graded(TEST);
    expect((await page(id)).text).toContain("Work on this again");
    await save(TEST, suite("my own"));
    const asked = await page(id, { intent: "work-again" });
    expect([asked.status, asked.text.includes("You have a draft")]).toEqual([409, true]);
    const [, instead] = /name="instead" value="(\d+)"/.exec(asked.text)!;
    const begun = await page(id, { intent: "work-again", instead: instead! });
    expect([begun.status, begun.to]).toEqual([303, `/exercises/${TEST}`]);
    const headers = { cookie: learner.cookie };
    const editor = await (await fetch(`${door.origin}/exercises/${TEST}`, { headers })).text();
    expect(editor).toContain("Switch to the other draft");
    // The form names the revision that the page shows.
    expect(editor).toContain(`name="revision" value="${findExercise(TEST)!.revisionId}"`);
  });

  it("of work that we could not grade says that it keeps its attempt number", async () => {
    const id = await submit(FIX);
    await giveUp(gradeKey(id), "the engine stopped");
    const kept = "remains attempt 1, so you don’t need to hand in again";
    expect((await page(id)).text).toContain(kept);
    expect((await page(id, { intent: "grade-again" })).status).toBe(303);
    expect((await page(id)).text).toContain(kept);
    await submit(FIX);
    expect(await db.submission.findMany({ where: { userId: learner.id }, orderBy: { id: "asc" } })).toMatchObject([
      { id, tryNumber: 1 },
      { tryNumber: 2 },
    ]);
  });

  it("of a review leads to its second form once that is open, and names the day before that", async () => {
    const id = await graded(REVIEW);
    const early = (await page(id)).text;
    expect(early).toContain("Second form: available from");
    // This review isn't passed, so it can be practised until then.
    expect(early).toContain("Review it again, for practice");
    expect(early).not.toContain(SECOND);
    await back(id, 7);
    const open = (await page(id)).text;
    expect(open).toContain("Start the second form");
    expect(open).toContain(`/exercises/${SECOND}`);
    await submit(SECOND);
    const done = (await page(id)).text;
    expect([done.includes("second form"), done.includes("Review it again")]).toEqual([false, true]);
  });

  it("of a pass in practice, like every page about it, says that it can pass but doesn't count", async () => {
    await graded(REVIEW);
    const id = await submitGraded(learner, REVIEW);
    const pageAt = async (path: string) => {
      const reply = await fetch(door.origin + path, { headers: { cookie: learner.cookie } });
      // Remove the parts that aren't text, such as the data for scripts.
      return (await reply.text()).replaceAll(/<(script|style)\b.*?<\/\1>/gs, "").replaceAll(/<[^>]+>/g, "");
    };
    const report = await pageAt(`/submissions/${id}`);
    expect(report).toContain("attempt 2, for practice: only the first counts toward your skills");
    expect(report).toContain("Passed. A pass needs");
    const me = await pageAt("/me");
    expect(me).toContain("2, practice");
    expect(me).toContain("review, passed, practice");
    for (const text of [
      report,
      me,
      await pageAt("/learn"),
      await pageAt("/exercises"),
      await pageAt(`/exercises/${REVIEW}`),
    ])
      expect(text).not.toMatch(/(?:not|n’t|is|are|were) scored/);
    const { counting } = await openOf(REVIEW);
    expect(counting).toContain("can pass, but only your first submission counts");
  });
});
