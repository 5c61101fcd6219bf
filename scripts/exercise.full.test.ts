import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { runCommand } from "../tests/setup/commands";

const root = path.resolve(import.meta.dirname, "..");
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "exercises-"));
afterAll(() => fs.rmSync(temporary, { recursive: true }));

const run = (...args: string[]) => runCommand("exercise.ts", args);

/** Copies an exercise to a folder outside the project, and changes some of its files. */
function copy(parent: string, name: string, change: (folder: string) => void = () => {}): string {
  const folder = path.join(temporary, parent, name);
  fs.cpSync(path.join(root, "exercises/fix-due-date-month-end"), folder, { recursive: true });
  change(folder);
  return folder;
}
const withoutReport = (folder: string) => fs.rmSync(path.join(folder, "report.md"));
/** Replaces the first hidden test, so that no test covers a behaviour that must stay the same. */
const withEasyTest = (folder: string) => {
  const hidden = path.join(folder, "hidden");
  const [first] = fs.readdirSync(hidden).filter((file) => file.endsWith(".test.ts"));
  fs.writeFileSync(
    path.join(hidden, first!),
    'import { expect, it } from "vitest";\nit("is easy", () => expect(1).toBe(1));\n',
  );
};

it("checks folders anywhere on disk, and prints the findings as JSON", async () => {
  const good = copy("mixed", "good");
  const unreadable = copy("mixed", "unreadable", withoutReport);
  const { status, stdout, stderr } = await run("check", path.join(temporary, "mixed"), "--json");
  expect(stderr).toBe("");
  expect(status).toBe(1);
  const exercises = JSON.parse(stdout);
  expect(exercises).toMatchObject([
    { folder: good, slug: "good", kind: "fix", ok: true, problems: [] },
    { folder: unreadable, slug: "unreadable", kind: null, ok: false, problems: [{ file: "report.md" }] },
  ]);
  expect(exercises[0].evidence.join("\n")).toMatch(/the AI's code: 0\.000/);
});

it("exits with 0 if there are no problems", async () => {
  const { status, stdout } = await run("check", copy("alone", "good"));
  expect(stdout).toBe("✔ good (fix)\n1 checked, 0 with problems.\n");
  expect(status).toBe(0);
});

it("prints each problem on one line with its file, and with --explain how it was found", async () => {
  const folder = copy("bad", "easy", withEasyTest);
  const { status, stdout } = await run("check", folder, "--explain");
  expect(status).toBe(1);
  expect(stdout).toContain("✘ easy (fix)");
  expect(stdout).toMatch(/\n {2}\S+\/bad\/easy\/exercise\.json:\d+ "end-stays-end" breaks no kept behaviour/);
  expect(stdout).toContain("the reference: ");
  expect(stdout).toContain("The exercise format: exercises/README.md");
});

it("reports what an invalid exercise folder lacks, and which folder does not exist", async () => {
  const empty = path.join(temporary, "empty");
  fs.mkdirSync(empty);
  expect(await run("check", empty)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("exercise.json is missing"),
  });
  const none = await run("check", path.join(temporary, "none"));
  expect(none.status).toBe(2);
  expect(none.stderr).toContain("There is no folder");
});

it("compares a second form with the first form next to it", async () => {
  const json = (folder: string) => path.join(folder, "exercise.json");
  const asSecondForm =
    (of: string, change: object = {}) =>
    (folder: string) => {
      const meta = JSON.parse(fs.readFileSync(json(folder), "utf8"));
      fs.writeFileSync(json(folder), JSON.stringify({ ...meta, ...change, secondFormOf: of }, null, 2));
    };
  copy("forms", "first");
  const same = copy("forms", "same", asSecondForm("first"));
  const alone = copy("forms", "alone", asSecondForm("gone"));
  const { status, stdout } = await run("check", same, alone, "--explain");
  expect(status).toBe(1);
  expect(stdout).toMatch(/\n {2}\S+\/forms\/same 100% of its code is also in its first form first .* under 40%\n/);
  expect(stdout).toContain("second form of first: 100% of its code is also in the first form");
  expect(stdout).toMatch(
    /\/forms\/alone\/exercise\.json "secondFormOf" names gone, but no exercise has that folder name/,
  );
});

it("resolves a relative path from the folder in which npm was called", async () => {
  const folder = copy("here", "unreadable", withoutReport);
  const from = (cwd: string, ...args: string[]) => runCommand("exercise.ts", args, { env: { INIT_CWD: cwd } });
  for (const [cwd, name] of [
    [folder, "."],
    [path.dirname(folder), "unreadable"],
  ] as const)
    expect(await from(cwd, "check", name)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^✘ unreadable\n/),
    });
  const { status, stderr } = await from(path.dirname(folder), "stats", "unreadable");
  expect(status).toBe(1);
  expect(stderr).toMatch(/here\/unreadable\/report\.md/);
});

it("reports a link to an exercise, which the server doesn't offer", async () => {
  const parent = path.join(temporary, "links");
  fs.mkdirSync(parent);
  fs.symlinkSync(copy("real", "one"), path.join(parent, "linked"));
  const { status, stdout } = await run("check", parent);
  expect(status).toBe(1);
  expect(stdout).toMatch(/\n {2}\S+\/links\/linked is a link: replace the link with the folder itself\n/);
});
