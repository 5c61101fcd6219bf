import fs from "node:fs";
import path from "node:path";
import type { MatrixResult, Mutant } from "../../app/sandbox/contract";
import { node } from "./grading";
import { timed } from "./rows";

/** Runs StrykerJS on one file, in a folder that contains the file and its tests. */

export interface StrykerMutant {
  readonly replacement?: string;
  readonly status: string;
  readonly location: {
    readonly start: { line: number; column: number };
    readonly end: { line: number; column: number };
  };
}

const VITEST = path.resolve("node_modules/vitest/vitest.mjs");

interface Asked {
  readonly source: string;
  readonly test: string;
  readonly runner: "vitest" | "command";
  readonly runs: number;
}

/**
 * Runs StrykerJS `runs` times. Returns the milliseconds that each run took, and the last run's mutants with their
 * verdicts.
 */
export async function runStryker(
  dir: string,
  { source, test, runner, runs }: Asked,
): Promise<{ times: number[]; mutants: StrykerMutant[] }> {
  const write = (name: string, text: string) => fs.writeFileSync(path.join(dir, name), text);
  write("package.json", JSON.stringify({ name: "bench", type: "module" }));
  write("vitest.config.mjs", `export default { test: { include: ["${test}"] } };`);
  const config = {
    testRunner: runner,
    mutate: [source],
    concurrency: 2,
    reporters: ["json"],
    checkers: [],
    tempDirName: ".tmp",
    ...(runner === "vitest"
      ? { plugins: ["@stryker-mutator/vitest-runner"], coverageAnalysis: "perTest", disableBail: true }
      : { commandRunner: { command: `${process.execPath} ${VITEST} run` } }),
  };
  write("stryker.config.json", JSON.stringify(config));
  const program = path.resolve("node_modules/@stryker-mutator/core/bin/stryker.js");
  const times = await timed(runs, () => node([program, "run"], dir, "StrykerJS"));
  const json = JSON.parse(fs.readFileSync(path.join(dir, "reports/mutation/mutation.json"), "utf8"));
  return {
    times,
    mutants: (Object.values(json.files) as { mutants: StrykerMutant[] }[]).flatMap((file) => file.mutants),
  };
}

/** Counts the verdicts that agree, and describes each verdict that doesn't. */
export function compareVerdicts(
  theirs: readonly StrykerMutant[],
  ours: MatrixResult,
  mutants: readonly Mutant[],
): string {
  const keyOf = (line: number, column: number, endLine: number, endColumn: number, replacement = "") =>
    `${line}:${column}-${endLine}:${endColumn} ${replacement.replace(/\s+/g, " ")}`;
  const killedByThem = new Map(
    theirs.map(({ location: { start, end }, replacement, status }) => [
      keyOf(start.line, start.column, end.line, end.column, replacement),
      status === "Killed" || status === "Timeout",
    ]),
  );
  const said = (isKilled: boolean) => (isKilled ? "killed" : "survived");
  const differences = mutants.flatMap(({ id, line, column, endLine, endColumn, replacement }) => {
    const isKilled = Object.keys(ours.kills[id] ?? {}).length > 0;
    const theirVerdict = killedByThem.get(keyOf(line, column, endLine, endColumn, replacement));
    if (theirVerdict === isKilled) return [];
    return [`${id}: ${said(isKilled)} here, ${theirVerdict === undefined ? "not made" : said(theirVerdict)} there`];
  });
  const extra = theirs.length === mutants.length ? [] : [`StrykerJS made ${theirs.length} mutants`];
  return [`${mutants.length - differences.length} of ${mutants.length} verdicts agree`, ...extra, ...differences].join(
    "; ",
  );
}
