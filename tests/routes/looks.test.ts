import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listLooks } from "~/accounts/looks.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import * as cohort from "~/routes/lead/cohorts.$id/route";
import * as work from "~/routes/lead/cohorts.$id_.work/route";
import * as submission from "~/routes/learner/submissions.$id/route";
import { read } from "../setup/ask";
import { signUp } from "../setup/people";
import { submitWork } from "../setup/submissions";
import { captureLog } from "../your-data/search";

const SLUG = "fix-due-date-month-end";
const who: Record<string, { id: string; cookie: string }> = {};
let cohortId = "";
let id = "";
const logged = captureLog();

beforeAll(async () => {
  await indexExercises();
  for (const name of ["ana", "bo", "lee", "root", "stranger"]) who[name] = await signUp(name);
  cohortId = (await db.cohort.create({ data: { name: "Spring" } })).id;
  for (const [name, role] of Object.entries({ ana: "learner", bo: "learner", lee: "mentor" }))
    await db.membership.create({ data: { cohortId, userId: who[name]!.id, role } });
  await db.user.update({ where: { id: who.root!.id }, data: { isAdmin: true } });
  id = await submitWork(who.ana!, SLUG);
});
const open = (name: string) =>
  read(submission.loader as never, `/submissions/${id}`, { cookie: who[name]!.cookie, params: { id } });
const openTable = (name: string) =>
  read(cohort.loader as never, `/cohorts/${cohortId}`, { cookie: who[name]!.cookie, params: { id: cohortId } });
const nameOf = (userId: string) => Object.keys(who).find((name) => who[name]!.id === userId);
/** Lists who viewed whose work, such as "lee ana submission". */
async function looks(): Promise<string[]> {
  const rows = await db.look.findMany();
  for (const { day } of rows) expect(day.getTime() % DAY_MS).toBe(0);
  const said = rows.map(
    (row) => `${nameOf(row.viewerId)} ${nameOf(row.ownerId)} ${row.subject === id ? "work" : row.subject || "table"}`,
  );
  return said.sort();
}
const become = (wanted: string[]) => vi.waitFor(async () => expect(await looks()).toEqual(wanted), 3_000);

describe("a view of a learner's work", () => {
  beforeEach(async () => {
    // Views that are still being written belong to the previous test.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await db.look.deleteMany();
  });

  it("is recorded once a day, however often they look, and in however many tabs", async () => {
    await Promise.all([open("lee"), open("lee"), open("root"), open("lee")]);
    await become(["lee ana work", "root ana work"]);
    await open("lee");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await looks()).toEqual(["lee ana work", "root ana work"]);
  });

  it("is not recorded for the learner themselves, or for someone without access", async () => {
    expect((await open("ana")).status).toBe(200);
    expect((await open("stranger")).status).toBe(404);
    expect((await open("bo")).status).toBe(404);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await looks()).toEqual([]);
  });

  it("through the cohort's table is recorded for each learner in it", async () => {
    await Promise.all([openTable("lee"), openTable("lee")]);
    await become(["lee ana table", "lee bo table"]);
  });

  it("through the number of their submissions that match a filter is recorded, even if none is listed", async () => {
    const path = `/cohorts/${cohortId}/work?learner=${who.bo!.id}&status=failed`;
    const { data } = await read(work.loader as never, path, { cookie: who.lee!.cookie, params: { id: cohortId } });
    expect(data).toMatchObject({ total: 0, rows: [] });
    await become(["lee bo table"]);
  });

  it("on another day is recorded again", async () => {
    await db.look.create({
      data: { viewerId: who.lee!.id, ownerId: who.ana!.id, subject: id, day: new Date("2026-11-01") },
    });
    await open("lee");
    await become(["lee ana work", "lee ana work"]);
  });
});

it("the learner sees a viewer's role, and a teacher's role before that of a fellow learner", async () => {
  await db.look.deleteMany();
  const other = await db.cohort.create({ data: { name: "Autumn" } });
  const add = (name: string, id: string, role: string) =>
    db.membership.create({ data: { cohortId: id, userId: who[name]!.id, role } });
  await add("ana", other.id, "learner");
  await add("bo", other.id, "lead");
  await add("root", other.id, "learner");
  const day = new Date("2026-11-01");
  for (const name of ["bo", "lee", "root", "stranger"])
    await db.look.create({ data: { viewerId: who[name]!.id, ownerId: who.ana!.id, subject: id, day } });
  const { looks: listed } = await listLooks(who.ana!, 10);
  expect(new Set(listed.map(({ viewer, role }) => `${viewer}: ${role}`))).toEqual(
    new Set(["bo: lead", "lee: mentor", "root: admin", "stranger: no longer in your cohort"]),
  );
  await db.cohort.delete({ where: { id: other.id } });
});

it("the place of a nameless view from the pool doesn't depend on who the viewer is", async () => {
  const day = new Date("2026-11-02");
  const viewers = ["bo", "lee", "root"].map((name) => who[name]!.id).sort();
  const places = [];
  for (const pooled of viewers) {
    await db.look.deleteMany();
    for (const viewerId of viewers)
      await db.look.create({
        data: { viewerId, ownerId: who.ana!.id, subject: viewerId === pooled ? "pool:x" : id, day },
      });
    places.push((await listLooks(who.ana!, 10)).looks.findIndex(({ role }) => role === "read your question"));
  }
  expect(new Set(places).size).toBe(1);
});

describe("when a view can't be recorded", () => {
  beforeAll(() => db.$executeRawUnsafe(`ALTER TABLE "Look" RENAME TO "Away"`));
  afterAll(() => db.$executeRawUnsafe(`ALTER TABLE "Away" RENAME TO "Look"`));

  it("the pages still open, and the log reports it without a name", async () => {
    expect((await open("lee")).status).toBe(200);
    expect((await openTable("lee")).status).toBe(200);
    await vi.waitFor(() =>
      expect(logged.filter((line) => line.includes("a view of someone's work was not recorded"))).toHaveLength(2),
    );
    for (const { id: person } of Object.values(who)) expect(logged.join()).not.toContain(person);
    expect(logged.join()).not.toContain(id);
  });
});
