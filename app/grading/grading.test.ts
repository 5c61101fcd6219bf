import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";
import type { Sandbox } from "~/sandbox/contract";
import { createPool } from "~/sandbox/processes/pool.server";
import { makePerson } from "../../tests/setup/people";
import { clearQueue, getRow, giveUp, listRows } from "../../tests/setup/queue-rows";
import { sample } from "../../tests/setup/runs";
import { sampleOf } from "../../tests/setup/submissions";
import { gradeSubmission } from "./grade.server";
import { gradeKey, handIn } from "./hand-in.server";
import { getSubmission } from "./open-submission.server";
import { startQueue } from "./queue/queue.server";
import { gradeAgain } from "./submissions.server";
import { discardDraft } from "./workspace/drafts.server";
import { openWorkspace, saveDraft, takeHint } from "./workspace/workspace.server";

// Long: follows submissions from draft to result, all with the same exercises.

const FIX = "fix-due-date-month-end";
const TEST = "test-opening-hours";
const REVIEW = "partial-refunds";

let sandbox: Sandbox;
let learner: { id: string };
let people = 0;

beforeAll(async () => {
  await indexExercises();
  sandbox = createPool({ size: 2 });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  people++;
  learner = await makePerson(`learner-${people}`);
});

async function handInBest(slug: string, key = "first"): Promise<string> {
  const outcome = await handIn(learner, slug, { key, work: sampleOf(slug) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.submissionId;
}

describe("a draft", () => {
  const work = (text: string) => ({ suite: text, confidence: null });
  /** Saves, and returns the version. */
  async function save(text: string, from = 0): Promise<number> {
    const saved = await saveDraft(learner, TEST, { from, work: work(text) });
    if (!saved.ok) throw new Error(saved.reason);
    return saved.version;
  }

  it("is saved by version, and never silently overwrites a second tab's work", async () => {
    const first = await save("a");
    const second = await save("b", first);
    // The second tab still has the first version.
    expect(await saveDraft(learner, TEST, { from: first, work: work("c") })).toMatchObject({
      ok: false,
      reason: "conflict",
      version: second,
      work: work("b"),
    });
    expect((await openWorkspace(learner, TEST)).draft).toEqual({ version: second, work: work("b") });
  });

  it.each(["discarded", "handed in"])(
    "started again after it was %s is not overwritten by an earlier tab",
    async (how) => {
      const old = await save("a");
      if (how === "handed in") await handInBest(TEST);
      else await discardDraft(learner, TEST);
      const now = await save("new");
      expect(await saveDraft(learner, TEST, { from: old, work: work("of before") })).toMatchObject({
        reason: "conflict",
        version: now,
      });
      expect((await openWorkspace(learner, TEST)).draft?.work).toEqual(work("new"));
    },
  );

  it("changed on another device is not discarded by a submission that does not know the change", async () => {
    const seen = await save("a");
    const newer = await save("what the phone added", seen);
    const handedIn = await handIn(learner, TEST, { key: "stale tab", work: sampleOf(TEST), from: seen });
    expect(handedIn).toMatchObject({ ok: false, conflict: { version: newer, work: work("what the phone added") } });
    expect(await db.submission.count({ where: { userId: learner.id } })).toBe(0);
    expect((await openWorkspace(learner, TEST)).draft?.version).toBe(newer);
    expect(await handIn(learner, TEST, { key: "stale tab", work: sampleOf(TEST), from: newer })).toMatchObject({
      ok: true,
    });
    expect(await db.draft.count({ where: { userId: learner.id } })).toBe(0);
  });

  it("equal to the submission does not count as a newer version: the reply to its save was lost", async () => {
    const seen = await save("a");
    await saveDraft(learner, TEST, { from: seen, work: sampleOf(TEST) });
    const handedIn = await handIn(learner, TEST, { key: "lost answer", work: sampleOf(TEST), from: seen });
    expect(handedIn).toMatchObject({ ok: true });
  });

  it("started in two tabs at once is stored once, and returned to the other", async () => {
    const saved = await Promise.all(["a", "b"].map((text) => saveDraft(learner, TEST, { from: 0, work: work(text) })));
    expect(saved.map((one) => one.ok).sort()).toEqual([false, true]);
  });

  it("stores one time, rounded to the hour", async () => {
    await saveDraft(learner, TEST, { from: 0, work: work("a") });
    const row = await db.draft.findFirstOrThrow({ where: { userId: learner.id } });
    expect(row.savedHour.getTime() % 3_600_000).toBe(0);
    expect(Object.entries(row).filter(([, value]) => value instanceof Date)).toHaveLength(1);
  });

  it("is deleted by a submission, and a late save does not restore it", async () => {
    const version = await save("a");
    await handInBest(TEST);
    expect(await db.draft.count({ where: { userId: learner.id } })).toBe(0);
    expect(await saveDraft(learner, TEST, { from: version, work: work("late") })).toEqual({
      ok: false,
      reason: "gone",
    });
    expect(await db.draft.count({ where: { userId: learner.id } })).toBe(0);
  });

  it("belongs to one learner only", async () => {
    await saveDraft(learner, TEST, { from: 0, work: work("mine") });
    const other = await makePerson(`other-${people}`);
    expect((await openWorkspace(other, TEST)).draft).toBeNull();
  });

  it("that is too large is refused with the field's name, and the previous one stays", async () => {
    const version = await save("a");
    expect(await saveDraft(learner, TEST, { from: version, work: work("x".repeat(200_000)) })).toMatchObject({
      reason: "invalid",
      message: expect.stringContaining("suite"),
    });
    expect((await openWorkspace(learner, TEST)).draft).toMatchObject({ version });
  });
});

describe("a submission", () => {
  it("sent twice, even at once, is one submission with one job", async () => {
    const ids = await Promise.all([handInBest(FIX), handInBest(FIX), handInBest(FIX)]);
    expect(new Set(ids).size).toBe(1);
    expect((await listRows()).filter(({ key }) => key === gradeKey(ids[0]!))).toHaveLength(1);
  });

  it("with a repeated key and other work is reported and does not replace the first", async () => {
    const id = await handInBest(FIX, "pressed once");
    const other = { ...sampleOf(FIX), confidence: 55 };
    const told = await handIn(learner, FIX, { key: "pressed once", work: other });
    expect(told).toEqual({ ok: true, submissionId: id, isOther: true });
    expect(await db.submission.findMany({ where: { userId: learner.id } })).toMatchObject([{ id, confidence: 80 }]);
  });

  it("counts attempts from 1, even if two are handed in at once", async () => {
    await Promise.all([handInBest(FIX, "first"), handInBest(FIX, "second")]);
    const rows = await db.submission.findMany({ where: { userId: learner.id }, orderBy: { tryNumber: "asc" } });
    expect(rows.map((row) => row.tryNumber)).toEqual([1, 2]);
  });

  it("gets a number of its own, from 1, even if eight are handed in at once", async () => {
    const keys = Array.from({ length: 8 }, (_, n) => `of many ${n}`);
    await Promise.all(keys.map((key) => handInBest(FIX, key)));
    const rows = await db.submission.findMany({ where: { userId: learner.id }, orderBy: { tryNumber: "asc" } });
    expect(rows.map((row) => row.tryNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await listRows()).filter(({ key }) => rows.some(({ id }) => key === gradeKey(id)))).toHaveLength(8);
  });

  /** Hands in a draft from several tabs that have it open, all at once. Returns the distinct submissions. */
  async function handInTabs(from: number, tabs = 4, most = 1): Promise<Set<string | undefined>> {
    const keys = Array.from({ length: tabs }, () => crypto.randomUUID());
    const asked = keys.map((key) => handIn(learner, FIX, { key, work: sampleOf(FIX), from }, { most }));
    return new Set((await Promise.all(asked)).map((one) => (one.ok ? one.submissionId : undefined)));
  }
  const startDraft = async () => {
    const saved = await saveDraft(learner, FIX, { from: 0, work: sampleOf(FIX) });
    if (!saved.ok) throw new Error(saved.reason);
    return saved.version;
  };
  const count = () => db.submission.count({ where: { userId: learner.id } });

  it("of a draft that is open in several tabs is one attempt, at once or later", async () => {
    const from = await startDraft();
    const ids = await handInTabs(from);
    expect([ids.size, await count()]).toEqual([1, 1]);
    expect(await handInTabs(from)).toEqual(ids);
    expect(await count()).toBe(1);
  });

  it("of a draft that was discarded meanwhile is one attempt, even from several tabs at once", async () => {
    const from = await startDraft();
    await discardDraft(learner, FIX);
    expect((await handInTabs(from)).size).toBe(1);
    expect(await count()).toBe(1);
  });

  it("of the same work is another attempt if it comes from a new draft, or from none", async () => {
    const from = await startDraft();
    const [first] = await handInTabs(from);
    const [second] = await handInTabs(await startDraft(), 1, 9);
    const [third] = await handInTabs(0, 1, 9);
    expect(new Set([first, second, third]).size).toBe(3);
    const other = { ...sampleOf(FIX), confidence: 55 };
    expect(await handIn(learner, FIX, { key: "changed since", work: other, from })).toMatchObject({ ok: true });
    expect(await count()).toBe(4);
  });

  it("that is incomplete is refused with an error at the field, and nothing is stored", async () => {
    const outcome = await handIn(learner, REVIEW, {
      key: "x",
      work: { findings: [], verdict: null, confidence: null, read: [] },
    });
    expect(outcome).toMatchObject({
      ok: false,
      errors: { verdict: expect.any(String), confidence: expect.any(String) },
    });
    expect(await db.submission.count({ where: { userId: learner.id } })).toBe(0);
  });

  it("that refers to missing lines is refused", async () => {
    const finding = {
      id: "f",
      place: { file: "src/refund.ts", side: "new", from: 9_000, to: 9_001 },
      class: "silly-logic",
      severity: "major",
      text: "There is no such line in this file at all.",
      proof: null,
      done: true,
    };
    const outcome = await handIn(learner, REVIEW, {
      key: "x",
      work: { findings: [finding], verdict: "approve", confidence: 80, read: [] },
    });
    expect(outcome.ok).toBe(false);
  });

  it("shows a hint once if the request for it is repeated", async () => {
    const first = await takeHint(learner, FIX, 1);
    expect(first).toMatchObject({ step: 1 });
    expect(await takeHint(learner, FIX, 1)).toEqual(first);
    expect(await takeHint(learner, FIX, 3)).toMatchObject({ step: 2 });
    expect(await takeHint(learner, FIX, 2)).toMatchObject({ step: 2 });
    expect(await db.hintUse.count({ where: { userId: learner.id, slug: FIX } })).toBe(2);
  });

  it("records the hints that were used, and does not count if there are any", async () => {
    expect(await takeHint(learner, FIX)).toMatchObject({ step: 1, hint: expect.any(String) });
    const submission = await getSubmission(await handInBest(FIX), "standing");
    expect(submission).toMatchObject({ hintsUsed: 1, isCounting: false });
  });
});

describe("grading", () => {
  it.each(sample([FIX, TEST, REVIEW], 1))(
    "gives the best work on %s full marks, and a report that can be rendered",
    async (slug) => {
      const id = await handInBest(slug);
      expect((await getSubmission(id, "standing")).grading).toEqual({ state: "waiting" });
      await gradeSubmission(id, sandbox);
      const { grading } = await getSubmission(id, "standing");
      expect(grading).toMatchObject({
        state: "graded",
        status: "passed",
        score: 1,
      });
    },
  );

  it("gives at most one result for one submission, revision and engine, however often it runs", async () => {
    const id = await handInBest(FIX);
    const stored = await Promise.all([1, 2, 3].map(() => gradeSubmission(id, sandbox)));
    expect(stored.filter(Boolean)).toHaveLength(1);
    await gradeSubmission(id, sandbox);
    expect(await db.result.count({ where: { submissionId: id } })).toBe(1);
    expect(await db.outbox.count({ where: { subjectId: id } })).toBe(1);
  });

  it("is deterministic, byte for byte", async () => {
    const ids = [await handInBest(TEST, "first"), await handInBest(TEST, "second")];
    await gradeSubmission(ids[0]!, sandbox);
    const states = ids.map(async (id) => (await getSubmission(id, "standing")).grading.state);
    expect(await Promise.all(states)).toEqual(["graded", "waiting"]);
    await gradeSubmission(ids[1]!, sandbox);
    const [first, second] = await db.result.findMany({ where: { submissionId: { in: ids } } });
    expect(first!.report).toBe(second!.report);
  });

  it("after a fault on our side has no result, is retried, and can be run again", async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), "broken-"));
    const script = path.join(dir, "worker.mjs");
    fs.writeFileSync(script, "process.exit(3);");
    const broken = createPool({ size: 1, script });
    await clearQueue();
    const id = await handInBest(FIX);
    const queue = startQueue({ grade: (payload) => gradeSubmission(payload, broken) }, 1);
    const key = gradeKey(id);
    while (!(await getRow(key)).lastError) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await getSubmission(id, "standing")).grading).toEqual({ state: "ungraded", willRetry: true });
    await queue.stop();
    await giveUp(key, "the engine stopped");
    expect((await getSubmission(id, "standing")).grading).toEqual({ state: "ungraded", willRetry: false });

    expect(await gradeAgain(id)).toBe(true);
    const mended = startQueue({ grade: (payload) => gradeSubmission(payload, sandbox) }, 1);
    while ((await listRows()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await mended.stop();
    await broken.close();
    expect((await getSubmission(id, "standing")).grading).toMatchObject({ state: "graded", score: 1 });
  });

  it("without a draft uses the revision on the page, and never one not offered to its learner", async () => {
    const root = env.exercisesDirs.at(-1)!;
    const slug = "private-old-page";
    const file = path.join(root, slug, "report.md");
    const change = async (text: string) => {
      fs.appendFileSync(file, `\n${text}\n`);
      await indexExercises();
      return findExercise(slug)!.revisionId;
    };
    const judgedBy = async (key: string, revisionId: string) => {
      const outcome = await handIn(learner, slug, { key, work: sampleOf(slug), revisionId });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
      return (await db.submission.findUniqueOrThrow({ where: { id: outcome.submissionId } })).revisionId;
    };
    fs.cpSync(path.resolve("exercises", FIX), path.join(root, slug), { recursive: true });
    await indexExercises();
    const before = findExercise(slug)!.revisionId;
    const shown = await change("One more line.");
    const now = await change("And another one.");
    // The page was opened, nothing was saved, and then the exercise changed.
    expect(await judgedBy("an old page", shown)).toBe(shown);
    expect(await judgedBy("names none", "none")).toBe(now);
    expect(await judgedBy("another exercise's", findExercise(TEST)!.revisionId)).toBe(now);

    // Adds a cohort's edition, and an edition for one submission.
    const { folder } = await db.revision.findUniqueOrThrow({ where: { id: now } });
    await db.revision.createMany({ data: ["an edition", "a regrade"].map((id) => ({ id, slug, folder })) });
    await db.edition.create({ data: { baseId: now, scope: "a cohort", revisionId: "an edition", cause: "a ruling" } });
    const { id: submissionId } = await db.submission.findFirstOrThrow({ where: { slug } });
    await db.regrade.create({ data: { submissionId, revisionId: "a regrade", cause: "a ruling" } });
    expect(await judgedBy("names an edition", "an edition")).toBe(now);
    expect(await judgedBy("names a regrade's", "a regrade")).toBe(now);

    // This revision was replaced a year before the account was created.
    const yearsAgo = (years: number) => new Date(Date.now() - years * 365 * DAY_MS);
    await db.revision.update({ where: { id: before }, data: { createdAt: yearsAgo(2) } });
    await db.revision.update({ where: { id: shown }, data: { createdAt: yearsAgo(1) } });
    expect(await judgedBy("never shown to them", before)).toBe(now);
    expect(await judgedBy("shown to them", shown)).toBe(shown);
    // Removes the exercise, so that it does not affect other tests.
    fs.rmSync(path.join(root, slug), { recursive: true });
    await indexExercises();
  });

  it("uses the revision that the learner worked on, even after the exercise has changed", async () => {
    const root = env.exercisesDirs.at(-1)!;
    const slug = "private-due-date";
    fs.cpSync(path.resolve("exercises", FIX), path.join(root, slug), { recursive: true });
    await indexExercises();
    const before = findExercise(slug)!;
    await saveDraft(learner, slug, { from: 0, work: { files: {}, confidence: null } });

    const meta = path.join(root, slug, "exercise.json");
    const { hints, ...rest } = JSON.parse(fs.readFileSync(meta, "utf8"));
    fs.writeFileSync(meta, JSON.stringify({ ...rest, hints: ["A different first hint.", ...hints.slice(1)] }));
    await indexExercises();
    expect(findExercise(slug)!.revisionId).not.toBe(before.revisionId);
    expect(await openWorkspace(learner, slug)).toMatchObject({ revisionId: before.revisionId, isOutdated: true });
    expect(await takeHint(learner, slug)).toEqual({ step: 1, hint: hints[0] });
    const id = await handInBest(slug);
    await gradeSubmission(id, sandbox);
    expect(await db.result.findFirstOrThrow({ where: { submissionId: id } })).toMatchObject({
      revisionId: before.revisionId,
      score: 1,
    });

    // Once its folder is deleted, the exercise is no longer offered, but the submission still opens.
    fs.rmSync(path.join(root, slug), { recursive: true });
    await indexExercises();
    await expect(openWorkspace(learner, slug)).rejects.toMatchObject({ status: 404 });
    expect(await getSubmission(id, "standing")).toMatchObject({ slug, grading: { state: "graded" } });
  });

  it("says so if this version of Onramp can't read the exercise of a draft", async () => {
    await db.revision.create({ data: { id: "outdated", slug: FIX, folder: "{}" } });
    const draft = { userId: learner.id, slug: FIX, version: 1, work: "{}", savedHour: new Date() };
    await db.draft.create({ data: { ...draft, revisionId: "outdated" } });
    await expect(openWorkspace(learner, FIX)).rejects.toMatchObject({ status: 410 });
  });
});
