import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

/** Adds a fourth kind to a copy of the code. Only the kind's folder and one line are added; nothing else changes. */

const root = path.resolve(import.meta.dirname, "../..");
const copy = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "onramp-kinds-")));
const COPIED = ["app", "prisma", "scripts", "tests/setup", "tests/kinds", "tests/guards", "public"];
const FILES = ["package.json", "tsconfig.json", "vitest.config.ts", "prisma.config.ts"];

beforeAll(() => {
  for (const folder of COPIED) fs.cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
  for (const file of FILES) fs.copyFileSync(path.join(root, file), path.join(copy, file));
  for (const linked of ["node_modules", "exercises", "lessons"])
    fs.symlinkSync(path.join(root, linked), path.join(copy, linked));
  // Adds the folder and the line.
  fs.renameSync(path.join(copy, "tests/kinds/planted/predict"), path.join(copy, "app/kinds/predict"));
  fs.appendFileSync(path.join(copy, "app/kinds/list.ts"), 'export { predict } from "./predict/kind";\n');
  fs.renameSync(
    path.join(copy, "tests/kinds/planted/journey.ts"),
    path.join(copy, "tests/kinds/planted/journey.test.ts"),
  );
});
afterAll(() => fs.rmSync(copy, { recursive: true, force: true }));

function run(...args: string[]) {
  const { NODE_ENV: _mode, VITEST: _vitest, INIT_CWD: _folder, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: "utf8",
    env: env as unknown as NodeJS.ProcessEnv,
  });
  return { status, said: `${stdout}${stderr}` };
}

it("a fourth kind is graded by the command line", () => {
  const [exercise, work] = ["tests/kinds/planted/exercise", "tests/kinds/planted/work"];
  const { status, said } = run("--import", "tsx", "scripts/grade.ts", exercise, work);
  expect(said).toContain("You predicted it");
  expect(status).toBe(0);
});

it("a fourth kind works in every part of the product, from list to export", () => {
  const { status, said } = run(
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    "unit",
    "tests/kinds/planted/journey.test.ts",
  );
  expect(said).toContain("1 passed");
  expect(status).toBe(0);
});
