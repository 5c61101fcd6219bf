import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { readFolder } from "../../app/catalogue/folder.server";
import { readExercise } from "../../app/kinds/read-exercise";
import { createInProcess } from "../../app/sandbox/in-process";
import { builtEngine } from "../../app/sandbox/wasm.server";
import { type Row, ratioRow, timed, valueRow } from "./rows";

const WARM = 30;

export const WORK = path.resolve(".cache/bench");

export function writeFiles(dir: string, files: Readonly<Record<string, string>>): void {
  fs.rmSync(dir, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), text);
  }
}

export function node(args: string[], cwd: string, says: string): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${says} failed:\n${stdout}${stderr}`);
}

/** Compares grading a correct submission on a warm engine with running the hidden tests in a new Node process. */
export async function benchGrading(slug: string): Promise<Row[]> {
  const { kind, content } = readExercise(await readFolder(path.resolve("exercises", slug)));
  const hidden = kind.can.measured?.hiddenTests?.(content);
  if (!hidden) throw new Error(`${slug} has no hidden tests to measure`);
  const sandbox = createInProcess(await builtEngine());
  const { work } = kind.samples(content)[0]!;
  const grade = () => kind.grade({ content, work, seed: "bench" }, sandbox);
  const report = await grade();
  if (report.status !== "passed") throw new Error(`${slug}: its first sample does not pass`);
  // Warms up the engine, so that it is in the same state as in a process that has already graded submissions.
  for (let n = 0; n < WARM; n++) await grade();
  const engine = await timed(30, grade);

  const dir = path.join(WORK, slug);
  const imports = hidden.tests.map((file) => `import "./${file}";`).join("\n");
  writeFiles(dir, {
    ...hidden.files,
    "vitest.config.mjs": `export default { test: { include: ${JSON.stringify(hidden.tests)} } };`,
    "all.ts": `${imports}\nimport { finish } from "vitest";\nawait finish();`,
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
  const files = `warm engine, ${hidden.tests.length} hidden test files`;
  return [
    valueRow(`${kind.id} ${slug}: graded, engine only`, "ms", engine, files),
    ratioRow(`${kind.id}-vs-node-process`, process_, engine, `${slug}: a fresh node process, tests bundled beforehand`),
    ratioRow(`${kind.id}-vs-vitest-run`, vitest, engine, `${slug}: a fresh vitest run`),
  ];
}
