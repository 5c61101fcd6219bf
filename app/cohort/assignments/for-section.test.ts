import { beforeAll, beforeEach, expect, it } from "vitest";
import { putInSection, removeSection } from "~/accounts/cohorts/sections.server";
import type { Person } from "~/accounts/guards.server";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { today } from "~/database/coarse";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { addTry, joinAt } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { readerOf } from "../../../tests/setup/readers";
import { missedBy } from "../help/help";
import { findAssignment } from "./assignment-page.server";
import { type AssignmentFields, changeAssignment, makeAssignment } from "./edit.server";
import { extend } from "./extensions.server";
import { listAssignments, listStandingsOf } from "./lead.server";
import { findAssigned, listAssigned } from "./learner.server";
import { listReminders } from "./remind.server";
import { readRequired } from "./required.server";

/** Assignments for one section of a cohort. */

const SLUGS = ["test-vat-rounding", "test-late-fee"];
const day = (days: number) => new Date(Date.now() + days * DAY_MS);
let made = 0;
let cohortId = "";
let lead: Person;
/** Ana is in section A, Ben in section B, and Chiara in no section. */
let [ana, ben, chiara] = [{ id: "" }, { id: "" }, { id: "" }];
let [a, b] = ["", ""];

const usual = (): AssignmentFields => ({
  sectionId: a,
  title: "Week 1 of A",
  note: "",
  slugs: SLUGS,
  timeZone: "UTC",
  opensAt: day(-7),
  dueAt: day(1),
  isRequired: true,
  sampleShare: null,
  eachDoes: null,
});
const make = (fields: Partial<AssignmentFields> = {}) =>
  makeAssignment(lead, cohortId, `key ${made++}`, { ...usual(), ...fields });
const pageOf = async (id: string, section?: string) =>
  (await findAssignment(await readerOf(cohortId, section ? { section } : {}), id, { page: 1, now: new Date() }))!;
const listed = async (section?: string) => {
  const lists = await listAssignments(await readerOf(cohortId, section ? { section } : {}), {
    page: 1,
    now: new Date(),
  });
  return [...lists.open, ...lists.over].map(({ title, asked }) => [title, asked]);
};
const missed = async (learner: { readonly id: string }) => {
  const required = await readRequired(new CohortLearners(cohortId), { now: new Date() });
  return missedBy(required(learner.id), new Date()).flatMap((one) =>
    one.rule === "missed" ? one.assignments.map(({ id }) => id) : [],
  );
};

beforeAll(() => indexExercises());
beforeEach(async () => {
  made++;
  cohortId = (await db.cohort.create({ data: { name: `Sections ${made}` } })).id;
  const [one, ...learners] = await Promise.all(
    ["lead", "ana", "ben", "chiara"].map((n) => makePerson(`${n}-s${made}`)),
  );
  lead = { ...one!, isAdmin: false, editor: "monaco", singleKeys: true } as Person;
  [ana, ben, chiara] = [learners[0]!, learners[1]!, learners[2]!];
  await joinAt(cohortId, lead, "lead", day(-60));
  for (const learner of learners) await joinAt(cohortId, learner, "learner", day(-60));
  const section = async (name: string, learner: { readonly id: string }) => {
    const { id } = await db.section.create({ data: { cohortId, name } });
    // Like someone who joined the cohort with a link for the section.
    await db.membership.updateMany({ where: { cohortId, userId: learner.id }, data: { sectionId: id } });
    return id;
  };
  [a, b] = [await section("A", ana), await section("B", ben)];
});

it("is only for the section's learners, on every page", async () => {
  const id = await make();
  await make({ sectionId: null, title: "For all" });
  expect((await listAssigned(ana)).map(({ title }) => title).sort()).toEqual(["For all", "Week 1 of A"]);
  for (const other of [ben, chiara]) {
    expect((await listAssigned(other)).map(({ title }) => title)).toEqual(["For all"]);
    expect(await findAssigned(other, id)).toBeNull();
    const standings = await listStandingsOf(await readerOf(cohortId), other.id, new Date());
    expect(standings.map(({ title }) => title)).toEqual(["For all"]);
    // Not even once they have done all its exercises.
    for (const slug of SLUGS) await addTry(other, slug, { at: day(-1), status: "passed" });
  }
  const all = await pageOf(id);
  expect([all.asked, all.counts["handed-in"], all.learners.map((one) => one.id), all.ids]).toEqual([
    1,
    0,
    [ana.id],
    [ana.id],
  ]);
  expect((await pageOf(id, a)).ids).toEqual([ana.id]);
  expect((await pageOf(id, b)).ids).toEqual([]);
  const sorted = async (section?: string) => (await listed(section)).sort();
  expect(await sorted()).toEqual([
    ["For all", 3],
    ["Week 1 of A", 1],
  ]);
  expect(await sorted(a)).toEqual([
    ["For all", 1],
    ["Week 1 of A", 1],
  ]);
  expect(await sorted(b)).toEqual([["For all", 1]]);
  expect(await extend(lead, cohortId, id, [ben.id, chiara.id], day(9))).toBeNull();
  expect(await extend(lead, cohortId, id, [ana.id, ben.id], day(9))).toMatchObject({ learners: 1 });
});

it("reminds only the section's learners, and only they can miss it", async () => {
  const [open, over] = [await make(), await make({ title: "Over", dueAt: day(-2) })];
  const reminders = await listReminders(new Date());
  const of = reminders.find(({ assignmentId }) => assignmentId === open)!;
  expect([of.remind, [...of.settled].sort()]).toEqual([[ana.id], [ben.id, chiara.id].sort()]);
  expect([await missed(ana), await missed(ben), await missed(chiara)]).toEqual([[over], [], []]);
});

it("does not apply to learners who were moved to the section after it was due, unless they did all of it", async () => {
  const [open, over] = [await make(), await make({ title: "Over", dueAt: day(-2) })];
  expect(await putInSection(lead, cohortId, [ana.id, ben.id, chiara.id], a)).toBe("done");
  expect(await missed(ana)).toEqual([over]);
  expect(await missed(ben)).toEqual([]);
  expect((await listAssigned(ben)).map(({ id }) => id)).toEqual([open]);
  expect([(await pageOf(over)).asked, (await pageOf(open)).asked]).toEqual([1, 3]);
  for (const slug of SLUGS) await addTry(chiara, slug, { at: day(-3), status: "passed" });
  expect((await findAssigned(chiara, over))?.standing.state).toBe("passed");
  expect((await pageOf(over)).asked).toBe(2);
  // Someone who was moved before it was due has missed it.
  await db.membership.updateMany({ where: { cohortId, userId: ben.id }, data: { sectionSince: day(-4) } });
  expect(await missed(ben)).toEqual([over]);
  // Putting people into the section that they are in is not a move.
  expect(await putInSection(lead, cohortId, [ana.id, ben.id], a)).toBe("done");
  expect([await missed(ana), await missed(ben)]).toEqual([[over], [over]]);
  const moved = await db.membership.findMany({ where: { cohortId, userId: chiara.id } });
  expect(moved).toMatchObject([{ sectionId: a, sectionSince: today() }]);
  // Removes them from the section, and so the assignment from them.
  expect(await putInSection(lead, cohortId, [ana.id], null)).toBe("done");
  expect(await listAssigned(ana)).toEqual([]);
});

it("keeps its section from being removed, but not its cohort from being deleted", async () => {
  const id = await make();
  expect(await removeSection(lead, cohortId, a)).toBe("assigned");
  expect(await removeSection(lead, cohortId, b)).toBe("done");
  await extend(lead, cohortId, id, [ana.id], day(3));
  expect(await changeAssignment(lead, cohortId, id, { ...usual(), sectionId: null })).toBe(true);
  expect((await listAssigned(chiara)).map((one) => one.id)).toEqual([id]);
  expect(await removeSection(lead, cohortId, a)).toBe("done");
  const { id: c } = await db.section.create({ data: { cohortId, name: "C" } });
  await make({ sectionId: c });
  await db.cohort.delete({ where: { id: cohortId } });
  expect(await db.assignment.count({ where: { cohortId } })).toBe(0);
});
