import fs from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeGuest } from "~/accounts/guests/guests.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { listAssigned } from "~/cohort/assignments/learner.server";
import { followNews } from "~/cohort/counts/follow.server";
import { exportFigures } from "~/cohort/own/export-figures.server";
import { getPortfolio } from "~/cohort/own/portfolio.server";
import { getLearnerReport } from "~/cohort/own/report.server";
import { db } from "~/database/db.server";
import { exportSubmissions } from "~/grading/export.server";
import { gradeSubmission } from "~/grading/grade.server";
import { handIn } from "~/grading/hand-in.server";
import type { AiTruth } from "~/kinds/ai-review";
import type { ReviewContent } from "~/kinds/review/content";
import { env } from "~/operations/env.server";
import { listNotices } from "~/review/notices/list-notices.server";
import { exportMentoring, exportThreads } from "~/review/reviews/export.server";
import { listUnread } from "~/review/reviews/read-reviews.server";
import { exportStoodBy } from "~/review/rulings/export-findings.server";
import { openThread } from "~/review/threads/threads.server";
import { listUnanswered } from "~/review/threads/unanswered.server";
import * as exercises from "~/routes/learner/exercises._index/route";
import * as me from "~/routes/learner/me/route";
import * as report from "~/routes/learner/submissions.$id/route";
import * as judging from "~/routes/learner/submissions.$id_.ai-review/route";
import type { Sandbox } from "~/sandbox/contract";
import { signUp } from "../setup/people";
import { testSandbox } from "../setup/sandbox";
import { sampleOf, submitGraded } from "../setup/submissions";

// Long: the tests of judging, skipping, and what waits for either share one learner, exercise and pool.

/**
 * Judging an AI reviewer's comments: only once, after the first submission and before its report, and without any
 * effect on the score.
 */

const [SLUG, OTHER] = ["dataset-attachments", "gift-card-balance"];
const ORIGIN = "http://localhost:3000";
const TRUTHS: readonly AiTruth[] = ["right", "right", "right"];
let sandbox: Sandbox;
let learner: { id: string; cookie: string };
let people = 0;

beforeAll(async () => {
  await indexExercises();
  sandbox = await testSandbox();
});
beforeEach(async () => {
  people++;
  learner = await signUp(`judge-${people}`);
});

async function submit(slug = SLUG, options?: { most: number }): Promise<string> {
  const asked = { key: crypto.randomUUID(), work: sampleOf(slug, -1) };
  const outcome = await handIn(learner, slug, asked, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  await gradeSubmission(outcome.submissionId, sandbox);
  return outcome.submissionId;
}

type Door = (args: never) => Promise<unknown>;
/** Requests a page. Returns the page's data, or the address to which it redirects, or its status. */
async function ask(door: Door, id: string, form?: Record<string, string>, cookie = learner.cookie) {
  const body = form && new URLSearchParams(form);
  const headers = { cookie, origin: ORIGIN };
  const request = new Request(`${ORIGIN}/submissions/${id}`, body ? { method: "POST", body, headers } : { headers });
  try {
    const said = await door({ request, params: { id }, context: {} } as never);
    return said instanceof Response ? (said.headers.get("location") ?? said.status) : said;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.headers.get("location") ?? thrown.status;
    throw thrown;
  }
}
const openReport = (id: string) => ask(report.loader as Door, id);
const openJudging = (id: string) => ask(judging.loader as Door, id);
const answer = (id: string, comment: number, said: string) =>
  ask(judging.action as Door, id, { comment: `${comment}`, answer: said });
const rowsOf = (submissionId: string) =>
  db.aiJudgement.findMany({ where: { submissionId }, orderBy: { comment: "asc" } });
const aiOf = (page: unknown) =>
  (page as { graded: { aiReview: { comments: { id: number; answer: string | null; truth: string }[] } } }).graded
    .aiReview;

describe("judging an AI reviewer's comments", () => {
  it("comes before the report, one comment at a time, and shows no correct answer before the last", async () => {
    const id = await submit();
    expect(await openReport(id)).toBe(`/submissions/${id}/ai-review`);
    for (const [i] of TRUTHS.entries()) {
      const page = await openJudging(id);
      expect(page).toMatchObject({ id: i, number: i + 1, of: 3, model: "a Claude model" });
      expect(JSON.stringify(page)).not.toMatch(/truth|because|"right"|disk-full/);
      expect(page).toHaveProperty("lines");
      expect(await openReport(id)).toBe(`/submissions/${id}/ai-review`);
      expect(await answer(id, i, i === 1 ? "not-worth" : "right")).toBe(`/submissions/${id}/ai-review`);
    }
    expect(await openJudging(id)).toBe(`/submissions/${id}`);
    const { comments } = aiOf(await openReport(id));
    expect(comments.map((one) => [one.answer, one.truth])).toEqual([
      ["right", "right"],
      ["not-worth", "right"],
      ["right", "right"],
    ]);
    const rows = await rowsOf(id);
    expect(rows.map(({ truth, counts }) => [truth, counts])).toEqual(TRUTHS.map((truth) => [truth, true]));
    for (const { judgedOn } of rows) expect(judgedOn!.toISOString()).toMatch(/T00:00:00\.000Z$/);
  });

  it("keeps an answer when it is sent again, and accepts a different one until all are given", async () => {
    const id = await submit();
    await answer(id, 0, "right");
    await answer(id, 0, "right");
    expect(await openJudging(id)).toMatchObject({ number: 2 });
    await answer(id, 0, "wrong");
    await answer(id, 1, "right");
    await answer(id, 2, "right");
    await answer(id, 0, "right");
    expect((await rowsOf(id)).map((row) => row.answer)).toEqual(["wrong", "right", "right"]);
  });

  it("is skipped with one press: the report opens, and answers that were given stay", async () => {
    const [id, skip] = [await submit(), { intent: "skip" }];
    await answer(id, 0, "right");
    expect(await ask(judging.action as Door, id, skip)).toBe(`/submissions/${id}/ai-review`);
    expect(await openJudging(id)).toBe(`/submissions/${id}`);
    expect((await rowsOf(id)).map(({ comment, truth }) => [comment, truth])).toEqual([[0, "right"]]);
    await answer(id, 1, "right");
    expect(await rowsOf(id)).toHaveLength(1);
    expect(aiOf(await openReport(id)).comments.map((one) => one.answer)).toEqual(["right", null, null]);
  });

  it("hides the result from the learner's pages and export until it is done, and from no one else", async () => {
    const cohort = await db.cohort.create({ data: { name: "Judges" } });
    await db.membership.create({ data: { cohortId: cohort.id, userId: learner.id, role: "learner" } });
    const assigned = { cohortId: cohort.id, makeKey: "k", title: "Week", timeZone: "UTC" };
    const days = { opensAt: new Date(0), dueAt: new Date("2097-01-01") };
    await db.assignment.create({ data: { ...assigned, ...days, exercises: { create: { slug: SLUG, place: 0 } } } });
    const ids = [await submitGraded(learner, SLUG), await submitGraded(learner, SLUG)];
    await followNews();
    const person = { id: learner.id, name: "Judge" };
    const shown = async () => {
      const exported: unknown[] = [];
      for await (const { row } of exportSubmissions(person)) exported.push(...(row.results as unknown[]));
      const listed = await ask(exercises.loader as Door, "", undefined);
      const { history, skills } = (await ask(me.loader as Door, "")) as Awaited<ReturnType<typeof me.loader>>;
      return {
        listed: JSON.stringify(listed).includes('"state":"passed"'),
        history: history.map(({ score }) => score !== null),
        skills: skills.length > 0,
        exported: exported.length,
        figures: (await exportFigures(person)).length > 0,
        report: (await getLearnerReport(person)).handIns > 0,
        tracks: (await getPortfolio(person)).showable.tracks.length > 0,
        assigned: (await listAssigned(person))[0]!.parts[0]!.state,
      };
    };
    expect(await shown()).toEqual({
      listed: false,
      history: [false, false],
      skills: false,
      exported: 0,
      figures: false,
      report: false,
      tracks: false,
      assigned: "handed-in",
    });
    expect(await db.tryFact.count({ where: { userId: learner.id, status: "passed" } })).toBe(2);
    await ask(judging.action as Door, ids[0]!, { intent: "skip" });
    expect(await shown()).toEqual({
      listed: true,
      history: [true, true],
      skills: true,
      exported: 2,
      figures: true,
      report: true,
      tracks: true,
      assigned: "passed",
    });
  });

  it("refuses disputes, and hides what mentors did from the export, until it is done", async () => {
    const { content } = findExercise(SLUG)!;
    const file = (content as ReviewContent).files.find(({ rows }) =>
      rows.some((row) => row.type !== "same" && row.new !== null),
    )!;
    const line = file.rows.find((row) => row.type !== "same" && row.new !== null)!.new!;
    const said = { class: "silly-logic", severity: "minor", proof: null, done: true, text: "Empty lists fail here." };
    const finding = { ...said, id: "f0", place: { file: file.path, side: "new", from: line, to: line } };
    const work = { findings: [finding], verdict: "approve", confidence: 80, read: [] };
    const id = await submitGraded(learner, SLUG, work);
    const dispute = () => ask(report.action as Door, id, { intent: "stand-by", finding: "f0" });
    expect(await dispute()).toMatchObject({ init: { status: 400 } });
    expect(await db.stoodBy.count({ where: { submissionId: id } })).toBe(0);

    const { id: replacesId, revisionId } = await db.result.findFirstOrThrow({ where: { submissionId: id } });
    const set = { submissionId: id, rank: 1, byId: learner.id, sendKey: id, replacesId };
    await db.override.create({ data: { ...set, fromScore: 0, toScore: 1, reason: "So." } });
    const held = { submissionId: id, findingId: "f0", revisionId, text: "", isHeld: true, state: "waiting" };
    await db.stoodBy.create({ data: { ...held, place: "{}", class: said.class } });
    await db.regrade.create({ data: { submissionId: id, revisionId, cause: "" } });
    await db.thread.create({ data: { submissionId: id, file: file.path, side: "new", line } });
    const sent = { seat: 1, sendKey: id, summary: "", verdict: "again", rubricVersion: 1, choices: "{}", minutes: 5 };
    await db.mentorReview.create({ data: { ...sent, submissionId: id, mentorId: learner.id } });
    const item = { learnerId: learner.id, slug: SLUG, kind: "review", asksHelp: true, minutes: 5 };
    const at = new Date();
    await db.reviewItem.create({ data: { ...item, submissionId: id, waitingSince: at, orderAt: at } });
    const exported = async () => {
      const { stoodBy, changes } = await exportStoodBy(learner);
      const { asked, reviews, scores } = await exportMentoring(learner);
      const all = [stoodBy, changes, asked, reviews, scores, await exportThreads(learner)];
      return all.map(({ length }) => length);
    };
    expect(await exported()).toEqual([0, 0, 0, 0, 0, 0]);
    // The page's other actions don't reveal either whether the grader held a finding, or a mentor gave an opinion.
    const others: Record<string, string>[] = [
      { intent: "take-back" },
      { intent: "decline" },
      { intent: "second-opinion", question: "Is it?" },
    ];
    for (const fields of others) expect(await ask(report.action as Door, id, fields)).toBe(`/submissions/${id}`);
    await ask(judging.action as Door, id, { intent: "skip" });
    expect(await exported()).toEqual([1, 1, 1, 1, 1, 1]);
    await db.stoodBy.deleteMany({ where: { submissionId: id } });
    expect(await dispute()).toBe(`/submissions/${id}#stand-by`);
  });

  it("keeps a mentor's review and comments from the learner's lists until it is done", async () => {
    const id = await submit();
    const mentor = await signUp(`mentor-${people}`);
    const sent = { mentorId: mentor.id, seat: 1, sendKey: id, verdict: "again", rubricVersion: 1, minutes: 5 };
    const text = { summary: "The full disk.", choices: "{}", isShareable: true };
    await db.mentorReview.create({ data: { submissionId: id, ...sent, ...text } });
    await openThread(mentor, id, { file: "store.ts", side: "new", line: 7 }, "Look here.");
    const person = { id: learner.id, name: "Judge" };
    const shown = async () => ({
      reviews: (await listUnread(person)).map(({ verdict }) => verdict),
      comments: (await listUnanswered(person.id)).map(({ text: says }) => says),
      portfolio: (await getPortfolio(person)).showable.said.map(({ text: says }) => says),
      notices: (await listNotices(person)).map(({ place }) => place?.line),
    });
    expect(await shown()).toEqual({ reviews: [], comments: [], portfolio: [], notices: [undefined] });
    await ask(judging.action as Door, id, { intent: "skip" });
    const [portfolio, reviews, comments] = [[text.summary], ["again"], ["Look here."]];
    expect(await shown()).toEqual({ reviews, comments, portfolio, notices: [7] });
    // A portfolio doesn't show reviews of a cohort's own exercises, which strangers can't know.
    await db.exercise.update({ where: { slug: SLUG }, data: { isUploaded: true } });
    expect((await shown()).portfolio).toEqual([]);
    // It doesn't show reviews of second forms either, even if they are no longer offered.
    const retired = { isUploaded: false, secondFormOf: OTHER!, isOffered: false };
    await db.exercise.update({ where: { slug: SLUG }, data: retired });
    expect((await shown()).portfolio).toEqual([]);
    await db.exercise.update({ where: { slug: SLUG }, data: { secondFormOf: null, isOffered: true } });
    expect((await shown()).portfolio).toEqual(portfolio);
  });

  it("is not offered for a later attempt, a guest, or an exercise without comments", async () => {
    const first = await submit();
    const second = await submit();
    expect(await openReport(second)).toBe(`/submissions/${first}/ai-review`);
    await ask(judging.action as Door, first, { intent: "skip" });
    expect(await rowsOf(second)).toEqual([]);
    expect(aiOf(await openReport(second)).comments.map((one) => one.answer)).toEqual([null, null, null]);
    const other = await submit(OTHER);
    expect(aiOf(await openReport(other))).toBeNull();

    const cookie = (await makeGuest()).get("set-cookie")!.split(";")[0]!;
    const guest = await db.user.findFirstOrThrow({ where: { guestUntil: { not: null } }, orderBy: { id: "desc" } });
    learner = { id: guest.id, cookie };
    const guests = await submit(SLUG, { most: 3 });
    expect(await rowsOf(guests)).toEqual([]);
    expect(await openReport(guests)).toHaveProperty("graded");
    expect(await openJudging(guests)).toBe(404);
  });

  it("is not offered for what was handed in before the exercise had comments", async () => {
    const id = await submit();
    await db.aiJudgement.deleteMany({ where: { submissionId: id } });
    expect(await openReport(id)).toHaveProperty("graded");
    expect(await openJudging(id)).toBe(`/submissions/${id}`);
  });

  it("is only for the learner, and refuses invalid answers", async () => {
    const id = await submit();
    expect(await answer(id, 0, "perhaps")).toBe(400);
    expect(await answer(id, -1, "right")).toBe(400);
    const stranger = await signUp(`stranger-${people}`);
    expect(await ask(judging.loader as Door, id, undefined, stranger.cookie)).toBe(404);
    expect(await ask(judging.action as Door, id, { intent: "skip" }, stranger.cookie)).toBe(404);
    expect((await rowsOf(id)).map((row) => row.answer)).toEqual([null, null, null]);
  });

  it("never touches the score or the report", async () => {
    const id = await submit();
    const results = () => db.result.findMany({ where: { submissionId: id } });
    const before = await results();
    for (const i of [0, 1, 2]) await answer(id, i, "wrong");
    expect(await results()).toEqual(before);
    await gradeSubmission(id, sandbox);
    expect(await results()).toEqual(before);
  });

  it("ends if the exercise loses the comments meanwhile", async () => {
    const folder = path.join(env.exercisesDirs.at(-1)!, `losing-${people}`);
    fs.cpSync(path.resolve("exercises", SLUG), folder, { recursive: true });
    await indexExercises();
    const id = await submit(`losing-${people}`);
    await answer(id, 0, "right");
    for (const name of ["ai-review.json", "origin"]) fs.rmSync(path.join(folder, name), { recursive: true });
    await indexExercises();
    expect(await openJudging(id)).toBe(`/submissions/${id}`);
    expect(await rowsOf(id)).toEqual([]);
    expect(aiOf(await openReport(id))).toBeNull();
  });
});
