import fc from "fast-check";
import { expect, it } from "vitest";
import type { Files, Mutant } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants/mutants.server";
import { isLong } from "../../../../tests/setup/runs";
import { withMutant } from "../../mutant-text";
import { excuseFinder } from "./find";

/**
 * Checks the rules against real behaviour. Generates small functions from the constructs that the rules cover. Runs
 * every mutant that a rule calls equivalent, and the correct version, on every input from a small domain.
 */
const operand = fc.constantFrom("a", "b", "q", "0", "1", "LIMIT", "xs.length", "o.n");
const place = fc.constantFrom("q", "r", "q", "r", "o.n");
const comparison = fc
  .tuple(operand, fc.constantFrom("<", "<=", ">", ">=", "===", "!=="), operand)
  .map((of) => of.join(" "));
const { statement } = fc.letrec<{ test: string; value: string; statement: string }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 2 },
    comparison,
    fc.constantFrom("xs.length === 0", "xs.length > 0", "m.has(a)", "!m.has(b)", "ask(a)"),
    fc.tuple(tie("test"), fc.constantFrom("&&", "||"), tie("test")).map(([l, by, r]) => `(${l} ${by} ${r})`),
    tie("test").map((inner) => `!(${inner})`),
  ),
  value: fc.oneof(
    { maxDepth: 2 },
    operand,
    operand,
    fc.constantFrom(
      "xs.map((x) => x + 1)",
      "xs.filter((x) => x > 0).length",
      "[]",
      "() => q",
      "xs.join()",
      "{ a, q }",
      "ask(q)",
    ),
    fc.constantFrom("xs.slice()", "[...xs]", "xs.some((x) => x > 0)", "Math.abs(-a)", "Math.abs(b)", "a * 1", "a / 1"),
    fc.tuple(operand, fc.constantFrom("+", "-", "*"), operand).map((of) => `(${of.join(" ")})`),
    fc.tuple(operand, operand).map(([l, r]) => `Math.min(${l}, ${r})`),
    fc.tuple(tie("test"), tie("value"), tie("value")).map(([t, l, r]) => `(${t} ? ${l} : ${r})`),
  ),
  statement: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(place, tie("value")).map(([to, from]) => `${to} = ${from};`),
    fc.tuple(tie("test"), tie("value")).map(([t, of]) => `if (${t}) return ${of};`),
    fc.tuple(place, tie("test"), operand, operand).map(([to, t, l, r]) => `${to} = ${t} ? ${l} : ${r};`),
    fc.constantFrom("return r;", "return [];", "return LIMIT;"),
    fc.constantFrom(
      "m.delete(a);",
      "m.set(b, 1);",
      "say(q);",
      "o.n += 1;",
      "q++;",
      "if (a > 1) throw new RangeError('no');",
      "if (xs.length < 5) xs.push(q);",
    ),
    fc.tuple(tie("test"), tie("statement")).map(([t, s]) => `if (${t}) { ${s} }`),
    fc.tuple(tie("test"), tie("statement")).map(([t, s]) => `if (${t}) ${s}`),
    fc.tuple(tie("test"), tie("statement"), tie("statement")).map(([t, s, u]) => `if (${t}) { ${s} } else { ${u} }`),
    fc
      .tuple(tie("statement"), tie("statement"))
      .map((of) => of.join(" "))
      .map((of) => `{ ${of} }`),
    tie("statement").map((s) => `for (const x of xs) { q += x; ${s} if (q > 9) break; }`),
    tie("statement").map((s) => `for (let i = 0; i < xs.length && i < 4; i++) { ${s} }`),
    tie("statement").map((s) => `try { ${s} } catch { r = 7; }`),
  ),
}));

const WORLD = [-1, 0, 1, 2].flatMap((a) =>
  [-1, 0, 1].flatMap((b) => [[], [0], [1, 2], [3, 0, -1]].flatMap((xs) => [-1, 0, 1].map((n) => ({ a, b, xs, n })))),
);

const HEAD =
  "function f(a: number, b: number, xs: number[], o: { n: number }, m: Map<number, number>, say: any, ask: any)";
const source = (body: string) =>
  `const LIMIT = 1;\nexport ${HEAD} {\nlet q = a;\nlet r = 0;\n${body}\nreturn [q, r];\n}\n`;

/** Returns everything observable in a run, for every input. */
function seen(text: string): string {
  const f = new Function(text.replace(`export ${HEAD}`, "return function f(a, b, xs, o, m, say, ask)"))();
  return JSON.stringify(WORLD.map((world) => observed(f, world)));
}

function observed(f: (...args: unknown[]) => unknown, { a, b, xs, n }: (typeof WORLD)[number]): unknown {
  const [list, o, m, told] = [[...xs], { n }, new Map([[0, 1]]), [] as unknown[]];
  const tell = (by: number) => (x: unknown) => {
    if (told.push(x) > 50) throw new Error("too much is said");
    o.n += by;
    return told.length % 2 === 0;
  };
  const shown = (x: unknown): unknown =>
    typeof x === "function" ? ["function", x()] : Array.isArray(x) ? x.map(shown) : x;
  const rest = () => [list, list.length, o, [...m], told.map(shown)];
  try {
    return [shown(f(a, b, list, o, m, tell(0), tell(1))), ...rest()];
  } catch (error) {
    return [(error as Error).name, ...rest()];
  }
}

/** Generates functions. The long run tests more of them than the short run, and different ones each time. */
const bodies = (count: number): string[] => {
  const body = fc.array(statement, { minLength: 1, maxLength: 5 }).map((all) => all.join("\n"));
  return fc.sample(body, { numRuns: count, ...(isLong ? {} : { seed: 7 }) });
};

type Finder = (files: Files) => (mutant: Mutant) => { readonly sort: string; readonly because: string } | null;

/** Returns how many mutants a finder calls equivalent, and which of these an input refutes. */
async function held(count: number, finder: Finder): Promise<{ claims: number; refuted: string[] }> {
  const files = Object.fromEntries(bodies(count).map((body, i) => [`src/f${i}.ts`, source(body)]));
  const { mutants } = await mutate(files, Object.keys(files));
  const excuseOf = finder(files);
  const right = new Map(Object.entries(files).map(([file, text]) => [file, seen(text)]));
  let claims = 0;
  const refuted: string[] = [];
  for (const mutant of mutants) {
    const excuse = excuseOf(mutant);
    if (excuse?.sort !== "equivalent") continue;
    claims += 1;
    const text = withMutant(files, mutant)[mutant.file]!;
    if (right.get(mutant.file) !== seen(text)) refuted.push(`${files[mutant.file]}${mutant.id}\n${excuse.because}`);
  }
  return { claims, refuted };
}

it("no rule calls a mutant equivalent that an input detects", async () => {
  const { claims, refuted } = await held(isLong ? 2_400 : 120, excuseFinder);
  console.info(`${claims} mutants of random functions called equivalent, ${refuted.length} refuted`);
  expect(refuted.slice(0, 3).join("\n\n")).toBe("");
  expect(claims).toBeGreaterThan(300);
}, 1_200_000);

it("inputs detect most mutants, so that a false rule is found", async () => {
  // Leaves out mutants that reverse a loop, because they would never end.
  const isEnding = ({ operator, original, replacement }: Mutant) =>
    !/^(Update|Assignment|Block)/.test(operator) && !/\b[ix]\b/.test(original + replacement);
  const anything: Finder = () => (mutant) => (isEnding(mutant) ? { sort: "equivalent", because: "a guess" } : null);
  const { claims, refuted } = await held(12, anything);
  expect(refuted.length).toBeGreaterThan(claims / 4);
});
