import fs from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { exportFolderOf, forgetGone } from "~/accounts/privacy/export-files.server";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { readTable } from "../../../tests/setup/read-csv";
import { readerOf } from "../../../tests/setup/readers";
import { FILES, piecesOf } from "./export.server";
import type { Reading } from "./reading";
import { findSchedule, nextTurn, setSchedule, stopSchedule, takeTurn } from "./schedule.server";
import { writeDue } from "./write.server";

// Long: writing, stopping and deleting share one folder and its cohort.

let cohortId = "";
let [lead, ana, bo] = [{ id: "" }, { id: "" }, { id: "" }];
const today = () => new Date().toISOString().slice(0, 10);
const folder = () => exportFolderOf(cohortId);
const days = () => (fs.existsSync(folder()) ? fs.readdirSync(folder()).sort() : []);

async function readingOf(id: string): Promise<Reading> {
  const rows = await db.membership.findMany({
    where: { cohortId: id },
    select: { role: true, sectionId: true, user: { select: { id: true, name: true, email: true } } },
  });
  const members = rows.map(({ role, sectionId, user: { id: userId, ...user } }) => {
    return { userId, ...user, role: role as "learner", sectionId };
  });
  const reader = await readerOf(id);
  return {
    reader,
    members,
    learners: await reader.list(),
    now: new Date(),
    agreement: async () => [],
  };
}
const takeAll = (_reader: object, id: string) => readingOf(id);
const due = () => db.exportSchedule.updateMany({ data: { dueAt: new Date(0), lockedUntil: null } });

beforeAll(async () => {
  await indexExercises();
});
beforeEach(async () => {
  await db.exportSchedule.deleteMany();
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  const name = crypto.randomUUID().slice(0, 8);
  [lead, ana, bo] = [await makePerson(`lead-${name}`), await makePerson(`ana-${name}`), await makePerson(`bo-${name}`)];
  for (const [{ id: userId }, role] of [
    [lead, "lead"],
    [ana, "learner"],
    [bo, "learner"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId, role } });
});

describe("scheduled exports", () => {
  it("run at two o'clock, each day or each Monday, whatever the time", () => {
    const at = (every: "daily" | "weekly", from: string) => nextTurn(every, new Date(from)).toISOString().slice(0, 16);
    expect(at("daily", "2026-11-21T01:59:59Z")).toBe("2026-11-21T02:00");
    expect(at("daily", "2026-11-21T02:00:00Z")).toBe("2026-11-22T02:00");
    expect(at("weekly", "2026-11-21T12:00:00Z")).toBe("2026-11-23T02:00");
    expect(at("weekly", "2026-11-23T02:00:00Z")).toBe("2026-11-30T02:00");
    expect(at("daily", "2026-12-31T23:00:00Z")).toBe("2027-01-01T02:00");
  });

  it("write complete files immediately when scheduled, and not again before the next run", async () => {
    await setSchedule(lead, cohortId, "daily");
    expect(await writeDue(takeAll)).toBe(1);
    expect(days()).toEqual([today()]);
    expect(fs.readdirSync(path.join(folder(), today())).sort()).toEqual([...FILES].sort());
    const json = JSON.parse(fs.readFileSync(path.join(folder(), today(), "cohort.json"), "utf8"));
    expect(json.tables.people).toHaveLength(3);
    expect(await findSchedule(cohortId)).toMatchObject({ fault: null, writtenAt: expect.any(Date), isWriting: false });
    expect(await writeDue(takeAll)).toBe(0);
    const { id: other } = await db.cohort.create({ data: { name: "Tern" } });
    await setSchedule(lead, other, "daily");
    await stopSchedule(lead, cohortId);
    expect([await findSchedule(cohortId), await findSchedule(other)]).toEqual([null, expect.anything()]);
    expect(days()).toEqual([today()]);
  });

  it("keep the last fourteen days, and no partial files", async () => {
    for (let day = 1; day <= 20; day++)
      fs.mkdirSync(path.join(folder(), `2026-01-${String(day).padStart(2, "0")}`), { recursive: true });
    fs.mkdirSync(path.join(folder(), ".writing-left"));
    fs.writeFileSync(path.join(folder(), "notes.txt"), "someone's own");
    await setSchedule(lead, cohortId, "daily");
    await writeDue(takeAll);
    expect(days()).toEqual([
      ...Array.from({ length: 13 }, (_, n) => `2026-01-${String(n + 8).padStart(2, "0")}`),
      today(),
      "notes.txt",
    ]);
  });

  it("are written by one of several processes", async () => {
    await setSchedule(lead, cohortId, "daily");
    const turns = await Promise.all([takeTurn(), takeTurn(), takeTurn()]);
    const taken = turns.filter((turn) => turn !== null);
    expect(taken).toHaveLength(1);
    await taken[0]!.end("stopped");
    expect((await Promise.all([writeDue(takeAll), writeDue(takeAll)])).sort()).toEqual([0, 1]);
  });

  it("run one cohort at a time, even if one lead schedules several at the same time", async () => {
    const other = await db.cohort.create({ data: { name: "Egret" } });
    for (const id of [cohortId, other.id]) await setSchedule(lead, id, "daily");
    await due();
    const turns = [await takeTurn(), await takeTurn(), await takeTurn()];
    expect(turns.map((turn) => turn?.cohortId).sort()).toEqual([cohortId, other.id, undefined].sort());
    for (const turn of turns) await turn?.end("stopped");
  });

  it("leave no folder if another process has taken over", async () => {
    await setSchedule(lead, cohortId, "daily");
    const slow = async (reader: object, id: string) => {
      await db.exportSchedule.update({ where: { cohortId }, data: { lockedUntil: new Date(Date.now() + 99_000) } });
      return takeAll(reader, id);
    };
    expect(await writeDue(slow)).toBe(0);
    expect(days()).toEqual([]);
  });

  it("keep the previous files if they fail or are stopped, and say why", async () => {
    await setSchedule(lead, cohortId, "daily");
    await writeDue(takeAll);
    const before = fs.readFileSync(path.join(folder(), today(), "cohort.json"), "utf8");
    const failing = async (_: object, id: string): Promise<Reading> => ({
      ...(await readingOf(id)),
      agreement: () => Promise.reject(new Error("gone")),
    });
    await due();
    expect(await writeDue(failing)).toBe(0);
    expect((await findSchedule(cohortId))!.fault).toBe("failed");
    expect(days()).toEqual([today()]);
    expect(fs.readFileSync(path.join(folder(), today(), "cohort.json"), "utf8")).toBe(before);
    await due();
    const stopping = new AbortController();
    const stopped = async (_: object, id: string): Promise<Reading> => {
      stopping.abort();
      return readingOf(id);
    };
    expect(await writeDue(stopped, stopping.signal)).toBe(0);
    expect(days()).toEqual([today()]);
    expect(await findSchedule(cohortId)).toMatchObject({ isWriting: false, dueAt: new Date(0) });
  });

  it("do not run for people who are no longer leads of the cohort", async () => {
    await setSchedule(lead, cohortId, "weekly");
    await db.membership.updateMany({ where: { cohortId, userId: lead.id }, data: { role: "mentor" } });
    expect(await writeDue(takeAll)).toBe(0);
    expect(await findSchedule(cohortId)).toMatchObject({ fault: "nobody", writtenAt: null });
    expect(days()).toEqual([]);
  });

  it("report that the folder cannot be written", async () => {
    fs.mkdirSync(path.dirname(folder()), { recursive: true });
    fs.writeFileSync(folder(), "in the way");
    await setSchedule(lead, cohortId, "daily");
    expect(await writeDue(takeAll)).toBe(0);
    expect((await findSchedule(cohortId))!.fault).toBe("folder");
    fs.rmSync(folder());
  });
});

it("other requests get a turn between the tables of an export", async () => {
  const reading = await readingOf(cohortId);
  let [turns, isRead] = [0, false];
  const takeTurn = () => {
    turns++;
    if (!isRead) setImmediate(takeTurn);
  };
  takeTurn();
  for await (const _piece of piecesOf("cohort.json", reading));
  isRead = true;
  expect(turns).toBeGreaterThan(FILES.length - 1);
});

describe("a name with a line break and a forged row", () => {
  const made = "Mallory\r\n00000000-0000-4000-8000-000000000000,No one,x@example.org,learner";
  it.each([made, made.replace("\r\n", "\n"), `"${made}`])(
    "does not break the files, and appears in them: %j",
    async (name) => {
      await db.user.update({ where: { id: bo.id }, data: { name } });
      await setSchedule(lead, cohortId, "daily");
      expect(await writeDue(takeAll)).toBe(1);
      expect(await forgetGone(cohortId)).toBe(0);
      const people = readTable(
        fs.readFileSync(path.join(folder(), today(), "people.csv"), "utf8").replace(/^\ufeff/, ""),
      );
      expect(people.find((one) => one.person_id === bo.id)!.name).toBe(name);
      await deletePerson(bo.id);
      expect(days()).toEqual([]);
    },
  );
});

describe("a deleted account", () => {
  it("is removed from every file; the cohort's files are written again, others stay", async () => {
    await setSchedule(lead, cohortId, "weekly");
    await writeDue(takeAll);
    const old = path.join(folder(), "2026-01-01");
    fs.cpSync(path.join(folder(), today()), old, { recursive: true });
    const without = path.join(folder(), "2026-01-02");
    fs.cpSync(old, without, { recursive: true });
    for (const file of fs.readdirSync(without)) {
      const text = fs.readFileSync(path.join(without, file), "utf8");
      fs.writeFileSync(
        path.join(without, file),
        text
          .split("\n")
          .filter((line) => !line.includes(ana.id))
          .join("\n"),
      );
    }
    await deletePerson(ana.id);
    expect(days()).toEqual(["2026-01-02"]);
    expect(await writeDue(takeAll)).toBe(1);
    expect(days()).toEqual(["2026-01-02", today()]);
    const everything = fs.readdirSync(folder(), { recursive: true, withFileTypes: true });
    for (const one of everything.filter((entry) => entry.isFile()))
      expect(fs.readFileSync(path.join(one.parentPath, one.name), "utf8")).not.toContain(ana.id);
  });

  it("is in no file if it was deleted during the export", async () => {
    await setSchedule(lead, cohortId, "weekly");
    const meanwhile = async (_: object, id: string): Promise<Reading> => {
      const reading = await readingOf(id);
      await deletePerson(bo.id);
      return reading;
    };
    expect(await writeDue(meanwhile)).toBe(0);
    expect(days()).toEqual([]);
    await due();
    expect(await writeDue(takeAll)).toBe(1);
  });

  it("is removed from files restored from a backup; foreign files are left alone", async () => {
    await setSchedule(lead, cohortId, "weekly");
    await writeDue(takeAll);
    const [here, kept] = [path.join(folder(), today()), path.join(folder(), "kept")];
    fs.cpSync(here, kept, { recursive: true });
    await deletePerson(ana.id);
    fs.cpSync(kept, here, { recursive: true });
    expect(await forgetGone()).toBe(1);
    expect(days()).toEqual(["kept"]);
  });
});
