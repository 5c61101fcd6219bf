import { beforeAll, describe, expect, it } from "vitest";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { SKILL_IDS } from "~/kinds/skills";
import { DAY_MS } from "~/operations/time";
import { makePerson } from "../../../tests/setup/people";
import { readerOf, secondReaderOf } from "../../../tests/setup/readers";
import { testSandbox } from "../../../tests/setup/sandbox";
import { submitWork } from "../../../tests/setup/submissions";
import { recountAll } from "../counts/counts.server";
import { sortByExercise } from "./cohort.server";
import { getFunnel } from "./funnel.server";
import { listHandIns } from "./hand-ins.server";
import { getSkillTable, getWeeks, sortBySkill } from "./overview.server";

let cohortId = "";
let [ana, bo, cy] = [{ id: "" }, { id: "" }, { id: "" }];
let last = "";

/** The grader's reports on an exercise's best and worst samples. */
const verdicts = new Map<string, { work: object; status: string; score: number; report: string }[]>();

async function tries(person: { id: string }, slug: string, isGood: boolean, at: Date): Promise<string> {
  const made = verdicts.get(slug)!;
  const { work, ...verdict } = isGood ? made[0]! : made.at(-1)!;
  const id = await submitWork(person, slug, work);
  const { revisionId } = await db.submission.update({ where: { id }, data: { handedInAt: at } });
  await db.result.create({
    data: { submissionId: id, revisionId, engineVersion: "of a test", gradedAt: at, ...verdict },
  });
  return id;
}

beforeAll(async () => {
  await indexExercises();
  const sandbox = await testSandbox();
  for (const slug of ["partial-refunds", "test-vat-rounding"]) {
    const { kind, content } = findExercise(slug)!;
    const made = [];
    for (const { work } of kind.samples(content)) {
      const whole = kind.work.schema.parse({ ...(work as object), confidence: 70 }) as object;
      const report = await kind.grade({ content, work: whole, seed: "a" }, sandbox);
      made.push({ work: whole, status: report.status, score: report.score, report: JSON.stringify(report) });
    }
    verdicts.set(
      slug,
      made.sort((a, b) => b.score - a.score),
    );
  }
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  [ana, bo, cy] = [await makePerson("ana-o"), await makePerson("bo-o"), await makePerson("cy-o")];
  const other = await db.cohort.create({ data: { name: "Elsewhere" } });
  const stranger = await makePerson("stranger-o");
  for (const person of [ana, bo, cy])
    await db.membership.create({ data: { cohortId, userId: person.id, role: "learner" } });
  await db.membership.create({ data: { cohortId: other.id, userId: stranger.id, role: "learner" } });
  await db.invite.create({
    data: { cohortId, tokenHash: "o", role: "learner", maxUses: 20, uses: 3, endsAt: new Date(Date.now() + DAY_MS) },
  });
  const monday = new Date("2026-11-16T09:00:00Z");
  await tries(ana, "partial-refunds", true, monday);
  await tries(ana, "test-vat-rounding", false, new Date(monday.getTime() + DAY_MS));
  last = await tries(ana, "test-vat-rounding", true, new Date(monday.getTime() + 2 * DAY_MS));
  await tries(bo, "test-vat-rounding", false, new Date(monday.getTime() - DAY_MS));
  await tries(stranger, "partial-refunds", true, monday);
  await recountAll();
});

describe("a cohort's overview", () => {
  it("contains only its own learners, and each cell has as many attempts as the list behind it", async () => {
    const reader = await readerOf(cohortId);
    const ids = await reader.ids();
    const { skills, cells, shownBy } = await getSkillTable(reader, ids);
    expect(Object.keys(cells).sort()).toEqual([ana.id, bo.id].sort());
    expect(shownBy).toEqual({});
    expect(skills.length).toBeGreaterThan(2);
    for (const learner of ids)
      for (const skill of SKILL_IDS) {
        const all = { from: 0, count: 50 };
        const behind = await listHandIns(reader, { learner, skill, counting: "yes" }, all);
        expect(behind.total, skill).toBe(cells[learner]?.[skill]?.tries ?? 0);
        const passed = await listHandIns(reader, { learner, skill, counting: "yes", status: "passed" }, all);
        expect(passed.total, skill).toBe(cells[learner]?.[skill]?.passes ?? 0);
      }
  });

  it("shows progress and weeks", async () => {
    const reader = await readerOf(cohortId);
    expect(await getFunnel(reader)).toMatchObject({ invited: 20, joined: 3, handedIn: 2, passed: 1 });
    await db.invite.updateMany({ where: { cohortId }, data: { revokedAt: new Date() } });
    expect((await getFunnel(reader)).invited).toBe(3);
    const weeks = await getWeeks(reader, new Date("2026-11-21T12:00:00Z"));
    expect(weeks.length).toBe(12);
    expect(weeks.slice(-2)).toEqual([
      { week: new Date("2026-11-09"), learners: 1, handIns: 1, passed: 0 },
      { week: new Date("2026-11-16"), learners: 1, handIns: 3, passed: 2 },
    ]);
    expect(weeks[0]).toEqual({ week: new Date("2026-08-31"), learners: 0, handIns: 0, passed: 0 });
  });

  it("hides scores that a person set from readers who may review a submission again", async () => {
    const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: last } });
    await db.result.create({
      data: {
        submissionId: last,
        revisionId,
        engineVersion: "override 1",
        rank: 1,
        score: 0,
        status: "failed",
        report: "{}",
      },
    });
    await recountAll();
    const skill = findExercise("test-vat-rounding")!.meta.skills[0]!;
    const passes = async (reader: CohortReader) =>
      (await getSkillTable(reader, [ana.id])).cells[ana.id]![skill]!.passes;
    const listed = async (reader: CohortReader) => {
      const asked = { from: 0, count: 50 };
      const { rows } = await listHandIns(reader, { slug: "test-vat-rounding", status: "passed" }, asked);
      return rows.map(({ submissionId, status, score }) => [submissionId, status, score]);
    };
    const lead = await readerOf(cohortId);
    expect([await passes(lead), await listed(lead)]).toEqual([0, []]);
    const kept = await secondReaderOf(cohortId, [last]);
    expect([await passes(kept), await listed(kept)]).toEqual([1, [[last, "passed", 1]]]);
    // The order of the learners does not reveal the score that a person set, either.
    const learners = [ana, bo, cy];
    const orders = async (reader: CohortReader) => [
      await sortBySkill(reader, learners, skill),
      await sortByExercise(reader, learners, "test-vat-rounding"),
    ];
    // As the lead sees it, Ana and Bo have failed every attempt at the exercise, with the same best score.
    expect(await orders(lead)).toEqual([
      [ana, bo, cy],
      [ana, bo, cy],
    ]);
    expect(await orders(kept)).toEqual([
      [bo, ana, cy],
      [bo, cy, ana],
    ]);
    // If a section is selected, the list contains no learner from outside the section.
    const { id: section } = await db.section.create({ data: { cohortId, name: "Evening" } });
    await db.membership.updateMany({ where: { cohortId, userId: bo.id }, data: { sectionId: section } });
    const inSection = await readerOf(cohortId, { ...kept.person, section });
    const asked = { from: 0, count: 50 };
    expect(await listHandIns(inSection, { status: "passed" }, asked)).toEqual({ rows: [], total: 0 });
    expect((await listHandIns(inSection, { status: "failed" }, asked)).total).toBe(1);
    expect((await listHandIns(inSection, { among: [last] }, asked)).total).toBe(0);
  });

  it("finds reviews by the issues and verdicts behind a figure", async () => {
    const reader = await readerOf(cohortId);
    const all = { from: 0, count: 50 };
    const rows = await db.classTally.findMany({ where: { userId: ana.id } });
    expect(rows.length).toBeGreaterThan(0);
    for (const { class: called, caught, issues } of rows) {
      const of = async (found: "yes" | "no") =>
        (await listHandIns(reader, { class: called as never, caught: found }, all)).total;
      expect([(await of("yes")) > 0, (await of("no")) > 0]).toEqual([caught > 0, caught < issues]);
    }
    const hits = { learner: ana.id, truth: "flawed", requested: "yes" } as const;
    expect((await listHandIns(reader, hits, all)).total).toBe(1);
    expect((await listHandIns(reader, { truth: "clean" }, all)).total).toBe(0);
  });
});
