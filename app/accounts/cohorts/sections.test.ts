import { beforeAll, beforeEach, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import type { Person } from "../guards.server";
import { findReader } from "../reading/reader.server";
import { createCohort } from "./cohorts.server";
import { listOtherCohorts, moveLearners } from "./members.server";
import {
  listSections,
  MOST_SECTIONS,
  makeSection,
  putInSection,
  removeSection,
  renameSection,
} from "./sections.server";

let lead: Person;
let [ana, ben, mia] = [{ id: "" }, { id: "" }, { id: "" }];
let [cohortId, otherId] = ["", ""];
const person = async (name: string) =>
  ({ ...(await makePerson(name)), isAdmin: false, editor: "monaco", singleKeys: true }) as Person;
const sectionNamed = async (name: string) => (await listSections(cohortId)).find((one) => one.name === name)!.id;
const namesFor = async (...sectionIds: string[]) => {
  const reader = await findReader(lead, cohortId, { isLead: true, sectionIds });
  return (await reader!.ids()).sort();
};

beforeAll(async () => {
  [lead, ana, ben, mia] = [await person("lead"), await person("ana"), await person("ben"), await person("mia")];
});
beforeEach(async () => {
  [cohortId, otherId] = [await createCohort(lead, "Spring"), await createCohort(lead, "Autumn")];
  const roles = [
    [lead, "lead"],
    [ana, "learner"],
    [ben, "learner"],
    [mia, "mentor"],
  ] as const;
  for (const [{ id: userId }, role] of roles) await db.membership.create({ data: { cohortId, userId, role } });
  await db.membership.create({ data: { cohortId: otherId, userId: lead.id, role: "lead" } });
});

it("divides a cohort's learners, and an unknown section counts as none", async () => {
  expect(await makeSection(lead, cohortId, "A")).toBe("done");
  expect(await makeSection(lead, cohortId, "A")).toBe("taken");
  const a = await sectionNamed("A");
  expect(await putInSection(lead, cohortId, [ana.id, mia.id, "no one"], a)).toBe("done");
  expect(await namesFor(a)).toEqual([ana.id]);
  expect(await namesFor()).toEqual([ana.id, ben.id].sort());
  expect(await namesFor("no section")).toEqual([ana.id, ben.id].sort());
  await db.cohort.update({ where: { id: cohortId }, data: { hidesNames: true } });
  const mentor = await findReader(lead, cohortId, { isLead: false, sectionIds: [a] });
  expect([mentor!.choice, await mentor!.count()]).toEqual([{ all: [], chosen: null }, 2]);
  expect(await namesFor(a)).toEqual([ana.id]);
  expect(await putInSection(lead, otherId, [ana.id], a)).toBe("gone");
  expect(await renameSection(lead, otherId, a, "B")).toBe("gone");
  expect(await removeSection(lead, cohortId, a)).toBe("done");
  expect(await db.membership.count({ where: { cohortId, sectionId: null } })).toBe(4);
  for (let at = 0; at < MOST_SECTIONS; at++) await makeSection(lead, cohortId, `S${at}`);
  expect(await makeSection(lead, cohortId, "one more")).toBe("too-many");
});

it("moves learners, not mentors, to another cohort, and notifies them", async () => {
  expect((await listOtherCohorts(lead, cohortId)).map(({ id }) => id)).toContain(otherId);
  expect(await listOtherCohorts({ ...lead, id: mia.id }, cohortId)).toEqual([]);
  const forAdmin = (await listOtherCohorts({ ...lead, id: mia.id, isAdmin: true }, cohortId)).map(({ id }) => id);
  expect([forAdmin.includes(otherId), forAdmin.includes(cohortId)]).toEqual([true, false]);
  for (const name of ["Zebra", "autumn"])
    await db.cohort.create({ data: { name, memberships: { create: { userId: lead.id, role: "lead" } } } });
  const named = (await listOtherCohorts(lead, cohortId)).map(({ name }) => name);
  expect(named.indexOf("autumn")).toBeLessThan(named.indexOf("Zebra"));
  const [{ name: ownName }, older] = await Promise.all([
    db.cohort.findUniqueOrThrow({ where: { id: cohortId } }),
    db.cohort.create({ data: { name: "autumn", createdAt: new Date("2026-03-01") } }),
  ]);
  await db.cohort.update({ where: { id: otherId }, data: { name: ownName } });
  await db.membership.create({ data: { cohortId: older.id, userId: lead.id, role: "lead" } });
  const today = new Date().toISOString().slice(0, 10);
  const alike = (await listOtherCohorts(lead, cohortId)).map(({ name }) => name);
  expect(alike).toEqual(
    expect.arrayContaining([
      "autumn (created 2026-03-01)",
      `autumn (created ${today})`,
      `${ownName} (created ${today})`,
    ]),
  );
  expect(await moveLearners(lead, cohortId, [mia.id], otherId)).toEqual({ ok: false, why: "gone" });
  expect(await moveLearners(lead, cohortId, [ana.id, mia.id], otherId)).toEqual({
    ok: true,
    moved: [{ userId: ana.id, sectionId: null, sectionSince: null, wasThere: false }],
  });
  const cohortsOf = async ({ id }: { id: string }) =>
    (await db.membership.findMany({ where: { userId: id, cohortId: { in: [cohortId, otherId] } } })).map(
      (row) => row.cohortId,
    );
  expect([await cohortsOf(ana), await cohortsOf(mia)]).toEqual([[otherId], [cohortId]]);
  expect(await db.notice.count({ where: { userId: ana.id, type: "account", about: "moved" } })).toBe(1);
});
