/**
 * Grades a submission for each named exercise repeatedly in this process, whatever its time zone and language, and
 * prints one line for each distinct set of reports: a single line if all are the same. repeats.full.test.ts bundles and
 * starts this script.
 *
 *   node repeat.mjs <times> <slug …>
 */
import { createHash } from "node:crypto";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { gradeOne } from "./submissions";

const [times, ...slugs] = process.argv.slice(2);
const sandbox = createInProcess(await builtEngine());
const seen = new Set<string>();
for (let n = 0; n < Number(times); n++) {
  const sum = createHash("sha256");
  for (const slug of slugs) sum.update(await gradeOne(slug, sandbox)).update("\0");
  seen.add(sum.digest("hex"));
}
console.log([...seen].join("\n"));
