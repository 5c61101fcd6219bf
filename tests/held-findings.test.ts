import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { recountAll } from "~/cohort/counts/counts.server";
import { followNews } from "~/cohort/counts/follow.server";
import { listHandIns } from "~/cohort/overview/hand-ins.server";
import { findInterview } from "~/cohort/own/interview-report.server";
import { getRecord } from "~/cohort/own/learner.server";
import { savePortfolio } from "~/cohort/own/portfolio.server";
import { getLearnerReport } from "~/cohort/own/report.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { getSubmission } from "~/grading/open-submission.server";
import { startQueue } from "~/grading/queue/queue.server";
import { regradeSubmission } from "~/grading/regrades/regrade.server";
import { listChangesOf } from "~/grading/regrades/regraded.server";
import { KINDS } from "~/kinds/registry";
import type { ReviewContent } from "~/kinds/review/content";
import type { ReviewReport } from "~/kinds/review/report-schema";
import { scoreRows } from "~/kinds/review/report-score";
import { DAY_MS } from "~/operations/time";
import { endWaiting } from "~/review/queue/lapse.server";
import { readResults } from "~/review/queue/results.server";
import { findStanding, setScore, takeBackScore } from "~/review/reviews/overrides.server";
import { applyRuling, applySettled } from "~/review/rulings/apply-rulings.server";
import { takeBack } from "~/review/rulings/findings.server";
import { listHeld } from "~/review/rulings/proposals.server";
import { openFinding } from "~/review/rulings/ruling-page.server";
import { previewRuling, rule } from "~/review/rulings/rulings.server";
import type { Sandbox } from "~/sandbox/contract";
import { type Door, openDoor } from "./access/door";
import { enrolAll } from "./setup/passes";
import { makePerson, signUp } from "./setup/people";
import { readerOf } from "./setup/readers";
import { testSandbox } from "./setup/sandbox";
import { submitWork } from "./setup/submissions";

/**
 * If a learner rejects a clean change with a test that also fails on the reference, nothing counts until a mentor rules
 * on the finding. Long: each ruling has its own case, on a new submission.
 */

const SLUG = "csv-export";
const PROOF = `import { expect, it } from "vitest";
import { writeCsv } from "./src/csv";
it("ends lines with LF", () => {
  expect(writeCsv([["a"], ["b"]])).toBe("a\\nb\\n");
});
`;
let sandbox: Sandbox;
let door: Door;
let people = 0;
beforeAll(async () => {
  await indexExercises();
  sandbox = await testSandbox();
  door = await openDoor();
});
afterAll(() => door?.close());

async function runJobs(): Promise<void> {
  const worker = startQueue(
    {
      grade: (id: string) => gradeSubmission(id, sandbox),
      regrade: (id: string) => regradeSubmission(id, sandbox),
      ruling: applyRuling,
      "stood-by": applySettled,
      check: async () => {},
    },
    2,
  );
  const open = async () => (await db.job.count()) + (await db.regrade.count({ where: { doneAt: null } }));
  await expect.poll(open, { timeout: 30_000, interval: 50 }).toBe(0);
  await worker.stop();
}
async function work(): Promise<void> {
  await runJobs();
  await readResults();
  await followNews();
}

/**
 * Hands in a review that requests changes on a clean change, because of a line that the key doesn't mention or calls
 * neutral.
 */
async function reject(
  learner: { readonly id: string },
  severity = "major",
  then = work,
  isOnNeutral = false,
): Promise<string> {
  const { files, key } = findExercise(SLUG)!.content as ReviewContent;
  const said = [...key.neutral, ...key.decoys];
  const file = [...files].sort((a, b) => b.rows.length - a.rows.length)[0]!;
  const isFree = (line: number) =>
    !said.some(({ file: at, from, to }) => at === file.path && from <= line && line <= to);
  const line = file.rows.find(({ type, new: at }) => type === "add" && isFree(at!))!.new!;
  const neutral = key.neutral[0]!;
  const place = isOnNeutral
    ? { file: neutral.file, side: neutral.side, from: neutral.from, to: neutral.from }
    : { file: file.path, side: "new", from: line, to: line };
  const finding = { id: "f", place, class: "silly-logic", severity, proof: PROOF, done: true };
  const findings = [{ ...finding, text: "Programs that read LF only show an empty line." }];
  const sent = { findings, verdict: "request-changes", confidence: 90, read: [] };
  const submissionId = await submitWork(learner, SLUG, sent);
  await then();
  return submissionId;
}

const factOf = (submissionId: string) => db.tryFact.findUniqueOrThrow({ where: { submissionId } });
const LEFT_OUT = { status: "failed", contested: true, counting: false, cameTrue: null, flawed: null, requested: null };
const MISJUDGED = {
  status: "failed",
  contested: false,
  counting: true,
  cameTrue: false,
  flawed: false,
  requested: true,
};

/** Returns the result in the learner's interview-practice set, which contains only this exercise. */
async function readSet(learner: { readonly id: string }) {
  const key = { userId: learner.id, round: 1 };
  const set = { ...key, theme: "first-weeks", slugs: JSON.stringify([SLUG]) };
  await db.interview.upsert({ where: { userId_round: key }, create: set, update: {} });
  return (await findInterview(learner, 1))!.parts[0]!.graded;
}

/** Returns the report's headline and text, as its learner sees them. */
async function shownOf(submissionId: string) {
  const { kind, work, grading } = await getSubmission(submissionId, "standing");
  if (grading.state !== "graded") throw new Error(grading.state);
  const { headline, describe: words } = KINDS[kind].report;
  return { ...headline(grading.report, "owner"), words: JSON.stringify(words(grading.report, work)) };
}

describe("a held finding", () => {
  let [learner, mentor] = [{ id: "" }, { id: "" }];
  let submissionId = "";
  let item: { id: string; cohortId: string | null; slug: string; state: string } = {
    id: "",
    cohortId: "",
    slug: SLUG,
    state: "waiting",
  };
  beforeEach(async () => {
    [learner, mentor] = [await makePerson(`held-${people++}`), await makePerson(`rules-${people++}`)];
    await enrolAll({ [learner.id]: "learner", [mentor.id]: "mentor" });
    submissionId = await reject(learner);
    item = await db.reviewItem.findFirstOrThrow({ where: { submissionId, isFinding: true } });
  });
  const ruleAs = async (fields: object) => {
    expect(await rule(mentor, item, { why: "The standard asks for CRLF.", ...fields })).toMatchObject({ ok: true });
    await work();
  };

  it("waits for a mentor with its test, can't be withdrawn, and counts nowhere", async () => {
    expect(await factOf(submissionId)).toMatchObject({ ...LEFT_OUT, score: 1 });
    expect(await db.learnerTally.findUnique({ where: { userId: learner.id } })).toMatchObject({
      passed: 0,
      clean: 0,
      falseAlarms: 0,
    });
    expect(await db.sureTally.count({ where: { userId: learner.id } })).toBe(0);
    expect((await getLearnerReport(learner)).contested).toEqual({ of: 1, all: 1 });
    expect((await getRecord(learner)).history).toMatchObject([{ isScored: true, isUndecided: true }]);
    expect(await readSet(learner)).toMatchObject({ isPassed: false, isUndecided: true, cameTrue: null });
    const reader = await readerOf(item.cohortId!);
    const listed = await listHandIns(reader, { learner: learner.id }, { from: 0, count: 9 });
    expect(listed.rows).toMatchObject([{ counting: false, isUndecided: true }]);
    // The same applies to a second form, whose results don't count for trust.
    await db.tryFact.update({ where: { submissionId }, data: { contested: false } });
    const again = await listHandIns(reader, { learner: learner.id }, { from: 0, count: 9 });
    expect(again.rows).toMatchObject([{ counting: false, isUndecided: true }]);
    await db.tryFact.update({ where: { submissionId }, data: { contested: true } });
    expect(await shownOf(submissionId)).toMatchObject({
      title: expect.stringContaining("a person has to look"),
      words: expect.stringContaining("Undecided verdict"),
    });
    expect(await takeBack(learner, submissionId)).toBe(false);
    const { members } = await openFinding(mentor, item.id, [learner.id]);
    expect(members).toMatchObject([{ submissionId, reason: "", proof: PROOF }]);
    const admin = await makePerson(`admin-${people++}`);
    const { rows } = await listHeld(admin);
    expect(rows.find(({ id }) => id === submissionId)).toMatchObject({ class: "silly-logic", test: PROOF });
    // Reading the same row again changes nothing.
    await db.outbox.updateMany({ where: { subjectId: submissionId }, data: { isReadByReview: false } });
    await readResults();
    expect(await db.stoodBy.count({ where: { submissionId } })).toBe(1);
  });

  it("is a misjudgement once a mentor keeps the result, and its score doesn't fall", async () => {
    await ruleAs({ decision: "false-alarm" });
    expect(await factOf(submissionId)).toMatchObject({ ...MISJUDGED, score: 1 });
    expect(await db.learnerTally.findUnique({ where: { userId: learner.id } })).toMatchObject({
      clean: 1,
      falseAlarms: 1,
    });
    const kept = await db.tryFact.findMany({ orderBy: { submissionId: "asc" } });
    await recountAll();
    expect(await db.tryFact.findMany({ orderBy: { submissionId: "asc" } })).toEqual(kept);
    expect((await listHeld(mentor)).rows.map(({ id }) => id)).not.toContain(submissionId);
    expect((await getRecord(learner)).history).toMatchObject([{ isScored: true, isUndecided: false }]);
    expect(await readSet(learner)).toMatchObject({ isPassed: false, isUndecided: false, cameTrue: false });
    const { title, lead, words } = await shownOf(submissionId);
    expect(title).toBe("Nothing was wrong with this change");
    expect(lead).toContain("A mentor ruled against your test, so this verdict was wrong");
    expect(words).toContain("Wrong verdict: request changes");
    expect(words).toContain("A mentor kept the result, but the finding costs nothing");
  });

  it("counts like a finding that was ruled on before, even if the counts read its result first", async () => {
    await ruleAs({ decision: "false-alarm" });
    const other = await makePerson(`held-${people++}`);
    await db.membership.create({ data: { cohortId: item.cohortId!, userId: other.id, role: "learner" } });
    const later = await reject(other, "major", async () => {
      await runJobs();
      await followNews();
      await readResults();
      await followNews();
    });
    expect(await factOf(later)).toMatchObject(MISJUDGED);
  });

  it("is a misjudgement once a mentor calls it a matter of taste, and its report says so", async () => {
    await ruleAs({ decision: "neutral" });
    expect(await factOf(submissionId)).toMatchObject({ ...MISJUDGED, score: 1 });
    expect(await shownOf(submissionId)).toMatchObject({
      title: "Nothing was wrong with this change",
      words: expect.stringContaining("Wrong verdict: request changes"),
    });
  });

  it("is added to the key as minor: the report says that a mentor has looked, and keeps the score", async () => {
    await ruleAs({ decision: "key", severity: "minor", title: "Wrong line ends" });
    expect(await factOf(submissionId)).toMatchObject({ status: "failed", score: 1 });
    expect(await shownOf(submissionId)).toMatchObject({ title: "A mentor added your finding to the key" });
  });

  it("passes once a mentor adds it to the key, and says nothing about trust", async () => {
    await ruleAs({ decision: "key", severity: "major", title: "Wrong line ends" });
    expect(await factOf(submissionId)).toMatchObject({ ...LEFT_OUT, status: "passed", counting: true });
  });

  it("passes and keeps its score if the new key gives it only part of an issue", async () => {
    const other = await makePerson(`held-${people++}`);
    await db.membership.create({ data: { cohortId: item.cohortId!, userId: other.id, role: "learner" } });
    const partly = await reject(other, "minor");
    const ruling = { decision: "key", severity: "blocker", title: "Wrong line ends", why: "The standard asks for LF." };
    const preview = await previewRuling(mentor, item, ruling, sandbox);
    const change = { submissionId: partly, before: 1, after: 1, passes: true };
    expect(preview.ok && preview.changes.find((one) => one.submissionId === partly)).toMatchObject(change);
    await ruleAs(ruling);
    expect(await factOf(partly)).toMatchObject({ ...LEFT_OUT, status: "passed", counting: true, score: 1 });
    expect(await listChangesOf(partly)).toMatchObject([{ before: 1, after: 1, passes: true }]);
    const { report } = (await getSubmission(partly, "standing")).grading as unknown as { report: ReviewReport };
    expect([report.status, report.score, report.detail.parts.f < 1]).toEqual(["passed", 1, true]);
    expect(scoreRows(report).slice(-2)).toMatchObject([{ label: "Previous score", value: "100%" }, { value: "100%" }]);
  });

  const askOf = async () => {
    const { id: saw } = await findStanding(db, submissionId);
    return { key: crypto.randomUUID(), saw, reason: "I had misread it." };
  };

  it("shows the report of the new key once a mentor withdraws a score that was set before the ruling", async () => {
    expect(await setScore(mentor, submissionId, { ...(await askOf()), score: 20 })).toEqual({ ok: true });
    await ruleAs({ decision: "key", severity: "major", title: "Wrong line ends" });
    expect(await factOf(submissionId)).toMatchObject({ status: "failed", score: 0.2 });
    expect(await takeBackScore(mentor, submissionId, await askOf())).toEqual({ ok: true });
    const [now, own] = [await getSubmission(submissionId, "standing"), await getSubmission(submissionId, "own")];
    expect(now.grading).toMatchObject({ status: "passed", score: 1, report: { status: "passed", score: 1 } });
    expect(now).toEqual(own);
  });

  it("passes with a ruling after a mentor withdrew a score, as previewed, and the learner's page says so", async () => {
    expect(await setScore(mentor, submissionId, { ...(await askOf()), score: 20 })).toEqual({ ok: true });
    expect(await takeBackScore(mentor, submissionId, await askOf())).toEqual({ ok: true });
    const ruling = { decision: "key", severity: "major", title: "Wrong line ends", why: "The standard asks for LF." };
    const preview = await previewRuling(mentor, item, ruling, sandbox);
    expect(preview.ok && preview.changes).toMatchObject([{ submissionId, before: 1, after: 1, passes: true }]);
    await ruleAs(ruling);
    expect(await factOf(submissionId)).toMatchObject({ ...LEFT_OUT, status: "passed", counting: true, score: 1 });
    expect(await listChangesOf(submissionId)).toMatchObject([{ before: 1, after: 1, passes: true }]);
    const [now, own] = [await getSubmission(submissionId, "standing"), await getSubmission(submissionId, "own")];
    expect(now).toEqual(own);
    expect(await takeBackScore(mentor, submissionId, await askOf())).toEqual({ ok: false, reason: "not-set" });
  });

  it("stays open if no mentor rules within seven days: neither passed nor misjudged", async () => {
    await db.stoodBy.updateMany({ where: { submissionId }, data: { at: new Date(Date.now() - 8 * DAY_MS) } });
    expect(await endWaiting()).toBe(1);
    await work();
    expect(await db.stoodBy.findUnique({ where: { submissionId } })).toMatchObject({ state: "unchecked" });
    expect(await factOf(submissionId)).toMatchObject(LEFT_OUT);
  });
});

it("on neutral lines, it waits for a mentor and is on the author's list, too", async () => {
  const [learner, mentor] = [await makePerson(`held-${people++}`), await makePerson(`rules-${people++}`)];
  await enrolAll({ [learner.id]: "learner", [mentor.id]: "mentor" });
  const submissionId = await reject(learner, "major", work, true);
  expect(await db.stoodBy.findUnique({ where: { submissionId } })).toMatchObject({ state: "waiting", isHeld: true });
  expect(await factOf(submissionId)).toMatchObject({ ...LEFT_OUT, score: 1 });
  const { rows } = await listHeld(await makePerson(`admin-${people++}`));
  expect(rows.find(({ id }) => id === submissionId)).toMatchObject({ test: PROOF });
  const item = await db.reviewItem.findFirstOrThrow({ where: { submissionId, isFinding: true } });
  expect(await rule(mentor, item, { why: "The standard asks for CRLF.", decision: "neutral" })).toMatchObject({
    ok: true,
  });
  await work();
  expect(await factOf(submissionId)).toMatchObject({ ...MISJUDGED, score: 1 });
});

it("a held finding of a learner without a cohort is left undecided immediately", async () => {
  const learner = await makePerson(`alone-${people++}`);
  const submissionId = await reject(learner);
  expect(await db.stoodBy.findUnique({ where: { submissionId } })).toMatchObject({ state: "unchecked", isHeld: true });
  expect(await factOf(submissionId)).toMatchObject(LEFT_OUT);
});

it("is called undecided on each of its learner's pages, and never practice, wrong or not passed", async () => {
  const learner = await signUp(`alone-${people++}`);
  const submissionId = await reject(learner);
  await readSet(learner);
  await savePortfolio(learner, { name: "Ana", intro: "", chosen: { interviews: ["1"] } });
  const read = async (path: string) => {
    const page = await fetch(door.origin + path, { headers: { cookie: learner.cookie } });
    return (await page.text()).replace(/<script.*?<\/script>/gs, "").replace(/<[^>]*>/g, "");
  };
  for (const [path, says, denies] of [
    [`/submissions/${submissionId}`, "this attempt is undecided and doesn’t count yet", "Counts for"],
    ["/me", "Undecided", ", practice"],
    ["/me/report", "review, undecided", ", practice"],
    ["/me/interviews/1", "passed 0 of 1, 1 undecided", "Not passed"],
    ["/me/interviews/1", "sure that this was right, which is undecided", "You were right about"],
    ["/me/portfolio", "0 of 1 passed, 1 undecided", "not passed"],
    ["/me/portfolio/preview", "100% undecided", "not passed"],
  ] as const) {
    const page = await read(path);
    expect([path, says, page.includes(says)]).toEqual([path, says, true]);
    expect([path, denies, page.includes(denies)]).toEqual([path, denies, false]);
  }
});
