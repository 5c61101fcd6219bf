import { SHOW, SILENT } from "./suite-text";

/** The file in an exercise's folder that contains its properties. */
export const PROPERTIES = "properties.ts";

/**
 * Prefixes that mark lines in the log. One marks the list of properties, the other an input for which a property fails.
 */
export const LIST_MARK = "properties:";
export const FAIL_MARK = "fails:";

/** The number of inputs on which each property is tested, unless the property specifies a smaller number. */
export const INPUTS = 10_000;
/**
 * The maximum number of inputs in one test, so that the test stays within its work limit. Properties whose inputs need
 * more work specify fewer inputs, and their tests are proportionally smaller.
 */
const PER_TEST = 500;

/**
 * What the test file does. `list`: prints the properties. `search`: tests one property on the inputs for the seeds
 * `from` to `to` (exclusive), looks for the smallest input for which it fails, and prints that input. `fail`: defines
 * one test per property, which fails on the first input for which the property fails.
 */
export type Plan =
  | { readonly mode: "list" }
  | { readonly mode: "search"; readonly property: number; readonly from: number; readonly to: number }
  | { readonly mode: "fail"; readonly share: number };

/**
 * Returns a test file that tests each property from `properties.ts` on seeded inputs. It begins with the text of
 * `properties.ts`, so that properties may use the modules that are provided for tests. Each input is built from random
 * numbers between 0 and 1. To find a smaller input, the property is tested with fewer or smaller numbers.
 */
export const propertiesDriver = (source: string, plan: Plan): string => `${source}
import { it as defineTest } from "vitest";
// In a block, so that no name is declared twice.
{
const it = defineTest;
${SILENT}
const all = typeof properties !== "undefined" && Array.isArray(properties) ? properties : [];
const ATTEMPTS = 400;

${SHOW}

/** A random number of 0 gives the simplest value: the first item, the shortest list, or false. */
function drawing(random) {
  const int = (from, to) => from + Math.floor(random() * (to - from + 1));
  const pick = (from) => from[Math.floor(random() * from.length)];
  const oneOf = (...makers) => makers[Math.floor(random() * makers.length)]();
  // One number decides whether the list ends, so that an element can be left out together with its numbers.
  const list = (least, most, make) => {
    const made = [];
    while (made.length < least || random() >= 1 / (most - made.length + 1)) made.push(make(made.length));
    return made;
  };
  const text = (letters, least, most) => {
    let made = "";
    for (let n = 0; n < least || random() >= 1 / (most - n + 1); n++)
      made += letters[Math.floor(random() * letters.length)];
    return made;
  };
  return { random, int, pick, oneOf, list, text, chance: (share) => random() >= 1 - share };
}

let state = 1;
// Xorshift: half the work of the generator outside the sandbox.
function random() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 4294967296;
}
/** Mixes the seed, because neighbouring seeds would give similar first numbers. */
function begin(seed) {
  state = Math.imul(seed + 1, 0x9e3779b1) | 0;
  random();
}
const fast = drawing(random);

/** Whether the property holds for the input built from a seed. For asynchronous properties, returns a promise. */
function holds(property, seed) {
  begin(seed);
  const input = property.draw(fast);
  try {
    const result = property.holds(input);
    if (result instanceof Promise) return result.then((later) => later !== false, () => false);
    return result !== false;
  } catch {
    return false;
  }
}

/** Null if the property holds for the input built from these numbers; otherwise the numbers and the reason. */
async function failureOn(property, random) {
  const draws = [];
  const input = property.draw(drawing(() => {
    const drawn = random();
    draws.push(drawn);
    return drawn;
  }));
  const before = show(input);
  try {
    if ((await property.holds(input)) !== false) return null;
    return { draws, input: before, reason: "" };
  } catch (thrown) {
    return { draws, input: before, reason: String(thrown?.message ?? thrown) };
  }
}

function replaying(draws) {
  let at = 0;
  return () => draws[at++] ?? 0;
}

async function smallest(property, first) {
  let best = first;
  let left = ATTEMPTS;
  const attempt = async (draws) => {
    if (left-- <= 0) return false;
    const failure = await failureOn(property, replaying(draws)).catch(() => null);
    if (!failure || failure.input.length > best.input.length) return false;
    best = failure;
    return true;
  };
  for (let isSmaller = true; isSmaller && left > 0; ) {
    isSmaller = false;
    for (const size of [16, 8, 4, 2, 1])
      for (let i = best.draws.length - size; i >= 0; i--)
        if (await attempt([...best.draws.slice(0, i), ...best.draws.slice(i + size)])) isSmaller = true;
    for (let i = 0; i < best.draws.length; i++)
      for (const factor of best.draws[i] > 0.001 ? [0, 0.5, 0.8, 0.95, 0.99] : [])
        if (await attempt(best.draws.with(i, best.draws[i] * factor))) {
          isSmaller = true;
          break;
        }
  }
  return best;
}

const cut = (text) => (text.length > 600 ? text.slice(0, 600) + "…" : text);

${TESTS[plan.mode](plan as never)}
}
`;

const TESTS = {
  list: () => `it("lists the properties", () => {
  const described = all.map(({ says, from, inputs, because, issue }) => ({ says, from, inputs, because, issue }));
  say("${LIST_MARK}" + JSON.stringify(described));
});`,

  search: ({ property, from, to }: Plan & { mode: "search" }) => `const property = all[${property}];
let isFailed = false;
const size = Math.min(${PER_TEST}, Math.ceil((property.inputs ?? ${INPUTS}) / 20));
for (let from = ${from}; from < ${to}; from += size)
  it("inputs from " + from, async () => {
    for (let i = from; i < Math.min(from + size, ${to}) && !isFailed; i++) {
      const result = holds(property, i);
      if (result === true || (result !== false && (await result))) continue;
      isFailed = true;
      begin(i);
      const first = await failureOn(property, random);
      if (!first) throw new Error("fails on an input, but holds when that input is tried again: the property depends on earlier inputs");
      const tell = ({ input, reason }) => say("${FAIL_MARK}" + JSON.stringify({ input: cut(input), reason: cut(reason) }));
      // The search may reach the work limit.
      tell(first);
      tell(await smallest(property, first));
    }
  });`,

  fail: ({ share }: Plan & { mode: "fail" }) => `it("loads", () => {});
for (const property of all)
  it(property.says, async () => {
    const count = Math.max(3, Math.round((property.inputs ?? ${INPUTS}) * ${share}));
    for (let i = 0; i < count; i++)
      if (!(await holds(property, i))) throw new Error("fails");
  });`,
};
