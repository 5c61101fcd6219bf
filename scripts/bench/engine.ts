import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { readFolder } from "../../app/catalogue/folder.server";
import { readFix } from "../../app/kinds/fix/content";
import { fix } from "../../app/kinds/fix/kind";
import { SUITE_PATH } from "../../app/kinds/test/constants";
import { readTest } from "../../app/kinds/test/content";
import { mutantsOf } from "../../app/kinds/test/mutants";
import type { MatrixResult } from "../../app/sandbox/contract";
import { createInProcess } from "../../app/sandbox/in-process";
import { engineWasm } from "../../app/sandbox/wasm.server";
import { type Row, ratioRow, timed, valueRow } from "./rows";

const WORK = path.resolve(".cache/bench");

function writeFiles(dir: string, files: Readonly<Record<string, string>>): void {
  fs.rmSync(dir, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), text);
  }
}

function node(args: string[], cwd: string, says: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${says} failed:\n${stdout}${stderr}`);
}

/** A fix graded on a warm engine, against its hidden tests in a fresh node process and in a fresh vitest run. */
export async function benchFix(slug: string): Promise<Row[]> {
  const content = readFix(await readFolder(path.resolve("exercises", slug)));
  const sandbox = createInProcess({ wasm: await engineWasm() });
  const changed = content.exercise.editable.filter((file) => file in content.reference);
  const work = { files: Object.fromEntries(changed.map((file) => [file, content.reference[file]!])), confidence: 80 };
  const grade = () => fix.grade({ content, work, seed: "bench" }, sandbox);
  const report = await grade();
  if (report.status !== "passed") throw new Error(`${slug}: the reference does not pass`);
  const engine = await timed(30, grade);

  const hidden = Object.keys(content.hidden).filter((file) => file.endsWith(".test.ts"));
  const dir = path.join(WORK, slug);
  writeFiles(dir, {
    ...content.code,
    ...content.reference,
    ...content.hidden,
    "vitest.config.mjs": "export default { test: { include: ['hidden/*.test.ts'] } };",
    "all.ts": `${hidden.map((file) => `import "./${file}";`).join("\n")}\nimport { finish } from "vitest";\nawait finish();`,
  });
  await build({
    entryPoints: [path.join(dir, "all.ts")],
    outfile: path.join(dir, "all.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    alias: { vitest: path.resolve("scripts/bench/bare-runner.ts") },
    logLevel: "error",
  });
  const process_ = await timed(7, () => node(["all.mjs"], dir, "the hidden tests in node"));
  const vitest = await timed(5, () =>
    node([path.resolve("node_modules/vitest/vitest.mjs"), "run", "--root", dir], dir, "vitest"),
  );
  return [
    valueRow(`fix ${slug}: graded, engine only`, "ms", engine, `${hidden.length} hidden test files`),
    ratioRow(`fix ${slug}: fresh node process / engine`, process_, engine, "the tests bundled beforehand"),
    ratioRow(`fix ${slug}: fresh vitest run / engine`, vitest, engine),
  ];
}

interface StrykerMutant {
  readonly replacement?: string;
  readonly status: string;
  readonly mutatorName: string;
  readonly location: {
    readonly start: { line: number; column: number };
    readonly end: { line: number; column: number };
  };
}

/** A suite against all mutants, against StrykerJS on the same file, suite and mutants. Verdicts that differ are listed. */
export async function benchMatrix(slug: string): Promise<Row[]> {
  const content = readTest(await readFolder(path.resolve("exercises", slug)));
  const suite = content.suites.model;
  const mutated = await mutantsOf(content);
  const request = { files: { ...content.reference, [SUITE_PATH]: suite }, tests: [SUITE_PATH], mutated };
  const sandbox = createInProcess({ wasm: await engineWasm() });
  const result = await sandbox.matrix(request);
  const warm = await timed(10, () => sandbox.matrix(request));

  const dir = path.join(WORK, slug);
  writeFiles(dir, {
    ...content.reference,
    [SUITE_PATH]: suite,
    "package.json": JSON.stringify({ name: "bench", type: "module" }),
    "vitest.config.mjs": `export default { test: { include: ["${SUITE_PATH}"] } };`,
    "stryker.config.json": JSON.stringify({
      testRunner: "vitest",
      plugins: ["@stryker-mutator/vitest-runner"],
      coverageAnalysis: "perTest",
      concurrency: 2,
      mutate: content.exercise.subject,
      reporters: ["json"],
      disableBail: true,
      tempDirName: ".tmp",
      checkers: [],
    }),
  });
  const stryker = await timed(3, () =>
    node([path.resolve("node_modules/@stryker-mutator/core/bin/stryker.js"), "run"], dir, "StrykerJS"),
  );
  const json = JSON.parse(fs.readFileSync(path.join(dir, "reports/mutation/mutation.json"), "utf8"));
  const theirs = (Object.values(json.files) as { mutants: StrykerMutant[] }[]).flatMap((file) => file.mutants);
  return [
    valueRow(`test ${slug}: full kill matrix, warm engine`, "ms", warm, `${mutated.mutants.length} mutants`),
    ratioRow(`test ${slug}: StrykerJS / engine`, stryker, warm, compare(theirs, result, mutated.mutants)),
  ];
}

function compare(
  theirs: readonly StrykerMutant[],
  ours: MatrixResult,
  mutants: readonly {
    id: string;
    line: number;
    column: number;
    endLine: number;
    endColumn: number;
    replacement: string;
  }[],
): string {
  const keyOf = (line: number, column: number, endLine: number, endColumn: number, replacement = "") =>
    `${line}:${column}-${endLine}:${endColumn} ${replacement.replace(/\s+/g, " ")}`;
  const killedByThem = new Map(
    theirs.map(({ location: { start, end }, replacement, status }) => [
      keyOf(start.line, start.column, end.line, end.column, replacement),
      status === "Killed" || status === "Timeout",
    ]),
  );
  const differences: string[] = [];
  let same = 0;
  for (const mutant of mutants) {
    const key = keyOf(mutant.line, mutant.column, mutant.endLine, mutant.endColumn, mutant.replacement);
    const isKilled = Object.keys(ours.kills[mutant.id] ?? {}).length > 0;
    const theirVerdict = killedByThem.get(key);
    if (theirVerdict === isKilled) same++;
    else
      differences.push(
        `${mutant.id}: ${isKilled ? "killed" : "survived"} here, ${theirVerdict === undefined ? "not made" : theirVerdict ? "killed" : "survived"} there`,
      );
  }
  const extra = theirs.length - mutants.length;
  return [
    `${same} of ${mutants.length} verdicts agree`,
    ...(extra ? [`StrykerJS made ${theirs.length} mutants`] : []),
    ...differences,
  ].join("; ");
}
