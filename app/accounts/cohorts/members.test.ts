import { beforeEach, describe, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import type { Person, Role } from "../guards.server";
import { makeInvite, makeLink } from "./invites.server";
import { join } from "./join.server";
import {
  leaveCohort,
  listMembers,
  listRemoved,
  moveLearners,
  putBack,
  removeMembers,
  setRole,
  undoMove,
} from "./members.server";
import { putInSection, removeSection } from "./sections.server";

let made = 0;
let cohortId = "";
const people: Record<string, Person> = {};

beforeEach(async () => {
  await db.auditEvent.deleteMany();
  cohortId = (await db.cohort.create({ data: { name: "Spring" } })).id;
  for (const [name, role] of Object.entries({ lou: "learner", mia: "mentor", lea: "lead", root: null })) {
    const { id, email } = await makePerson(`${name}-${made++}`);
    await db.user.update({ where: { id }, data: { name } });
    people[name] = { id, name, email, isAdmin: role === null, editor: "monaco", singleKeys: true };
    if (role) await db.membership.create({ data: { cohortId, userId: id, role } });
  }
});

const roles = async () => Object.fromEntries((await listMembers(cohortId)).map(({ name, role }) => [name, role]));
const by = (who: string, name: string, role: Role | null) =>
  role === null
    ? removeMembers(people[who]!, cohortId, [people[name]!.id])
    : setRole(people[who]!, cohortId, [people[name]!.id], role);

describe("members of a cohort", () => {
  it("are listed by name, with their role", async () => {
    expect(await roles()).toEqual({ lea: "lead", lou: "learner", mia: "mentor" });
  });

  it("can change roles, or leave; each is logged with the person", async () => {
    expect(await by("lea", "lou", "mentor")).toEqual({ ok: true });
    // Setting the role that someone already has isn't logged.
    expect(await by("lea", "lou", "mentor")).toEqual({ ok: true });
    expect(await by("lea", "mia", null)).toEqual({ ok: true });
    expect(await roles()).toEqual({ lea: "lead", lou: "mentor" });
    const events = await db.auditEvent.findMany({ orderBy: { id: "asc" } });
    expect(events.map(({ action, subject, aboutId }) => [action, subject, aboutId])).toEqual([
      ["member.made-mentor", `cohort:${cohortId}`, people.lou!.id],
      ["member.removed-mentor", `cohort:${cohortId}`, people.mia!.id],
    ]);
  });

  it("cannot be changed if they are not in it", async () => {
    expect(await by("lea", "root", "lead")).toEqual({ ok: false, why: "gone" });
    expect(await by("lea", "root", null)).toEqual({ ok: false, why: "gone" });
  });

  it("the last lead stays, unless the actor is an admin", async () => {
    expect(await by("lea", "lea", null)).toEqual({ ok: false, why: "last-lead" });
    expect(await by("lea", "lea", "mentor")).toEqual({ ok: false, why: "last-lead" });
    expect(await roles()).toMatchObject({ lea: "lead" });
    expect(await db.auditEvent.count()).toBe(0);
    expect(await by("root", "lea", null)).toEqual({ ok: true });
  });

  it("if two leads remove each other at once, one stays", async () => {
    await by("lea", "mia", "lead");
    const done = await Promise.all([by("lea", "mia", null), by("mia", "lea", null)]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(Object.values(await roles())).toContain("lead");
  });

  it("removed members, and no one else, can be restored with their role for a day", async () => {
    const other = (await db.cohort.create({ data: { name: "Autumn" } })).id;
    await db.membership.create({ data: { cohortId: other, userId: people.mia!.id, role: "learner" } });
    await by("lea", "mia", null);
    expect(await listRemoved(other)).toEqual([]);
    expect(await listRemoved(cohortId)).toEqual([
      { userId: people.mia!.id, name: "mia", role: "mentor", sectionId: null, sectionSince: null },
    ]);
    expect(await putBack(people.lea!, cohortId, [people.root!.id])).toEqual({ ok: false, why: "gone" });
    expect(await putBack(people.lea!, cohortId, [people.mia!.id])).toEqual({ ok: true, withoutSection: 0 });
    expect(await roles()).toMatchObject({ mia: "mentor" });
    expect(await listRemoved(cohortId)).toEqual([]);
    await by("lea", "mia", null);
    await db.auditEvent.updateMany({ data: { at: new Date(Date.now() - 25 * 3_600_000) } });
    expect(await listRemoved(cohortId)).toEqual([]);
    expect(await putBack(people.lea!, cohortId, [people.mia!.id])).toEqual({ ok: false, why: "gone" });
  });
});

describe("restoring", () => {
  it("restores members once, even on two requests, and into those of their sections that still exist", async () => {
    const section = async (name: string) => (await db.section.create({ data: { cohortId, name } })).id;
    const [kept, deleted] = [await section("A"), await section("B")];
    const ids = [people.lou!.id, people.mia!.id];
    await putInSection(people.lea!, cohortId, [people.lou!.id], kept);
    await putInSection(people.lea!, cohortId, [people.mia!.id], deleted);
    await removeMembers(people.lea!, cohortId, ids);
    await removeSection(people.lea!, cohortId, deleted);
    const restore = () => putBack(people.lea!, cohortId, ids);
    // One of the two calls restores both people, and reports that one of them is now in no section.
    const both = await Promise.all([restore(), restore()]);
    expect(both.map((one) => one.ok && one.withoutSection).sort()).toEqual([0, 1]);
    const members = await listMembers(cohortId);
    expect(members.map(({ name, sectionId }) => [name, sectionId])).toEqual([
      ["lea", null],
      ["lou", kept],
      ["mia", null],
    ]);
    expect(await db.auditEvent.count({ where: { action: "member.put-back" } })).toBe(2);
  });

  it("undoes only a removal, and not a later voluntary departure", async () => {
    const learner = people.lou!;
    await by("lea", "lou", null);
    const link = await makeLink(people.lea!, cohortId, { lastDay: "2099-01-01", maxUses: 5 });
    expect(await join(learner, link!.path.split("/")[2]!)).toMatchObject({ standing: "new" });
    expect(await leaveCohort(learner, cohortId)).toBe(true);
    expect(await listRemoved(cohortId)).toEqual([]);
    expect(await putBack(people.lea!, cohortId, [learner.id])).toEqual({ ok: false, why: "gone" });
    expect(await roles()).not.toHaveProperty("lou");
  });
});

describe("a learner who is no longer in a cohort", () => {
  it.each(["leaves", "is removed", "becomes a mentor", "accepts an invite as a mentor"])(
    "%s: requests no longer wait there, and keep waiting in other cohorts",
    async (how) => {
      const learner = people.lou!;
      const other = (await db.cohort.create({ data: { name: "Autumn" } })).id;
      await db.membership.create({ data: { cohortId: other, userId: learner.id, role: "learner" } });
      await db.exercise.create({ data: { slug: `asked-${made}`, kind: "review" } });
      await db.revision.create({ data: { id: `asked-${made}`, slug: `asked-${made}`, folder: "{}" } });
      for (const [tryNumber, asked] of [cohortId, other].entries()) {
        const work = { userId: learner.id, slug: `asked-${made}`, revisionId: `asked-${made}`, tryNumber, work: "{}" };
        const { id } = await db.submission.create({
          data: { ...work, handInKey: `${tryNumber}`, seed: "1", confidence: 80 },
        });
        const waiting = {
          slug: `asked-${made}`,
          kind: "review",
          minutes: 8,
          waitingSince: new Date(),
          orderAt: new Date(),
        };
        await db.reviewItem.create({
          data: {
            ...waiting,
            learnerId: learner.id,
            submissionId: id,
            cohortId: asked,
            question: "Why?",
            tutorTalk: "[]",
            asksHelp: true,
          },
        });
      }
      if (how === "leaves") expect(await leaveCohort(learner, cohortId)).toBe(true);
      else if (how === "accepts an invite as a mentor") {
        const link = await makeInvite(people.lea!, cohortId, { email: learner.email, role: "mentor" });
        expect(await join(learner, link!.path.split("/")[2]!)).toMatchObject({ standing: "raise" });
      } else expect(await by("lea", "lou", how === "is removed" ? null : "mentor")).toEqual({ ok: true });
      const items = await db.reviewItem.findMany({ where: { learnerId: learner.id } });
      expect(
        Object.fromEntries(items.map((item) => [item.cohortId, [item.state, item.question, item.tutorTalk]])),
      ).toEqual({
        [cohortId]: ["withdrawn", "", ""],
        [other]: ["waiting", "Why?", "[]"],
      });
    },
  );
});

it("an undone move brings learners back, whichever other cohorts they are in", async () => {
  const [to, third] = await Promise.all(
    ["Autumn", "Winter"].map(async (name) => (await db.cohort.create({ data: { name } })).id),
  );
  const { root, lou } = people as { root: Person; lou: Person };
  await db.membership.create({ data: { cohortId: third!, userId: lou.id, role: "learner" } });
  const done = await moveLearners(root, cohortId, [lou.id], to!);
  expect(await roles()).not.toHaveProperty("lou");
  expect(await undoMove(root, cohortId, to!, done.ok ? done.moved : [])).toBe(true);
  expect(await roles()).toMatchObject({ lou: "learner" });
});
