import path from "node:path";
import { expect, it } from "vitest";
import { runCommand } from "../tests/setup/commands";
import { isQuick } from "../tests/setup/runs";

/** Grades only one submission, for an exercise of the fastest kind. `grade.full.test.ts` covers every kind. */
it.skipIf(isQuick)("npm run grade grades a folder of work, and exits with 0 if it passes", async () => {
  const exercise = path.resolve("exercises/fix-due-date-month-end");
  const { status, stdout } = await runCommand("grade.ts", [exercise, path.join(exercise, "reference")]);
  expect(stdout).toMatch(/^✔ fix-due-date-month-end \(fix\): passed/);
  expect(status).toBe(0);
});
