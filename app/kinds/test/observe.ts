import type { Files, RunResult, Sandbox } from "~/sandbox/contract";
import { INPUTS_PER_TEST, WORK_FACTOR, WORK_FLOOR } from "./constants";
import type { TestContent } from "./content";
import { type Witness, WitnessSchema } from "./report-schema";

/** How a variant's answers compare with the reference's over seeded inputs. */
export interface Observation {
  /** A short call on which they differ in a way that no alternative does; null when there is none. */
  readonly witness: Witness | null;
  /** Why the comparison could not be made, or ended before its end: the variant does not load, or does not end. */
  readonly stopped: string | null;
}

const MARK = "differs:";
const DRIVER = "drive.test.ts";

/**
 * Runs a variant and the reference on `count` seeded inputs of the exercise's `inputs.ts`, in the sandbox. A difference
 * that an alternative shows too (the same answer as the variant's, or another error where the variant throws) is one
 * that the specification leaves open, and is passed over. An error's text is never compared: only its name and code.
 */
export async function observe(
  content: TestContent,
  variant: Files,
  count: number,
  sandbox: Sandbox,
): Promise<Observation> {
  const versions = [content.reference, variant, ...content.alternatives.map((a) => a.files)];
  const files: Record<string, string> = { [DRIVER]: driver(content.alternatives.length, count) };
  versions.forEach((version, v) => {
    for (const [path, text] of Object.entries(version)) files[`v${v}/${path}`] = text;
    files[`v${v}/inputs.ts`] = content.inputs;
  });
  return readObservation(await sandbox.run({ files, tests: [DRIVER], unitsPerTest: WORK_FACTOR * WORK_FLOOR }));
}

function readObservation(result: RunResult): Observation {
  const line = result.log.split("\n").find((l) => l.includes(MARK));
  if (line)
    return { witness: WitnessSchema.parse(JSON.parse(line.slice(line.indexOf(MARK) + MARK.length))), stopped: null };
  const failure = result.failure ?? result.tests.flatMap((test) => test.failures)[0];
  return { witness: null, stopped: failure ? failure.message : null };
}

/**
 * The test file that makes the comparison: v0 is the reference, v1 the variant, then the alternatives. Each version
 * gets its own arguments, made from the same seed, since a call may change them.
 */
function driver(alternatives: number, count: number): string {
  const ids = Array.from({ length: alternatives + 2 }, (_, v) => v);
  return `import { it } from "vitest";
${ids.map((v) => `import * as v${v} from "./v${v}/inputs";`).join("\n")}
const others = [${ids
    .slice(2)
    .map((v) => `v${v}`)
    .join(", ")}];

function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function show(value, depth = 0) {
  if (value === null || typeof value !== "object") {
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value === "function") return "function";
    return Object.is(value, -0) ? "-0" : typeof value === "bigint" ? value + "n" : String(value);
  }
  if (depth > 8) return "…";
  const inner = (v) => show(v, depth + 1);
  if (value instanceof Date) return "Date(" + value.getTime() + ")";
  if (value instanceof Error) return error(value);
  if (Array.isArray(value)) return "[" + Array.from(value, inner).join(", ") + "]";
  if (value instanceof Map) return "Map{" + [...value].map(([k, v]) => inner(k) + " => " + inner(v)).join(", ") + "}";
  if (value instanceof Set) return "Set{" + [...value].map(inner).join(", ") + "}";
  return "{" + Object.keys(value).sort().map((k) => k + ": " + inner(value[k])).join(", ") + "}";
}

function error(thrown) {
  if (!(thrown instanceof Error)) return show(thrown);
  return thrown.name + (thrown.code === undefined ? "" : "(" + show(thrown.code) + ")");
}

async function answer(version, seed) {
  const args = version.inputs(seeded(seed));
  try {
    return { threw: false, text: show(await version.call(args)) };
  } catch (thrown) {
    return { threw: true, text: "throws " + error(thrown) };
  }
}

async function isOpen(seed, right, wrong) {
  for (const version of others) {
    const other = await answer(version, seed);
    if (other.text === wrong.text || (wrong.threw && other.threw && other.text !== right.text)) return true;
  }
  return false;
}

const cut = (text) => (text.length > 300 ? text.slice(0, 300) + "…" : text);

it("has what it needs", () => {
  if (typeof v0.inputs !== "function" || typeof v0.call !== "function") throw new Error("it must export inputs and call");
  if (!Array.isArray(v0.inputs(seeded(0)))) throw new Error("inputs must return a list of arguments");
});

for (let from = 0; from < ${count}; from += ${INPUTS_PER_TEST}) {
  it("inputs from " + from, async () => {
    let shortest = null;
    for (let seed = from; seed < Math.min(from + ${INPUTS_PER_TEST}, ${count}); seed++) {
      const right = await answer(v0, seed);
      const wrong = await answer(v1, seed);
      if (right.text === wrong.text || (await isOpen(seed, right, wrong))) continue;
      const input = show(v0.inputs(seeded(seed))).slice(1, -1);
      if (shortest && shortest.input.length <= input.length) continue;
      shortest = { input: cut(input), right: cut(right.text), wrong: cut(wrong.text) };
    }
    if (shortest) console.log("${MARK}" + JSON.stringify(shortest));
  });
}
`;
}
