import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { hashFolder, readFolder } from "~/catalogue/folder.server";
import { CtrfSchema } from "../tests/formats/ctrf";
import { faultsOfCtrf, faultsOfSarif } from "../tests/formats/published";
import { SarifSchema } from "../tests/formats/sarif";
import { runCommand } from "../tests/setup/commands";

// Long: every kind of exercise and every output format, each with one real run of the command.

const root = path.resolve(import.meta.dirname, "..");
const temporary = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "grade-")));
afterAll(() => fs.rmSync(temporary, { recursive: true }));

const exercise = (slug: string) => path.join(root, "exercises", slug);
const FIX = exercise("fix-due-date-month-end");
const TEST = exercise("test-vat-rounding");
const REVIEW = exercise("partial-refunds");
const source = (...parts: string[]) => fs.readFileSync(path.join(...parts), "utf8");

let made = 0;
/** Creates a folder outside the project with these files. */
function folder(files: Readonly<Record<string, string>>): string {
  const dir = path.join(temporary, `work-${++made}`);
  fs.mkdirSync(dir);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), text);
  }
  return dir;
}
const suite = (name: string) => folder({ "tests/suite.test.ts": source(TEST, `suites/${name}.test.ts`) });
const BLOCKER = {
  file: "src/refund.ts",
  side: "new",
  startLine: 51,
  endLine: 55,
  class: "incomplete",
  severity: "blocker",
  text: "Nothing stops a refund that is larger than what is left.",
};
const review = (part: object = {}) =>
  folder({
    "review.json": JSON.stringify({ verdict: "request-changes", confidence: 0.9, findings: [BLOCKER], ...part }),
  });

const grade = (...args: string[]) => runCommand("grade.ts", args);

const GradedSchema = z.fromJSONSchema(JSON.parse(source(root, "public/schemas/grade.v1.json")));
async function gradeAsJson(...args: string[]) {
  const { status, stdout } = await grade(...args, "--json");
  const graded = JSON.parse(stdout);
  expect(GradedSchema.safeParse(graded).error).toBeUndefined();
  return { status, graded };
}

describe("a repair", () => {
  it("exits with 0 for a correct repair, with plain text in a pipe", async () => {
    const { status, stdout, stderr } = await grade(FIX, path.join(FIX, "reference"));
    expect(stdout).toMatch(/^✔ fix-due-date-month-end \(fix\): passed, 100%\nYour fix works/);
    expect(stdout).toContain(
      "\nWhat worked before\n  ✔ A day that exists in the later month is kept: holds (six tests)\n",
    );
    expect(stdout).not.toContain("\u001b");
    expect(stderr).toMatch(
      /^confidence: 0\.8, because neither --confidence nor work\.json states one.*\ngrading\ngraded\n$/,
    );
    expect(status).toBe(0);
  });

  it("exits with 1 for a partial repair, and shows which hidden tests fail and how", async () => {
    const { status, stdout, stderr } = await grade(
      FIX,
      path.join(FIX, "fixes/only-on-invoices"),
      "--confidence",
      "0.6",
    );
    expect(stdout).toContain("not passed, 67%\n");
    expect(stdout).toMatch(
      /✘ A payment plan skips short months.*: 0% fixed\n {6}The bug report says: “.*\n {6}“has one payment in each month/,
    );
    expect(stdout).toContain('\n      -   "2026-02-28T00:00:00.000Z",\n      +   "2026-03-03T00:00:00.000Z",\n');
    expect(stdout).toContain("With other inputs, 0 of 2 pass");
    expect(stderr).toBe("grading\ngraded\n");
    expect(status).toBe(1);
  });

  it("exits with 1 for a repair that does not load, with the line of the error", async () => {
    const { status, graded } = await gradeAsJson(FIX, folder({ "src/calendar.ts": "export const addMonths = (;\n" }));
    expect(graded).toMatchObject({ kind: "fix", status: "errored", score: 0 });
    expect(graded.report.detail.failure).toMatchObject({ file: "src/calendar.ts", line: 1 });
    expect(status).toBe(1);
  });

  it("accepts a whole project: skips given files, rejects changed ones, lists others", async () => {
    const given = "tests/due-date.test.ts";
    const files = {
      "src/calendar.ts": source(FIX, "reference/src/calendar.ts"),
      "constructor/notes.md": "mine",
      // The file has Windows line endings.
      [given]: source(FIX, "code", given).replaceAll("\n", "\r\n"),
      "hidden/days.test.ts": source(FIX, "hidden/days.test.ts"),
    };
    const { status, stderr } = await grade(FIX, folder(files));
    expect(stderr).toMatch(/^ignored: constructor\/notes\.md, which isn't part of the work\nconfidence/);
    expect(status).toBe(0);

    const changed = folder({ ...files, [given]: "// easier", "hidden/days.test.ts": "" });
    const refused = await grade(FIX, changed);
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    const why = "can’t be changed: restore it or remove it";
    const names = ["hidden/days.test.ts", given].map((file) => `${path.join(changed, file)}: ${why}\n`);
    expect(refused.stderr).toBe(names.join(""));
  });

  it("runs the answer to the question after a pass, which is not part of the score", async () => {
    const reference = { "src/calendar.ts": source(FIX, "reference/src/calendar.ts") };
    const answered = (text: string) => folder({ ...reference, "tests/answer.test.ts": text });
    const good = await gradeAsJson(FIX, answered(source(FIX, "question/model.test.ts")));
    expect(good.graded).toMatchObject({ score: 1, explanation: { holds: true } });
    const bad = await grade(FIX, answered('import { it } from "vitest";\nit("says nothing", () => {});\n'));
    expect(bad.stdout).toMatch(/The answer to the question asked after a pass\n {2}✘ Your example asserts nothing/);
    expect(bad.status).toBe(0);
  });

  it("accepts a limit of work other than the exercise's", async () => {
    const work = path.join(FIX, "reference");
    const { graded } = await gradeAsJson(FIX, work, "--units", "2000");
    expect(graded.status).not.toBe("passed");
    expect(JSON.stringify(graded.report)).toContain('"kind":"units"');
    expect((await gradeAsJson(FIX, work, "--units", "2000000000")).graded.status).toBe("passed");
  });
});

describe("a suite", () => {
  it("exits with 0 if it catches everything, with the confidence from work.json", async () => {
    const work = folder({
      "tests/suite.test.ts": source(TEST, "suites/model.test.ts"),
      "work.json": '{ "confidence": 0.75 }',
    });
    const { status, stdout, stderr } = await grade(TEST, work);
    expect(stdout).toMatch(/^✔ test-vat-rounding \(test\): passed, 100%\n/);
    expect(stderr).toBe("grading\ngraded\n");
    expect(status).toBe(0);
  });

  it("reports survivors with nothing withheld, and tests that do not count", async () => {
    const easy = await grade(TEST, suite("happy-path"));
    expect(easy.stdout).toMatch(
      /✘ The AI’s code: Rounds half a cent .*: survived\n {6}vatOf\(-50, 5\) gives -2, should be -3/,
    );
    expect(easy.stdout).toMatch(/Mutants that survived\n {2}✘ .*, src\/vat\.ts, line \d+\n {6}- .*\n {6}\+ .*\n {6}\[/);
    expect(easy.status).toBe(1);
    const strict = await grade(TEST, suite("over-specified"));
    expect(strict.stdout).toMatch(/◐ “.*”, line \d+: invalid: /);
  });

  it("cannot send control characters to the reader's terminal", async () => {
    const said = 'import { expect, it } from "vitest";\nit("\\u001b[2J\\u202e", () => expect(1).toBe(2));\n';
    const { stdout } = await grade(TEST, folder({ "tests/suite.test.ts": said }));
    expect(stdout).toContain("“[U+001B][2J[U+202E]”");
    expect(stdout).not.toContain("\u001b");
  });

  it("if missing, is requested by its path", async () => {
    const work = folder({ "suite.test.ts": "", "work.json": '{ "confidence": 2, "sure": true }' });
    const { status, stderr } = await grade(TEST, work);
    expect(stderr.trim().split("\n").sort()).toEqual([
      `${work}/tests/suite.test.ts: is missing: write your suite there`,
      expect.stringMatching(/work\.json confidence: is out of range: how confident you are, from 0\.5 to 1$/),
      expect.stringMatching(/work\.json: Unrecognized key: "sure"$/),
    ]);
    expect(status).toBe(2);
  });
});

describe("a review", () => {
  const prove = (id: string) => source(REVIEW, `proofs/${id}.test.ts`);
  const PLAN = { ...BLOCKER, startLine: 111, endLine: 111, class: "silly-logic", severity: "major" };
  const SURE = [
    { ...BLOCKER, proof: prove("beyond-what-is-left") },
    { ...PLAN, proof: prove("rest-in-parts") },
    { ...BLOCKER, file: "tests/refund.test.ts", startLine: 22, endLine: 24, class: "test-that-cannot-fail" },
  ];

  it("exits with 0 if it finds and proves the issues", async () => {
    const { status, stdout, stderr } = await grade(REVIEW, review({ findings: SURE }));
    expect(stdout).toMatch(/^✔ partial-refunds \(review\): passed, 100%\n/);
    expect(stdout).toMatch(
      /✔ Caught: right place, right kind, proven\. .*\n.*\n.*\n {6}Its proof “.*” fails on this code/,
    );
    expect(stderr).toBe("grading\ngraded\n");
    expect(status).toBe(0);
  });

  it("exits with 1 if it misses some, and lists what was caught, missed and wrongly marked", async () => {
    const whole = {
      file: null,
      class: "wrong-documentation",
      severity: "minor",
      text: "It promises what is not there.",
    };
    const doubt = { ...BLOCKER, file: "src/invoice.ts", startLine: 1, endLine: 2, class: "unreadable" };
    const { status, stdout } = await grade(REVIEW, review({ findings: [BLOCKER, doubt, whole] }), "--confidence", "1");
    expect(stdout).toContain("you were 100% sure");
    expect(stdout).toMatch(/✔ Caught: right place, right kind\. Nothing stops refunds beyond what is left \(blocker/);
    expect(stdout).toContain("✘ Missed. An invoice that is refunded in parts");
    expect(stdout).toContain(
      "· Not in our key: no one has checked this finding; the first false alarm is free, so this finding cost nothing (src/invoice.ts, lines 1 to 2)",
    );
    expect(stdout).toContain(
      "✘ Not in our key: no one has checked this finding; this false alarm counts against the score (the whole change)",
    );
    expect(status).toBe(1);
  });

  it("if invalid, is reported field by field, with what to do", async () => {
    const work = review({
      verdict: "maybe",
      confidence: 0.2,
      findings: [
        { ...BLOCKER, side: "left" },
        { ...BLOCKER, startLine: 0, text: "short" },
        { ...BLOCKER, file: null },
        { file: "src/refund.ts", class: "bug", severity: "major", text: BLOCKER.text },
      ],
    });
    const { status, stdout, stderr } = await grade(REVIEW, work);
    const lines = stderr.trim().split("\n");
    const of = (field: string) => lines.find((line) => line.startsWith(`${work}/review.json ${field}: `))!;
    expect(of("verdict")).toContain("one of approve, approve-with-comments, request-changes");
    expect(of("confidence")).toContain("from 0.5 to 1");
    expect(of("findings[0].side")).toContain("one of old, new");
    expect(of("findings[1].startLine")).toContain("must be 1 or more");
    expect(of("findings[1].text")).toContain("at least 20 characters");
    expect(of("findings[2].startLine")).toContain("must be left out when `file` is null");
    expect(of("findings[3].class")).toContain("one of misread-requirement, ");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  it("is checked against the change: unknown files and lines, wrong order, too many findings", async () => {
    const whole = { file: null, class: "incomplete", severity: "minor", text: BLOCKER.text };
    const work = review({
      findings: [
        { ...BLOCKER, file: "src/gateway.ts" },
        { ...BLOCKER, startLine: 9, endLine: 3 },
        { ...BLOCKER, startLine: 1, endLine: 13 },
        { ...BLOCKER, startLine: 9_000, endLine: 9_001 },
        whole,
        whole,
      ],
    });
    const { stderr, status } = await grade(REVIEW, work);
    const at = (field: string) => `${work}/review.json findings${field}: `;
    expect(stderr.trim().split("\n")).toEqual([
      expect.stringContaining(
        `${at("[0].file")}src/gateway.ts is not part of this change: name one of src/events.ts, `,
      ),
      `${at("[1].startLine")}comes after endLine 3: swap the two`,
      `${at("[2].endLine")}is too far from startLine: point at the lines you would change, at most 12`,
      expect.stringMatching(/findings\[3\]\.endLine: src\/refund\.ts has \d+ lines on the new side: point at lines/),
      `${at("[5].file")}is null more than once: only one finding can be on the whole change`,
    ]);
    expect(status).toBe(2);
    const none = await grade(REVIEW, folder({ "review.txt": "" }));
    expect(none.stderr).toContain("review.json: is missing: write the verdict");
    const broken = await grade(REVIEW, folder({ "review.json": "{" }));
    expect(broken.stderr).toContain("review.json: is not JSON: ");
  });
});

describe("--json", () => {
  it("prints one document that follows the published schema and names the revision that a server would have", async () => {
    const { status, graded } = await gradeAsJson(REVIEW, review());
    const revision = hashFolder("partial-refunds", await readFolder(REVIEW));
    expect(graded).toMatchObject({ exercise: "partial-refunds", kind: "review", revision, status: "failed" });
    expect(Object.keys(graded)).toEqual(["exercise", "kind", "revision", "engine", "status", "score", "report"]);
    expect(graded.score).toBe(graded.report.score);
    expect(status).toBe(1);
    expect(GradedSchema.safeParse({ ...graded, score: 2 }).success).toBe(false);
  });

  it("reports the work as ungraded, without a score, and exits with 3 if the sandbox fails", async () => {
    const preload = path.join(root, "tests/setup/no-engine.mjs");
    const run = (...args: string[]) =>
      runCommand("grade.ts", [TEST, suite("model"), ...args], { env: { NODE_OPTIONS: `--import=${preload}` } });
    const { status, stdout } = await run("--json");
    const graded = JSON.parse(stdout);
    expect(GradedSchema.safeParse(graded).error).toBeUndefined();
    expect(graded).toMatchObject({ status: "ungraded", score: null });
    expect(graded.report.detail.reason).toContain("the engine did not load");
    expect(status).toBe(3);
    const file = path.join(temporary, "ungraded.json");
    const told = await run("--ctrf", file);
    expect(told.stdout).toMatch(
      /^✘ test-vat-rounding \(test\): not graded\nThis is an error on our side, not in the work: /,
    );
    expect(told.status).toBe(3);
    expect(fs.existsSync(file)).toBe(false);
  });
});

describe("other tools' formats", () => {
  /** Checks that every location in a SARIF file refers to lines that exist in an existing file. */
  function placesOf(sarif: z.infer<typeof SarifSchema>, bases: Readonly<Record<string, string>>) {
    return sarif.runs[0]!.results.map(({ ruleId, locations }) => {
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      const lines = source(bases[artifactLocation.uriBaseId]!, decodeURIComponent(artifactLocation.uri)).split("\n");
      if (region) expect(lines.length).toBeGreaterThan(region.endLine);
      return `${ruleId} ${artifactLocation.uri}${region ? `:${region.startLine}` : ""}`;
    });
  }
  async function write(dir: string, work: string) {
    const [ctrf, sarif] = [path.join(temporary, "out.ctrf.json"), path.join(temporary, "out.sarif")];
    const { status } = await grade(dir, work, "--sarif", sarif, ...(dir === REVIEW ? [] : ["--ctrf", ctrf]));
    expect(status).toBeLessThan(2);
    const log: unknown = JSON.parse(source(sarif));
    expect(faultsOfSarif(log)).toEqual([]);
    if (dir !== REVIEW) expect(faultsOfCtrf(JSON.parse(source(ctrf)))).toEqual([]);
    const read = SarifSchema.parse(log);
    return {
      places: placesOf(read, { WORK: work, EXERCISE: dir }),
      results: read.runs[0]!.results,
      tests: dir === REVIEW ? [] : CtrfSchema.parse(JSON.parse(source(ctrf))).results.tests,
    };
  }

  it("follow their published schemas", () => {
    const ctrf = { reportFormat: "CTRF", specVersion: "1.0.0", results: { tool: { name: "a" } } };
    expect(faultsOfCtrf(ctrf)).toContainEqual(expect.stringContaining("summary"));
    const run = { tool: { driver: { name: "a" } }, results: [{ message: { text: "b" }, level: "bad" }] };
    expect(faultsOfSarif({ version: "2.1.0", runs: [run] })).toEqual([
      expect.stringContaining("/runs/0/results/0/level"),
    ]);
  });

  it("for a repair: every test as CTRF, failures as SARIF", async () => {
    const { tests, places } = await write(FIX, path.join(FIX, "fixes/only-on-invoices"));
    const failed = tests
      .filter(({ status }) => status === "failed")
      .map(({ suite, name }) => [...suite, name].join(" › "));
    const plan = "Each defect › A payment plan skips short months and pays twice in the next";
    expect(failed).toContain(`${plan} › with other inputs`);
    expect(failed.every((name) => name.startsWith(plan))).toBe(true);
    expect(tests.find(({ name }) => name.startsWith("has one payment"))).toMatchObject({
      filePath: "hidden/plan.test.ts",
      rawStatus: "assertion",
      trace: expect.stringContaining("2026-02-28"),
    });
    expect(tests.filter(({ status }) => status === "passed").length).toBeGreaterThan(20);
    expect(places).toContain("still-there hidden/plan-twin.test.ts");
    const broken = folder({ "src/calendar.ts": "const x = ;\n" });
    const nothing = await write(FIX, broken);
    expect(nothing.tests).toMatchObject([{ name: "loads", status: "failed" }]);
    expect(nothing.places).toEqual(["did-not-run src/calendar.ts:1"]);
  });

  it("for a slow repair and a performance defect", async () => {
    const slow = exercise("fix-dedupe-quadratic");
    const { tests, places } = await write(slow, path.join(slow, "fixes/includes"));
    expect(tests.some(({ message }) => /at size \d+ .*, at most .*growth/.test(message ?? ""))).toBe(true);
    expect(places.some((place) => /^still-slow hidden\/.*probe\.ts$/.test(place))).toBe(true);
  });

  it("for a suite: its tests and every wrong version as CTRF, survivors and tests that do not count as SARIF", async () => {
    const { tests, places } = await write(TEST, suite("over-specified"));
    const invalid = tests.filter(({ rawStatus }) => rawStatus === "invalid");
    expect(invalid.length).toBeGreaterThan(0);
    for (const test of invalid) expect(test).toMatchObject({ status: "failed", filePath: "tests/suite.test.ts" });
    const rules = /^(?:contradicting-test|unspecified-test|invalid-row) tests\/suite\.test\.ts:/;
    expect(places.filter((place) => rules.test(place))).toHaveLength(invalid.length);
    const easy = await write(TEST, suite("happy-path"));
    expect(easy.tests.find(({ name }) => name.startsWith("The AI’s code"))).toMatchObject({ rawStatus: "survived" });
    expect(easy.places).toContain("mistake-survived tests/suite.test.ts");
    expect(easy.places.some((place) => place.startsWith("mutant-survived reference/src/vat.ts:"))).toBe(true);
    const empty = await write(
      TEST,
      folder({ "tests/suite.test.ts": 'it("is", () => {});\nit.skip("not", () => {});\n' }),
    );
    expect(empty.tests.slice(0, 2)).toMatchObject([
      { status: "failed", rawStatus: "empty", line: 1 },
      { status: "skipped", rawStatus: "skipped", line: 2 },
    ]);
  });

  it("for a review: its findings as SARIF, each with its outcome", async () => {
    const old = { ...BLOCKER, side: "old", startLine: 1, endLine: 1, severity: "major" };
    const whole = { file: null, class: "incomplete", severity: "minor", text: BLOCKER.text };
    const { places, results } = await write(REVIEW, review({ findings: [BLOCKER, old, whole] }));
    expect(places).toEqual([
      "incomplete after/src/refund.ts:51",
      "incomplete before/src/refund.ts:1",
      "incomplete pull-request.md",
    ]);
    expect(results.map(({ level }) => level)).toEqual(["error", "warning", "note"]);
    expect(results[0]!.properties).toMatchObject({ outcome: "matched", issue: "beyond-what-is-left" });
  });
});

describe("invalid input exits with 2 and says what to do", () => {
  const cases: [says: string, args: () => string[], told: RegExp][] = [
    ["nothing", () => [], /missing required args/],
    ["no work", () => [FIX], /missing required args/],
    [
      "no such exercise",
      () => [exercise("none"), temporary],
      /There is no folder .*none: name the folder of an exercise/,
    ],
    [
      "no such folder",
      () => [FIX, path.join(temporary, "none")],
      /There is no folder .*none: name the folder of the work/,
    ],
    ["many exercises", () => [exercise(""), temporary], /isn't an exercise: exercise\.json is missing/],
    ["no work in the folder", () => [FIX, folder({ "a.txt": "" })], /contains none of the files you can change: src\//],
    ["a strange confidence", () => [FIX, FIX, "--confidence", "80"], /--confidence is out of range: .* 0\.5 to 1/],
    ["a strange limit", () => [FIX, FIX, "--units", "0"], /--units must be a number of units from 1 to 2000000000/],
    ["tests of a review", () => [REVIEW, review(), "--ctrf", "x"], /--ctrf: a review has no tests: use --sarif/],
    ["an unknown option", () => [FIX, FIX, "--jsn"], /Unknown option `--jsn`/],
    [
      "a file that would be read",
      () => [FIX, FIX, "--sarif", `${FIX}/x`],
      /--sarif .* is inside .*, which is being graded/,
    ],
    [
      "a file that cannot be written",
      () => [FIX, path.join(FIX, "reference"), "--ctrf", path.join(temporary, "none/x.json")],
      /--ctrf: .* can't be written \(ENOENT\): name a file in an existing folder/,
    ],
  ];
  it.each(cases)("%s", async (_says, args, told) => {
    const { status, stderr } = await grade(...args());
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(2);
  });

  it("a broken exercise is reported at its own line, whatever limit is set", async () => {
    const dir = path.join(temporary, "broken");
    fs.cpSync(FIX, dir, { recursive: true });
    const json = path.join(dir, "exercise.json");
    fs.writeFileSync(json, source(json).replace('"minutes": 10', '"minutes": 1000'));
    const { status, stderr } = await grade(dir, path.join(FIX, "reference"), "--units", "1000");
    expect(stderr).toMatch(/^\S+\/broken\/exercise\.json:\d+: "minutes": Too big/);
    expect(status).toBe(2);
  });

  it("links and non-text files are rejected as work, and ignored elsewhere", async () => {
    const work = folder({ "src/due-date.ts": source(FIX, "code/src/due-date.ts") });
    fs.writeFileSync(path.join(work, "picture.png"), Buffer.from([0xff, 0xfe, 0x00]));
    fs.symlinkSync("/nowhere", path.join(work, "link"));
    expect(await grade(FIX, work)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("ignored: picture.png"),
    });
    fs.symlinkSync(path.join(FIX, "reference/src/calendar.ts"), path.join(work, "src/calendar.ts"));
    fs.writeFileSync(path.join(work, "src/payment-plan.ts"), Buffer.from([0xff, 0xfe, 0x00]));
    const { status, stderr } = await grade(FIX, work);
    expect(stderr).toContain("src/calendar.ts: is a link: replace the link with the file itself");
    expect(stderr).toContain("src/payment-plan.ts: is not UTF-8 text");
    expect(status).toBe(2);
  });
});

it("--watch grades again when work or exercise change or reappear, prints errors, and ends on Ctrl-C", async () => {
  const dir = path.join(temporary, "watched");
  fs.cpSync(FIX, dir, { recursive: true });
  const work = folder({ "src/due-date.ts": source(FIX, "code/src/due-date.ts") });
  const child = spawn(
    process.execPath,
    ["--import", "tsx", path.join(root, "scripts/grade.ts"), dir, work, "--watch", "--json"],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
  const ended = new Promise((resolve) => child.on("close", resolve));
  const said = { out: "", err: "" };
  child.stdout.on("data", (part) => {
    said.out += part;
  });
  child.stderr.on("data", (part) => {
    said.err += part;
  });
  const documents = () =>
    said.out
      .trim()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const waits = () => said.err.split("waiting for changes; press Ctrl-C to stop\n").length - 1;
  const until = (times: number) => expect.poll(waits, { timeout: 30_000 }).toBeGreaterThanOrEqual(times);
  const last = () => documents().at(-1);
  try {
    await until(1);
    expect(last()).toMatchObject({ status: "failed", score: 0 });

    // Replaces the file several times by renaming another file, as editors do.
    const calendar = path.join(work, "src/calendar.ts");
    for (const [from, score] of [
      ["fixes/day-28", 0.14],
      ["fixes/february-only", 0.67],
      ["reference", 1],
    ] as const) {
      fs.writeFileSync(`${calendar}~`, source(FIX, from, "src/calendar.ts"));
      fs.renameSync(`${calendar}~`, calendar);
      await expect.poll(() => last().score, { timeout: 30_000 }).toBeCloseTo(score, 2);
    }
    expect(last().status).toBe("passed");

    // A change to the exercise creates a new revision.
    const before = last().revision;
    fs.appendFileSync(path.join(dir, "teaching.md"), "\nOne more line.\n");
    await expect.poll(() => last().revision, { timeout: 30_000 }).not.toBe(before);

    fs.writeFileSync(path.join(work, "work.json"), "{");
    await expect.poll(() => said.err, { timeout: 30_000 }).toContain("work.json: is not JSON");
    fs.rmSync(work, { recursive: true });
    await expect.poll(() => said.err, { timeout: 30_000 }).toContain(`There is no folder ${work}`);
    fs.mkdirSync(path.join(work, "src"), { recursive: true });
    fs.writeFileSync(path.join(work, "src/calendar.ts"), source(FIX, "fixes/day-28/src/calendar.ts"));
    await expect.poll(() => last().score, { timeout: 30_000 }).toBeCloseTo(0.14, 2);

    // Without further changes, the command doesn't grade again: it prints nothing for longer than a grading takes.
    const printed = async () => {
      const before = said.out.length + said.err.length;
      await new Promise((resolve) => setTimeout(resolve, 2000));
      return said.out.length + said.err.length - before;
    };
    await expect.poll(printed, { timeout: 30_000 }).toBe(0);
  } finally {
    child.kill("SIGINT");
  }
  expect(await ended).toBe(1);
});
