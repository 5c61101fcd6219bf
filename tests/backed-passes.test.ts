import { beforeAll, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { recountAll } from "~/cohort/counts/counts.server";
import { asGradedAlone, backedOf, type Fact } from "~/cohort/counts/fact";
import { followNews } from "~/cohort/counts/follow.server";
import { listUnbacked } from "~/cohort/counts/unbacked.server";
import { getTrackTable } from "~/cohort/overview/cohort.server";
import { listHandIns } from "~/cohort/overview/hand-ins.server";
import { getRecord } from "~/cohort/own/learner.server";
import { db } from "~/database/db.server";
import { reviewSamples } from "~/demonstration/demo-mentors.server";
import { skipComments } from "~/grading/ai-review.server";
import { getSubmission } from "~/grading/open-submission.server";
import { regradeSubmission } from "~/grading/regrades/regrade.server";
import { KINDS } from "~/kinds/registry";
import type { ReviewContent } from "~/kinds/review/content";
import { SAYS_WHAT } from "~/kinds/review/rules";
import { DAY_MS } from "~/operations/time";
import { askMentor } from "~/review/queue/asking.server";
import { claimItem } from "~/review/queue/claims.server";
import { sendReview } from "~/review/reviews/reviews.server";
import { applyRuling } from "~/review/rulings/apply-rulings.server";
import { standBy } from "~/review/rulings/findings.server";
import { rule } from "~/review/rulings/rulings.server";
import { enrolAll } from "./setup/passes";
import { makePerson } from "./setup/people";
import { readerOf } from "./setup/readers";
import { testSandbox } from "./setup/sandbox";
import { submitGraded } from "./setup/submissions";

/**
 * What a learner writes in a finding matters: marking the right lines alone demonstrates nothing until a test or a
 * mentor confirms the findings.
 */

beforeAll(() => indexExercises());

const SLUGS = ["partial-refunds", "gift-card-balance", "dataset-attachments"];

/** Hands in a review with the right lines and classes, but with explanations that say nothing about the issues. */
async function markVaguely(learner: { readonly id: string }, slug: string, day: number): Promise<string> {
  const { kind, content } = findExercise(slug)!;
  const marked = kind.samples(content).find(({ says }) => says === "marks every issue")!.work as {
    findings: readonly object[];
  };
  const findings = marked.findings.map((one) => ({ ...one, text: "Something about this line is not good." }));
  const submissionId = await submitGraded(learner, slug, { ...marked, findings, confidence: 80 });
  await skipComments(learner, submissionId);
  const handedInAt = new Date(Date.now() - day * DAY_MS);
  await db.submission.update({ where: { id: submissionId }, data: { handedInAt } });
  return submissionId;
}

it("vague marks on the right lines demonstrate a skill only once a mentor confirms half of them", async () => {
  const [ana, lee] = [await makePerson("ana"), await makePerson("lee")];
  await enrolAll({ [ana.id]: "learner", [lee.id]: "mentor" });
  await reviewSamples(lee);
  const ids: string[] = [];
  for (const [place, slug] of SLUGS.entries()) ids.push(await markVaguely(ana, slug, 20 - 5 * place));
  await followNews();
  const trust = async () => (await getRecord(ana)).skills.find(({ skill }) => skill === "know-when-to-trust")!;
  const tally = () => db.skillTally.findFirst({ where: { userId: ana.id, skill: "know-when-to-trust" } });
  expect(await trust()).toMatchObject({
    state: "practising",
    passes: 3,
    lacks: expect.stringMatching(/^at least 2 of your reviews need a test that shows the issue, .*\(0 of 3 so far\)$/),
  });
  expect(await tally()).toMatchObject({ state: "practising", passes: 3 });

  const confirm = async (submissionId: string, step: number) => {
    await askMentor(ana, submissionId, "");
    const { id } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
    await claimItem(lee, id);
    const work = { notes: [], verdict: "good", summary: "Right.", choices: { [SAYS_WHAT]: step } };
    const sent = await sendReview(lee, { id, submissionId, kind: "review" }, { key: submissionId, work }, () => 0);
    expect(sent).toMatchObject({ ok: true });
    await followNews();
  };
  const lead = async (submissionId: string, which: "standing" | "own" = "standing") => {
    const { kind, grading } = await getSubmission(submissionId, which);
    return KINDS[kind].report.headline((grading as { report: unknown }).report, "owner").lead;
  };
  expect(await lead(ids[0]!)).toContain("explanation: not checked by a test or a person");
  await confirm(ids[0]!, 0);
  expect(await lead(ids[0]!)).toContain("explanation: not confirmed by a mentor");
  await confirm(ids[1]!, 1);
  expect(await lead(ids[1]!)).toContain("explanation: confirmed by a mentor");
  // A second reader, who must not see what the first mentor chose, reads the grader's own result.
  expect(await lead(ids[1]!, "own")).toContain("explanation: not checked by a test or a person");
  expect(await trust()).toMatchObject({ state: "practising", lacks: expect.stringContaining("(1 of 3 so far)") });
  expect((await trust()).evidence.map(({ backed }) => backed)).toEqual([false, true, false]);
  // Next to the score, pages show which passes are unproven.
  const { history } = await getRecord(ana);
  const unproven = history.filter(({ isUnbacked }) => isUnbacked).map(({ submissionId }) => submissionId);
  expect(unproven.sort()).toEqual([ids[0], ids[2]].sort());
  const member = await db.membership.findFirstOrThrow({ where: { userId: ana.id } });
  const reader = await readerOf(member.cohortId);
  const { rows } = await listHandIns(reader, { learner: ana.id }, { from: 0, count: 9 });
  expect(new Set(rows.filter(({ isUnbacked }) => isUnbacked).map((row) => row.submissionId))).toEqual(
    new Set(unproven),
  );
  expect([...(await listUnbacked(ids))].sort()).toEqual(unproven);
  const exercises = listExercises().filter(({ slug }) => SLUGS.includes(slug));
  const cellsIn = async () => Object.values((await getTrackTable(reader, exercises, [ana.id])).cells[ana.id]!);
  const inGrid = (await cellsIn()).flatMap(({ submissionId, isUnbacked }) => (isUnbacked ? [submissionId] : []));
  expect(inGrid.sort()).toEqual(unproven);
  // A reader who must not see the mentor's confirmation sees the pass as unproven.
  expect([...(await listUnbacked(ids, new Set(ids)))].sort()).toEqual([...ids].sort());
  await confirm(ids[2]!, 1);
  expect(await trust()).toMatchObject({ state: "shown", lacks: null });
  expect(await tally()).toMatchObject({ state: "shown" });

  const facts = () => db.tryFact.findMany({ where: { userId: ana.id }, orderBy: { submissionId: "asc" } });
  // Readers who may not see a mentor's decision see the passes as they would be without that decision.
  const asSeen = ((await facts()) as Fact[]).map((fact) => [backedOf(fact), backedOf(asGradedAlone(fact))]);
  expect(asSeen).toEqual([
    [false, false],
    [true, false],
    [true, false],
  ]);
  const kept = [await facts(), await tally()];
  await recountAll();
  expect([await facts(), await tally()]).toEqual(kept);

  // A later pass that no one confirms doesn't make the exercise unproven again.
  const again = await markVaguely(ana, SLUGS[2]!, 0);
  await followNews();
  expect(await cellsIn()).toContainEqual({ state: "passed", submissionId: again, score: 1, isUnbacked: false });
});

it("a clean change that was approved with one doubt is backed once a mentor's ruling clears the doubt", async () => {
  const [ana, lee] = [await makePerson("doubts"), await makePerson("rules")];
  await enrolAll({ [ana.id]: "learner", [lee.id]: "mentor" });
  const { files, key } = findExercise("csv-export")!.content as ReviewContent;
  const isSaid = (file: string, line: number) =>
    [...key.neutral, ...key.decoys].some((one) => one.file === file && one.from <= line && line <= one.to);
  const [line, file] = files
    .flatMap(({ path, rows }) => rows.flatMap((row) => (row.type === "add" ? [[row.new!, path] as const] : [])))
    .find(([at, path]) => !isSaid(path, at))!;
  const place = { file, side: "new", from: line, to: line };
  const finding = { id: "f", place, class: "silly-logic", severity: "minor", proof: null, done: true };
  const findings = [{ ...finding, text: "Exporting an empty list fails." }];
  const work = { findings, verdict: "approve-with-comments", confidence: 80, read: [] };
  const submissionId = await submitGraded(ana, "csv-export", work);
  await skipComments(ana, submissionId);
  await followNews();
  const fact = () => db.tryFact.findUniqueOrThrow({ where: { submissionId } });
  expect(await fact()).toMatchObject({ status: "passed", proven: false });

  expect(await standBy(ana, submissionId, "f", "")).toBe(true);
  const item = await db.reviewItem.findFirstOrThrow({ where: { submissionId, isFinding: true } });
  const ruled = await rule(lee, item, { decision: "neutral", why: "A matter of taste." });
  if (!ruled.ok) throw new Error(JSON.stringify(ruled));
  await applyRuling(ruled.rulingId);
  await regradeSubmission(submissionId, await testSandbox());
  await followNews();
  expect(await fact()).toMatchObject({ status: "passed", proven: true });
});
