import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../tests/setup/people";

const runWith = (env: Record<string, string>, script: string, ...args: string[]) => {
  const done = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
};
const run = (...args: string[]) => runWith({}, "scripts/make-admin.ts", ...args);

it("makes an account an admin, ignoring the case of its address, and records it", async () => {
  const { id } = await makePerson("ana");
  expect(run(" ANA@example.org ")).toMatchObject({ status: 0, said: expect.stringContaining("is now an admin") });
  expect(await db.user.findUnique({ where: { id } })).toMatchObject({ isAdmin: true });
  expect(await db.auditEvent.findMany()).toMatchObject([{ action: "admin.given-by-command", aboutId: id }]);
});

it("reports an unknown account, and a missing argument", async () => {
  expect(run("bo@example.org")).toMatchObject({ status: 1, said: expect.stringContaining("no account") });
  expect(run()).toMatchObject({ status: 2 });
});

it.each([["scripts/make-admin.ts", "ana@example.org"], ["scripts/recount.ts"], ["scripts/report.ts", "responses"]])(
  "%s reports a database that is missing or empty in one line, and creates none",
  (script, ...args) => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-none-"));
    try {
      const file = path.join(dir, "onramp.db");
      const start = () => runWith({ DATABASE_URL: `file:${file}`, DATA_DIR: dir }, script, ...args);
      expect(start()).toEqual({
        status: 1,
        said: expect.stringMatching(/^There is no database at \S+onramp\.db\. .*\n$/),
      });
      expect(fs.readdirSync(dir)).toEqual([]);
      fs.writeFileSync(file, "");
      expect(start()).toEqual({ status: 1, said: expect.stringMatching(/^\S+ is not up to date with .*\n$/) });
    } finally {
      fs.rmSync(dir, { recursive: true });
    }
  },
);
