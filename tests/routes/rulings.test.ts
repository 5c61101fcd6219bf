// Long: one story for each way to rule, through the pages, from the finding to the new score.

import { afterAll, beforeAll, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { getLearnHome } from "~/cohort/own/learner.server";
import { db } from "~/database/db.server";
import { regradeSubmission } from "~/grading/regrades/regrade.server";
import { LIMITS, limiters } from "~/operations/limits.server";
import { askMentor } from "~/review/queue/asking.server";
import { applyRuling } from "~/review/rulings/apply-rulings.server";
import * as report from "~/routes/learner/submissions.$id/route";
import * as desk from "~/routes/mentor/mentor.$id/route";
import type { Sandbox } from "~/sandbox/contract";
import { openDoor } from "../access/door";
import { read, send } from "../setup/ask";
import { doSamples, signUp } from "../setup/people";
import { testSandbox } from "../setup/sandbox";
import { sampleOf, submitGraded } from "../setup/submissions";

/** Rulings through the pages, from a learner's form to the new score on their report. */
const SLUG = "csv-export";
let sandbox: Sandbox;
let ana: { id: string; cookie: string };
let lee: { id: string; cookie: string };
let id: string;

/** A review that approves the change although it has two or more findings on lines that look wrong but are correct. */
const approving = () => ({
  ...sampleOf<{ findings: readonly { id: string; text: string }[] }>(SLUG, 2),
  verdict: "approve",
});

beforeAll(async () => {
  await indexExercises();
  sandbox = await testSandbox();
  const cohort = await db.cohort.create({ data: { name: "Spring" } });
  [ana, lee] = [await signUp("ana-of-rulings"), await signUp("lee-of-rulings")];
  await doSamples(lee.id);
  for (const [userId, role] of [
    [ana.id, "learner"],
    [lee.id, "mentor"],
  ] as const)
    await db.membership.create({ data: { cohortId: cohort.id, userId, role } });
  id = await submitGraded(ana, SLUG, approving());
});
afterAll(async () => {
  await db.job.deleteMany().catch(() => {});
});

const onReport = () => read(report.loader as never, `/submissions/${id}`, { cookie: ana.cookie, params: { id } });
const say = (fields: Record<string, string>) =>
  send(report.action as never, `/submissions/${id}`, fields, { cookie: ana.cookie, params: { id } });
const atDesk = async () => {
  const { id: item } = await db.reviewItem.findFirstOrThrow({ where: { isFinding: true } });
  const place = { cookie: lee.cookie, params: { id: item } };
  return {
    look: () => read(desk.loader as never, `/mentor/${item}`, place),
    say: (fields: Record<string, string>) =>
      send(desk.action as never, `/mentor/${item}`, fields, { ...place, context: { sandbox } } as never),
  };
};

it("a learner disputes a result, a mentor previews and rules, and the learner sees the new score", async () => {
  const before = (await onReport()).data.graded;
  expect(before.findings.stoodBy).toBeNull();
  const [first] = before.findings.disputable;
  expect((await say({ intent: "stand-by", finding: "none", reason: "x" })).status).toBe(400);
  expect((await say({ intent: "stand-by", finding: first.id, reason: "x".repeat(2_001) })).data.reason).toHaveLength(
    2_001,
  );
  expect((await say({ intent: "stand-by", finding: first.id, reason: "It breaks on a comma." })).status).toBe(303);
  expect((await onReport()).data.graded.findings).toMatchObject({ disputable: [], stoodBy: { state: "waiting" } });

  const { look, say: tell } = await atDesk();
  const page = (await look()).data;
  expect(page).toMatchObject({ isRuling: true, ruling: null, standing: [{ reason: "It breaks on a comma." }] });
  const fields = { decision: "neutral", why: "It may be said.", severity: "", title: "", first: "", last: "" };
  // A mentor can't rule without a preview: the page shows the preview instead.
  const { status, data } = await tell({ ...fields, intent: "rule", seen: "" });
  expect([status, data.preview.changes.length, data.preview.isOther]).toEqual([200, 1, true]);
  expect(await db.ruling.count()).toBe(0);
  expect((await tell({ ...fields, intent: "rule", why: "Other words.", seen: data.seen })).status).toBe(200);
  expect((await tell({ ...fields, intent: "rule", seen: data.seen })).status).toBe(303);
  expect((await tell({ ...fields, intent: "rule", seen: data.seen })).status).toBe(400);

  const ruling = await db.ruling.findFirstOrThrow();
  await applyRuling(ruling.id);
  expect((await look()).data.ruling.progress).toEqual({ done: 0, all: 1 });
  await regradeSubmission(id, sandbox);
  const told = { before: before.score, after: data.preview.changes[0].after };
  expect((await look()).data.ruling).toMatchObject({ progress: { done: 1, all: 1 }, changes: [told] });
  const after = (await onReport()).data.graded;
  expect(after.score).toBe(told.after);
  expect(after.findings.changes).toMatchObject([
    { ...told, ruling: { by: expect.stringContaining("lee"), why: "It may be said." } },
  ]);
  expect(after.findings.stoodBy).toMatchObject({ state: "neutral" });
});

it("the form says whether a mentor decides", async () => {
  const solo = await signUp("solo-of-rulings");
  const work = approving();
  const findings = work.findings.map((finding) => ({ ...finding, text: "Breaks on a comma in a name" }));
  const submissionId = await submitGraded(solo, SLUG, { ...work, findings });
  const path = `/submissions/${submissionId}`;
  const asked = { cookie: solo.cookie, params: { id: submissionId } };
  const now = async () => (await read(report.loader as never, path, asked)).data.graded.findings;
  const { disputable, hasMentor } = await now();
  expect(hasMentor).toBe(false);
  const cohort = await db.cohort.create({ data: { name: "Winter" } });
  const learns = await db.membership.create({ data: { cohortId: cohort.id, userId: solo.id, role: "learner" } });
  expect((await now()).hasMentor).toBe(false);
  await db.membership.create({ data: { cohortId: cohort.id, userId: lee.id, role: "mentor" } });
  expect((await now()).hasMentor).toBe(true);
  await db.membership.delete({ where: { id: learns.id } });
  const door = await openDoor();
  const page = async () => (await fetch(door.origin + path, { headers: { cookie: solo.cookie } })).text();
  const [before] = [
    await page(),
    await send(report.action as never, path, { intent: "stand-by", finding: disputable[0].id, reason: "" }, asked),
  ];
  const after = await page();
  await door.close();
  expect(before).toContain("You have no mentor to rule on this finding.");
  expect(before).not.toContain("A mentor of your cohort decides");
  expect(await now()).toMatchObject({ disputable: [], stoodBy: { state: "unchecked" } });
  expect(after).toContain("No mentor ruled on this finding, so it costs you nothing");
});

it("previews only so many rulings within an hour, and keeps what the mentor wrote", async () => {
  const cohort = await db.cohort.create({ data: { name: "Summer" } });
  const join = (userId: string, role: string) => db.membership.create({ data: { cohortId: cohort.id, userId, role } });
  const cleo = await signUp("cleo-of-rulings");
  await Promise.all([join(cleo.id, "learner"), join(lee.id, "mentor")]);
  const submissionId = await submitGraded(cleo, SLUG, approving());
  const asked = { cookie: cleo.cookie, params: { id: submissionId } };
  const path = `/submissions/${submissionId}`;
  const [first] = (await read(report.loader as never, path, asked)).data.graded.findings.disputable;
  await send(report.action as never, path, { intent: "stand-by", finding: first.id, reason: "" }, asked);
  const { id: item } = await db.reviewItem.findFirstOrThrow({ where: { cohortId: cohort.id } });
  const preview = () => {
    const fields = { intent: "preview", decision: "neutral", why: "It may be said." };
    const place = { cookie: lee.cookie, params: { id: item }, context: { sandbox } };
    return send(desk.action as never, `/mentor/${item}`, fields, place);
  };
  expect((await preview()).status).toBe(200);
  for (let n = 0; n < LIMITS.preview.points; n++) await limiters.preview.take(lee.id);
  const { status, data } = await preview();
  expect([status, data.written.why, data.preview]).toEqual([429, "It may be said.", null]);
  expect(data.errors[""]).toContain("You have previewed too many rulings in the last hour.");
  await limiters.preview.forget(lee.id);
});

it("lists a refused form's errors beside its buttons, each with a link to its field", async () => {
  const { id: item } = await db.reviewItem.findFirstOrThrow({
    where: { cohort: { name: "Summer" }, isFinding: true, state: "waiting" },
  });
  const door = await openDoor();
  const address = `${door.origin}/mentor/${item}`;
  const headers = { cookie: lee.cookie, origin: door.origin };
  const before = await (await fetch(address, { headers })).text();
  const body = new URLSearchParams({ intent: "preview", decision: "key" });
  const refused = await fetch(address, { method: "POST", headers, body });
  const after = await refused.text();
  await door.close();
  // The region that confirms the ruling exists before the ruling is made.
  expect(before).toContain('class="confirmation" role="status"');
  expect(refused.status).toBe(400);
  const summary = /<div class="notice bad" role="alert".*?<\/div>/s.exec(after)![0];
  expect(summary).toContain("There are 3 problems");
  for (const field of ["severity", "title", "why"]) {
    expect(summary).toContain(`href="#ruling-${field}"`);
    expect(after).toContain(` id="ruling-${field}"`);
  }
});

it("a ruling that adds an issue shows the mentor’s words, and doesn't change which verdicts were right", async () => {
  const other = await signUp("bo-of-rulings");
  const { cohortId } = await db.membership.findFirstOrThrow({ where: { userId: ana.id } });
  await db.membership.create({ data: { cohortId, userId: other.id, role: "learner" } });
  const { kind, content } = findExercise(SLUG)!;
  const sample = kind.samples(content)[2]! as { work: { findings: { id: string }[] } };
  const [doubt] = sample.work.findings.slice(-1);
  // Wrong according to the current key but right according to the next one, so the second result counts.
  const work = { ...sample.work, findings: [doubt], confidence: 80 };
  const second = await submitGraded(other, SLUG, work);
  const asked = { cookie: other.cookie, params: { id: second } };
  const path = `/submissions/${second}`;
  const judged = async () => (await getLearnHome(other)).judgement;
  const { clean } = await judged();
  expect(clean).toEqual({ right: 0, of: 1 });
  await send(report.action as never, path, { intent: "stand-by", finding: doubt!.id, reason: "" }, asked);
  const { itemId } = await db.stoodBy.findUniqueOrThrow({ where: { submissionId: second } });
  const fields = { intent: "preview", decision: "key", severity: "major", title: "Commas break it", why: "For all." };
  const place = { cookie: lee.cookie, params: { id: itemId! }, context: { sandbox } } as never;
  const { data } = await send(desk.action as never, `/mentor/${itemId}`, fields, place);
  await send(desk.action as never, `/mentor/${itemId}`, { ...fields, intent: "rule", seen: data.seen }, place);
  await applyRuling((await db.ruling.findFirstOrThrow({ where: { itemId } })).id);
  await regradeSubmission(second, sandbox);
  const { graded } = (await read(report.loader as never, path, asked)).data;
  expect(graded.report.detail.truth).toBe("flawed");
  expect(graded.report.detail.issues).toMatchObject([{ title: "Commas break it", why: "For all.", outcome: "caught" }]);
  expect(await judged()).toMatchObject({ flawed: { of: 0 }, clean });
});

it("a learner can't rule on their own finding, even after becoming a mentor", async () => {
  const cohort = await db.cohort.create({ data: { name: "Autumn" } });
  const join = (who: { id: string }, role: string) =>
    db.membership.create({ data: { cohortId: cohort.id, userId: who.id, role } });
  const [cy, di] = [await signUp("cy-of-rulings"), await signUp("di-of-rulings")];
  await join(lee, "mentor");
  for (const who of [cy, di]) {
    await join(who, "learner");
    const submissionId = await submitGraded(who, SLUG, approving());
    const asked = { cookie: who.cookie, params: { id: submissionId } };
    const path = `/submissions/${submissionId}`;
    const [first] = (await read(report.loader as never, path, asked)).data.graded.findings.disputable;
    const fields = { intent: "stand-by", finding: first.id, reason: "" };
    expect((await send(report.action as never, path, fields, asked)).status).toBe(303);
  }
  const [item, ...more] = await db.reviewItem.findMany({ where: { cohortId: cohort.id } });
  expect([item!.learnerId, more]).toEqual([cy.id, []]);
  await db.membership.updateMany({ where: { userId: di.id }, data: { role: "mentor" } });
  await doSamples(di.id);

  const at = (who: { cookie: string }) => ({ cookie: who.cookie, params: { id: item!.id }, context: { sandbox } });
  const look = async (who: { cookie: string }) =>
    (await read(desk.loader as never, `/mentor/${item!.id}`, at(who))).status;
  const words = { decision: "neutral", why: "It may be said." };
  const tell = (who: { cookie: string }, fields: object) =>
    send(desk.action as never, `/mentor/${item!.id}`, { ...words, ...fields }, at(who));
  expect([await look(lee), await look(di)]).toEqual([200, 404]);
  const { seen } = (await tell(lee, { intent: "preview" })).data;
  expect((await tell(di, { intent: "preview" })).status).toBe(404);
  expect((await tell(di, { intent: "rule", seen })).status).toBe(404);
  expect(await db.ruling.count({ where: { itemId: item!.id } })).toBe(0);
  expect((await tell(lee, { intent: "rule", seen })).status).toBe(303);
});

it("mentors can't open a desk once its learner has left the cohort", async () => {
  expect(await askMentor(ana, id, "Why?")).toBe(true);
  const { id: item } = await db.reviewItem.findFirstOrThrow({ where: { submissionId: id, isFinding: false } });
  const look = async () =>
    (await read(desk.loader as never, `/mentor/${item}`, { cookie: lee.cookie, params: { id: item } })).status;
  expect(await look()).toBe(200);
  await db.membership.deleteMany({ where: { userId: ana.id } });
  expect(await look()).toBe(404);
});
