import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import * as list from "~/routes/learner/exercises.$slug_.solutions/route";
import * as solution from "~/routes/learner/exercises.$slug_.solutions_.$id/route";
import * as report from "~/routes/learner/submissions.$id/route";
import * as sharing from "~/routes/learner/submissions.$id_.share/route";
import { read, send } from "../setup/ask";
import { during } from "../setup/during";
import { enrolAll, pass } from "../setup/passes";
import { signUp } from "../setup/people";
import { sampleOf, submitGraded } from "../setup/submissions";

// Long: each rule about who sees a solution, with the same two learners.

/**
 * Other learners' solutions through their routes: who sees them and when, which name they show, and how votes are
 * counted.
 */

interface Person {
  readonly id: string;
  readonly cookie: string;
}
const [FIX, SUITE, REVIEW] = ["fix-due-date-month-end", "test-opening-hours", "partial-refunds"];
let people = 0;
let [ana, bo] = [] as unknown as [Person, Person];
beforeAll(() => indexExercises());
const newcomer = () => signUp(`solver-${people++}`);
beforeEach(async () => {
  [ana, bo] = [await newcomer(), await newcomer()];
});

async function fail(who: Person, slug: string): Promise<void> {
  await submitGraded(who, slug, sampleOf(slug, -1));
}
const share = (who: Person, id: string, fields: object = {}) =>
  send(sharing.action as never, `/submissions/${id}/share`, { intent: "share", ...fields }, { ...who, params: { id } });
const listAs = async (who: Person, slug: string, page = 1) =>
  (await read(list.loader as never, `/exercises/${slug}/solutions?page=${page}`, { ...who, params: { slug } })).data;
const at = (address: string) => {
  const [, , slug, , id] = address.split("/") as [string, string, string, string, string];
  return { slug, id };
};
const openAs = (who: Person, address: string) =>
  read(solution.loader as never, address, { ...who, params: at(address) });
const press = (who: Person, address: string, intent: string) =>
  send(solution.action as never, address, { intent }, { ...who, params: at(address) });

describe("others’ solutions", () => {
  it.each([
    [FIX!, "files"],
    [SUITE!, "files"],
    [REVIEW!, "notes"],
  ])("show the work of %s to those who passed it, without name or score", async (slug, shown) => {
    const id = await pass(ana, slug);
    const { location } = await share(ana, id, { note: "I began at the **end**." });
    expect((await listAs(bo, slug)).isOpen).toBe(false);
    expect((await openAs(bo, location!)).status).toBe(404);
    await pass(bo, slug);
    const { rows, isOpen, total } = await listAs(bo, slug);
    expect([isOpen, total, rows[0].author, rows[0].excerpt]).toEqual([true, 1, null, "I began at the end."]);
    const { data } = await openAs(bo, location!);
    expect(data.work[shown].length).toBeGreaterThan(0);
    expect(data.noteHtml).toContain("<strong>end</strong>");
    const sent = JSON.stringify(data);
    for (const word of [ana.id, id, "solver-", '"score"', '"report"']) expect(sent).not.toContain(word);
  });

  it("tell the learner’s own browser which note is saved, so that it forgets its copy of that note only", async () => {
    const id = await pass(ana, FIX!);
    const { location } = await share(ana, id, { note: " I began at the end.\r\n" });
    expect((await openAs(ana, location!)).data.own).toEqual({ note: "I began at the end.", words: `${ana.id}:${id}` });
    await pass(bo, FIX!);
    expect((await openAs(bo, location!)).data.own).toBeNull();
  });

  it("stay closed after three failed attempts, except where the report shows the key", async () => {
    for (const slug of [FIX!, REVIEW!]) {
      const { location } = await share(ana, await pass(ana, slug));
      const isOpen = [];
      for (let attempt = 0; attempt < 3; attempt++) {
        await fail(bo, slug);
        isOpen.push((await listAs(bo, slug)).isOpen);
      }
      expect(isOpen).toEqual([false, false, slug === REVIEW]);
      expect((await openAs(bo, location!)).status).toBe(slug === REVIEW ? 200 : 404);
    }
  });

  it("are the learner’s own passed work only, one per exercise, and disappear when withdrawn", async () => {
    const first = await pass(ana, SUITE!);
    await fail(ana, SUITE!);
    const { id: failed } = await db.submission.findFirstOrThrow({ where: { userId: ana.id, tryNumber: 2 } });
    expect((await share(ana, failed)).status).toBe(404);
    expect((await share(bo, first)).status).toBe(404);
    expect((await share(ana, first, { note: "x".repeat(2_001) })).status).toBe(400);
    await share(ana, first, { note: "one" });
    await share(ana, first, { note: "two" });
    const later = await pass(ana, SUITE!, "later");
    const { location } = await share(ana, later, { note: "three" });
    await pass(bo, SUITE!);
    const { rows } = await listAs(bo, SUITE!);
    expect(rows.filter(({ excerpt }: { excerpt: string }) => ["one", "two", "three"].includes(excerpt))).toMatchObject([
      { excerpt: "three" },
    ]);
    const of = async () =>
      (await read(report.loader as never, `/submissions/${later}`, { ...ana, params: { id: later } })).data.graded
        .solutions;
    expect((await of()).shared).toMatchObject({ submissionId: later, isNamed: false });
    expect((await share(ana, later, { intent: "withdraw" })).status).toBe(303);
    expect((await openAs(bo, location!)).status).toBe(404);
    expect((await of()).shared).toBeNull();
  });

  it("count one vote per reader, never for their own, and sort by votes; a deleted reader’s vote is gone", async () => {
    const [cy, di] = [await newcomer(), await newcomer()];
    const addresses: string[] = [];
    for (const who of [ana, cy]) addresses.push((await share(who, await pass(who, FIX!))).location!);
    const [anas, cys] = addresses as [string, string];
    for (const who of [bo, di]) await pass(who, FIX!);
    expect((await press(ana, anas, "vote")).status).toBe(404);
    for (const who of [bo, bo, di]) expect((await press(who, cys, "vote")).status).toBe(303);
    await press(bo, anas, "vote");
    const mine = async () =>
      (await listAs(bo, FIX!)).rows
        .filter(({ id }: { id: string }) => addresses.some((one) => one.endsWith(id)))
        .map(({ id, votes, hasVoted }: { id: string; votes: number; hasVoted: boolean }) => [
          cys.endsWith(id) ? "cy" : "ana",
          votes,
          hasVoted,
        ]);
    expect(await mine()).toEqual([
      ["cy", 2, true],
      ["ana", 1, true],
    ]);
    await press(bo, cys, "unvote");
    expect((await openAs(bo, cys)).data.hasVoted).toBe(false);
    await db.user.delete({ where: { id: di.id } });
    expect(await mine()).toEqual([
      ["ana", 1, true],
      ["cy", 0, false],
    ]);
  });

  it("name their learner only by choice, and not to those from whom a cohort hides names", async () => {
    const cohortId = await enrolAll({ [ana.id]: "learner", [bo.id]: "mentor" });
    const cy = await newcomer();
    await pass(cy, FIX!);
    const { location } = await share(ana, await pass(ana, FIX!), { isNamed: "on" });
    const nameTo = async (who: Person) => (await openAs(who, location!)).data.author;
    const { name } = await db.user.findUniqueOrThrow({ where: { id: ana.id } });
    expect([await nameTo(cy), await nameTo(bo)]).toEqual([name, name]);
    await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
    expect([await nameTo(cy), await nameTo(bo)]).toEqual([name, null]);
  });

  it("can be hidden and shown again by leads and admins only, which is recorded", async () => {
    const [lead, cy] = [await newcomer(), await newcomer()];
    await enrolAll({ [lead.id]: "lead", [bo.id]: "mentor" });
    await pass(cy, FIX!);
    const { location } = await share(ana, await pass(ana, FIX!));
    expect((await press(bo, location!, "hide")).status).toBe(404);
    expect((await press(lead, location!, "hide")).status).toBe(303);
    const seen = async () => Promise.all([cy, ana, lead].map(async (who) => (await openAs(who, location!)).status));
    expect(await seen()).toEqual([404, 200, 200]);
    expect((await press(cy, location!, "vote")).status).toBe(404);
    await press(lead, location!, "show");
    expect(await seen()).toEqual([200, 200, 200]);
    await press(lead, location!, "hide");
    const events = await db.auditEvent.findMany({
      where: { aboutId: ana.id, actorId: lead.id },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ action }) => action)).toEqual(["solution.hidden", "solution.shown", "solution.hidden"]);
  });

  it("stay hidden if their learner shares another attempt at that moment, even twice", async () => {
    const ids = [await pass(ana, FIX!), await pass(ana, FIX!), await pass(ana, FIX!)];
    const [first, second, third] = ids as [string, string, string];
    await share(ana, first);
    const [own, hiddenOn] = [{ userId: ana.id }, new Date("2026-01-02")];
    const hide = (tx: Transaction) => tx.solution.updateMany({ where: own, data: { hiddenOn } });
    expect((await during(hide, () => share(ana, second))).status).toBe(303);
    expect(await db.solution.findMany({ where: own })).toMatchObject([{ submissionId: second, hiddenOn }]);
    const replace = (tx: Transaction) => tx.solution.deleteMany({ where: own });
    expect((await during(replace, () => share(ana, third))).status).toBe(303);
    expect(await db.solution.findMany({ where: own })).toMatchObject([{ submissionId: third }]);
  });

  it("stay hidden if their learner withdraws them and shares them, or another attempt, again", async () => {
    const lead = await newcomer();
    await enrolAll({ [lead.id]: "lead" });
    const [first, second] = [await pass(ana, FIX!), await pass(ana, FIX!)];
    await pass(bo, FIX!);
    const shareAttempt = async (id: string) => (await share(ana, id, { note: "rude" })).location!;
    const seen = async (address: string) =>
      Promise.all([bo, ana, lead].map(async (who) => (await openAs(who, address)).status));
    let address = await shareAttempt(first);
    await press(lead, address, "hide");
    await share(ana, first, { intent: "withdraw" });
    expect(await seen(address)).toEqual([404, 404, 404]);
    expect(await db.solution.findMany({ where: { userId: ana.id } })).toMatchObject([{ note: "" }]);
    address = await shareAttempt(first);
    expect(await seen(address)).toEqual([404, 200, 200]);
    address = await shareAttempt(second);
    expect(await seen(address)).toEqual([404, 200, 200]);
  });
});
