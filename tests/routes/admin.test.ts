import { beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { recordAudit } from "~/accounts/audit.server";
import { signIn } from "~/accounts/sign-in/sign-in.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { addJob } from "~/grading/queue/queue.server";
import { loader as reset, action as setPassword } from "~/routes/account/reset.$token/route";
import { loader as health } from "~/routes/admin/admin._index/route";
import { loader as changes } from "~/routes/admin/admin.changes/route";
import { action as changeCohort, loader as cohorts } from "~/routes/admin/admin.cohorts/route";
import { action as checkAgain, loader as exercises } from "~/routes/admin/admin.exercises/route";
import { loader as people } from "~/routes/admin/admin.people._index/route";
import { action as changePerson, loader as person } from "~/routes/admin/admin.people.$id/route";
import { loader as queue, action as retry } from "~/routes/admin/admin.queue/route";
import { loader as settings } from "~/routes/admin/admin.settings/route";
import { ENGINE_VERSION } from "~/sandbox/contract";
import { READER } from "../setup/ask";
import { makePerson, signUp } from "../setup/people";
import { clearQueue, giveUp, waitFor } from "../setup/queue-rows";
import { isQuick } from "../setup/runs";

// Long: one case for each of the admin’s pages.

/** The admin's pages, each with a real request from an admin. tests/access.json lists who else may open them. */

const SLUG = "fix-due-date-month-end";
let root = { id: "", cookie: "" };
beforeAll(async () => {
  await indexExercises();
  root = await signUp("root");
  await db.user.update({ where: { id: root.id }, data: { isAdmin: true } });
});

type Door<Reply> = (args: never) => Promise<Reply>;
const get = <Reply>(door: Door<Reply>, query = "", params = {}) =>
  door({
    request: new Request(`http://localhost:3000/${query}`, { headers: { cookie: root.cookie } }),
    params,
    context: { requestId: "1", reader: READER },
  } as never);

/** Returns an action's response to a form: the data and the status. */
async function post(door: Door<unknown>, fields: Record<string, string>, params = {}) {
  const request = new Request("http://localhost:3000/", {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { cookie: root.cookie },
  });
  const reply = (await door({ request, params, context: { requestId: "1", reader: READER } } as never)) as {
    data: Record<string, unknown>;
    init: ResponseInit | null;
  };
  return { ...reply.data, status: reply.init?.status ?? 200 } as Record<string, unknown> & { status: number };
}
const statusOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 200,
    (reply: Response) => reply.status,
  );
const audited = async () => (await db.auditEvent.findMany({ orderBy: { id: "asc" } })).map(({ action }) => action);
beforeEach(() => db.auditEvent.deleteMany());

describe("people", () => {
  it("are found by part of the name, and listed page by page", async () => {
    await makePerson("findable");
    expect((await get(people, "?q=FINDA")).people.map(({ name }) => name)).toEqual(["findable"]);
    expect((await get(people, "?q=nobody")).total).toBe(0);
    const far = await get(people, "?page=900");
    expect(far).toMatchObject({ people: [], page: 900 });
    expect(far.total).toBeGreaterThan(1);
  });

  test.each(["?page=-1", "?page=x", "?only=kings", `?q=${"a".repeat(5000)}`, "?q=%00"])(
    "%s breaks nothing",
    async (query) => {
      expect(await statusOf(get(people, query))).toBe(200);
    },
  );

  it.skipIf(isQuick)(
    "with ten thousand of them, a page and a search each take less than three seconds, even under other load",
    async () => {
      const today = new Date(new Date().toISOString().slice(0, 10));
      const rows = Array.from({ length: 10_000 }, (_, n) => ({
        name: `Person ${n % 97} Ünïcode${n}`,
        email: `p${n}@example.org`,
        createdAt: today,
        updatedAt: today,
      }));
      for (let at = 0; at < rows.length; at += 500) await db.user.createMany({ data: rows.slice(at, at + 500) });
      for (const query of ["", "?page=150", "?q=unicode9999", "?q=person"]) {
        const begun = performance.now();
        const { total } = await get(people, query);
        const ms = performance.now() - begun;
        expect(total).toBeGreaterThan(0);
        expect(ms, query).toBeLessThan(3000);
      }
      await db.user.deleteMany({ where: { email: { startsWith: "p" }, name: { startsWith: "Person " } } });
    },
  );

  it("a person's page makes them an admin and reverts it; the last admin stays", async () => {
    const { id } = await makePerson("bo");
    expect(await post(changePerson, { intent: "make-admin" }, { id })).toMatchObject({
      status: 200,
      done: expect.any(String),
    });
    expect((await get(person, "", { id })).person.isAdmin).toBe(true);
    expect(await post(changePerson, { intent: "unmake-admin" }, { id })).toMatchObject({ status: 200 });
    const last = await post(changePerson, { intent: "unmake-admin" }, { id: root.id });
    expect(last).toMatchObject({ status: 400, refused: expect.stringContaining("There must be at least one admin") });
    expect(await audited()).toEqual(["admin.given", "admin.taken"]);
  });

  it("an unknown button changes nothing, and an unknown person has no page", async () => {
    const { id } = await makePerson("cy");
    expect(await post(changePerson, { intent: "delete" }, { id })).toMatchObject({ status: 400 });
    expect(await statusOf(get(person, "", { id: "none" }))).toBe(404);
    expect(await statusOf(post(changePerson, { intent: "sign-out" }, { id: "none" }))).toBe(404);
    expect(await audited()).toEqual([]);
  });
});

describe("a link for a new password", () => {
  it("leads from the admin's page to a new password, once", async () => {
    const { id } = await signUp("dee");
    const { link, status } = (await post(changePerson, { intent: "reset-link" }, { id })) as unknown as {
      link: { address: string };
      status: number;
    };
    expect(status).toBe(200);
    const token = new URL(link.address).pathname.replace("/reset/", "");
    const open = async () =>
      ((await get(reset as Door<unknown>, "", { token })) as { data: { isOpen: boolean } }).data.isOpen;
    expect(await open()).toBe(true);

    const short = await post(setPassword, { password: "short" }, { token });
    expect(short).toMatchObject({ status: 400, errors: { password: [expect.stringContaining("at least")] } });
    expect(await open()).toBe(true);

    expect(await post(setPassword, { password: "a quite new password" }, { token })).toMatchObject({
      status: 200,
      isDone: true,
    });
    expect(await signIn("dee@example.org", "a quite new password")).toMatchObject({ ok: true });
    expect(await open()).toBe(false);
    expect(await post(setPassword, { password: "a quite new password" }, { token })).toMatchObject({
      status: 404,
      isDone: false,
    });
  });
});

describe("cohorts", () => {
  it("are created, renamed and deleted with their forms", async () => {
    await post(changeCohort, { intent: "create", name: "  Spring  " });
    const { cohorts: rows, total } = await get(cohorts);
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ name: "Spring", counts: { learner: 0, mentor: 0, lead: 0 } });
    const { id } = rows[0]!;
    await post(changeCohort, { intent: "rename", id, name: "Summer" });
    expect((await get(cohorts)).cohorts[0]!.name).toBe("Summer");
    await db.membership.create({ data: { cohortId: id, userId: root.id, role: "lead" } });
    expect(await post(changeCohort, { intent: "delete", id })).toMatchObject({
      status: 400,
      refused: expect.any(String),
    });
    await db.membership.deleteMany();
    expect(await post(changeCohort, { intent: "delete", id })).toMatchObject({ status: 200 });
    expect(await audited()).toEqual(["cohort.made", "cohort.renamed", "cohort.deleted"]);
  });

  test.each([
    ["no name", {}],
    ["blanks", { name: "   " }],
    ["a name too long", { name: "a".repeat(101) }],
    ["control characters", { name: "a\u0001b" }],
  ])("%s: the field shows the error, and no cohort is created", async (_what, fields) => {
    const reply = await post(changeCohort, { intent: "create", ...fields });
    expect(reply).toMatchObject({ status: 400, form: "create", errors: { name: [expect.any(String)] } });
    expect(await db.cohort.count()).toBe(0);
  });

  it("an unknown cohort gets a 404", async () => {
    expect(await statusOf(post(changeCohort, { intent: "rename", id: "none", name: "Autumn" }))).toBe(404);
  });
});

describe("exercises", () => {
  it("show what the current engine's check found, and one is checked again on demand", async () => {
    const { revisionId } = findExercise(SLUG)!;
    const problems = JSON.stringify([{ file: "hidden/a.test.ts", line: 3, message: "does not fail" }]);
    const check = { revisionId, engineVersion: ENGINE_VERSION, status: "failed", problems };
    await db.revisionCheck.create({ data: check });
    const row = async () => (await get(exercises)).exercises.find(({ slug }) => slug === SLUG)!;
    expect((await row()).offered!.check).toMatchObject({ hasPassed: false, problems: JSON.parse(problems) });
    expect((await row()).offered).toMatchObject({ kind: "fix", difficulty: 1, secondFormOf: null });

    expect(await post(checkAgain, { revision: revisionId })).toMatchObject({ status: 200 });
    expect(await audited()).toEqual(["exercise.check-queued"]);
    expect((await row()).offered!.check).toBeNull();

    await db.revisionCheck.create({ data: { ...check, engineVersion: "an older one" } });
    expect((await row()).offered!.check).toBeNull();
    expect(await post(checkAgain, { revision: "none" })).toMatchObject({ status: 400 });
  });
});

describe("queue and workers", () => {
  const addGivenUp = async (key: string) => {
    await db.$transaction((tx) => addJob(tx, { task: "grade", key, payload: "none" }));
    await giveUp(key, "no thread");
  };

  it("failed jobs are queued again, one or all", async () => {
    await clearQueue();
    for (const key of ["grade:a", "grade:b", "grade:c"]) await addGivenUp(key);
    expect(await get(queue)).toMatchObject({ queue: { failed: 3, waiting: 0 }, failed: { length: 3 } });
    expect(await post(retry, { key: "grade:b" })).toMatchObject({ status: 200, done: "1 job queued again" });
    expect((await get(queue)).failed.map(({ key }) => key).sort()).toEqual(["grade:a", "grade:c"]);
    expect(await post(retry, { key: "grade:b" })).toMatchObject({ status: 400 });
    expect(await post(retry, {})).toMatchObject({ status: 200, done: "2 jobs queued again" });
    expect(await get(queue)).toMatchObject({ queue: { failed: 0, waiting: 3 }, failed: [] });
    expect(await audited()).toEqual(["queue.retried", "queue.retried"]);
    await clearQueue();
  });

  it("a process without a recent heartbeat is shown as not responding", async () => {
    const ago = (ms: number) => new Date(Date.now() - ms);
    await db.workerProcess.create({ data: { name: "a:1", graders: 2, startedAt: ago(9e6), seenAt: ago(60_000) } });
    await db.workerProcess.create({ data: { name: "b:1", graders: 4, startedAt: ago(8e6), seenAt: ago(1_000) } });
    const { workers } = await get(queue);
    expect(workers.map(({ name, isAlive, graders }) => [name, isAlive, graders])).toEqual([
      ["b:1", true, 4],
      ["a:1", false, 2],
    ]);
    await db.workerProcess.deleteMany();
  });
});

describe("health", () => {
  const lineOf = async (what: string) => (await get(health)).lines.find((line) => line.what === what);

  it("names the database and its version, and says that its tables are up to date", async () => {
    expect(await lineOf("Database")).toMatchObject({
      isWell: true,
      says: expect.stringMatching(/^(SQLite|PostgreSQL) \d+\./),
    });
    expect(await lineOf("Database tables")).toMatchObject({ isWell: true });
    expect(await lineOf("Disk")).toMatchObject({ says: expect.stringMatching(/free on the data folder’s disk$/) });
  });

  it("says whether learners’ code can reach the network, and with GRADERS=0 where to look for other workers", async () => {
    const says = async () => (await lineOf("Network access of the grader processes"))!.says;
    expect(await says()).not.toContain("log");
    const { env } = await import("~/operations/env.server");
    const { graders } = env;
    Object.assign(env, { graders: 0 });
    expect(await says()).toContain("see that worker’s log");
    Object.assign(env, { graders });
  });

  it("lists what needs action first, and says what to do", async () => {
    const [first] = (await get(health)).lines;
    expect(first).toMatchObject({ what: "Workers", isWell: false, todo: expect.stringContaining("npm run worker") });
    await db.$transaction((tx) => addJob(tx, { task: "grade", key: "grade:old", payload: "none" }));
    expect(await lineOf("Queue")).toMatchObject({ isWell: true });
    await waitFor(6);
    expect(await lineOf("Queue")).toMatchObject({ isWell: false, says: expect.stringContaining("6 minutes") });
    await giveUp("grade:old", "no thread");
    expect(await lineOf("Failed jobs")).toMatchObject({ isWell: false });
    await clearQueue();
  });
});

it("settings show no secret", async () => {
  const { settings: rows } = await get(settings);
  expect(rows.find(({ name }) => name === "DATABASE_URL")?.value).toContain(":");
  const { env } = await import("~/operations/env.server");
  expect(JSON.stringify(rows)).not.toContain(env.secret);
});

it("the list of changes shows who did what to whom; a deleted cohort has no name", async () => {
  const { id } = await makePerson("zoe");
  const note = (subject: string, aboutId?: string) =>
    db.$transaction((tx) => recordAudit(tx, { actorId: root.id, action: "member.role", subject, aboutId }));
  const cohort = await db.cohort.create({ data: { name: "Autumn" } });
  await note(`cohort:${cohort.id}`, id);
  await note("cohort:gone");
  const { rows } = await get(changes);
  expect(rows.map(({ actor, about, cohort }) => [actor?.name, about?.name, cohort?.name])).toEqual([
    ["root", undefined, null],
    ["root", "zoe", "Autumn"],
  ]);
  await db.cohort.delete({ where: { id: cohort.id } });
});
