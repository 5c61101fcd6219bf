import { describe, expect, it } from "vitest";
import { mutate } from "~/sandbox/mutants.server";
import { placeFinder } from "../syntax";
import { sayUnnoticed } from "./survivor-words";
import { plainWords } from "./words";

/** The words for each mutant of a source, by operator. */
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
    ["ArithmeticOperator", "return a - b;", "Nothing checks the result of `a - b`: `a + b` passes too."],
    ["ArrayDeclaration", "return [a, b];", "Nothing checks what is in the list `[a, b]`."],
    ["ArrayDeclaration", "return [];", "Nothing notices when the list `[]` starts with something in it."],
    ["ArrayDeclaration", "return new Array(a);", "Nothing notices when `new Array(a)` becomes `new Array()`."],
    ["ArrayDeclaration", "const days = [a, b]; return days;", "Nothing checks what is in the list `days`."],
    ["ArrowFunction", "const half = () => a; return half;", "Nothing checks what `half` returns."],
    ["ArrowFunction", "return { half: () => a };", "Nothing checks what `half` returns."],
    ["ArrowFunction", "return b(() => a);", "Nothing checks what `() => a` returns."],
    ["AssignmentOperator", "a += b;", "Nothing notices when `a += b` becomes `a -= b`."],
    ["BooleanLiteral", "return true;", "Nothing notices when `true` is `false` here."],
    ["BooleanLiteral", "return !a;", "Nothing notices when `!a` is reversed."],
    ["ConditionalExpression", "while (a.next) a = b;", "Nothing checks what the code does while `a.next` is true."],
    ["ConditionalExpression", "for (;;) break;", "Nothing checks what the loop `for (;;) break;` does."],
    ["ConditionalExpression", "switch (a) { case 3: b(); }", "Nothing checks the case `3`."],
    ["ConditionalExpression", "switch (a) { default: b(); }", "Nothing checks what happens when no case matches."],
    ["EqualityOperator", "return a < 18;", "Nothing checks what happens when `a` is exactly `18`."],
    ["EqualityOperator", "return LIMIT >= a;", "Nothing checks what happens when `a` is exactly `LIMIT`."],
    ["EqualityOperator", "return a === b;", "Nothing notices when `a === b` is reversed."],
    ["LogicalOperator", "return a && b;", "Nothing checks what happens when only one of `a` and `b` holds."],
    ["LogicalOperator", "return a ?? b;", "Nothing checks which of `a` and `b` is used."],
    ["MethodExpression", "return a.trim();", "Nothing notices when `.trim()` is left out."],
    ["MethodExpression", "return Math.min(a, b);", "Nothing notices when `min` becomes `max` here."],
    ["ObjectLiteral", "return { a };", "Nothing checks what is in `{ a }`."],
    ["ObjectLiteral", "return b({ zone: { a } }).zone;", "Nothing checks what is in `{ zone: { a } }`."],
    ["OptionalChaining", "return a?.size;", "Nothing checks what happens when `a` is missing."],
    ["OptionalChaining", "return a?.();", "Nothing checks what happens when `a` is missing."],
    ["Regex", "return /^a/;", "Nothing distinguishes the pattern `/^a/` from `/a/`."],
    ["StringLiteral", 'return "far";', 'Nothing checks the text `"far"`.'],
    ["StringLiteral", 'return "";', 'Nothing notices when the empty string `""` has something in it.'],
    ["UnaryOperator", "return -a;", "Nothing checks the sign of `-a`."],
    ["UnaryOperator", "return ~a;", "Nothing notices when `~a` becomes `a`."],
    ["UpdateOperator", "a++;", "Nothing notices when `a++` counts in the other direction."],
  ])("%s: %s", async (operator, code, says) => {
    const said = await saidOf(inside(code));
    expect(said.find((one) => one.operator === operator)?.says).toBe(says);
  });

  it("distinguishes a condition's two sides, and words a negated condition correctly", async () => {
    const sides = async (code: string) =>
      (await saidOf(inside(code))).filter((one) => one.operator === "ConditionalExpression").map(({ says }) => says);
    expect(await sides("if (a) b();")).toEqual([
      "Nothing checks what happens when `a` is false.",
      "Nothing checks what happens when `a` is true.",
    ]);
    expect(await sides("if (!a) b();")).toEqual([
      "Nothing checks what happens when `a` is true.",
      "Nothing checks what happens when `a` is false.",
    ]);
  });

  it.each([
    ["function half() { return 1; }", "Nothing notices when `half` does nothing."],
    ["const half = function () { return 1; };", "Nothing notices when `half` does nothing."],
    ["const half = (): number => { return 1; };", "Nothing notices when `half` does nothing."],
    ["class A { half() { return 1; } }", "Nothing notices when `half` does nothing."],
    ["if (a) { b(); }", "Nothing checks what the code does when `a` is true."],
    ["if (a) b; else { b(); }", "Nothing checks what the code does when `a` is false."],
    ["for (const x of a) { b(x); }", "Nothing checks what the loop `for (const x of a)` does."],
    ["do { b(); } while (a);", "Nothing checks what this loop does."],
    ["try { b(); } catch {}", "Nothing checks the code inside this try."],
    ["try {} catch { b(); }", "Nothing checks what the code does after an error."],
    ["try {} finally { b(); }", "Nothing checks what the code always does at the end."],
    ["a(function () { b(); });", "Nothing notices when this block does nothing."],
  ])("a block: %s", async (code, says) => {
    // The block in question is the last one removed: the function around it comes first.
    expect((await saidOf(inside(code))).filter((one) => one.operator === "BlockStatement").at(-1)?.says).toBe(says);
  });

  it("shortens long code to one line", () => {
    const mutant = { id: "", key: "", file: "", line: 1, column: 1, endLine: 1, endColumn: 1, operator: "Unheard" };
    const says = sayUnnoticed({ ...mutant, original: `a${" +\n  b".repeat(40)}`, replacement: "0" }, null);
    expect(plainWords(says)).toMatch(/^Nothing notices when `a( \+ b)+ ?\+?…` becomes `0`\.$/);
  });
});
