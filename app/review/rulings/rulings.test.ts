// Long: one story from disputing a finding to the new score, on one database; each part needs the previous one.

import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leaveCohort } from "~/accounts/cohorts/members.server";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { deleteRowsOf } from "~/accounts/privacy/privacy-delete.server";
import { withdrawWaiting } from "~/accounts/privacy/withdraw-waiting.server";
import { findExercise, getRevision, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import { EFFECTIVE } from "~/grading/effective";
import { gradeSubmission } from "~/grading/grade.server";
import { startQueue } from "~/grading/queue/queue.server";
import { listEditionsFor } from "~/grading/regrades/editions.server";
import { queueRegrade, regradeSubmission } from "~/grading/regrades/regrade.server";
import { countRegrades, listChangesOf, listRegraded } from "~/grading/regrades/regraded.server";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import type { ReviewContent } from "~/kinds/review/content";
import { DAY_MS } from "~/operations/time";
import type { Sandbox } from "~/sandbox/contract";
import { during } from "../../../tests/setup/during";
import { makePerson } from "../../../tests/setup/people";
import { clearQueue, listRows } from "../../../tests/setup/queue-rows";
import { testSandbox } from "../../../tests/setup/sandbox";
import { submitGraded } from "../../../tests/setup/submissions";
import { claimItem, handOver, minutesLeft } from "../queue/claims.server";
import { endWaiting } from "../queue/lapse.server";
import { listWaitingFor } from "../queue/waiting.server";
import { applyRuling, applySettled } from "./apply-rulings.server";
import { exportStoodBy } from "./export-findings.server";
import { listDisputable, standBy, takeBack } from "./findings.server";
import { decideProposal, listProposals } from "./proposals.server";
import { previewRuling, rule } from "./rulings.server";

/** A change without issues. Five findings on it cost points, and mentors may rule on each of them. */
const SLUG = "csv-export";
let sandbox: Sandbox;
let people = 0;
let cohortId = "";
let mentors: { id: string }[] = [];
let learners: { id: string }[] = [];

async function join(role: string) {
  const person = await makePerson(`r${people++}`);
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  return person;
}

/** Changed lines on the new side of the largest file, about which the key says nothing. */
function freeLines(): { file: string; lines: number[] } {
  const { files, key } = findExercise(SLUG)!.content as ReviewContent;
  const file = [...files].sort((a, b) => b.rows.length - a.rows.length)[0]!;
  const said = [...key.neutral, ...key.decoys].filter((one) => one.file === file.path && one.side === "new");
  const lines = file.rows
    .filter(({ type, new: at }) => type !== "same" && at !== null)
    .map(({ new: at }) => at!)
    .filter((line) => !said.some(({ from, to }) => from <= line && line <= to));
  return { file: file.path, lines };
}

interface Marked {
  readonly from: number;
  readonly to?: number;
  readonly class?: string;
}
/** A review that approves the change, with findings on these lines. */
async function handInAs(person: { id: string }, marks: readonly Marked[]): Promise<string> {
  const { file } = freeLines();
  const findings = marks.map(({ from, to = from, class: defect = "silly-logic" }, i) => ({
    id: `f${i}`,
    place: { file, side: "new", from, to },
    class: defect,
    severity: "minor",
    proof: null,
    done: true,
    text: "This goes wrong for anyone who exports an empty list.",
  }));
  const work = { findings, verdict: "approve", confidence: 80, read: [] };
  return submitGraded(person, SLUG, work);
}

/** A review with a testable issue, and a class that its key doesn't accept for it. */
function partlyRight() {
  for (const { slug, kind } of listExercises()) {
    if (kind !== "review") continue;
    const { issues } = (findExercise(slug)!.content as ReviewContent).key;
    const issue = issues.find(({ severity, accepted }) => severity !== "minor" && !("whole" in accepted[0]!));
    const other = issue && DEFECT_CLASS_IDS.find((one) => issues.every(({ classes }) => !classes.includes(one)));
    if (other) return { slug, issue, other };
  }
  throw new Error("no review has such an issue");
}

/** Free lines that are far apart, so that no two findings on them are similar. */
function spots(count: number): number[] {
  const { lines } = freeLines();
  const chosen: number[] = [];
  for (const line of lines) if (chosen.length === 0 || line - chosen.at(-1)! > 5) chosen.push(line);
  if (chosen.length < count) throw new Error("the change is too small for this test");
  return chosen.slice(0, count);
}

const scoreOf = async (submissionId: string) =>
  (await db.result.findFirstOrThrow({ ...EFFECTIVE, where: { submissionId } })).score;
const itemOf = async (submissionId: string) => {
  const { itemId } = await db.stoodBy.findUniqueOrThrow({ where: { submissionId } });
  return db.reviewItem.findUniqueOrThrow({ where: { id: itemId! } });
};
const stateOf = async (submissionId: string) => (await db.stoodBy.findUniqueOrThrow({ where: { submissionId } })).state;
/** Runs queued jobs, as the worker would, until none is left. */
async function work(): Promise<void> {
  const handlers = {
    grade: (id: string) => gradeSubmission(id, sandbox),
    regrade: (id: string) => regradeSubmission(id, sandbox),
    ruling: applyRuling,
    "stood-by": applySettled,
    check: async () => {},
  };
  const worker = startQueue(handlers, 2);
  await expect.poll(async () => (await db.regrade.count({ where: { doneAt: null } })) + (await inLine()), POLL).toBe(0);
  await worker.stop();
}
const POLL = { timeout: 30_000, interval: 50 };
const inLine = async () => {
  const { getQueueState } = await import("~/grading/queue/queue.server");
  const { waiting, running } = await getQueueState();
  return waiting + running;
};

const NEUTRAL = { decision: "neutral", why: "A matter of taste." };
const KEY = {
  decision: "key",
  severity: "minor",
  title: "Empty lists fail",
  why: "Anyone who exports none gets an error.",
};

beforeAll(async () => {
  await indexExercises();
  sandbox = await testSandbox();
});
afterAll(async () => {
  await clearQueue();
});
beforeEach(async () => {
  await clearQueue();
  await db.stoodBy.deleteMany();
  await db.ruling.deleteMany();
  await db.regrade.deleteMany();
  await db.edition.deleteMany();
  await db.reviewItem.deleteMany();
  await db.submission.deleteMany();
  cohortId = (await db.cohort.create({ data: { name: `Cohort ${people}` } })).id;
  learners = [await join("learner"), await join("learner"), await join("learner")];
  mentors = [await join("mentor"), await join("mentor")];
});

describe("disputing a finding", () => {
  it("is possible for one false alarm per review, and only one's own", async () => {
    const [a, b] = spots(3) as [number, number];
    const id = await handInAs(learners[0]!, [{ from: a }, { from: b }]);
    expect(await standBy(learners[1]!, id, "f0", "Not mine")).toBe(false);
    expect(await standBy(learners[0]!, id, "none", "")).toBe(false);
    const [first, second] = await Promise.all(["f0", "f1"].map((one) => standBy(learners[0]!, id, one, "Look")));
    expect([first, second].sort()).toEqual([false, true]);
    expect(await db.reviewItem.count()).toBe(1);
  });

  it("is possible for a finding at the right place with another class, and a ruling gives it full credit", async () => {
    const { slug, issue, other } = partlyRight();
    const place = issue.accepted.find((range) => !("whole" in range))!;
    const said = { id: "f0", place, class: other, severity: issue.severity, proof: null, done: true };
    const findings = [{ ...said, text: "Whoever asks for this gets the wrong answer." }];
    const written = { findings, verdict: "request-changes", confidence: 80, read: [] };
    const id = await submitGraded(learners[0]!, slug, written);
    const before = await scoreOf(id);
    expect(await standBy(learners[0]!, id, "f0", "It is this class")).toBe(true);
    const item = await itemOf(id);
    expect(await rule(mentors[0]!, { ...item, slug }, { ...KEY, severity: issue.severity })).toMatchObject({
      ok: true,
    });
    await work();
    expect(await scoreOf(id)).toBeGreaterThan(before);
    expect(await listDisputable(learners[0]!, id)).toEqual([]);
  });

  it("joins similar findings of a cohort into one item, even if many learners dispute at once", async () => {
    const [a, , far] = spots(3) as [number, number, number];
    const ids = await Promise.all([
      handInAs(learners[0]!, [{ from: a, to: a + 2 }]),
      handInAs(learners[1]!, [{ from: a + 3, to: a + 4 }]),
      handInAs(learners[2]!, [{ from: far }]),
    ]);
    await Promise.all(ids.map((id, i) => standBy(learners[i]!, id, "f0", `reason ${i}`)));
    expect((await itemOf(ids[0]!)).id).toBe((await itemOf(ids[1]!)).id);
    expect(await db.reviewItem.count({ where: { isFinding: true } })).toBe(2);
    const { offered, counts } = await listWaitingFor(mentors[0]!, { reason: "finding" });
    expect(offered.map(({ standBy: count }) => count).sort()).toEqual([1, 2]);
    expect(counts.reasons.finding).toBe(2);
  });

  it("of another class, or in another cohort, creates its own item", async () => {
    const [a] = spots(1) as [number];
    const one = await handInAs(learners[0]!, [{ from: a }]);
    const other = await handInAs(learners[1]!, [{ from: a, class: "incomplete" }]);
    await standBy(learners[0]!, one, "f0", "");
    await standBy(learners[1]!, other, "f0", "");
    const home = cohortId;
    cohortId = (await db.cohort.create({ data: { name: "Elsewhere" } })).id;
    const far = await join("learner");
    await join("mentor");
    const third = await handInAs(far, [{ from: a }]);
    await standBy(far, third, "f0", "");
    expect(await db.reviewItem.count({ where: { isFinding: true } })).toBe(3);
    expect(await db.reviewItem.count({ where: { cohortId: home } })).toBe(2);
  });

  it("can be withdrawn until a mentor has it; the others keep waiting", async () => {
    const [a] = spots(1) as [number];
    const ids = [await handInAs(learners[0]!, [{ from: a }]), await handInAs(learners[1]!, [{ from: a }])];
    for (const [i, id] of ids.entries()) await standBy(learners[i]!, id, "f0", "");
    const item = await itemOf(ids[0]!);
    await claimItem(mentors[0]!, item.id);
    expect(await takeBack(learners[0]!, ids[0]!)).toBe(false);
    await db.reviewItem.update({ where: { id: item.id }, data: { claimedById: null, leaseUntil: null } });
    expect(await takeBack(learners[1]!, ids[0]!)).toBe(false);
    // The first learner has waited for six days.
    const ahead = item.waitingSince.getTime() - item.orderAt.getTime();
    const waitingSince = new Date(item.waitingSince.getTime() - 6 * DAY_MS);
    const early = { waitingSince, orderAt: new Date(waitingSince.getTime() - ahead) };
    await db.stoodBy.update({ where: { submissionId: ids[0]! }, data: { at: early.waitingSince } });
    await db.reviewItem.update({ where: { id: item.id }, data: early });
    expect(await takeBack(learners[0]!, ids[0]!)).toBe(true);
    const { at } = await db.stoodBy.findUniqueOrThrow({ where: { submissionId: ids[1]! } });
    const left = await itemOf(ids[1]!);
    expect(left).toMatchObject({ id: item.id, submissionId: ids[1], learnerId: learners[1]!.id, waitingSince: at });
    expect(at.getTime() - left.orderAt.getTime()).toBe(ahead);
    expect(await takeBack(learners[1]!, ids[1]!)).toBe(true);
    expect(await db.reviewItem.count()).toBe(0);
    expect(await standBy(learners[0]!, ids[0]!, "f0", "After all")).toBe(true);
  });

  it("survives if the first learner deletes their account", async () => {
    const [a] = spots(1) as [number];
    const ids = [await handInAs(learners[0]!, [{ from: a }]), await handInAs(learners[1]!, [{ from: a }])];
    for (const [i, id] of ids.entries()) await standBy(learners[i]!, id, "f0", "");
    const { id: itemId } = await itemOf(ids[0]!);
    expect(await deletePerson(learners[0]!.id)).toBe(true);
    expect(await itemOf(ids[1]!)).toMatchObject({ id: itemId, submissionId: ids[1], state: "waiting" });
    const { offered } = await listWaitingFor(mentors[0]!, {});
    expect(offered.map(({ id, standBy: count }) => [id, count])).toEqual([[itemId, 1]]);
  });
});

describe("a ruling", () => {
  /**
   * Three learners who all mark the same three places. The first two learners dispute the result at the first place.
   */
  async function three() {
    const [a, b, c] = spots(3) as [number, number, number];
    const marks = [{ from: a }, { from: b }, { from: c }];
    const ids = [];
    for (const learner of learners) ids.push(await handInAs(learner, marks));
    for (const i of [0, 1]) await standBy(learners[i]!, ids[i]!, "f0", "It does fail");
    return { ids, item: await itemOf(ids[0]!), a, marks };
  }

  it("settles all similar findings of the cohort, and raises the scores of all learners who made them, as previewed", async () => {
    const { ids, item } = await three();
    const before = await scoreOf(ids[0]!);
    const preview = await previewRuling(mentors[0]!, item, NEUTRAL, sandbox);
    expect(await db.regrade.count()).toBe(0);
    expect(await rule(mentors[0]!, item, NEUTRAL)).toMatchObject({ ok: true });
    await work();
    const after = await scoreOf(ids[0]!);
    expect(after).toBeGreaterThan(before);
    expect(await Promise.all(ids.slice(0, 2).map(stateOf))).toEqual(["neutral", "neutral"]);
    expect(preview).toMatchObject({ ok: true, handIns: 3 });
    expect(preview.ok && preview.changes.map((one) => [one.submissionId, one.before, one.after])).toEqual(
      ids.map((id) => [id, before, after]),
    );
    const audited = await db.auditEvent.findMany({ where: { action: "ruling.made", subject: `cohort:${cohortId}` } });
    expect(audited.map(({ actorId }) => actorId)).toEqual([mentors[0]!.id]);
    const { id: rulingId } = await db.ruling.findFirstOrThrow();
    expect(await countRegrades(rulingId)).toEqual({ done: 3, all: 3 });
    expect((await listRegraded(rulingId, cohortId, new Set())).map((one) => [one.before, one.after])).toEqual(
      ids.map(() => [before, after]),
    );
    // Mentors of another cohort do not see these learners.
    expect(await listRegraded(rulingId, "another cohort", new Set())).toEqual([]);
    // Each learner's page and download contain only their own changes.
    expect(await listChangesOf(ids[0]!)).toMatchObject([{ cause: rulingId, before, after }]);
    const { stoodBy, changes } = await exportStoodBy(learners[0]!);
    expect([stoodBy, changes].map((rows) => rows.map((row) => row.submissionId))).toEqual([[ids[0]], [ids[0]]]);
  });

  it("does not list a review that had already passed, even if its first result's id sorts last", async () => {
    const [from] = spots(1) as [number];
    const id = await handInAs(learners[0]!, [{ from }]);
    const first = await db.result.findFirstOrThrow({ where: { submissionId: id } });
    expect(first.status).toBe("passed");
    const { id: rest, ...same } = first;
    await db.result.delete({ where: { id: rest } });
    await db.result.create({ data: { ...same, id: `${rest.slice(0, 14)}8ffe${rest.slice(18)}` } });
    await standBy(learners[0]!, id, "f0", "");
    expect(await rule(mentors[0]!, await itemOf(id), NEUTRAL)).toMatchObject({ ok: true });
    await work();
    expect(await db.result.count({ where: { submissionId: id } })).toBe(2);
    expect(await listChangesOf(id)).toEqual([]);
  });

  it("about a learner who leaves is hidden from the cohort's mentors, who rule on the others'", async () => {
    const { ids, item } = await three();
    const [gone, other] = learners;
    await leaveCohort(gone as never, cohortId);
    const { state, learnerId, submissionId } = await db.reviewItem.findUniqueOrThrow({ where: { id: item.id } });
    expect([state, learnerId, submissionId]).toEqual(["waiting", other!.id, ids[1]]);
    expect(await rule(mentors[0]!, item, NEUTRAL)).toMatchObject({ ok: true });
    await endWaiting();
    expect(await Promise.all(ids.slice(0, 2).map(stateOf))).toEqual(["unchecked", "neutral"]);
    // No one else disputes the result, so the item is no longer waiting.
    await standBy(learners[2]!, ids[2]!, "f1", "");
    const alone = await itemOf(ids[2]!);
    await leaveCohort(learners[2] as never, cohortId);
    expect(await db.reviewItem.findUnique({ where: { id: alone.id } })).toMatchObject({ state: "withdrawn" });
    // If the learner takes the dispute back, and comes back to the cohort, they can dispute the result again.
    expect(await takeBack(learners[2]!, ids[2]!)).toBe(true);
    await db.membership.create({ data: { cohortId, userId: learners[2]!.id, role: "learner" } });
    expect(await standBy(learners[2]!, ids[2]!, "f1", "After all")).toBe(true);
    expect(await itemOf(ids[2]!)).toMatchObject({ state: "waiting" });
  });

  it("is not offered to, counted for or handed to learners who dispute the result, even if they now teach", async () => {
    const { item } = await three();
    // The item belongs to one learner. This is another learner, who disputes the same result.
    const own = learners.find(({ id }) => id !== item.learnerId)!;
    await db.membership.updateMany({ where: { userId: own.id, cohortId }, data: { role: "mentor" } });
    expect(await claimItem(own, item.id)).toBe(false);
    const offered = await listWaitingFor(own, {});
    expect([offered.offered, offered.counts.all, offered.more]).toEqual([[], 0, 0]);
    expect((await listWaitingFor(mentors[0]!, {})).counts.reasons.finding).toBe(1);
    expect(await claimItem(mentors[0]!, item.id)).toBe(true);
    expect(await handOver(mentors[0]!, item.id, own.id)).toBe(false);
    expect(await handOver(mentors[0]!, item.id, mentors[1]!.id)).toBe(true);
  });

  it("applies to later disputes, and to later submissions", async () => {
    const { ids, item, a, marks } = await three();
    await rule(mentors[0]!, item, KEY);
    await work();
    const late = await join("learner");
    const id = await handInAs(late, marks);
    const first = await scoreOf(id);
    await work();
    expect(await scoreOf(id)).toBeGreaterThanOrEqual(first);
    expect(await db.result.count({ where: { submissionId: id } })).toBe(2);
    // In the best result of this submission, the marked place may be an issue. If so, there is no false alarm left to
    // dispute.
    const beside = await handInAs(await join("learner"), [{ from: a, to: a + 1 }, ...marks.slice(1)]);
    await work();
    expect(await db.result.count({ where: { submissionId: beside } })).toBe(2);
    expect(await stateOf(ids[1]!)).toBe("key");
  });

  it("also counts for learners who marked lines slightly off the mentor’s", async () => {
    const [a, b, c] = spots(3) as [number, number, number];
    const one = await handInAs(learners[0]!, [{ from: a }, { from: b }, { from: c }]);
    const beside = await handInAs(learners[1]!, [{ from: a + 1, to: a + 3 }, { from: b }, { from: c }]);
    await standBy(learners[0]!, one, "f0", "");
    await standBy(learners[1]!, beside, "f0", "");
    const before = await scoreOf(beside);
    await rule(mentors[0]!, await itemOf(one), { ...NEUTRAL, first: String(a), last: String(a) });
    await work();
    expect(await scoreOf(one)).toBeGreaterThan(before);
    expect(await scoreOf(beside)).toBe(await scoreOf(one));
  });

  it("by two mentors at once is made only once", async () => {
    const { item, ids } = await three();
    const made = await Promise.all([rule(mentors[0]!, item, NEUTRAL), rule(mentors[1]!, item, KEY)]);
    expect(made.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const { id, decision } = await db.ruling.findFirstOrThrow();
    expect(await db.ruling.count()).toBe(1);
    const rows = await db.stoodBy.findMany({ where: { submissionId: { in: ids } } });
    expect(rows.map((row) => [row.state, row.rulingId])).toEqual([
      [decision, id],
      [decision, id],
    ]);
  });

  it("is refused while someone else has the item, and counts toward its mentor's minutes", async () => {
    const { item } = await three();
    await claimItem(mentors[0]!, item.id);
    const had = await minutesLeft(mentors[0]!);
    expect(await rule(mentors[1]!, item, NEUTRAL)).toMatchObject({ ok: false });
    expect(await rule(mentors[0]!, item, NEUTRAL)).toMatchObject({ ok: true });
    expect(await minutesLeft(mentors[0]!)).toBe(had);
  });

  it("requires text where it is needed", async () => {
    const { item } = await three();
    const refused = await rule(mentors[0]!, item, { decision: "key", severity: "", title: " ", why: "" });
    expect(refused).toMatchObject({ ok: false, errors: { severity: expect.any(String), title: expect.any(String) } });
    expect(await rule(mentors[0]!, item, { decision: "false-alarm", why: "" })).toMatchObject({ ok: false });
    expect(await rule(mentors[0]!, item, { ...KEY, first: "9000" })).toMatchObject({ ok: false });
    expect(await db.reviewItem.findUniqueOrThrow({ where: { id: item.id } })).toMatchObject({ state: "waiting" });
  });

  it('of "false alarm" changes no score, and is shown with its reason', async () => {
    const { item, ids } = await three();
    const before = await scoreOf(ids[0]!);
    expect(await rule(mentors[0]!, item, { decision: "false-alarm", why: "The task says so." })).toMatchObject({
      ok: true,
    });
    await work();
    expect([await scoreOf(ids[0]!), await db.regrade.count()]).toEqual([before, 0]);
    expect(await stateOf(ids[0]!)).toBe("false-alarm");
  });

  it("never replaces the offered exercise, and its revision can be opened", async () => {
    const { item } = await three();
    const current = findExercise(SLUG)!.revisionId;
    await rule(mentors[0]!, item, KEY);
    await work();
    const { revisionId } = await db.edition.findFirstOrThrow();
    expect(revisionId).not.toBe(current);
    const made = await getRevision(revisionId);
    expect((made.content as ReviewContent).key.issues.map(({ severity }) => severity)).toEqual(["minor"]);
    const { currentRevisionId } = await db.exercise.findUniqueOrThrow({ where: { slug: SLUG } });
    expect([findExercise(SLUG)!.revisionId, currentRevisionId]).toEqual([current, current]);
    await indexExercises();
    expect(findExercise(SLUG)!.revisionId).toBe(current);
  });

  it("quotes no one in the resulting edition", async () => {
    const { item } = await three();
    await rule(mentors[0]!, item, { ...KEY, title: "Wrong, says Quentin", why: "Quentin saw it" });
    await work();
    const { revisionId } = await db.edition.findFirstOrThrow();
    const { folder } = await db.revision.findUniqueOrThrow({ where: { id: revisionId } });
    const reports = await db.result.findMany({ where: { revisionId } });
    expect(reports.length).toBe(3);
    expect([folder, ...reports.map(({ report }) => report)].filter((text) => text.includes("Quentin"))).toEqual([]);
  });

  it("killed before or during regrading loses nothing, and gives one result per submission and revision", async () => {
    const { item, ids } = await three();
    const made = await rule(mentors[0]!, item, NEUTRAL);
    if (!made.ok) throw new Error("refused");
    // The state after a process died during the job: some regrades are recorded, one is graded, and the queue still has
    // the job.
    await applyRuling(made.rulingId);
    await regradeSubmission(ids[1]!, sandbox);
    const broken = { ...sandbox, run: () => Promise.reject(new Error("gone")) } as Sandbox;
    await expect(Promise.all([regradeSubmission(ids[1]!, sandbox), applyRuling(made.rulingId)])).resolves.toBeDefined();
    expect(await countRegrades(made.rulingId)).toEqual({ done: 1, all: 3 });
    await Promise.allSettled([regradeSubmission(ids[0]!, broken), regradeSubmission(ids[0]!, sandbox)]);
    await work();
    expect(await countRegrades(made.rulingId)).toEqual({ done: 3, all: 3 });
    const rows = await db.result.groupBy({ by: ["submissionId", "revisionId"], _count: true });
    expect(rows.map(({ _count }) => _count)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("that is repeated queues only submissions that are not regraded yet", async () => {
    const { ids } = await three();
    const { revisionId } = findExercise("test-vat-rounding")!;
    const asked = ids.slice(0, 2).map((submissionId) => ({ submissionId, revisionId, cause: "" }));
    for (const one of asked) await queueRegrade(one);
    const { cause: _, ...first } = asked[0]!;
    await db.regrade.update({ where: { submissionId_revisionId: first }, data: { doneAt: new Date() } });
    await clearQueue();
    for (const one of asked) await queueRegrade(one);
    const keys = (await listRows()).map(({ key }) => key);
    expect([keys.length, keys[0]]).toEqual([1, expect.stringContaining(ids[1]!)]);
  });

  it("settles what was not checked in time in its own cohort, and nothing in another one", async () => {
    const [a] = spots(1) as [number];
    const home = cohortId;
    cohortId = (await db.cohort.create({ data: { name: "Elsewhere" } })).id;
    const far = await join("learner");
    await join("mentor");
    const there = await handInAs(far, [{ from: a }]);
    cohortId = home;
    const before = await handInAs(learners[0]!, [{ from: a }]);
    await standBy(far, there, "f0", "");
    await standBy(learners[0]!, before, "f0", "");
    expect(await endWaiting(new Date(Date.now() + 8 * DAY_MS))).toBe(2);
    const now = await handInAs(learners[1]!, [{ from: a }]);
    await standBy(learners[1]!, now, "f0", "");
    await rule(mentors[0]!, await itemOf(now), { decision: "false-alarm", why: "No." });
    expect(await Promise.all([now, before, there].map(stateOf))).toEqual(["false-alarm", "false-alarm", "unchecked"]);
  });

  it("does not judge an open finding of another submission", async () => {
    const { ids } = await three();
    const { revisionId } = findExercise("test-vat-rounding")!;
    await db.regrade.create({ data: { submissionId: ids[0]!, revisionId, cause: "" } });
    await expect(regradeSubmission(ids[1]!, sandbox)).resolves.toBeUndefined();
    expect(await db.regrade.count({ where: { doneAt: null } })).toBe(1);
  });

  it("made twice at once for two places puts both in the key", async () => {
    const { item, ids, marks } = await three();
    await standBy(learners[2]!, ids[2]!, "f2", "");
    const other = await itemOf(ids[2]!);
    expect(other.id).not.toBe(item.id);
    await Promise.all([rule(mentors[0]!, item, NEUTRAL), rule(mentors[1]!, other, KEY)]);
    await work();
    const edition = await db.edition.findFirstOrThrow({ where: { scope: cohortId } });
    const { key } = (await getRevision(edition.revisionId)).content as ReviewContent;
    expect(key.issues).toHaveLength(1);
    expect(key.neutral.some(({ from }) => from === marks[0]!.from)).toBe(true);
    for (const id of ids)
      expect(await db.result.count({ where: { submissionId: id, revisionId: edition.revisionId } })).toBe(1);
  });
});

describe("a score", () => {
  it("never falls, whatever the ruling", async () => {
    const lines = spots(4);
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...lines.keys()], { minLength: 1 }),
        fc.array(
          fc.record({
            decision: fc.constantFrom("key", "neutral", "false-alarm"),
            severity: fc.constantFrom("minor", "major", "blocker"),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        async (marked, rulings) => {
          const learner = await join("learner");
          const id = await handInAs(
            learner,
            marked.map((i) => ({ from: lines[i]! })),
          );
          let score = await scoreOf(id);
          for (const ask of rulings) {
            await standBy(learner, id, "f0", "");
            const row = await db.stoodBy.findUnique({ where: { submissionId: id } });
            const item = row?.itemId ? await db.reviewItem.findUnique({ where: { id: row.itemId } }) : null;
            if (item?.state === "waiting") await rule(mentors[0]!, item, { ...KEY, ...ask });
            await work();
            const now = await scoreOf(id);
            expect(now).toBeGreaterThanOrEqual(score);
            score = now;
          }
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe("without a ruling", () => {
  const later = (days: number) => new Date(Date.now() + days * DAY_MS);

  it("a finding becomes neutral within seven days, not checked by a person, for its learner only", async () => {
    const [a, b, c] = spots(3) as [number, number, number];
    const marks = [{ from: a }, { from: b }, { from: c }];
    const [mine, other] = [await handInAs(learners[0]!, marks), await handInAs(learners[1]!, marks)];
    const before = await scoreOf(mine);
    await standBy(learners[0]!, mine, "f0", "");
    const { id: itemId } = await itemOf(mine);
    expect(await endWaiting(later(6.9))).toBe(0);
    await db.reviewItem.update({
      where: { id: itemId },
      data: { claimedById: mentors[0]!.id, leaseUntil: later(7.2) },
    });
    expect(await endWaiting(later(7.1))).toBe(0);
    expect((await Promise.all([endWaiting(later(8)), endWaiting(later(8))])).sort()).toEqual([0, 1]);
    await work();
    expect(await stateOf(mine)).toBe("unchecked");
    expect(await scoreOf(mine)).toBeGreaterThan(before);
    expect(await scoreOf(other)).toBe(before);
    expect((await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } })).state).toBe("withdrawn");
    expect((await listWaitingFor(mentors[0]!, {})).counts.all).toBe(0);
  });

  it("only groups that no mentor has open are ended", async () => {
    const [a, b] = spots(2) as [number, number];
    const ids = [await handInAs(learners[0]!, [{ from: a }]), await handInAs(learners[1]!, [{ from: b }])];
    for (const [i, id] of ids.entries()) await standBy(learners[i]!, id, "f0", "");
    const { id } = await itemOf(ids[0]!);
    await db.reviewItem.update({ where: { id }, data: { claimedById: mentors[0]!.id, leaseUntil: later(9) } });
    expect(await endWaiting(later(8))).toBe(1);
    expect(await Promise.all(ids.map(stateOf))).toEqual(["waiting", "unchecked"]);
  });

  it("nothing is left in the queue once the last learner withdraws", async () => {
    const [a] = spots(1) as [number];
    const ids = [];
    for (const learner of learners) ids.push(await handInAs(learner, [{ from: a }]));
    for (const [i, id] of ids.entries()) await standBy(learners[i]!, id, "f0", "");
    await db.stoodBy.update({ where: { submissionId: ids[0]! }, data: { at: later(-7.5) } });
    expect(await endWaiting()).toBe(1);
    const inQueue = async () => (await listWaitingFor(mentors[0]!, {})).counts.all;
    expect(await takeBack(learners[2]!, ids[2]!)).toBe(true);
    expect(await inQueue()).toBe(1);
    expect(await takeBack(learners[1]!, ids[1]!)).toBe(true);
    expect(await inQueue()).toBe(0);
    expect(await stateOf(ids[0]!)).toBe("unchecked");
    // Both learners may dispute the result again.
    expect(await standBy(learners[1]!, ids[1]!, "f0", "After all")).toBe(true);
    expect(await standBy(learners[2]!, ids[2]!, "f0", "After all")).toBe(true);
    expect(await inQueue()).toBe(1);
  });

  it("the others of a group keep their remaining days", async () => {
    const [a] = spots(1) as [number];
    const ids = [await handInAs(learners[0]!, [{ from: a }]), await handInAs(learners[1]!, [{ from: a }])];
    for (const [i, id] of ids.entries()) await standBy(learners[i]!, id, "f0", "");
    await db.stoodBy.update({ where: { submissionId: ids[0]! }, data: { at: later(-7.5) } });
    expect(await endWaiting()).toBe(1);
    expect(await Promise.all(ids.map(stateOf))).toEqual(["unchecked", "waiting"]);
    const item = await itemOf(ids[1]!);
    const { at } = await db.stoodBy.findUniqueOrThrow({ where: { submissionId: ids[1]! } });
    expect(item).toMatchObject({ submissionId: ids[1], learnerId: learners[1]!.id, waitingSince: at });
    await rule(mentors[0]!, item, { decision: "false-alarm", why: "No." });
    expect(await Promise.all(ids.map(stateOf))).toEqual(["false-alarm", "false-alarm"]);
  });

  it("a finding is settled immediately if no one could rule", async () => {
    const alone = await makePerson(`alone${people++}`);
    const [a, b, c] = spots(3) as [number, number, number];
    const id = await handInAs(alone, [{ from: a }, { from: b }, { from: c }]);
    const before = await scoreOf(id);
    expect(await standBy(alone, id, "f1", "")).toBe(true);
    await work();
    expect(await stateOf(id)).toBe("unchecked");
    expect(await scoreOf(id)).toBeGreaterThan(before);
    expect(await db.reviewItem.count()).toBe(0);
  });

  it.each(["withdrawn", "done"])("a finding is also settled if its item is %s", async (state) => {
    const [a] = spots(1) as [number];
    const id = await handInAs(learners[0]!, [{ from: a }]);
    await standBy(learners[0]!, id, "f0", "");
    const { id: itemId } = await itemOf(id);
    await db.reviewItem.update({ where: { id: itemId }, data: { state } });
    expect([await endWaiting(), await endWaiting()]).toEqual([1, 0]);
    expect(await stateOf(id)).toBe("unchecked");
    expect((await db.reviewItem.findUniqueOrThrow({ where: { id: itemId } })).state).toBe(state);
  });

  it("a finding is also settled if its cohort is gone", async () => {
    const [a] = spots(1) as [number];
    const id = await handInAs(learners[0]!, [{ from: a }]);
    await standBy(learners[0]!, id, "f0", "");
    await db.cohort.delete({ where: { id: cohortId } });
    expect(await endWaiting()).toBe(1);
    expect(await stateOf(id)).toBe("unchecked");
  });
});

describe("while a learner leaves", () => {
  const leave = (learner: { id: string }) => async (tx: Transaction) => {
    await tx.membership.deleteMany({ where: { cohortId, userId: learner.id } });
    await withdrawWaiting(tx, cohortId, learner.id);
  };
  const deleted = (learner: { id: string }) => (tx: Transaction) => deleteRowsOf(tx, learner.id);
  async function bothHandIn(): Promise<[string, string]> {
    const [a] = spots(1) as [number];
    return [await handInAs(learners[0]!, [{ from: a }]), await handInAs(learners[1]!, [{ from: a }])];
  }

  it.each([
    ["their cohort", leave],
    ["and deletes their account", deleted],
  ])("%s, another one's similar finding waits for a mentor", async (_how, leaving) => {
    const [mine, other] = await bothHandIn();
    await standBy(learners[0]!, mine, "f0", "");
    expect(await during(leaving(learners[0]!), () => standBy(learners[1]!, other, "f0", ""))).toBe(true);
    expect(await itemOf(other)).toMatchObject({ state: "waiting", learnerId: learners[1]!.id });
  });

  it("and so does another one, no one's item waits", async () => {
    const ids = await bothHandIn();
    for (const [i, id] of ids.entries()) await standBy(learners[i]!, id, "f0", "");
    const { id } = await itemOf(ids[0]);
    expect(await during(leave(learners[0]!), () => leaveCohort(learners[1] as never, cohortId))).toBe(true);
    expect((await db.reviewItem.findUniqueOrThrow({ where: { id } })).state).toBe("withdrawn");
  });

  it("their own new dispute waits for no mentor of the cohort", async () => {
    const [mine] = await bothHandIn();
    expect(await during(leave(learners[0]!), () => standBy(learners[0]!, mine, "f0", ""))).toBe(true);
    expect(await stateOf(mine)).toBe("unchecked");
    expect(await db.reviewItem.count({ where: { state: "waiting" } })).toBe(0);
  });
});

describe("beyond the cohort", () => {
  /**
   * A mentor rules on one learner's finding and adds it to the key. In another cohort, one learner disputes the same
   * finding, and another has the finding but does not dispute it.
   */
  async function propose() {
    const [a, b, c] = spots(3) as [number, number, number];
    const marks = [{ from: a }, { from: b }, { from: c }];
    const here = await handInAs(learners[0]!, marks);
    await standBy(learners[0]!, here, "f0", "");
    const item = await itemOf(here);
    cohortId = (await db.cohort.create({ data: { name: "Elsewhere" } })).id;
    const [waits, silent] = [await join("learner"), await join("learner")];
    await join("mentor");
    const there = [await handInAs(waits, marks), await handInAs(silent, marks)] as const;
    await standBy(waits, there[0], "f0", "");
    const ruled = await rule(mentors[0]!, item, KEY);
    if (!ruled.ok) throw new Error(JSON.stringify(ruled.errors));
    await work();
    return { here, there, rulingId: ruled.rulingId, admin: await makePerson(`r${people++}`) };
  }

  it("a ruling applies once an admin accepts it: similar findings are settled, and all are regraded", async () => {
    const { here, there, rulingId, admin } = await propose();
    const before = await Promise.all(there.map(scoreOf));
    expect(await scoreOf(here)).toBeGreaterThan(before[0]!);
    expect(await stateOf(there[0])).toBe("waiting");
    expect(await listProposals()).toMatchObject({ total: 1, rows: [{ id: rulingId, title: KEY.title }] });
    const decided = await Promise.all([
      decideProposal(admin, rulingId, true),
      decideProposal(admin, rulingId, true),
      decideProposal(admin, "none", true),
    ]);
    expect(decided.filter(Boolean)).toHaveLength(1);
    expect(await stateOf(there[0])).toBe("key");
    expect((await itemOf(there[0])).state).toBe("done");
    await work();
    for (const [i, id] of there.entries()) {
      expect(await scoreOf(id)).toBeGreaterThan(before[i]!);
      expect(await scoreOf(id)).toBe(await scoreOf(here));
    }
    expect(await listProposals()).toEqual({ rows: [], total: 0 });
    expect(await db.auditEvent.count({ where: { actorId: admin.id, action: "ruling.accepted" } })).toBe(1);
    // Later disputes are settled immediately.
    const late = await join("learner");
    const id = await handInAs(late, [{ from: spots(1)[0]! }]);
    await work();
    expect(await listDisputable(late, id)).toEqual([]);
  });

  it("an accepted ruling settles one finding of an item, and the mentor's later ruling leaves it alone", async () => {
    // The second line is close enough to the first line and to the third. The first and the third line are not similar.
    const [a] = spots(1) as [number];
    const [first, second] = [learners[0]!, learners[1]!];
    const home = cohortId;
    const ids = [await handInAs(first, [{ from: a }]), await handInAs(second, [{ from: a + 2 }])];
    await standBy(first, ids[0]!, "f0", "");
    await standBy(second, ids[1]!, "f0", "");
    const item = await itemOf(ids[0]!);
    expect((await itemOf(ids[1]!)).id).toBe(item.id);
    cohortId = (await db.cohort.create({ data: { name: "Elsewhere" } })).id;
    const far = await join("learner");
    const mentor = await join("mentor");
    const there = await handInAs(far, [{ from: a + 4 }]);
    await standBy(far, there, "f0", "");
    const made = await rule(mentor, await itemOf(there), KEY);
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    cohortId = home;
    expect(await decideProposal(await makePerson(`r${people++}`), made.rulingId, true)).toBe(true);
    expect(await Promise.all(ids.map(stateOf))).toEqual(["waiting", "key"]);
    await db.notice.deleteMany({ where: { userId: second.id } });
    expect(await rule(mentors[0]!, item, { decision: "false-alarm", why: "No." })).toMatchObject({ ok: true });
    expect(await Promise.all(ids.map(stateOf))).toEqual(["false-alarm", "key"]);
    expect(await db.stoodBy.findUnique({ where: { submissionId: ids[1]! } })).toMatchObject({
      rulingId: made.rulingId,
    });
    expect(await db.notice.count({ where: { userId: second.id } })).toBe(0);
  });

  it("a ruling that an admin keeps in its cohort changes nothing elsewhere", async () => {
    const { here, there, rulingId, admin } = await propose();
    const before = await Promise.all(there.map(scoreOf));
    // Later submissions are also graded only by the rulings of their learner's cohorts.
    const editionsOf = async (id: string) =>
      (await listEditionsFor(await db.submission.findUniqueOrThrow({ where: { id } }))).length;
    expect(await Promise.all([here, ...there].map(editionsOf))).toEqual([1, 0, 0]);
    expect(await decideProposal(admin, rulingId, false)).toBe(true);
    expect(await decideProposal(admin, rulingId, true)).toBe(false);
    await work();
    expect(await Promise.all(there.map(scoreOf))).toEqual(before);
    expect(await stateOf(there[0])).toBe("waiting");
    expect((await listProposals()).total).toBe(0);
  });
});
