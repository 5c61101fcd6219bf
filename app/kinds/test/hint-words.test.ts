import { describe, expect, it } from "vitest";
import { mutate } from "~/sandbox/mutants/mutants.server";
import { placeFinder } from "../syntax";
import { hintAt, sayableOf } from "./hint-words";

const shared = "export const ADULT = 18;\nexport const FAR = 120_000;\n";

/** The text that learners see. */
const SPEC = "`isAdult` is true from 18 on. A `Desk` can `open`, and `m` comes before 120,000 others.";

/** Returns the hints for a source's mutants, with the operator and replacement of each. */
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
    ["EqualityOperator", "return a < 18;", "No test checks what happens at exactly 18."],
    ["EqualityOperator", "return a < ADULT;", "No test checks what happens at exactly 18."],
    ["EqualityOperator", "return FAR >= a;", "No test checks what happens at exactly 120,000."],
    ["EqualityOperator", 'return a < "m";', "No test checks what happens at exactly “m”."],
    ["EqualityOperator", "return a < 4711;", "No test checks what happens exactly at a limit."],
    ["EqualityOperator", "return a.begins < b.ends;", "No test checks what happens exactly at a limit."],
    ["EqualityOperator", "return a === b;", "No test notices when a comparison is reversed."],
    ["ArithmeticOperator", "return a - b;", "No test notices when the code adds where it should subtract."],
    [
      "ArithmeticOperator",
      "return a % b;",
      "No test notices when the code multiplies where it should take the remainder.",
    ],
    ["ArrayDeclaration", "return [a];", "No test checks what is in a list: an empty list passes too."],
    ["ArrayDeclaration", "return [];", "No test notices when a list that starts empty has something in it."],
    [
      "ArrowFunction",
      "return a(() => b);",
      "No test checks the result of a step: a step that returns nothing passes too.",
    ],
    [
      "AssignmentOperator",
      "a += b;",
      "No test notices when something is added that should be subtracted, or the reverse.",
    ],
    ["AssignmentOperator", "a *= b;", "No test checks how a total is calculated."],
    ["BooleanLiteral", "return true;", "No test notices when true becomes false."],
    ["BooleanLiteral", "return !a;", "No test notices when a condition is reversed."],
    ["ConditionalExpression", "if (a) b();", "No test checks what happens when a condition is false."],
    ["ConditionalExpression", "while (a.next) a = b;", "No test checks what a loop does."],
    ["ConditionalExpression", "switch (a) { case 3: b(); }", "No test checks one of several cases."],
    ["LogicalOperator", "return a && b;", "No test checks what happens when only one of two conditions is true."],
    ["LogicalOperator", "return a ?? b;", "No test checks what happens when a value is missing."],
    ["MethodExpression", "return a.sort();", "No test checks the order of a list."],
    ["MethodExpression", "return Math.min(a, b);", "No test distinguishes the smaller of two values from the larger."],
    ["MethodExpression", "return a.setUTCDate(b);", "No test notices a small change."],
    ["ObjectLiteral", "return { a };", "No test checks what is in an object: an empty object passes too."],
    ["OptionalChaining", "return a?.size;", "No test checks what happens when something is missing."],
    ["Regex", "return /^a/;", "No test notices when a pattern is slightly different."],
    ["StringLiteral", 'return "far";', "No test checks a string: an empty string passes too."],
    ["StringLiteral", 'return "";', "No test notices when a string that should be empty has something in it."],
    ["UnaryOperator", "return -a;", "No test checks a sign: plus and minus both pass."],
    ["UpdateOperator", "a++;", "No test notices when the code counts in the other direction."],
  ])("%s: %s", async (operator, code, hint) => {
    expect((await hintsOf(inside(code))).find((one) => one.operator === operator)?.hint).toBe(hint);
  });

  it.each([
    ["if (a) { b(); }", "No test checks what the code does when a condition is true."],
    ["if (a) b; else { b(); }", "No test checks what the code does when a condition is false."],
    ["for (const x of a) { b(x); }", "No test checks what a loop does."],
    ["try { b(); } catch {}", "No test checks the code inside a try."],
    ["try {} catch { b(); }", "No test checks what the code does after an error."],
    ["try {} finally { b(); }", "No test checks what the code always does at the end."],
    ["a(function () { b(); });", "No test notices when a part of the code does nothing."],
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
    expect(of("EqualityOperator", /age > 18/)).toBe("In isAdult, no test checks what happens at exactly 18.");
    expect(of("BlockStatement", /\{\}/)).toBe("No test notices when a part of the code does nothing.");
    expect(hints.filter(({ operator }) => operator === "BlockStatement").map(({ hint }) => hint)).toContain(
      "No test notices when open does nothing.",
    );
    expect(hints.map(({ hint }) => hint).join(" ")).not.toMatch(/secret|unheard|close|days|hours|age/);
  });
});
