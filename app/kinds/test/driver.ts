import { SEEDED, SHOW, SILENT } from "../suite-text";
import { INPUTS_PER_TEST } from "./constants";

/**
 * Prefixes that mark answers in the log. One marks the shortest input on which two versions differ, the other an input
 * whose answer the specification leaves open.
 */
export const MARK = "differs:";
export const OPEN_MARK = "differs the way an alternative does:";
/** Prefix of the line that is printed, on request, before each call to the variant. */
export const TRY_MARK = "tries:";

interface Plan {
  readonly alternatives: number;
  /** For each test, the range of seeds for its inputs: the first seed, and the seed after the last. */
  readonly batches: readonly (readonly [from: number, to: number])[];
  /**
   * Numbers to try in place of an input's own numbers, if they are within the range that is generated for their
   * position.
   */
  readonly ends: readonly number[];
  /**
   * What to print before each call: either only the seed of the call's input, so that many calls fit in a log, or the
   * whole input.
   */
  readonly tries?: "seeds" | "inputs";
}

/**
 * Returns the test file that compares versions: v0 is the reference, v1 the variant, and all further versions are
 * alternatives. Each version gets its own arguments, generated from the same seed, because a call may change its
 * arguments. Stops after the first test that finds a difference.
 */
export function driver({ alternatives, batches, ends, tries }: Plan): string {
  const ids = Array.from({ length: alternatives + 2 }, (_, v) => v);
  return `import { it } from "vitest";
${ids.map((v) => `import * as v${v} from "./v${v}/inputs";`).join("\n")}
const others = [${ids
    .slice(2)
    .map((v) => `v${v}`)
    .join(", ")}];
${SILENT}
const ENDS = ${JSON.stringify(ends)};
const MOST_BENT = ${INPUTS_PER_TEST};

${SEEDED}

${SHOW}

/** The arguments of one attempt: those of a seed, with another number in one place. */
function argumentsOf(version, { seed, path, value }) {
  const args = version.inputs(seeded(seed));
  if (path) {
    const last = path.length - 1;
    path.slice(0, last).reduce((at, key) => at[key], args)[path[last]] = value;
  }
  return args;
}

async function answer(version, one) {
  const args = argumentsOf(version, one);
  try {
    return { threw: false, text: show(await version.call(args)) };
  } catch (thrown) {
    return { threw: true, text: "throws " + error(thrown) };
  }
}

async function isOpen(one, right, wrong) {
  for (const version of others) {
    const other = await answer(version, one);
    if (other.text === wrong.text || (wrong.threw && other.threw && other.text !== right.text)) return true;
  }
  return false;
}

const cut = (text) => (text.length > 300 ? text.slice(0, 300) + "…" : text);
const told = (one, right, wrong) => {
  const input = show(argumentsOf(v0, one)).slice(1, -1);
  return { input: cut(input), right: cut(right.text), wrong: cut(wrong.text), isBent: one.path !== undefined };
};
let isFound = false;
let isOpenTold = false;

async function compare(tries) {
  if (isFound) return;
  let shortest = null;
  for (const one of tries) {
    const right = await answer(v0, one);
    // An input that was altered may no longer be valid.
    if (one.path && right.threw) continue;
    ${tries ? `say("${TRY_MARK}" + JSON.stringify(${tries === "seeds" ? "one.seed" : "told(one, right, right)"}));` : ""}
    const wrong = await answer(v1, one);
    if (right.text === wrong.text) continue;
    const difference = told(one, right, wrong);
    if (await isOpen(one, right, wrong)) {
      if (!isOpenTold) say("${OPEN_MARK}" + JSON.stringify(difference));
      isOpenTold = true;
    } else if (!shortest || shortest.input.length > difference.input.length) shortest = difference;
  }
  isFound = shortest !== null;
  if (isFound) say("${MARK}" + JSON.stringify(shortest));
}

/** The numbers in some arguments, each with the way to it, and with what is the same for all places of a list. */
function numbersIn(value, path = [], place = "") {
  if (typeof value === "number") return [{ path, place, value }];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((v, i) => numbersIn(v, [...path, i], path.length > 0 ? place + "[]" : place + i));
  if (Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.keys(value).flatMap((k) => numbersIn(value[k], [...path, k], place + "." + k));
}

function bentTries() {
  const ranges = new Map();
  for (let seed = 0; seed < 200; seed++)
    for (const { place, value } of numbersIn(v0.inputs(seeded(seed)))) {
      const range = ranges.get(place) ?? { least: value, most: value, isWhole: true };
      const isWhole = range.isWhole && Number.isInteger(value);
      ranges.set(place, { least: Math.min(range.least, value), most: Math.max(range.most, value), isWhole });
    }
  const tries = [];
  for (let seed = 0; seed < 20; seed++)
    for (const { path, place } of numbersIn(v0.inputs(seeded(seed)))) {
      const { least, most, isWhole } = ranges.get(place);
      const fits = (end) => end >= least && end <= most && (!isWhole || Number.isInteger(end));
      for (const value of ENDS.filter(fits)) tries.push({ seed, path, value });
    }
  const step = Math.ceil(tries.length / MOST_BENT) || 1;
  return tries.filter((_, i) => i % step === 0);
}

it("has what it needs", () => {
  if (typeof v0.inputs !== "function" || typeof v0.call !== "function") throw new Error("it must export inputs and call");
  if (!Array.isArray(v0.inputs(seeded(0)))) throw new Error("inputs must return a list of arguments");
});

for (const [from, to] of ${JSON.stringify(batches)}) {
  it("inputs from " + from, async () => {
    await compare(Array.from({ length: to - from }, (_, i) => ({ seed: from + i })));
  });
}

it("inputs at the limits", async () => {
  if (!isFound && ENDS.length > 0) await compare(bentTries());
});
`;
}
