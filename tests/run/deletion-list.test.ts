import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { makeInstallation, withDatabase } from "../setup/commands";
import { startServer } from "../setup/server";

/** If someone restores a database by hand, or a crash interrupts a deletion, the next start finishes the deletions. */

const { dir, file } = makeInstallation();
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

const today = new Date(new Date().toISOString().slice(0, 10));
const people = { ana: crypto.randomUUID(), bo: crypto.randomUUID() };

it("a start deletes everyone on the deletion list, and no one else", async () => {
  await withDatabase(file, async (db) => {
    for (const [name, id] of Object.entries(people))
      await db.user.create({
        data: { id, name, email: `${name}@example.org`, createdAt: today, updatedAt: today },
      });
  });
  const entry = { entry: crypto.randomUUID(), user: people.ana, email: "0".repeat(64), day: "2026-11-20" };
  fs.writeFileSync(path.join(dir, "deleted-people.jsonl"), `${JSON.stringify(entry)}\n`);
  const server = await startServer({ dir, env: { DEMO: "0" } });
  try {
    expect(server.output()).not.toContain(people.ana);
    const left = await withDatabase(file, (db) => db.user.findMany({ select: { id: true } }));
    expect(left).toEqual([{ id: people.bo }]);
  } finally {
    await server.stop();
  }
});

it("an unreadable line stops the start, which names the line", async () => {
  fs.appendFileSync(path.join(dir, "deleted-people.jsonl"), '{"entry":"not one"}\n');
  await expect(startServer({ dir, env: { DEMO: "0" }, timeoutMs: 20_000 })).rejects.toThrow(
    /Line 2 of deleted-people\.jsonl in DATA_DIR can’t be read[\s\S]*Onramp couldn't start/,
  );
});
