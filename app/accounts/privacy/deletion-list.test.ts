import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";
import { withDatabase } from "../../../tests/setup/commands";
import { makePerson } from "../../../tests/setup/people";
import { applyDeletionList } from "./deletion-list.server";
import { deletePerson } from "./privacy.server";

const file = path.join(env.dataDir, "deleted-people.jsonl");
const lines = () => (fs.existsSync(file) ? fs.readFileSync(file, "utf8").split("\n").filter(Boolean) : []);
const isThere = async (id: string) => (await db.user.count({ where: { id } })) === 1;

/** Runs something while deletions in the database fail at their last step. */
async function stayPut(run: () => Promise<unknown>) {
  const isSqlite = env.databaseKind === "sqlite";
  const begin = isSqlite
    ? [`CREATE TRIGGER "stay" BEFORE DELETE ON "User" BEGIN SELECT RAISE(ABORT, 'stays'); END`]
    : [
        `CREATE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stays'; END $$`,
        `CREATE TRIGGER "stay" BEFORE DELETE ON "User" FOR EACH ROW EXECUTE FUNCTION stay()`,
      ];
  const end = isSqlite ? [`DROP TRIGGER "stay"`] : [`DROP FUNCTION stay() CASCADE`];
  for (const statement of begin) await db.$executeRawUnsafe(statement);
  try {
    await run();
  } finally {
    for (const statement of end) await db.$executeRawUnsafe(statement);
  }
}

/** Restores a person with their id, as restoring a backup does. */
async function restore({ id, name, email, createdAt, updatedAt }: Awaited<ReturnType<typeof makePerson>>) {
  await db.user.create({ data: { id, name, email, createdAt, updatedAt } });
}

beforeEach(async () => {
  await db.user.deleteMany();
  await db.invite.deleteMany();
  fs.rmSync(file, { force: true, recursive: true });
});

describe("the deletion list", () => {
  it("keeps a deleted person out of a restored backup, and leaves the others", async () => {
    const [ana, bo] = [await makePerson("ana"), await makePerson("bo")];
    await deletePerson(ana.id);
    expect(await isThere(ana.id)).toBe(false);
    await restore(ana);
    expect(await applyDeletionList()).toBe(1);
    expect([await isThere(ana.id), await isThere(bo.id)]).toEqual([false, true]);
    expect(await applyDeletionList()).toBe(0);
  });

  it("contains an id, a keyed hash and a day: nothing that identifies a person", async () => {
    const ana = await makePerson("ana");
    await deletePerson(ana.id);
    const [line] = lines();
    expect(JSON.parse(line!)).toEqual({
      entry: expect.any(String),
      user: ana.id,
      email: expect.stringMatching(/^[0-9a-f]{64}$/),
      day: new Date().toISOString().slice(0, 10),
      isUnconfirmed: true,
    });
    expect(line).not.toContain("ana");
    expect(fs.statSync(file).mode & 0o077).toBe(0);
  });

  it("is written before anything is deleted: if that fails, no one is deleted", async () => {
    const ana = await makePerson("ana");
    fs.mkdirSync(file);
    await expect(deletePerson(ana.id)).rejects.toThrow();
    expect(await isThere(ana.id)).toBe(true);
  });

  it("drops a person whose deletion failed and whose data is still complete", async () => {
    const ana = await makePerson("ana");
    await stayPut(() => expect(deletePerson(ana.id)).rejects.toThrow());
    expect(lines()).toHaveLength(2);
    expect(await db.user.findUnique({ where: { id: ana.id } })).toEqual(ana);
    expect(await applyDeletionList()).toBe(0);
    expect(await isThere(ana.id)).toBe(true);
    // Deleting the person again succeeds, whatever happened before.
    await deletePerson(ana.id);
    await restore(ana);
    expect(await applyDeletionList()).toBe(1);
  });

  it("handles two requests at once, from two tabs or two servers, and deletes once", async () => {
    const ana = await makePerson("ana");
    await Promise.all([deletePerson(ana.id), deletePerson(ana.id), deletePerson(ana.id)]);
    await restore(ana);
    const counts = await Promise.all([applyDeletionList(), applyDeletionList()]);
    expect(Math.max(...counts)).toBe(1);
    expect(await isThere(ana.id)).toBe(false);
  });

  it("finishes after a crash between the list and the database", async () => {
    const ana = await makePerson("ana");
    await deletePerson(ana.id);
    // The state after such a crash: the person is on the list, and still in the database.
    await restore(ana);
    await applyDeletionList();
    expect(await isThere(ana.id)).toBe(false);
  });

  it("skips an entry truncated by a crash, even if others follow", async () => {
    const [ana, bo] = [await makePerson("ana"), await makePerson("bo")];
    fs.writeFileSync(file, `{"entry":"0000","user":"${ana.id}","em`);
    expect(await applyDeletionList()).toBe(0);
    await deletePerson(bo.id);
    await restore(bo);
    expect(await applyDeletionList()).toBe(1);
    expect(await isThere(ana.id)).toBe(true);
  });

  it("stops at a damaged line, so that no one is restored by accident", async () => {
    fs.writeFileSync(file, '{"entry":"x"}\n');
    await expect(applyDeletionList()).rejects.toThrow("Line 1 of deleted-people.jsonl");
  });

  it("can be merged from several machines in any order", async () => {
    const [ana, bo] = [await makePerson("ana"), await makePerson("bo")];
    await stayPut(() => deletePerson(ana.id).catch(() => {}));
    await deletePerson(bo.id);
    await restore(bo);
    const listed = lines();
    fs.writeFileSync(file, [...listed, ...listed].reverse().join("\n"));
    expect(await applyDeletionList()).toBe(1);
    expect([await isThere(ana.id), await isThere(bo.id)]).toEqual([true, false]);
  });

  it("removes a restored backup's invites to the address, but no later invites", async () => {
    const [ana, kim] = [await makePerson("ana"), await makePerson("kim")];
    await db.user.update({ where: { id: ana.id }, data: { emailVerified: true } });
    const cohort = await db.cohort.create({ data: { name: "Spring" } });
    const endsAt = new Date(Date.now() + 9 * DAY_MS);
    const invite = (tokenHash: string, email: string, createdAt: Date, uses = 0) =>
      db.invite.create({
        data: { cohortId: cohort.id, tokenHash, role: "mentor", email, maxUses: 1, uses, endsAt, createdAt },
      });
    await Promise.all([ana, kim].map(({ id }) => deletePerson(id)));
    const now = Date.now();
    await invite("before", "ana@example.org", new Date(now - DAY_MS));
    await invite("after", "ana@example.org", new Date(now + 2 * DAY_MS));
    await invite("another's", "bo@example.org", new Date(now - DAY_MS));
    await invite("never confirmed", "kim@example.org", new Date(now - DAY_MS));
    await invite("used", "kim@example.org", new Date(now - DAY_MS), 1);
    await applyDeletionList();
    const left = await db.invite.findMany({ select: { tokenHash: true } });
    expect(left.map(({ tokenHash }) => tokenHash).sort()).toEqual(["after", "another's", "never confirmed"]);
  });

  it.runIf(env.databaseKind === "sqlite")(
    "empties the database's log once another process has finished reading",
    async () => {
      const database = env.databaseUrl.replace(/^file:/, "");
      const ana = await makePerson("ana");
      await withDatabase(database, async (other) => {
        let isReading = () => {};
        const begun = new Promise<void>((resolve) => {
          isReading = resolve;
        });
        const reading = other.$transaction(async (tx) => {
          await tx.user.count();
          isReading();
          await new Promise((resolve) => setTimeout(resolve, 300));
        });
        await begun;
        await deletePerson(ana.id);
        await reading;
      });
      expect(fs.readFileSync(database).includes("ana@example.org")).toBe(false);
      expect(fs.statSync(`${database}-wal`).size).toBe(0);
    },
  );
});
