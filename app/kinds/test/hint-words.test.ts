import { describe, expect, it } from "vitest";
import { mutate } from "~/sandbox/mutants.server";
import { placeFinder } from "../syntax";
import { hintAt, sayableOf } from "./hint-words";

const shared = "export const ADULT = 18;\nexport const FAR = 120_000;\n";

/** What learners see. */
const SPEC = "`isAdult` is true from 18 on. A `Desk` can `open`, and `m` comes before 120,000 others.";

/** The hints for a source's mutants, by operator and replacement. */
async function hintsOf(source: string): Promise<{ operator: string; replacement: string; hint: string }[]> {
  const { mutants } = await mutate({ "src/a.ts": source }, ["src/a.ts"]);
  const placeOf = placeFinder(source);
  const sayable = sayableOf({ "src/a.ts": source, "src/b.ts": shared, "readme.md": "# no code" }, [SPEC]);
  return mutants.map((mutant) => ({
    operator: mutant.operator,
    replacement: mutant.replacement,
    hint: hintAt(mutant, placeOf(mutant), sayable),
  }));
}
const inside = (code: string) => `function f(a: any, b: any) { ${code} }`;

describe("a hint at what no test checks", () => {
  it.each([
    ["EqualityOperator", "return a < 18;", "Nothing checks what happens at exactly 18."],
    ["EqualityOperator", "return a < ADULT;", "Nothing checks what happens at exactly 18."],
    ["EqualityOperator", "return FAR >= a;", "Nothing checks what happens at exactly 120,000."],
    ["EqualityOperator", 'return a < "m";', "Nothing checks what happens at exactly “m”."],
    ["EqualityOperator", "return a < 4711;", "Nothing checks what happens exactly at a limit."],
    ["EqualityOperator", "return a.begins < b.ends;", "Nothing checks what happens exactly at a limit."],
    ["EqualityOperator", "return a === b;", "Nothing notices when a comparison is reversed."],
    ["ArithmeticOperator", "return a - b;", "Nothing notices when the code adds where it should subtract."],
    [
      "ArithmeticOperator",
      "return a % b;",
      "Nothing notices when the code multiplies where it should take the remainder.",
    ],
    ["ArrayDeclaration", "return [a];", "Nothing checks what is in a list: an empty list passes too."],
    ["ArrayDeclaration", "return [];", "Nothing notices when a list that starts empty has something in it."],
    [
      "ArrowFunction",
      "return a(() => b);",
      "Nothing checks the result of a step: a step that returns nothing passes, too.",
    ],
    [
      "AssignmentOperator",
      "a += b;",
      "Nothing notices when something is added that should be subtracted, or the reverse.",
    ],
    ["AssignmentOperator", "a *= b;", "Nothing checks how a total is calculated."],
    ["BooleanLiteral", "return true;", "Nothing notices when true becomes false."],
    ["BooleanLiteral", "return !a;", "Nothing notices when a condition is reversed."],
    ["ConditionalExpression", "if (a) b();", "Nothing checks what happens when a condition is false."],
    ["ConditionalExpression", "while (a.next) a = b;", "Nothing checks what a loop does."],
    ["ConditionalExpression", "switch (a) { case 3: b(); }", "Nothing checks one of several cases."],
    ["LogicalOperator", "return a && b;", "Nothing checks what happens when only one of two conditions holds."],
    ["LogicalOperator", "return a ?? b;", "Nothing checks what happens when a value is missing."],
    ["MethodExpression", "return a.sort();", "Nothing checks the order of things."],
    ["MethodExpression", "return Math.min(a, b);", "Nothing distinguishes the smaller of two values from the larger."],
    ["MethodExpression", "return a.setUTCDate(b);", "Nothing notices a small change."],
    ["ObjectLiteral", "return { a };", "Nothing checks what is in an object: an empty object passes too."],
    ["OptionalChaining", "return a?.size;", "Nothing checks what happens when something is missing."],
    ["Regex", "return /^a/;", "Nothing notices when a pattern is slightly different."],
    ["StringLiteral", 'return "far";', "Nothing checks a string: an empty string passes too."],
    ["StringLiteral", 'return "";', "Nothing notices when a string that should be empty has something in it."],
    ["UnaryOperator", "return -a;", "Nothing checks a sign: plus and minus both pass."],
    ["UpdateOperator", "a++;", "Nothing notices when the code counts in the other direction."],
  ])("%s: %s", async (operator, code, hint) => {
    expect((await hintsOf(inside(code))).find((one) => one.operator === operator)?.hint).toBe(hint);
  });

  it.each([
    ["if (a) { b(); }", "Nothing checks what the code does when a condition is true."],
    ["if (a) b; else { b(); }", "Nothing checks what the code does when a condition is false."],
    ["for (const x of a) { b(x); }", "Nothing checks what a loop does."],
    ["try { b(); } catch {}", "Nothing checks the code inside a try."],
    ["try {} catch { b(); }", "Nothing checks what the code does after an error."],
    ["try {} finally { b(); }", "Nothing checks what the code always does at the end."],
    ["a(function () { b(); });", "Nothing notices when a part of the code does nothing."],
  ])("a block: %s", async (code, hint) => {
    expect((await hintsOf(inside(code))).filter((one) => one.operator === "BlockStatement").at(-1)?.hint).toBe(hint);
  });

  it("names only what tests can call and learners see", async () => {
    const source = `export const isAdult = (age: number) => age >= 18;
function secret(days: number) { return days > 3; }
export function unheard(days: number) { return days > 18; }
export class Desk { open() { return 1; } private close(hours: number) { return hours < 5; } }`;
    const hints = await hintsOf(source);
    const of = (operator: string, replacement: RegExp) =>
      hints.find((one) => one.operator === operator && replacement.test(one.replacement))!.hint;
    expect(of("EqualityOperator", /age > 18/)).toBe("In isAdult, nothing checks what happens at exactly 18.");
    expect(of("BlockStatement", /\{\}/)).toBe("Nothing notices when a part of the code does nothing.");
    expect(hints.filter(({ operator }) => operator === "BlockStatement").map(({ hint }) => hint)).toContain(
      "Nothing notices when open does nothing.",
    );
    expect(hints.map(({ hint }) => hint).join(" ")).not.toMatch(/secret|unheard|close|days|hours|age/);
  });
});
