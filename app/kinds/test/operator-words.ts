import type { Mutant } from "~/sandbox/contract";

/** Describes what a mutant changed, keyed by the mutant's operator. */
const WORDS: Readonly<Record<string, (mutant: Mutant) => string>> = {
  ArithmeticOperator: () => "A different operation in a calculation",
  ArrayDeclaration: () => "A list with different contents",
  ArrowFunction: () => "A function that returns nothing",
  AssignmentOperator: () => "A different assignment operator",
  BlockStatement: () => "A block that does nothing",
  BooleanLiteral: ({ replacement }) =>
    ["true", "false"].includes(replacement) ? `A boolean changed to ${replacement}` : "A reversed condition",
  ConditionalExpression: ({ replacement }) =>
    ["true", "false"].includes(replacement) ? `A condition that is always ${replacement}` : "A removed branch",
  EqualityOperator: ({ original, replacement }) =>
    isEdge(original, replacement) ? "A limit off by one" : "A reversed comparison",
  LogicalOperator: () => "“And” and “or” mixed up",
  MethodExpression: () => "A different method, or no method",
  ObjectLiteral: () => "An empty object",
  OptionalChaining: () => "A missing value that is not handled",
  Regex: () => "A different pattern",
  StringLiteral: ({ replacement }) => (/^(["'`])\1$/.test(replacement) ? "An empty string" : "A different string"),
  UnaryOperator: () => "A different sign",
  UpdateOperator: () => "Counting in the wrong direction",
};

/** Whether two operators differ only at the limit, as `<` and `<=` do. `<` and `>=` differ everywhere. */
function isEdge(original: string, replacement: string): boolean {
  const sign = (code: string) => /[<>]=?/.exec(code)?.[0] ?? "";
  const [a, b] = [sign(original), sign(replacement)];
  return a !== "" && b !== "" && a !== b && a[0] === b[0];
}

/** Describes a mutant in a short phrase: "A limit off by one". */
export function sayMutant(mutant: Mutant): string {
  return WORDS[mutant.operator]?.(mutant) ?? "A small change";
}
