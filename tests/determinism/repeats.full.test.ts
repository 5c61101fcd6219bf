/**
 * The same submission gets the same report, byte for byte: when repeated, in other time zones and languages, under
 * load, and on Node's next release line if that is installed (`npm run test:next-node` installs it). Grades one
 * submission of each kind, 1,000 times in the long run.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPool } from "~/sandbox/processes/pool.server";
import { isLong } from "../setup/runs";
import { slugsOf } from "./catalogue";
import { gradeOne } from "./submissions";

const TIMES = isLong ? 1_000 : 25;
/**
 * How often to repeat in each other environment. A few runs are enough, because an environment could make a difference
 * only when the process starts.
 */
const ELSEWHERE = isLong ? 100 : 2;
const AT_ONCE = 4;
const LIMIT_MS = isLong ? 7_200_000 : 180_000;

const SLUGS = [slugsOf("fix")[0]!, slugsOf("test")[0]!, slugsOf("review")[0]!];
const SCRIPT = path.resolve(".cache/test", `repeat-${process.pid}.mjs`);
const PLACES: readonly Record<string, string>[] = [
  { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
  { TZ: "America/St_Johns", LANG: "C", LC_ALL: "C" },
];
const NEXT_NODE = path.resolve(
  ".cache/next-node-runtime/node_modules",
  `node-${process.platform}-${process.arch}`,
  "bin/node",
);

const sumOf = (reports: readonly string[]) =>
  createHash("sha256")
    .update(reports.map((report) => `${report}\0`).join(""))
    .digest("hex");

/** Runs repeat.ts in a separate process and returns its output. */
function repeat(times: number, env: Record<string, string> = {}, node = process.execPath): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [SCRIPT, String(times), ...SLUGS], { env: { ...process.env, ...env } });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
    child.on("error", reject);
    child.on("close", () => resolve(said.trim()));
  });
}

const pool = createPool({ size: AT_ONCE });
const gradeOnce = async () => sumOf(await Promise.all(SLUGS.map((slug) => gradeOne(slug, pool))));
let expected: string;

beforeAll(async () => {
  await build({
    entryPoints: [path.resolve("tests/determinism/repeat.ts")],
    outfile: SCRIPT,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    packages: "external",
    alias: { "~": path.resolve("app") },
    define: { "import.meta.dirname": JSON.stringify(import.meta.dirname) },
  });
  expected = await gradeOnce();
});

afterAll(async () => {
  await pool.close();
  fs.rmSync(SCRIPT, { force: true });
});

describe("the same submissions get the same reports, to the byte", () => {
  test(`${TIMES} times on one engine`, async () => expect(await repeat(TIMES)).toBe(expected), LIMIT_MS);

  test.each(PLACES)(
    "in another time zone and language: %o",
    async (env) => {
      expect(await repeat(ELSEWHERE, env)).toBe(expected);
    },
    LIMIT_MS,
  );

  test(
    "under load: several at once, each on all workers",
    async () => {
      for (let n = 0; n < TIMES; n += AT_ONCE)
        expect(await Promise.all(Array.from({ length: AT_ONCE }, gradeOnce))).toEqual(Array(AT_ONCE).fill(expected));
    },
    LIMIT_MS,
  );

  test.runIf(fs.existsSync(NEXT_NODE))(
    "on the next release line of Node",
    async () => expect(await repeat(ELSEWHERE, {}, NEXT_NODE)).toBe(expected),
    LIMIT_MS,
  );
});
