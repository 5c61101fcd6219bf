import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../tests/setup/people";

const run = (...args: string[]) => {
  const done = spawnSync(process.execPath, ["--import", "tsx", "scripts/make-admin.ts", ...args], { encoding: "utf8" });
  return { status: done.status, said: `${done.stdout}${done.stderr}` };
};

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
