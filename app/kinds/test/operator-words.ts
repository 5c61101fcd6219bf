import type { Mutant } from "~/sandbox/contract";

/** What a mutant got wrong, in words, by its operator. */
const WORDS: Readonly<Record<string, (mutant: Mutant) => string>> = {
  ArithmeticOperator: () => "Another operation in a calculation",
  ArrayDeclaration: () => "A list with other contents",
  ArrowFunction: () => "A function that returns nothing",
  AssignmentOperator: () => "Another way of assigning",
  BlockStatement: () => "A block that does nothing",
  BooleanLiteral: ({ replacement }) =>
    ["true", "false"].includes(replacement) ? `A fixed value that is ${replacement}` : "A condition turned round",
  ConditionalExpression: ({ replacement }) =>
    ["true", "false"].includes(replacement) ? `A condition that is always ${replacement}` : "A branch that is gone",
  EqualityOperator: ({ original, replacement }) =>
    isEdge(original, replacement) ? "A limit that lies one step aside" : "A comparison turned round",
  LogicalOperator: () => "“And” and “or” mixed up",
  MethodExpression: () => "Another method, or none",
  ObjectLiteral: () => "An object with nothing in it",
  OptionalChaining: () => "A missing value that is not allowed for",
  Regex: () => "Another pattern",
  StringLiteral: ({ replacement }) => (/^(["'`])\1$/.test(replacement) ? "A text that is empty" : "Another text"),
  UnaryOperator: () => "Another sign",
  UpdateOperator: () => "Counting the other way",
};

/** `<` and `<=` differ at the limit only; `<` and `>=` everywhere. */
function isEdge(original: string, replacement: string): boolean {
  const sign = (code: string) => /[<>]=?/.exec(code)?.[0] ?? "";
  const [a, b] = [sign(original), sign(replacement)];
  return a !== "" && b !== "" && a !== b && a[0] === b[0];
}

/** A short phrase: "A limit that lies one step aside". */
export function sayMutant(mutant: Mutant): string {
  return WORDS[mutant.operator]?.(mutant) ?? "A small change";
}
