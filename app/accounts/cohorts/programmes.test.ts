import { beforeEach, describe, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { findProgramme, listProgrammesOf, setOpen } from "./programme-door.server";
import {
  addCohort,
  addLead,
  createProgramme,
  listCohortNames,
  listProgrammes,
  removeCohort,
  removeLead,
} from "./programmes.server";

let made = 0;
let admin = { id: "" } as never;
let [heron, stork] = ["", ""];
/** The ids of a programme with both cohorts, and of a programme with only the second cohort. */
let [both, one] = ["", ""];
beforeEach(async () => {
  made++;
  admin = (await makePerson(`admin-of-programmes-${made}`)) as never;
  [heron, stork] = [
    (await db.cohort.create({ data: { name: "Heron" } })).id,
    (await db.cohort.create({ data: { name: "Stork" } })).id,
  ];
  [both, one] = [await createProgramme(admin, `Both ${made}`), await createProgramme(admin, `One ${made}`)];
  for (const [programme, cohort] of [
    [both, heron],
    [both, stork],
    [one, stork],
  ] as const)
    expect(await addCohort(admin, programme, cohort)).toBe("done");
});

describe("programmes", () => {
  it("contain what was added, once, until it is removed", async () => {
    const [kim, lou] = [await makePerson(`kim-of-${made}`), await makePerson(`lou-of-${made}`)];
    const added = [];
    for (const { email } of [kim, lou, kim]) added.push(await addLead(admin, both, email));
    expect(added).toEqual(["done", "done", "there"]);
    expect([await addCohort(admin, both, heron), await addCohort(admin, both, "none")]).toEqual(["there", "gone"]);
    expect([await addLead(admin, "none", kim.email), await addLead(admin, both, "nobody@example.org")]).toEqual([
      "gone",
      "gone",
    ]);
    expect([await removeLead(admin, both, kim.id), await removeCohort(admin, both, stork)]).toEqual(["done", "done"]);
    expect([await removeLead(admin, both, kim.id), await removeCohort(admin, both, stork)]).toEqual(["gone", "gone"]);
    const { programmes } = await listProgrammes(0, 1_000);
    const found = programmes.find(({ id }) => id === both);
    expect(found).toMatchObject({ cohorts: [{ id: heron }], leads: [{ id: lou.id }] });
    expect(programmes.find(({ id }) => id === one)).toMatchObject({ cohorts: [{ id: stork }] });
  });

  it("are sorted by name in the usual order, with their cohorts and leads", async () => {
    for (const name of ["Zander", "auk", "Émeu"]) {
      const { id: cohortId } = await db.cohort.create({ data: { name } });
      await addCohort(admin, both, cohortId);
      const lead = await makePerson(`lead-${name}-${made}`);
      await db.user.update({ where: { id: lead.id }, data: { name } });
      await db.programmeLead.create({ data: { programmeId: both, userId: lead.id } });
      await addCohort(admin, await createProgramme(admin, name), heron);
    }
    const { total } = await listProgrammes(0, 1);
    const pages = await Promise.all(Array.from({ length: total }, (_, page) => listProgrammes(page, 1)));
    const listed = pages.flatMap(({ programmes }) => programmes);
    const sorted = ["auk", "Émeu", "Zander"];
    expect(listed.flatMap(({ name }) => (sorted.includes(name) ? [name] : []))).toEqual(sorted);
    const { cohorts, leads } = listed.find(({ id }) => id === both)!;
    const birds = ["auk", "Émeu", "Heron", "Stork", "Zander"];
    expect([cohorts.map(({ name }) => name), leads.map(({ name }) => name)]).toEqual([birds, sorted]);
    expect((await findProgramme(both))!.cohorts.map(({ name }) => name)).toEqual(birds);
    expect((await listProgrammesOf(heron)).map(({ name }) => name)).toEqual(["auk", `Both ${made}`, "Émeu", "Zander"]);
    expect((await listCohortNames()).flatMap(({ name }) => (sorted.includes(name) ? [name] : []))).toEqual(sorted);
  });

  it("let a cohort open itself to one of its programmes, and close itself again", async () => {
    expect(await setOpen(admin, stork, both, true)).toBe(true);
    const opened = async () => (await findProgramme(both))!.cohorts.map(({ name, isOpen }) => [name, isOpen]);
    expect(await opened()).toEqual([
      ["Heron", false],
      ["Stork", true],
    ]);
    expect((await listProgrammesOf(stork)).map(({ id, isOpen }) => [id, isOpen])).toEqual([
      [both, true],
      [one, false],
    ]);
    expect(await listProgrammesOf(heron)).toMatchObject([{ id: both, isOpen: false, leads: [] }]);
    // Heron is not in this programme.
    expect(await setOpen(admin, heron, one, true)).toBe(false);
    expect(await setOpen(admin, stork, both, false)).toBe(true);
    expect(await opened()).toContainEqual(["Stork", false]);
  });
});
