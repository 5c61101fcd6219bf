import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeLink } from "~/accounts/cohorts/invites.server";
import { join } from "~/accounts/cohorts/join.server";
import { leaveCohort, moveLearners, putBack, removeMembers, undoMove } from "~/accounts/cohorts/members.server";
import { readRoster } from "~/accounts/cohorts/roster";
import { importRoster } from "~/accounts/cohorts/roster.server";
import { undoImport } from "~/accounts/cohorts/roster-imports.server";
import { putInSection, removeSection } from "~/accounts/cohorts/sections.server";
import type { Person } from "~/accounts/guards.server";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { findReader } from "~/accounts/reading/reader.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { today } from "~/database/coarse";
import { db } from "~/database/db.server";
import { DAY_MS, HOUR_MS } from "~/operations/time";
import { addTry, joinAt } from "../../../tests/setup/assigned";
import { during } from "../../../tests/setup/during";
import { makePerson } from "../../../tests/setup/people";
import { readerOf } from "../../../tests/setup/readers";
import { readAssignments } from "../exports/read-learners.server";
import { missedBy } from "../help/help";
import { findAssignment } from "./assignment-page.server";
import { changeAssignment, makeAssignment, NoSection } from "./edit.server";
import { extend } from "./extensions.server";
import { findWritten, listAssignments, listStandingsOf } from "./lead.server";
import { findAssigned, listAssigned } from "./learner.server";
import type { AssignmentFields } from "./read.server";
import { listReminders } from "./remind.server";
import { readRequired } from "./required.server";

// Long: who has an assignment for a section, for each way to join or leave the section.

/** Assignments for one section of a cohort. */

const SLUGS = ["test-vat-rounding", "test-late-fee"];
const day = (days: number) => new Date(Date.now() + days * DAY_MS);
let made = 0;
let cohortId = "";
let lead: Person;
/** Ana is in section A, Ben in section B, and Chiara in no section. */
let [ana, ben, chiara] = [{} as Person, {} as Person, {} as Person];
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
    ["lead", "ana", "ben", "chiara"].map((name) => makePerson(`${name}-s${made}`) as Promise<Person>),
  );
  lead = one!;
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
  expect([of.remind, of.settled]).toEqual([[ana.id], []]);
  expect([await missed(ana), await missed(ben), await missed(chiara)]).toEqual([[over], [], []]);
});

/** A person's section, when they joined it, and whether they missed an assignment. */
const placeOf = async (learner: { readonly id: string }) => {
  const where = { cohortId_userId: { cohortId, userId: learner.id } };
  const { sectionId, sectionSince } = await db.membership.findUniqueOrThrow({ where });
  return { sectionId, since: sectionSince?.getTime() ?? null, hasMissed: (await missed(learner)).length > 0 };
};
const long = day(-60);
const since = (at: Date) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).getTime();

describe("someone who came to a section after an assignment was due", () => {
  beforeEach(async () => {
    await make({ title: "Over", dueAt: day(-2) });
    await db.membership.updateMany({ where: { cohortId }, data: { sectionSince: long } });
  });

  it("does not have it, even if they did all of it, because their own section may have had more time", async () => {
    expect(await putInSection(lead, cohortId, [ana.id, ben.id, chiara.id], a)).toBe("done");
    expect(await placeOf(ana)).toEqual({ sectionId: a, since: since(long), hasMissed: true });
    expect(await placeOf(ben)).toEqual({ sectionId: a, since: since(new Date()), hasMissed: false });
    expect(await listAssigned(ben)).toEqual([]);
    for (const slug of SLUGS) await addTry(chiara, slug, { at: day(-1), status: "passed" });
    expect(await listAssigned(chiara)).toEqual([]);
    const [over] = (await listAssignments(await readerOf(cohortId), { page: 1, now: new Date() })).over;
    expect([over!.asked, over!.complete, over!.missed]).toEqual([1, 0, 1]);
    expect(await putInSection(lead, cohortId, [ana.id], null)).toBe("done");
    expect([await listAssigned(ana), (await placeOf(ana)).hasMissed]).toEqual([[], false]);
  });

  it("may have come in the same hour, and then hasn't missed it either", async () => {
    const due = new Date(since(day(-2)) + HOUR_MS - 1);
    await db.assignment.updateMany({ where: { cohortId }, data: { dueAt: due } });
    const came = (at: number) =>
      db.membership.updateMany({ where: { cohortId }, data: { sectionSince: new Date(at) } });
    await came(since(due));
    expect((await placeOf(ana)).hasMissed).toBe(false);
    await came(since(due) - HOUR_MS);
    expect((await placeOf(ana)).hasMissed).toBe(true);
  });

  it("may have joined the cohort again, with a link to that section", async () => {
    expect(await leaveCohort(ben, cohortId)).toBe(true);
    const lastDay = day(7).toISOString().slice(0, 10);
    const link = await makeLink(lead, cohortId, { lastDay, maxUses: 5, section: a });
    expect(await join(ben, link!.path.split("/").at(-1)!)).toMatchObject({ cohortId });
    expect(await placeOf(ben)).toEqual({ sectionId: a, since: today().getTime(), hasMissed: false });
  });

  it.each(["leaves", "is removed", "is moved"] as const)("has missed it if they were there before: %s", async (how) => {
    const other = await db.cohort.create({ data: { name: `Elsewhere ${made}` } });
    if (how === "leaves") await leaveCohort(ana, cohortId);
    else if (how === "is removed") await removeMembers(lead, cohortId, [ana.id]);
    else await moveLearners({ ...lead, isAdmin: true }, cohortId, [ana.id], other.id);
    const lastDay = day(7).toISOString().slice(0, 10);
    const link = await makeLink(lead, cohortId, { lastDay, maxUses: 5, section: a });
    expect(await join(ana, link!.path.split("/").at(-1)!)).toMatchObject({ cohortId });
    expect(await placeOf(ana)).toEqual({ sectionId: a, since: today().getTime(), hasMissed: true });
    expect((await listAssigned(ana)).map(({ standing }) => standing.state)).toEqual(["missed"]);
    // If they left before the deadline, they haven't missed it.
    const ended = { in: ["member.left", "member.removed-learner", "member.moved-away"] };
    await db.auditEvent.updateMany({ where: { aboutId: ana.id, action: ended }, data: { at: day(-3) } });
    expect([(await placeOf(ana)).hasMissed, await listAssigned(ana)]).toEqual([false, []]);
    // Nor if they joined the section only after the deadline, or come back to another section.
    await db.auditEvent.updateMany({
      where: { aboutId: ana.id, action: ended },
      data: { at: day(-1), sectionSince: day(-1.5) },
    });
    expect((await placeOf(ana)).hasMissed).toBe(false);
    await db.auditEvent.updateMany({ where: { aboutId: ana.id, action: ended }, data: { sectionSince: null } });
    expect((await placeOf(ana)).hasMissed).toBe(true);
    await putInSection(lead, cohortId, [ana.id], b);
    expect((await placeOf(ana)).hasMissed).toBe(false);
  });

  it("comes back as before if they return within a day, or if their removal or move is undone", async () => {
    const before = await placeOf(ana);
    expect(before).toEqual({ sectionId: a, since: since(long), hasMissed: true });
    for (const elsewhere of [b, null]) {
      await putInSection(lead, cohortId, [ana.id], elsewhere);
      expect((await placeOf(ana)).hasMissed).toBe(false);
      await putInSection(lead, cohortId, [ana.id], a);
      expect(await placeOf(ana)).toEqual(before);
    }
    await removeMembers(lead, cohortId, [ana.id]);
    await putBack(lead, cohortId, [ana.id]);
    expect(await placeOf(ana)).toEqual(before);
    const other = await db.cohort.create({ data: { name: `Elsewhere ${made}` } });
    await joinAt(other.id, lead, "lead", day(-60));
    const move = await moveLearners(lead, cohortId, [ana.id], other.id);
    expect(await undoMove(lead, cohortId, other.id, move.ok ? move.moved : [])).toBe(true);
    expect(await placeOf(ana)).toEqual(before);
    // After more than a day, a move back no longer counts as the correction of a mistake.
    await putInSection(lead, cohortId, [ana.id], b);
    await db.membership.updateMany({ where: { cohortId, userId: ana.id }, data: { sectionSince: day(-1.1) } });
    await putInSection(lead, cohortId, [ana.id], a);
    expect(await placeOf(ana)).toEqual({ sectionId: a, since: since(new Date()), hasMissed: false });
  });

  it("may have been moved by a roster, and undoing the import moves them back as before", async () => {
    const { email } = await db.user.findUniqueOrThrow({ where: { id: ana.id } });
    const moveTo = async (name: string) =>
      (await importRoster(lead, cohortId, readRoster(`email,section\n${email},${name}`).rows))!.id;
    const before = { sectionId: a, since: since(long), hasMissed: true };
    const id = await moveTo("B");
    expect(await placeOf(ana)).toEqual({ sectionId: b, since: since(new Date()), hasMissed: false });
    expect(await undoImport(lead, cohortId, id)).toMatchObject({ moved: 1 });
    expect(await placeOf(ana)).toEqual(before);
    // Moving someone back within a day has the same effect, as when a corrected roster is imported.
    await moveTo("B");
    await moveTo("A");
    expect(await placeOf(ana)).toEqual(before);
    // After an old import is undone, assignments that were due in the meantime don't apply to them.
    const old = await moveTo("B");
    await db.membership.updateMany({ where: { cohortId, userId: ana.id }, data: { sectionSince: day(-9) } });
    expect(await undoImport(lead, cohortId, old)).toMatchObject({ moved: 1 });
    expect(await placeOf(ana)).toEqual({ sectionId: a, since: since(new Date()), hasMissed: false });
  });
});

it("is reported to the queue and to the stored figures when someone changes sections", async () => {
  await db.keptFigures.create({
    data: { subject: `cohort:${cohortId}`, name: "help", figures: "{}", madeAt: new Date() },
  });
  const { count: before } = await db.outbox.deleteMany({ where: { type: "due", subjectId: cohortId } });
  await putInSection(lead, cohortId, [ana.id], b);
  expect([before, await db.outbox.count({ where: { type: "due", subjectId: cohortId } })]).toEqual([0, 1]);
  expect(await db.keptFigures.findMany({ where: { subject: `cohort:${cohortId}` } })).toMatchObject([
    { isStale: true },
  ]);
});

it("is hidden from mentors who may not know who is in a section", async () => {
  const id = await make();
  await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
  const mentor = (await findReader(lead, cohortId, { isLead: false }))!;
  const lists = await listAssignments(mentor, { page: 1, now: new Date() });
  expect([lists.open, await findAssignment(mentor, id, { page: 1, now: new Date() })]).toEqual([[], null]);
  expect(await listStandingsOf(mentor, ana.id, new Date())).toEqual([]);
  expect((await pageOf(id)).ids).toEqual([ana.id]);
});

it("is exported with its section, and only for its learners", async () => {
  const id = await make();
  const reader = await readerOf(cohortId);
  const rows = [];
  for await (const some of readAssignments({ reader, now: new Date() } as never)) rows.push(...some);
  expect(rows).toMatchObject([{ assignment_id: id, learner_id: ana.id, section: "A", is_asked: true }]);
});

it("keeps its section from being removed, but not its cohort from being deleted", async () => {
  const id = await make();
  expect(await removeSection(lead, cohortId, a)).toBe("assigned");
  await extend(lead, cohortId, id, [ana.id], day(3));
  const { version } = (await findWritten(cohortId, id))!;
  expect(await changeAssignment(lead, cohortId, id, version, { ...usual(), sectionId: null })).toBe("saved");
  expect((await listAssigned(chiara)).map((one) => one.id)).toEqual([id]);
  expect(await removeSection(lead, cohortId, a)).toBe("done");
  // Removed while another lead's form was open.
  const none = { ...usual(), sectionId: a };
  await expect(changeAssignment(lead, cohortId, id, version, none)).rejects.toThrow(NoSection);
  await expect(make({ sectionId: a })).rejects.toThrow(NoSection);
  // Either the assignment is created and the section stays, or the section is removed and there is no assignment.
  const removal = await during(
    (tx) => tx.cohort.updateMany({ where: { id: cohortId }, data: { id: cohortId } }),
    () => Promise.allSettled([make({ sectionId: b }), removeSection(lead, cohortId, b)]),
  );
  const isMade = removal[0].status === "fulfilled";
  expect(removal[1]).toEqual({ status: "fulfilled", value: isMade ? "assigned" : "done" });
  const { id: c } = await db.section.create({ data: { cohortId, name: "C" } });
  await make({ sectionId: c });
  await db.cohort.delete({ where: { id: cohortId } });
  expect(await db.assignment.count({ where: { cohortId } })).toBe(0);
});
