import { describe, expect, it } from "vitest";
import { mutate } from "~/sandbox/mutants/mutants.server";
import { placeFinder } from "../syntax";
import { sayUnnoticed } from "./survivor-words";
import { plainWords } from "./words";

/** Returns, for each mutant of a source, its operator and the sentence that describes it. */
async function saidOf(source: string): Promise<{ operator: string; says: string }[]> {
  const { mutants } = await mutate({ "src/a.ts": source }, ["src/a.ts"]);
  const placeOf = placeFinder(source);
  return mutants.map((mutant) => ({
    operator: mutant.operator,
    says: plainWords(sayUnnoticed(mutant, placeOf(mutant))),
  }));
}

/** Wraps code in a function, so that parameters are available. */
const inside = (code: string) => `export function f(a: any, b: any) { ${code} }`;

describe("what no test checks", () => {
  it.each([
    ["ArithmeticOperator", "return a - b;", "No test checks the result of `a - b`: `a + b` passes too."],
    ["ArrayDeclaration", "return [a, b];", "No test checks what is in the list `[a, b]`."],
    ["ArrayDeclaration", "return [];", "No test notices when the list `[]` starts with something in it."],
    ["ArrayDeclaration", "return new Array(a);", "No test notices when `new Array(a)` becomes `new Array()`."],
    ["ArrayDeclaration", "const days = [a, b]; return days;", "No test checks what is in the list `days`."],
    ["ArrowFunction", "const half = () => a; return half;", "No test checks what `half` returns."],
    ["ArrowFunction", "return { half: () => a };", "No test checks what `half` returns."],
    ["ArrowFunction", "return b(() => a);", "No test checks what `() => a` returns."],
    ["AssignmentOperator", "a += b;", "No test notices when `a += b` becomes `a -= b`."],
    ["BooleanLiteral", "return true;", "No test notices when `true` becomes `false` here."],
    ["BooleanLiteral", "return !a;", "No test notices when `!a` is reversed."],
    ["ConditionalExpression", "while (a.next) a = b;", "No test checks what the code does while `a.next` is true."],
    ["ConditionalExpression", "for (;;) break;", "No test checks what the loop `for (;;) break;` does."],
    ["ConditionalExpression", "switch (a) { case 3: b(); }", "No test checks the case `3`."],
    ["ConditionalExpression", "switch (a) { default: b(); }", "No test checks what happens when no case matches."],
    ["EqualityOperator", "return a < 18;", "No test checks what happens when `a` is exactly `18`."],
    ["EqualityOperator", "return LIMIT >= a;", "No test checks what happens when `a` is exactly `LIMIT`."],
    ["EqualityOperator", "return a === b;", "No test notices when `a === b` is reversed."],
    ["LogicalOperator", "return a && b;", "No test checks what happens when only one of `a` and `b` is true."],
    ["LogicalOperator", "return a ?? b;", "No test checks which of `a` and `b` is used."],
    ["MethodExpression", "return a.trim();", "No test notices when `.trim()` is left out."],
    ["MethodExpression", "return Math.min(a, b);", "No test notices when `min` becomes `max` here."],
    ["ObjectLiteral", "return { a };", "No test checks what is in `{ a }`."],
    ["ObjectLiteral", "return b({ zone: { a } }).zone;", "No test checks what is in `{ zone: { a } }`."],
    ["OptionalChaining", "return a?.size;", "No test checks what happens when `a` is missing."],
    ["OptionalChaining", "return a?.();", "No test checks what happens when `a` is missing."],
    ["Regex", "return /^a/;", "No test distinguishes the pattern `/^a/` from `/a/`."],
    ["StringLiteral", 'return "far";', 'No test checks the string `"far"`.'],
    ["StringLiteral", 'return "";', 'No test notices when the string `""` is no longer empty.'],
    ["UnaryOperator", "return -a;", "No test checks the sign of `-a`."],
    ["UnaryOperator", "return ~a;", "No test notices when `~a` becomes `a`."],
    ["UpdateOperator", "a++;", "No test notices when `a++` counts in the other direction."],
  ])("%s: %s", async (operator, code, says) => {
    const said = await saidOf(inside(code));
    expect(said.find((one) => one.operator === operator)?.says).toBe(says);
  });

  it("distinguishes a condition's two sides, and words a negated condition correctly", async () => {
    const sides = async (code: string) =>
      (await saidOf(inside(code))).filter((one) => one.operator === "ConditionalExpression").map(({ says }) => says);
    expect(await sides("if (a) b();")).toEqual([
      "No test checks what happens when `a` is false.",
      "No test checks what happens when `a` is true.",
    ]);
    expect(await sides("if (!a) b();")).toEqual([
      "No test checks what happens when `a` is true.",
      "No test checks what happens when `a` is false.",
    ]);
  });

  it.each([
    ["function half() { return 1; }", "No test notices when `half` does nothing."],
    ["const half = function () { return 1; };", "No test notices when `half` does nothing."],
    ["const half = (): number => { return 1; };", "No test notices when `half` does nothing."],
    ["class A { half() { return 1; } }", "No test notices when `half` does nothing."],
    ["if (a) { b(); }", "No test checks what the code does when `a` is true."],
    ["if (a) b; else { b(); }", "No test checks what the code does when `a` is false."],
    ["for (const x of a) { b(x); }", "No test checks what the loop `for (const x of a)` does."],
    ["do { b(); } while (a);", "No test checks what this loop does."],
    ["try { b(); } catch {}", "No test checks the code inside this try."],
    ["try {} catch { b(); }", "No test checks what the code does after an error."],
    ["try {} finally { b(); }", "No test checks what the finally block does."],
    ["a(function () { b(); });", "No test notices when this block does nothing."],
  ])("a block: %s", async (code, says) => {
    // The last mutant that removes a block removes the block in question. The first one removes the block of the
    // enclosing function.
    expect((await saidOf(inside(code))).filter((one) => one.operator === "BlockStatement").at(-1)?.says).toBe(says);
  });

  it("shortens long code to one line", () => {
    const mutant = { id: "", key: "", file: "", line: 1, column: 1, endLine: 1, endColumn: 1, operator: "Unheard" };
    const says = sayUnnoticed({ ...mutant, original: `a${" +\n  b".repeat(40)}`, replacement: "0" }, null);
    expect(plainWords(says)).toMatch(/^No test notices when `a( \+ b)+ ?\+?…` becomes `0`\.$/);
  });
});
