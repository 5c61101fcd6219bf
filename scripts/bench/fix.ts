import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { readFolder } from "../../app/catalogue/folder.server";
import { readFix } from "../../app/kinds/fix/content";
import { fix } from "../../app/kinds/fix/kind";
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

/** Grading a fix on a warm engine, compared with its hidden tests in a fresh Node process and in a fresh vitest run. */
export async function benchFix(slug: string): Promise<Row[]> {
  const content = readFix(await readFolder(path.resolve("exercises", slug)));
  const sandbox = createInProcess(await builtEngine());
  const changed = content.exercise.editable.filter((file) => file in content.reference);
  const work = { files: Object.fromEntries(changed.map((file) => [file, content.reference[file]!])), confidence: 80 };
  const grade = () => fix.grade({ content, work, seed: "bench" }, sandbox);
  const report = await grade();
  if (report.status !== "passed") throw new Error(`${slug}: the reference does not pass`);
  // As in a process that has graded before.
  for (let n = 0; n < WARM; n++) await grade();
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
    valueRow(`fix ${slug}: graded, engine only`, "ms", engine, `warm engine, ${hidden.length} hidden test files`),
    ratioRow("fix-vs-node-process", process_, engine, `${slug}: a fresh node process, the tests bundled beforehand`),
    ratioRow("fix-vs-vitest-run", vitest, engine, `${slug}: a fresh vitest run`),
  ];
}
