/** The fuzz test's numbered programs, and the two requests in which each program runs. */
import fs from "node:fs";
import path from "node:path";
import type { Files, RunRequest } from "~/sandbox/contract";
import { type HostileEntry, requestFor } from "../entry";
import { type Draw, drawsFor } from "./draw";
import { grammarProgram } from "./grammar";
import { mangled, noise } from "./mangle";

/** A handwritten program and the files that it imports. */
interface Written {
  readonly text: string;
  readonly files: Files;
}

export interface Program {
  readonly number: number;
  readonly kind: "grammar" | "mangled" | "noise";
  readonly asSuite: RunRequest;
  readonly asCode: RunRequest;
}

const UNITS = 4_000_000;
const SUITE = "tests/fuzz.test";
const CODE = "src/work";

/** CALLS calls every function that a program exports. Its last test, NEVER, fails whatever the program does. */
export const NEVER = "never passes";
const CALLS = `import { expect, it } from "vitest"; import * as all from "../src/work";
it("has names", () => { expect(Object.keys(all)).toEqual(["work"]) });
it("answers", async () => { for (const f of Object.values(all) as any[]) if (typeof f === "function") expect(await f(3, "a", [1, 2])).toEqual(4) });
it("${NEVER}", () => { expect(1).toBe(2) });`;

/**
 * ONE_TEST is added to code that has no test of its own. STAND_INS replaces vitest's functions when a suite runs as the
 * code under test.
 */
const ONE_TEST = `it("t", () => { expect(1).toBe(1) });`;
const FROM_VITEST = /^import [^;]* from ["']vitest["'];?$/m;
const STAND_INS = `const any__: any = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => "" : any__), apply(_, __, all) { for (const one of all) if (typeof one === "function") one(any__); return any__ } }), { it, test, describe, expect, vi, beforeEach, afterEach, beforeAll, afterAll } = any__;`;

/** Handwritten programs are shorter than this. Longer programs would be hostile by their length alone. */
const MOST_LETTERS = 50_000;

/** Returns every code file from the exercises, each with its exercise's source files, and the hostile inputs. */
export function writtenPrograms(exercises: string, entries: readonly HostileEntry[]): Written[] {
  const ofExercises = fs.readdirSync(exercises, { withFileTypes: true }).flatMap((one) => {
    if (!one.isDirectory()) return [];
    const folder = path.join(exercises, one.name);
    const names = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const texts = names.sort().map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")] as const);
    // "before/src/total.ts" and "reference/src/total.ts" are both imported as "src/total.ts".
    const files = Object.fromEntries(
      texts.flatMap(([name, text]) => (/(?:^|\/)src\//.test(name) ? [[name.replace(/^.*?(?=src\/)/, ""), text]] : [])),
    );
    return texts.map(([, text]) => ({ text, files }));
  });
  const ofEntries = entries.flatMap((entry) => {
    const { files } = requestFor(entry);
    return [files["tests/hidden.test.ts"], entry.work ?? []].flat().map((text) => ({ text, files }));
  });
  return [...ofExercises, ...ofEntries].filter(({ text }) => text.length < MOST_LETTERS);
}

/** Returns the program with this number. */
export function programOf(seed: string, number: number, written: readonly Written[]): Program {
  const draw = drawsFor(`${seed} ${number}`);
  const kind = (["grammar", "mangled", "noise"] as const)[number % 3]!;
  const { suite, code, files } = textsOf(kind, draw, written);
  const ending = kind !== "grammar" && draw.onceIn(6) ? draw.oneOf([".js", ".tsx", ".mjs"]) : ".ts";
  const request = (own: Files, test: string): RunRequest => ({
    files: { ...files, ...own },
    tests: [test],
    unitsPerTest: UNITS,
    unitsInAll: 4 * UNITS,
  });
  return {
    number,
    kind,
    asSuite: request({ [`${SUITE}${ending}`]: suite }, `${SUITE}${ending}`),
    asCode: request({ [`${CODE}${ending}`]: code, [`${SUITE}.ts`]: CALLS }, `${SUITE}.ts`),
  };
}

function textsOf(kind: Program["kind"], draw: Draw, written: readonly Written[]) {
  if (kind === "grammar") return { suite: grammarProgram(draw, true), code: grammarProgram(draw, false), files: {} };
  if (kind === "noise") {
    const text = noise(draw);
    return { suite: text, code: text, files: {} };
  }
  const { text, files } = draw.oneOf(written);
  const changed = mangled(draw, text, draw.oneOf(written).text);
  const isSuite = /\b(?:it|test)\s*[.(]/.test(text);
  if (!isSuite) return { suite: `${changed}\n${ONE_TEST}`, code: changed, files };
  return { suite: changed, code: `${STAND_INS}\n${changed.replace(FROM_VITEST, "")}`, files };
}
