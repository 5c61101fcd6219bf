import { spawn } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { db, isUniqueConflict } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { makePerson } from "../../tests/setup/people";
import { storable } from "./storable";

/** Tests the behaviour that must be the same on both databases. */

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const cohort = (name: string) => ({ data: { name } });

describe("text", () => {
  it("that no database can store is replaced by U+FFFD, everything else is unchanged", async () => {
    const { id } = await db.cohort.create(cohort("a\0b \ud800 c\udc00 d"));
    expect((await db.cohort.findUniqueOrThrow({ where: { id } })).name).toBe("a\ufffdb \ufffd c\ufffd d");
    expect(await db.cohort.findMany({ where: { name: { in: ["a\0b", "\ud800"] } } })).toEqual([]);
    expect(await db.cohort.findUnique({ where: { id: "\0" } })).toBeNull();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 20 }), async (text) => {
        await db.cohort.update({ where: { id }, data: { name: text } });
        expect((await db.cohort.findUniqueOrThrow({ where: { id } })).name).toBe(storable(text));
      }),
      { numRuns: 25 },
    );
  });

  it("is also handled in a transaction", async () => {
    const { name } = await db.$transaction((tx) => tx.cohort.create(cohort("a\0b")));
    expect(name).toBe("a\ufffdb");
  });
});

it("many queries at once let other work in between", async () => {
  await db.cohort.count();
  let [rounds, isOver] = [0, false];
  const count = () => {
    rounds++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(Array.from({ length: 1_000 }, () => db.cohort.findMany({ where: { name: "none" } })));
  isOver = true;
  expect(rounds).toBeGreaterThan(3);
});

describe("a transaction", () => {
  it("that is rolled back undoes no one else's writes", async () => {
    const undone = db.$transaction(async (tx) => {
      await tx.cohort.create(cohort("undone"));
      await pause(100);
      throw new Error("undo");
    });
    const others = Array.from({ length: 10 }, async (_, n) => {
      await pause(n * 10);
      return db.cohort.create(cohort(`kept ${n}`));
    });
    await expect(undone).rejects.toThrow("undo");
    const ids = (await Promise.all(others)).map(({ id }) => id);
    expect(await db.cohort.count({ where: { id: { in: ids } } })).toBe(10);
    expect(await db.cohort.count({ where: { name: "undone" } })).toBe(0);
  });

  it("is invisible to others before it is done", async () => {
    let seen = -1;
    const slow = db.$transaction(async (tx) => {
      await tx.cohort.create(cohort("not yet"));
      await pause(50);
    });
    await pause(20);
    const looking = db.cohort.count({ where: { name: "not yet" } }).then((count) => {
      seen = count;
    });
    await slow;
    await looking;
    // On SQLite, the query waited. On PostgreSQL, it saw the old state.
    expect(seen).toBe(env.databaseKind === "sqlite" ? 1 : 0);
  });

  it("that conflicts with another transaction's row reports the conflict, and the next one works", async () => {
    await makePerson("one");
    const again = () =>
      db.$transaction(async (tx) => {
        await tx.cohort.create(cohort("with a person"));
        await tx.user.create({
          data: { name: "One", email: "one@example.org", createdAt: new Date(), updatedAt: new Date() },
        });
      });
    for (let round = 0; round < 15; round++) {
      const fault = await again().catch((error: unknown) => error);
      expect(isUniqueConflict(fault)).toBe(true);
    }
    expect(await db.cohort.count({ where: { name: "with a person" } })).toBe(0);
  });

  it("succeeds even if many start at once", async () => {
    const all = Array.from({ length: 60 }, (_, n) =>
      db.$transaction(async (tx) => {
        const count = await tx.cohort.count();
        await tx.cohort.create(cohort(`one of many ${n} ${count}`));
      }),
    );
    await Promise.all(all);
    expect(await db.cohort.count({ where: { name: { startsWith: "one of many" } } })).toBe(60);
  });
});

describe.runIf(env.databaseKind === "sqlite")("two processes on one file", () => {
  it("read and then write in one transaction each, and neither is rejected", async () => {
    const script = `
      import { db } from "./app/database/db.server";
      for (let n = 0; n < 40; n++)
        await db.$transaction(async (tx) => {
          const count = await tx.cohort.count();
          await tx.cohort.create({ data: { name: "other process " + n + " " + count } });
        });
    `;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    let isOver = false;
    const ended = new Promise<number | null>((resolve) =>
      child.on("close", (code) => {
        isOver = true;
        resolve(code);
      }),
    );
    let mine = 0;
    while (!isOver) {
      await db.$transaction(async (tx) => {
        const count = await tx.cohort.count();
        await pause(1);
        await tx.cohort.create(cohort(`my process ${mine} ${count}`));
      });
      mine++;
      await pause(1);
    }
    expect(await ended).toBe(0);
    expect(await db.cohort.count({ where: { name: { startsWith: "other process" } } })).toBe(40);
    expect(await db.cohort.count({ where: { name: { startsWith: "my process" } } })).toBe(mine);
  });
});

describe.runIf(env.databaseKind === "postgresql")("a server that becomes unavailable", () => {
  /**
   * Closes all connections except the one that it uses itself, as a restart does, and waits until the pool has noticed.
   */
  const cut = async () => {
    const ended = await db.$queryRaw<
      { pid: number }[]
    >`SELECT pid, pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    const pids = ended.map(({ pid }) => pid);
    const areGone = async () => {
      const left = await db.$queryRaw<unknown[]>`SELECT pid FROM pg_stat_activity WHERE pid = ANY(${pids})`;
      expect(left).toEqual([]);
    };
    await vi.waitFor(areGone, { timeout: 20_000, interval: 5 });
    // Everything that the server sent before closing the connection is read within one turn of the event loop.
    await pause(20);
  };

  it("in the middle of transactions, repeatedly, leaves nothing half done, and the connections recover", async () => {
    for (let round = 0; round < 6; round++) {
      let begun = 0;
      let goOn = () => {};
      const isCut = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const open = Array.from({ length: 5 }, (_, n) =>
        db.$transaction(async (tx) => {
          await tx.cohort.create(cohort(`cut ${round} ${n}`));
          begun++;
          await isCut;
          await tx.cohort.create(cohort(`cut ${round} ${n}, second`));
        }),
      );
      const settled = Promise.allSettled(open);
      await vi.waitFor(() => expect(begun).toBe(5), { timeout: 20_000, interval: 5 });
      await cut();
      goOn();
      expect((await settled).filter(({ status }) => status === "rejected")).toHaveLength(5);
    }
    expect(await db.cohort.count({ where: { name: { startsWith: "cut" } } })).toBe(0);
    // Runs more transactions at once than there are connections.
    await Promise.all(Array.from({ length: 30 }, () => db.$transaction((tx) => tx.cohort.count())));
  });

  it("while connections are idle doesn't affect the next query", async () => {
    await Promise.all(Array.from({ length: 10 }, () => db.cohort.count()));
    await cut();
    await pause(100);
    expect(await db.cohort.count()).toBeGreaterThan(0);
  });
});
