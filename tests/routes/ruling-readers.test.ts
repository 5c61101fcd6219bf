import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { regradeSubmission } from "~/grading/regrades/regrade.server";
import { applyRuling } from "~/review/rulings/apply-rulings.server";
import * as report from "~/routes/learner/submissions.$id/route";
import * as desk from "~/routes/mentor/mentor.$id/route";
import * as sent from "~/routes/mentor/mentor.sent/route";
import type { Sandbox } from "~/sandbox/contract";
import { read, send } from "../setup/ask";
import { doSamples, signUp } from "../setup/people";
import { queueSecondReadings } from "../setup/readers";
import { testSandbox } from "../setup/sandbox";
import { sampleOf, submitGraded } from "../setup/submissions";

/**
 * What a mentor who rules on a finding sees about the learners whose scores change: no more than those learners'
 * submissions show.
 */

const SLUG = "csv-export";
const RULING = { decision: "neutral", why: "It may be said." };
let sandbox: Sandbox;
let people = 0;
let cohortId = "";
type Who = Awaited<ReturnType<typeof signUp>>;
let [ana, bo, lee]: Who[] = [];
let [anas, bos, item] = ["", "", ""];

const handInAs = (who: Who) => submitGraded(who, SLUG, { ...sampleOf(SLUG, 2), verdict: "approve" });

beforeAll(async () => {
  await indexExercises();
  sandbox = await testSandbox();
});
afterAll(async () => {
  await db.job.deleteMany().catch(() => {});
});

/** Creates a mentor, and two learners with the same finding. The first learner disputes the finding's result. */
beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: "Wren", hidesNames: true } })).id;
  [ana, bo, lee] = await Promise.all(["anabel", "boris", "lee"].map((name) => signUp(`${name}-${people++}`)));
  await doSamples(lee!.id);
  for (const [{ id: userId }, role] of [
    [ana!, "learner"],
    [bo!, "learner"],
    [lee!, "mentor"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId, role } });
  [anas, bos] = [await handInAs(ana!), await handInAs(bo!)];
  const asked = { cookie: ana!.cookie, params: { id: anas } };
  const [first] = (await read(report.loader as never, `/submissions/${anas}`, asked)).data.graded.findings.disputable;
  const fields = { intent: "stand-by", finding: first.id, reason: "" };
  await send(report.action as never, `/submissions/${anas}`, fields, asked);
  item = (await db.reviewItem.findFirstOrThrow({ where: { cohortId, isFinding: true } })).id;
});

const at = () => ({ cookie: lee!.cookie, params: { id: item }, context: { sandbox } }) as never;
const open = async () => (await read(desk.loader as never, `/mentor/${item}`, at())).data;
const say = async (fields: object) =>
  (await send(desk.action as never, `/mentor/${item}`, { ...RULING, ...fields }, at())).data;

async function rule(): Promise<void> {
  const { seen } = await say({ intent: "preview" });
  await say({ intent: "rule", seen });
  await applyRuling((await db.ruling.findFirstOrThrow({ where: { cohortId } })).id);
  for (const id of [anas, bos]) await regradeSubmission(id, sandbox);
}

const changed = (changes: { submissionId: string }[]) => changes.map(({ submissionId }) => submissionId).sort();

it("hides names before and after the ruling, until the mentor has reviewed the submission", async () => {
  const { preview } = await say({ intent: "preview" });
  expect(changed(preview.changes)).toEqual([anas, bos].sort());
  await rule();
  const page = await open();
  expect(changed(page.ruling.changes)).toEqual([anas, bos].sort());
  for (const text of [JSON.stringify(preview), JSON.stringify(page)]) expect(text).not.toMatch(/anabel|boris/);
  // A learner has the same number in both lists.
  const numberIn = (rows: { submissionId: string; learner: string }[]) =>
    rows.find(({ submissionId }) => submissionId === anas)!.learner;
  expect(numberIn(page.standing)).toBe(numberIn(page.ruling.changes));

  const review = { mentorId: lee!.id, sendKey: "k", summary: "", verdict: "good", rubricVersion: 1, choices: "{}" };
  await db.mentorReview.create({ data: { ...review, submissionId: bos, seat: 1, minutes: 5 } });
  const text = JSON.stringify(await open());
  expect([text.includes("boris"), text.includes("anabel")]).toEqual([true, false]);
});

it("lists the mentor's rulings on the page of sent reviews, without names, while their pages can be opened", async () => {
  const listed = async (who = lee!) => {
    const { data } = await read(sent.loader as never, "/mentor/sent", { cookie: who.cookie });
    expect(JSON.stringify(data)).not.toMatch(/anabel|boris/);
    return data.rulings;
  };
  expect(await listed()).toEqual({ page: 1, total: 0, rows: [] });
  await rule();
  const { title } = await open();
  const { total, rows } = await listed();
  expect([total, rows]).toMatchObject([1, [{ itemId: item, title, kind: "review", decision: "neutral", issue: "" }]]);
  // Rulings by other mentors aren't listed.
  const mia = await signUp(`mia-${people++}`);
  await db.membership.create({ data: { cohortId, userId: mia.id, role: "mentor" } });
  expect((await listed(mia)).total).toBe(0);
  await db.membership.updateMany({ where: { cohortId, userId: ana!.id }, data: { role: "mentor" } });
  expect((await listed()).total).toBe(0);
  await db.membership.updateMany({ where: { cohortId, userId: ana!.id }, data: { role: "learner" } });
  expect((await listed()).total).toBe(1);
  // The mentor teaches another cohort now.
  const other = await db.cohort.create({ data: { name: "Other" } });
  await db.membership.updateMany({ where: { cohortId, userId: lee!.id }, data: { cohortId: other.id } });
  expect((await listed()).total).toBe(0);
});

it("doesn't show a second reader whether a person set the score", async () => {
  const shown = async () => {
    const { preview } = await say({ intent: "preview" });
    return preview.changes as { submissionId: string; before: number }[];
  };
  const before = await shown();
  const own = await db.result.findFirstOrThrow({ where: { submissionId: bos } });
  const { revisionId, report: stored } = own;
  const change = { rank: 1, sendKey: "set", replacesId: own.id, fromScore: own.score, toScore: 0.9, reason: "Right." };
  await db.override.create({ data: { submissionId: bos, ...change } });
  const set = { revisionId, submissionId: bos, report: stored, engineVersion: "override 1", rank: 1 };
  await db.result.create({ data: { ...set, status: "passed", score: 0.9 } });
  expect(changed(await shown())).toEqual([anas]);
  await queueSecondReadings(cohortId, [anas, bos]);
  expect(await shown()).toEqual(before);

  await rule();
  expect((await open()).ruling.changes).toEqual([]);
  const asked = { cookie: lee!.cookie, params: { id: anas } };
  const readReport = async () => (await read(report.loader as never, `/submissions/${anas}`, asked)).data.graded;
  expect((await readReport()).findings.changes).toEqual([]);
  await db.reviewItem.updateMany({ where: { seat: 2 }, data: { state: "done" } });
  expect(changed((await open()).ruling.changes)).toEqual([anas]);
  expect((await readReport()).findings.changes).toHaveLength(1);
});

it("tells each learner whose score is shown that the mentor looked", async () => {
  const looks = () => db.look.count({ where: { viewerId: lee!.id, ownerId: bo!.id } });
  await open();
  expect(await looks()).toBe(0);
  await say({ intent: "preview" });
  await vi.waitFor(async () => expect(await looks()).toBe(1), 3_000);
});
