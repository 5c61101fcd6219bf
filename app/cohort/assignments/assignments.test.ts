import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leaveCohort, moveLearners, setRole } from "~/accounts/cohorts/members.server";
import type { Person } from "~/accounts/guards.server";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { remindAll } from "~/worker/reminders.server";
import { addTry, joinAt } from "../../../tests/setup/assigned";
import { makePerson } from "../../../tests/setup/people";
import { readerOf } from "../../../tests/setup/readers";
import { recountAll } from "../counts/counts.server";
import { findAssignment } from "./assignment-page.server";
import { changeAssignment, makeAssignment, removeAssignment } from "./edit.server";
import { exportAssignments } from "./export.server";
import { extend, undoExtend } from "./extensions.server";
import { findWritten, listAssignments, listStandingsOf, OVER_A_PAGE } from "./lead.server";
import { dueOf, findAssigned, listAssigned } from "./learner.server";
import type { AssignmentFields } from "./read.server";
import { readRequired, readRequiredInTime } from "./required.server";

// Long: each state of an assignment, for leads and for learners.

/** A cohort's assignments, as leads make them and learners see them. */

const day = (days: number) => new Date(Date.now() + days * DAY_MS);
let made = 0;
let cohortId = "";
let lead = { id: "" };
let ana = { id: "", email: "" };
let slugs: string[] = [];

const usual = (): AssignmentFields => ({
  title: "Week 1",
  note: "Look twice.",
  slugs: slugs.slice(0, 2),
  timeZone: "Europe/Berlin",
  opensAt: day(-7),
  dueAt: day(7),
  isRequired: true,
  sampleShare: null,
  eachDoes: null,
  sectionId: null,
});
const make = (fields: Partial<AssignmentFields> = {}) =>
  makeAssignment(lead, cohortId, `key-${made++}-of-a-form`, { ...usual(), ...fields });
const versionOf = async (id: string) => (await findWritten(cohortId, id))!.version;
const stateOf = async (id: string, learner = ana) => (await findAssigned(learner, id))?.standing.state;

beforeAll(() => indexExercises());
beforeEach(async () => {
  made++;
  cohortId = (await db.cohort.create({ data: { name: `Assigned ${made}` } })).id;
  lead = await makePerson(`alead${made}`);
  ana = await makePerson(`alearner${made}`);
  await joinAt(cohortId, lead, "lead", day(-60));
  await joinAt(cohortId, ana, "learner", day(-60));
  slugs = listExercises().map(({ slug }) => slug);
});

describe("an assignment", () => {
  it("is stored once, however often its form is sent, and is logged", async () => {
    const key = `twice-${made}-of-a-form`;
    const ids = await Promise.all([1, 2, 3].map(() => makeAssignment(lead, cohortId, key, usual())));
    expect(new Set(ids).size).toBe(1);
    expect(await db.assignment.count({ where: { cohortId } })).toBe(1);
    const events = await db.auditEvent.findMany({ where: { actorId: lead.id, action: { startsWith: "assignment" } } });
    expect(events.map(({ action, subject }) => [action, subject])).toEqual([["assignment.made", `cohort:${cohortId}`]]);
  });

  it("goes through its states for a learner as they hand in", async () => {
    expect(await listAssigned(ana)).toEqual([]);
    const id = await make();
    expect(await stateOf(id)).toBe("open");
    await addTry(ana, slugs[0]!, { at: day(-1), status: "failed" });
    expect(await stateOf(id)).toBe("open");
    await addTry(ana, slugs[1]!, { at: day(-1), status: "passed" });
    expect(await stateOf(id)).toBe("handed-in");
    await addTry(ana, slugs[0]!, { at: day(0), status: "passed" });
    expect(await stateOf(id)).toBe("passed");
    expect(dueOf(await listAssigned(ana))).toEqual([]);
  });

  it("is missed once its deadline has passed, then late once handed in; with an extension, it is neither", async () => {
    const id = await make({ opensAt: day(-9), dueAt: day(-2) });
    await addTry(ana, slugs[0]!, { at: day(-3), status: "failed" });
    expect(await stateOf(id)).toBe("missed");
    expect(dueOf(await listAssigned(ana)).map((one) => one.id)).toEqual([id]);
    await addTry(ana, slugs[1]!, { at: day(-1), status: "failed" });
    expect(await stateOf(id)).toBe("late");
    const to = day(1);
    const changed = [{ userId: ana.id, own: null }];
    expect(await extend(lead, cohortId, id, [ana.id, lead.id], to)).toEqual({ learners: 1, changed });
    const extended = await findAssigned(ana, id);
    expect([extended!.standing.state, extended!.isExtended, extended!.dueAt > new Date()]).toEqual([
      "handed-in",
      true,
      true,
    ]);
    expect(await undoExtend(lead, cohortId, id, { to: day(2), changed })).toBe(false);
    expect(await undoExtend(lead, "another cohort", id, { to, changed })).toBe(false);
    expect(await undoExtend(lead, cohortId, id, { to, changed })).toBe(true);
    expect(await stateOf(id)).toBe("late");
    const done = await db.auditEvent.findMany({ where: { aboutId: ana.id, actorId: lead.id }, orderBy: { id: "asc" } });
    expect(done.map(({ action }) => action)).toEqual(["assignment.extended", "assignment.extension-taken-back"]);
  });

  it("does not apply to another cohort, or to learners who came after the deadline", async () => {
    const id = await make({ opensAt: day(-9), dueAt: day(-2) });
    const [other, late] = [await makePerson(`aother${made}`), await makePerson(`alate${made}`)];
    const elsewhere = (await db.cohort.create({ data: { name: `Elsewhere ${made}` } })).id;
    await joinAt(elsewhere, other, "learner", day(-60));
    await joinAt(cohortId, late, "learner", day(-1));
    await joinAt(elsewhere, ana, "learner", day(-60));
    const standsIn = async (cohort: string) =>
      (await listStandingsOf(await readerOf(cohort), ana.id, new Date())).map((one) => one.id);
    expect([await standsIn(cohortId), await standsIn(elsewhere)]).toEqual([[id], []]);
    expect(await findAssigned(other, id)).toBeNull();
    expect(await findAssigned(late, id)).toBeNull();
    expect(await findAssigned(lead, id)).toBeNull();
    expect(await findAssignment(await readerOf(elsewhere), id, { page: 1, now: new Date() })).toBeNull();
    expect(await changeAssignment(lead, elsewhere, id, await versionOf(id), usual())).toBe("gone");
    expect(await removeAssignment(lead, elsewhere, id)).toBe(false);
    expect(await extend(lead, elsewhere, id, [other.id], day(1))).toBeNull();
    expect(await extend(lead, cohortId, id, [other.id], day(1))).toBeNull();
    expect(await extend(lead, cohortId, id, [lead.id], day(1))).toBeNull();
    const reader = await readerOf(cohortId);
    const table = await findAssignment(reader, id, { page: 1, now: new Date() });
    expect(table!.learners.map((row) => [row.id, row.isAsked]).sort()).toEqual(
      [
        [ana.id, true],
        [late.id, false],
      ].sort(),
    );
    expect([table!.asked, table!.counts.missed]).toEqual([1, 1]);
    // With the extension, the assignment applies to this learner, too.
    expect(await extend(lead, cohortId, id, [late.id], day(3))).toMatchObject({ learners: 1 });
    expect(await stateOf(id, late as never)).toBe("open");
  });

  it("does not apply to people who were moved to the cohort, or made a learner in it, after the deadline", async () => {
    const id = await make({ opensAt: day(-9), dueAt: day(-2) });
    const actor = { ...lead, isAdmin: true } as Person;
    const [moved, demoted, there] = [
      await makePerson(`amoved${made}`),
      await makePerson(`ademoted${made}`),
      await makePerson(`athere${made}`),
    ];
    const elsewhere = (await db.cohort.create({ data: { name: `Before ${made}` } })).id;
    for (const one of [moved, there]) await joinAt(elsewhere, one, "learner", day(-60));
    await joinAt(cohortId, there, "learner", day(-60));
    await joinAt(cohortId, demoted, "mentor", day(-60));
    expect(await setRole(actor, cohortId, [demoted.id], "learner")).toEqual({ ok: true });
    const gone = [
      { userId: moved.id, sectionId: null, sectionSince: null, wasThere: false },
      { userId: there.id, sectionId: null, sectionSince: null, wasThere: true },
    ];
    expect(await moveLearners(actor, elsewhere, [moved.id, there.id], cohortId)).toEqual({
      ok: true,
      // Sorted by id, and ids are random.
      moved: gone.sort((a, b) => (a.userId < b.userId ? -1 : 1)),
    });
    const late = await make({ opensAt: day(-9), dueAt: new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS) });
    for (const one of [moved, demoted]) expect(await findAssigned(one, id)).toBeNull();
    expect(await findAssigned(moved, late)).not.toBeNull();
    // This learner was in both cohorts.
    expect(await stateOf(id, there as never)).toBe("missed");
  });

  it("still applies to learners who leave after the deadline and come back", async () => {
    const id = await make({ opensAt: day(-9), dueAt: day(-2) });
    const actor = { ...lead, isAdmin: true } as Person;
    const elsewhere = (await db.cohort.create({ data: { name: `Mistake ${made}` } })).id;
    const [moved, mentored] = [await makePerson(`aback${made}`), await makePerson(`amentored${made}`)];
    for (const one of [moved, mentored]) await joinAt(cohortId, one, "learner", day(-60));
    for (const role of ["mentor", "learner"] as const) await setRole(actor, cohortId, [mentored.id], role);
    for (const [from, to] of [
      [cohortId, elsewhere],
      [elsewhere, cohortId],
    ] as const)
      expect(await moveLearners(actor, from, [moved.id], to)).toEqual({
        ok: true,
        moved: [{ userId: moved.id, sectionId: null, sectionSince: null, wasThere: false }],
      });
    expect(await leaveCohort(ana as Person, cohortId)).toBe(true);
    await joinAt(cohortId, ana, "learner", day(0));
    for (const one of [moved, mentored, ana]) expect(await stateOf(id, one)).toBe("missed");
  });

  it("shows its exercises to learners only once it is open", async () => {
    const id = await make({ opensAt: day(1) });
    expect(await findAssigned(ana, id)).toMatchObject({ standing: { state: "not-open" }, parts: [], next: null });
    expect(dueOf(await listAssigned(ana))).toEqual([]);
    const open = await make();
    const { parts, next } = (await findAssigned(ana, open))!;
    expect([parts.map(({ slug }) => slug), next?.slug]).toEqual([slugs.slice(0, 2), slugs[0]]);
  });

  it("can be changed for everyone at once, and deleted without deleting anyone's work", async () => {
    const id = await make();
    await addTry(ana, slugs[0]!, { at: day(-1), status: "passed" });
    const fields = { ...usual(), title: "Week one", slugs: [slugs[2]!, slugs[0]!], dueAt: day(3) };
    const version = await versionOf(id);
    expect(await changeAssignment(lead, cohortId, id, version, fields)).toBe("saved");
    const changed = (await findAssigned(ana, id))!;
    expect([changed.title, changed.parts.map(({ slug }) => slug), changed.standing.handedIn]).toEqual([
      "Week one",
      [slugs[2], slugs[0]],
      1,
    ]);
    expect(await removeAssignment(lead, cohortId, id)).toBe(true);
    expect([await listAssigned(ana), await db.submission.count({ where: { userId: ana.id } })]).toEqual([[], 1]);
    expect(await removeAssignment(lead, cohortId, id)).toBe(false);
  });

  it.each([
    ["if everyone does all exercises", null, 2],
    ["if exercises are picked for each learner", 2, 3],
  ])("has the same counts in the list as its learners' rows, %s", async (_, eachDoes, pool) => {
    const id = await make({ opensAt: day(-20), dueAt: day(-10), eachDoes, slugs: slugs.slice(0, pool) });
    const tries: Record<string, readonly (readonly [days: number, status: "passed" | "failed" | null])[]> = {
      "on time": [
        [-12, "passed"],
        [-11, "passed"],
      ],
      "being graded": [
        [-12, "passed"],
        [-11, null],
      ],
      late: [
        [-12, "failed"],
        [-5, "failed"],
      ],
      "late, extended": [
        [-12, "passed"],
        [-5, "failed"],
      ],
      half: [[-12, "passed"]],
      "half, extended": [[-12, "passed"]],
      "joined later": [],
      "joined later, done": [
        [-2, "passed"],
        [-2, "passed"],
      ],
    };
    for (const [name, own] of Object.entries(tries)) {
      const learner = await makePerson(`${name} ${made}`);
      await joinAt(cohortId, learner, "learner", day(name.startsWith("joined later") ? -3 : -60));
      const picks = slugs.slice(0, eachDoes ?? 0).map((slug, place) => ({ slug, place, fit: "within" }));
      if (own.length > 0)
        await db.assignmentPick.createMany({
          data: picks.map((pick) => ({ ...pick, assignmentId: id, userId: learner.id })),
        });
      for (const [n, [days, status]] of own.entries()) await addTry(learner, slugs[n]!, { at: day(days), status });
      if (name.endsWith("extended"))
        await extend(lead, cohortId, id, [learner.id], day(name.startsWith("half") ? 5 : -4));
    }
    await recountAll();
    const reader = await readerOf(cohortId);
    const [listed] = (await listAssignments(reader, { page: 1, now: new Date() })).over;
    const { learners, ...page } = (await findAssignment(reader, id, { page: 1, now: new Date() }))!;
    const states = learners.flatMap(({ isAsked, standing }) => (isAsked ? [standing.state] : []));
    expect([states.length, page.asked]).toEqual([8, 8]);
    expect(listed).toMatchObject({ asked: 8, complete: 5, missed: 2 });
    // The rules for help count the same submissions, as of now and over time.
    const now = new Date();
    const [nowOf, inTimeOf] = [await readRequired(reader, { now }), await readRequiredInTime(reader, { now })];
    const done = new Set<number>();
    for (const learner of await reader.ids()) {
      const onlyOf = await readRequired(reader, { now, only: learner });
      const [asOfNow, inTime, only] = [nowOf, inTimeOf, onlyOf].map((requiredOf) =>
        requiredOf(learner).map(({ of, doneBy }) => [of, doneBy(now)]),
      );
      expect([asOfNow, only]).toEqual([inTime, inTime]);
      done.add(inTime![0]![1]!);
    }
    expect([...done].sort()).toEqual([0, 1, 2]);
    for (const [state, count] of Object.entries(page.counts))
      expect([state, count]).toEqual([state, states.filter((one) => one === state).length]);
    expect(page.counts).toEqual({ "not-open": 0, open: 1, late: 2, "handed-in": 2, passed: 1, missed: 2 });
  });

  it("is listed by phase, with past ones paginated", async () => {
    const coming = await make({ opensAt: day(1) });
    const open = await make();
    for (let n = 0; n < OVER_A_PAGE + 1; n++) await make({ opensAt: day(-40), dueAt: day(-30 + n) });
    const first = await listAssignments(await readerOf(cohortId), { page: 1, now: new Date() });
    expect([first.open.map(({ id }) => id), first.coming.map(({ id }) => id)]).toEqual([[open], [coming]]);
    expect([first.over.length, first.overTotal]).toEqual([OVER_A_PAGE, OVER_A_PAGE + 1]);
    expect(first.over.map(({ dueAt }) => dueAt.getTime())).toEqual(
      first.over.map(({ dueAt }) => dueAt.getTime()).sort((a, b) => b - a),
    );
    expect((await listAssignments(await readerOf(cohortId), { page: 2, now: new Date() })).over).toHaveLength(1);
    expect(first.open[0]).toMatchObject({ asked: 1, complete: 0, missed: 0 });
  });

  it("lists learners by name in pages of 50, and a requested learner on any page", async () => {
    const id = await make();
    for (let n = 0; n < 52; n++) await joinAt(cohortId, await makePerson(`many${made}-${100 + n}`), "learner", day(-9));
    const reader = await readerOf(cohortId);
    const [first, second] = [
      await findAssignment(reader, id, { page: 1, now: new Date() }),
      await findAssignment(reader, id, { page: 2, now: new Date(), who: ana.id }),
    ];
    expect([first!.learners.length, second!.learners.length, first!.ids.length, first!.chosen]).toEqual([
      50,
      3,
      53,
      null,
    ]);
    expect(second!.chosen).toMatchObject({ id: ana.id });
    const names = [...first!.learners.map(({ name }) => name), ...second!.learners.map(({ name }) => name)];
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
  });
});

describe("an assignment that picks exercises for each learner", () => {
  it("picks one after another, keeps its picks, and picks no more than the number set", async () => {
    const pool = slugs.slice(0, 5);
    const id = await make({ slugs: pool, eachDoes: 2 });
    const [first, again] = [await findAssigned(ana, id), await findAssigned(ana, id)];
    expect(first!.parts).toHaveLength(1);
    expect(again!.parts).toEqual(first!.parts);
    expect(first!.standing).toMatchObject({ of: 2, handedIn: 0 });
    const one = first!.parts[0]!.slug;
    // A pick is kept, even if another exercise would be picked now.
    await addTry(ana, pool.find((slug) => slug !== one)!, { at: day(-1), status: "passed" });
    expect((await findAssigned(ana, id))!.parts.map(({ slug }) => slug)).toEqual([one]);
    await addTry(ana, one, { at: day(-1), status: "failed" });
    const second = (await findAssigned(ana, id))!;
    expect(second.parts).toHaveLength(2);
    expect(new Set(second.parts.map(({ slug }) => slug)).size).toBe(2);
    await addTry(ana, second.next!.slug, { at: day(-1), status: "failed" });
    expect(await findAssigned(ana, id)).toMatchObject({ standing: { state: "handed-in", of: 2 }, next: null });
    expect(await db.assignmentPick.count({ where: { assignmentId: id } })).toBe(2);
  });

  it("shows leads no pick before it is handed in, because picks are made when a learner opens a page", async () => {
    const id = await make({ slugs: slugs.slice(0, 4), eachDoes: 2 });
    const page = async () => (await findAssignment(await readerOf(cohortId), id, { page: 1, now: new Date() }))!;
    const before = await page();
    const pick = (await findAssigned(ana, id))!.next!.slug;
    expect(await page()).toEqual(before);
    await addTry(ana, pick, { at: new Date(), status: "failed" });
    await findAssigned(ana, id);
    expect((await page()).learners.find(({ id: who }) => who === ana.id)!.cells.map(({ slug }) => slug)).toEqual([
      pick,
    ]);
  });

  it("picks once for two tabs, and nothing before it opens or for non-learners", async () => {
    const id = await make({ slugs: slugs.slice(0, 4), eachDoes: 3 });
    const coming = await make({ slugs: slugs.slice(0, 4), eachDoes: 3, opensAt: day(1) });
    const seen = await Promise.all([1, 2, 3, 4].map(() => findAssigned(ana, id)));
    expect(new Set(seen.map((one) => JSON.stringify(one!.parts))).size).toBe(1);
    await findAssigned(ana, coming);
    await findAssigned(lead, id);
    expect(await db.assignmentPick.findMany({ select: { userId: true, assignmentId: true } })).toEqual(
      expect.arrayContaining([{ userId: ana.id, assignmentId: id }]),
    );
    expect(await db.assignmentPick.count({ where: { assignmentId: { in: [id, coming] } } })).toBe(1);
  });

  it("picks submitted exercises only if nothing else is left, and these count immediately", async () => {
    const pool = slugs.slice(0, 2);
    await addTry(ana, pool[0]!, { at: day(-20), status: "passed" });
    const id = await make({ slugs: pool, eachDoes: 2 });
    expect((await findAssigned(ana, id))!.parts.map(({ slug }) => slug)).toEqual([pool[1]]);
    await addTry(ana, pool[1]!, { at: day(-1), status: "passed" });
    expect((await findAssigned(ana, id))!.standing).toMatchObject({ of: 2, handedIn: 2, state: "passed" });
    // If a learner has already completed a pool, all exercises are picked at the same time.
    const known = await make({ slugs: pool, eachDoes: 2 });
    expect((await findAssigned(ana, known))!.standing).toMatchObject({ of: 2, handedIn: 2, state: "passed" });
  });
});

describe("a reminder", () => {
  const reminded = () => db.notice.findMany({ where: { userId: ana.id, type: "due" } });
  const remind = () => Promise.all([remindAll(), remindAll(), remindAll()]);

  it("is sent once, two days before the deadline, however many processes check", async () => {
    const id = await make({ dueAt: day(2.1) });
    await remind();
    expect(await reminded()).toEqual([]);
    await db.assignment.update({ where: { id }, data: { dueAt: day(1.9) } });
    await remind();
    await remind();
    expect(await reminded()).toMatchObject([{ about: id, assignmentId: id, submissionId: null, isRead: false }]);
    // A reminder that was read is not repeated.
    await db.notice.updateMany({ where: { userId: ana.id }, data: { isRead: true } });
    await remind();
    expect(await reminded()).toMatchObject([{ isRead: true }]);
  });

  it("is not sent to learners who have handed in everything, and is cleared once they have", async () => {
    await make({ dueAt: day(1), slugs: slugs.slice(0, 1) });
    await make({ dueAt: day(1), slugs: slugs.slice(1, 2) });
    await addTry(ana, slugs[0]!, { at: day(-1), status: "failed" });
    await remind();
    expect(await reminded()).toHaveLength(1);
    await addTry(ana, slugs[1]!, { at: day(0), status: "failed" });
    await remind();
    expect(await reminded()).toMatchObject([{ isRead: true }]);
  });

  it("uses the learner's own deadline, and is sent again for a later one", async () => {
    const id = await make({ dueAt: day(1) });
    await extend(lead, cohortId, id, [ana.id], day(5));
    await remind();
    expect(await reminded()).toEqual([]);
    await extend(lead, cohortId, id, [ana.id], null);
    await remind();
    expect(await reminded()).toHaveLength(1);
    await extend(lead, cohortId, id, [ana.id], day(5));
    await remind();
    expect(await reminded()).toEqual([]);
    await extend(lead, cohortId, id, [ana.id], day(2));
    await remind();
    expect(await reminded()).toMatchObject([{ isRead: false }]);
  });

  it("is sent again after a change of the deadline by mistake is undone", async () => {
    const id = await make({ dueAt: day(1) });
    await remind();
    const to = day(-2);
    const { changed } = (await extend(lead, cohortId, id, [ana.id], to))!;
    await remind();
    expect(await reminded()).toEqual([]);
    expect(await undoExtend(lead, cohortId, id, { to, changed })).toBe(true);
    await remind();
    expect(await reminded()).toMatchObject([{ isRead: false }]);
  });
});

it("a deleted account's extensions, picks and texts are deleted; others' texts that name the person stay", async () => {
  const { name } = await db.user.findUniqueOrThrow({ where: { id: ana.id } });
  const id = await make({ slugs: slugs.slice(0, 4), eachDoes: 2, note: `For ${name} and the others` });
  await findAssigned(ana, id);
  await extend(lead, cohortId, id, [ana.id], day(9));
  await deletePerson(ana.id);
  const parts = { extensions: true, picks: true };
  expect(await db.assignment.findUniqueOrThrow({ where: { id }, include: parts })).toMatchObject({
    title: "Week 1",
    note: `For ${name} and the others`,
    extensions: [],
    picks: [],
  });
  await deletePerson(lead.id);
  expect(await db.assignment.findUniqueOrThrow({ where: { id } })).toMatchObject({
    title: "",
    note: "",
    writtenById: null,
    eachDoes: 2,
  });
});

it("isn't replaced by a form that was opened before someone else saved", async () => {
  const id = await make();
  const [opened, second] = [await versionOf(id), await makePerson(`asecond${made}`)];
  const [first, later] = [
    { ...usual(), title: "Week one" },
    { ...usual(), dueAt: day(9) },
  ];
  const save = (fields: AssignmentFields, version = opened) => changeAssignment(second, cohortId, id, version, fields);
  expect([await save(first), await save(later)]).toEqual(["saved", "outdated"]);
  expect(await findWritten(cohortId, id)).toMatchObject(first);
  // The second time that the same form is sent, nothing changes.
  expect([await save(first), await save(later, await versionOf(id))]).toEqual(["saved", "saved"]);
  expect(await findWritten(cohortId, id)).toMatchObject(later);
  const changes = await db.auditEvent.count({ where: { actorId: second.id, action: "assignment.changed" } });
  expect(changes).toBe(2);
});

it.each([
  ["title", { title: "Week one" }, { title: "", note: "Look twice." }, { title: "Week one", note: "" }],
  ["note", { note: "Look again." }, { title: "Week 1", note: "" }, { title: "", note: "Look again." }],
])("a lead who changes only the %s is the author of that text only", async (_text, change, first, second) => {
  const others = [await makePerson(`aleads${made}`), await makePerson(`aleadt${made}`)] as const;
  const changedBy = async (other: { id: string }) => {
    const id = await make();
    await changeAssignment(other, cohortId, id, await versionOf(id), { ...usual(), ...change });
    return id;
  };
  const ids = [await changedBy(others[0]), await changedBy(others[1])] as const;
  const exported = (await exportAssignments(others[0])).written;
  expect(exported.map(({ title, note }) => ({ title, note }))).toEqual([{ title: null, note: null, ...change }]);
  const textsOf = (id: string) =>
    db.assignment.findUniqueOrThrow({ where: { id }, select: { title: true, note: true } });
  await deletePerson(others[0].id);
  expect(await textsOf(ids[0])).toEqual(first);
  await deletePerson(lead.id);
  expect(await textsOf(ids[1])).toEqual(second);
});
