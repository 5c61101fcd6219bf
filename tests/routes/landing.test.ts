import { afterAll, beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { askMentor } from "~/review/queue/asking.server";
import { reportAbuse } from "~/review/threads/abuse.server";
import { openThread } from "~/review/threads/threads.server";
import { loader as readRoot } from "~/root";
import * as health from "~/routes/admin/admin._index/route";
import * as rulings from "~/routes/admin/admin.rulings/route";
import * as start from "~/routes/anyone/_index/route";
import * as list from "~/routes/lead/cohorts._index/route";
import * as overview from "~/routes/lead/cohorts.$id/route";
import * as people from "~/routes/lead/cohorts.$id_.people/route";
import * as reports from "~/routes/lead/cohorts.$id_.reports/route";
import * as queue from "~/routes/mentor/mentor._index/route";
import { type Door, openDoor } from "../access/door";
import { read, send } from "../setup/ask";
import { doSamples, signUp } from "../setup/people";
import { submitWork } from "../setup/submissions";

/** The page on which each role starts, and how many waiting items the navigation shows. */

const SLUG = "credit-note-numbering";
type Who = Awaited<ReturnType<typeof signUp>>;
let ana: Who;
let lee: Who;
let maya: Who;
let root: Who;
const cohorts: string[] = [];

const join = ({ id: userId }: Who, role: string, cohort = 0) =>
  db.membership.create({ data: { cohortId: cohorts[cohort]!, userId, role } });
const landing = async ({ cookie }: Who) => (await read(start.loader as never, "/", { cookie })).location;
const waits = async ({ cookie }: Who, label: string) => {
  const { data } = await read(readRoot as never, "/me", { cookie });
  return (data.items as { label: string; waits?: number }[]).find((item) => item.label === label)?.waits;
};

const handInAs = (person: Who) => submitWork(person, SLUG);

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  await indexExercises();
  for (const name of ["Heron", "Stork"]) cohorts.push((await db.cohort.create({ data: { name } })).id);
  [ana, lee, maya, root] = await Promise.all([signUp("ana"), signUp("lee"), signUp("maya"), signUp("root")]);
  await db.user.update({ where: { id: root.id }, data: { isAdmin: true } });
  await doSamples(lee.id);
});

afterAll(() => door?.close());

it("learners start on Learn, mentors on the queue, leads on their cohort, admins on Admin", async () => {
  expect(await Promise.all([ana, lee, root].map(landing))).toEqual(["/learn", "/learn", "/admin"]);
  const learn = async () => (await fetch(`${door.origin}/learn`, { headers: { cookie: ana.cookie } })).text();
  expect(await learn()).toContain('href="/welcome?step=3"');
  await join(ana, "learner");
  expect(await learn()).not.toContain('href="/welcome?step=3"');
  await join(lee, "mentor");
  await join(maya, "lead");
  expect(await Promise.all([ana, lee, maya].map(landing))).toEqual(["/learn", "/mentor", `/cohorts/${cohorts[0]}`]);
  await join(maya, "lead", 1);
  expect(await landing(maya)).toBe("/cohorts");
  // An admin who leads a cohort starts on the cohort's page, because there is more to do there.
  await join(root, "lead", 1);
  expect(await landing(root)).toBe(`/cohorts/${cohorts[1]}`);
});

it("people who lead only a programme start on its page", async () => {
  const kim = await signUp("kim");
  const { id } = await db.programme.create({ data: { name: "North" } });
  await db.programmeLead.create({ data: { programmeId: id, userId: kim.id } });
  expect(await landing(kim)).toBe(`/programmes/${id}`);
});

it("the bar counts the submissions that wait for a mentor, as their queue does", async () => {
  expect(await waits(lee, "Mentor")).toBeUndefined();
  for (let n = 0; n < 2; n++) expect(await askMentor(ana, await handInAs(ana), "Why?")).toBe(true);
  const { data } = await read(queue.loader as never, "/mentor", { cookie: lee.cookie });
  expect([data.counts.all, await waits(lee, "Mentor")]).toEqual([2, 2]);
  expect(await waits(ana, "Mentor")).toBeUndefined();
});

it("the bar counts the decisions that are left to an admin", async () => {
  expect(await waits(root, "Admin")).toBeUndefined();
  const submissionId = await handInAs(ana);
  const threadId = await openThread(maya, submissionId, { file: "src/a.ts", side: "new", line: 1 }, "Rude.");
  const comment = await db.comment.findFirstOrThrow({ where: { threadId } });
  expect(await reportAbuse(ana, submissionId, { type: "comment", about: comment.id, reason: "Rude." })).toEqual({
    ok: true,
  });
  expect(await waits(root, "Admin")).toBe(1);
});

it("the bar counts the abuse reports and names that wait for a lead, in all cohorts that the lead has", async () => {
  const [here, other] = [cohorts[0]!, cohorts[1]!];
  const noa = await signUp("noa");
  await join(noa, "lead");
  // Ana has reported Maya, who leads the cohort, so only admins decide on that report.
  expect([await waits(maya, "Cohorts"), await waits(noa, "Cohort")]).toEqual([undefined, undefined]);
  const submissionId = await handInAs(ana);
  const threadId = await openThread(lee, submissionId, { file: "src/a.ts", side: "new", line: 1 }, "Silly.");
  const { id: about } = await db.comment.findFirstOrThrow({ where: { threadId } });
  expect(await reportAbuse(ana, submissionId, { type: "comment", about, reason: "Silly." })).toEqual({ ok: true });
  const named = { table: "comment", row: about, column: "text", spans: "[]", hash: "" };
  await db.namedText.createMany({
    data: [
      { ...named, cohortId: other },
      // Only admins decide on names in reports of abuse.
      { ...named, cohortId: other, table: "abuseReport" },
    ],
  });
  expect([await waits(maya, "Cohorts"), await waits(noa, "Cohort")]).toEqual([2, 1]);
  expect(await waits(lee, "Cohort")).toBeUndefined();

  const at = { cookie: maya.cookie, params: { id: here } };
  const { data } = await read(list.loader as never, "/cohorts", { cookie: maya.cookie });
  expect(data.rows).toMatchObject([
    { id: here, decisions: 1 },
    { id: other, decisions: 1 },
  ]);
  for (const { loader } of [overview, people])
    expect((await read(loader as never, "/", at)).data).toMatchObject({ cohortId: here, decisions: 1 });
  const page = await read(reports.loader as never, "/", at);
  const open = (page.data.reports as { id: string; settled: unknown }[]).filter(({ settled }) => !settled);
  expect(open).toHaveLength(1);
  await send(reports.action as never, "/", { report: open[0]!.id, note: "" }, at);
  expect([await waits(maya, "Cohorts"), await waits(noa, "Cohort")]).toEqual([1, undefined]);
});

it("the bar and the admins’ first page count the rulings that wait for an admin, until they are decided", async () => {
  const before = (await waits(root, "Admin")) ?? 0;
  const { revisionId } = await db.submission.findFirstOrThrow({ where: { slug: SLUG } });
  const lines = JSON.stringify({ file: "src/a.ts", side: "new", from: 1, to: 1 });
  const common = { cohortId: cohorts[0]!, revisionId, ruledById: lee.id, class: "incomplete", place: lines, lines };
  const texts = { severity: "minor", title: "No test of zero", why: "", minutes: 8 };
  const { id } = await db.ruling.create({ data: { ...common, ...texts, decision: "key" } });
  // A ruling that adds nothing to the key doesn't need an admin.
  await db.ruling.create({ data: { ...common, ...texts, decision: "neutral" } });
  const page = async () => (await read(health.loader as never, "/admin", { cookie: root.cookie })).data;
  expect(await waits(root, "Admin")).toBe(before + 1);
  const title = expect.stringMatching(`\\b${before + 1} decisions? needs? attention$`);
  expect(await page()).toMatchObject({ rulings: 1, total: before + 1, title });
  await send(rulings.action as never, "/admin/rulings", { intent: "refuse", id }, { cookie: root.cookie });
  expect((await waits(root, "Admin")) ?? 0).toBe(before);
  expect(await page()).toMatchObject({ rulings: 0, total: before });
});
