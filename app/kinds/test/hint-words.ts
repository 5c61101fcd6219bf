import type { Files, Mutant } from "~/sandbox/contract";
import { capital } from "../count-words";
import { child, type Node, type Place, programOf } from "../syntax";
import { scopeOf } from "./equivalence/scope";
import { isLimit, operatorIn } from "./operators";

/** The names and values that a hint may use. */
export interface Sayable {
  /** The constants in all of the correct version's files, keyed by name, because a limit may be imported. */
  readonly constants: ReadonlyMap<string, string | number | boolean>;
  /** Whether learners see a word before they hand in, because it appears in the specification or in the AI's code. */
  readonly isSeen: (word: string) => boolean;
}

/** Returns the names and values that hints about a correct version may reveal to learners who have seen this text. */
export function sayableOf(right: Files, seen: readonly string[]): Sayable {
  const code = Object.entries(right).filter(([path]) => /\.[jt]s$/.test(path));
  const words = new Set(
    seen.flatMap((text) => text.replace(/(?<=\d)[_, \u202f](?=\d{3})/g, "").match(/(?<![\w.])[\w.]*\w/g) ?? []),
  );
  return {
    constants: new Map(code.flatMap(([, text]) => [...scopeOf(programOf(text)).constants])),
    isSeen: (word) => words.has(word),
  };
}

/**
 * Describes what no test checks if a mutant survives, without the correct version's code: "In isAdult, no test checks
 * what happens at exactly 18." Mentions a limit or a name only if learners can already see it.
 */
export function hintAt(mutant: Mutant, place: Place | null, sayable: Sayable): string {
  const hint = place && HINTS[mutant.operator]?.(place, mutant, sayable);
  const words = hint ?? "no test notices a small change";
  const name = place && exportedName(place, sayable);
  return name && !words.includes(name) ? `In ${name}, ${words}.` : `${capital(words)}.`;
}

type Hint = (place: Place, mutant: Mutant, sayable: Sayable) => string | null;

const HINTS: Readonly<Record<string, Hint>> = {
  ArithmeticOperator: ({ node }) => {
    const calculates = CALCULATES[String(node.operator)];
    return calculates ? `no test notices when the code ${calculates}` : null;
  },
  ArrayDeclaration: ({ node }) =>
    node.type === "ArrayExpression" && (node.elements as unknown[]).length === 0
      ? "no test notices when a list that starts empty has something in it"
      : "no test checks what is in a list: an empty list passes too",
  ArrowFunction: () => "no test checks the result of a step: a step that returns nothing passes too",
  AssignmentOperator: ({ node }) =>
    node.operator === "+=" || node.operator === "-="
      ? "no test notices when something is added that should be subtracted, or the reverse"
      : "no test checks how a total is calculated",
  BlockStatement: (place, _mutant, sayable) => hintOfBlock(place, sayable),
  BooleanLiteral: ({ node }) =>
    node.type === "BooleanLiteral"
      ? `no test notices when ${node.value} becomes ${!node.value}`
      : "no test notices when a condition is reversed",
  ConditionalExpression: ({ node, parents }, { replacement }) => {
    if (node.type === "SwitchCase") return "no test checks one of several cases";
    if (node.type === "ForStatement" || /^(For|While|DoWhile)Statement$/.test(parents[0]?.type ?? ""))
      return "no test checks what a loop does";
    return replacement === "true"
      ? "no test checks what happens when a condition is false"
      : "no test checks what happens when a condition is true";
  },
  EqualityOperator: ({ node, textOf }, { replacement }, sayable) => {
    const [left, right] = [child(node, "left")!, child(node, "right")!];
    if (!isLimit(String(node.operator), operatorIn(replacement, textOf(left))))
      return "no test notices when a comparison is reversed";
    const limit = [right, left].map((side) => valueOfLimit(side, sayable)).find(Boolean);
    return limit ? `no test checks what happens at exactly ${limit}` : "no test checks what happens exactly at a limit";
  },
  LogicalOperator: ({ node }) =>
    node.operator === "??"
      ? "no test checks what happens when a value is missing"
      : "no test checks what happens when only one of two conditions is true",
  MethodExpression: ({ node }) => METHODS[String(child(child(node, "callee")!, "property")?.name)] ?? null,
  ObjectLiteral: () => "no test checks what is in an object: an empty object passes too",
  OptionalChaining: () => "no test checks what happens when something is missing",
  Regex: () => "no test notices when a pattern is slightly different",
  StringLiteral: (_place, { original }) =>
    /^(["'`])\1$/.test(original)
      ? "no test notices when a string that should be empty has something in it"
      : "no test checks a string: an empty string passes too",
  UnaryOperator: () => "no test checks a sign: plus and minus both pass",
  UpdateOperator: () => "no test notices when the code counts in the other direction",
};

/** Descriptions of the code's calculation after a mutant swaps the operator, keyed by operator. */
const CALCULATES: Readonly<Record<string, string>> = {
  "+": "subtracts where it should add",
  "-": "adds where it should subtract",
  "*": "divides where it should multiply",
  "/": "multiplies where it should divide",
  "%": "multiplies where it should take the remainder",
};

const METHODS: Readonly<Record<string, string>> = {
  sort: "no test checks the order of a list",
  reverse: "no test checks the order of a list",
  filter: "no test checks which items are left out of a list",
  slice: "no test checks where a string or a list is cut",
  substr: "no test checks where a string is cut",
  substring: "no test checks where a string is cut",
  charAt: "no test checks which character is read",
  trim: "no test checks white space around a string",
  trimStart: "no test checks white space before a string",
  trimEnd: "no test checks white space after a string",
  toLowerCase: "no test checks upper and lower case",
  toUpperCase: "no test checks upper and lower case",
  toLocaleLowerCase: "no test checks upper and lower case",
  toLocaleUpperCase: "no test checks upper and lower case",
  startsWith: "no test checks how a string begins or ends",
  endsWith: "no test checks how a string begins or ends",
  every: "no test distinguishes “all of them” from “one of them”",
  some: "no test distinguishes “all of them” from “one of them”",
  min: "no test distinguishes the smaller of two values from the larger",
  max: "no test distinguishes the smaller of two values from the larger",
};

/** Returns the value of a number, string or named constant, if learners have seen it. */
function valueOfLimit(node: Node, { constants, isSeen }: Sayable): string | null {
  const isLiteral = node.type === "NumericLiteral" || node.type === "StringLiteral";
  const value = isLiteral ? node.value : node.type === "Identifier" ? constants.get(String(node.name)) : undefined;
  if (typeof value === "number" && isSeen(String(value)))
    return value.toLocaleString("en", { maximumFractionDigits: 10 });
  return typeof value === "string" && isSeen(value) ? `“${value}”` : null;
}

function hintOfBlock(place: Place, sayable: Sayable): string {
  const { node, parents } = place;
  const around = parents[0];
  switch (around?.type) {
    case "IfStatement":
      return around.consequent === node
        ? "no test checks what the code does when a condition is true"
        : "no test checks what the code does when a condition is false";
    case "ForStatement":
    case "ForOfStatement":
    case "ForInStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return "no test checks what a loop does";
    case "TryStatement":
      return around.block === node
        ? "no test checks the code inside a try"
        : "no test checks what the code always does at the end";
    case "CatchClause":
      return "no test checks what the code does after an error";
  }
  const name = exportedName(place, sayable);
  const isWhole = name !== null && parents.findIndex(isFunctionLike) === 0 && !parents.slice(1).some(isFunctionLike);
  return isWhole ? `no test notices when ${name} does nothing` : "no test notices when a part of the code does nothing";
}

const isFunctionLike = ({ type }: Node): boolean => /Function|Method$/.test(type);

/**
 * Returns the name of the exported function, or of the public method of an exported class, that contains the place. A
 * hint can mention this name, because tests can call the function or method.
 */
function exportedName({ parents }: Place, { isSeen }: Sayable): string | null {
  if (!parents.some(({ type }) => /^Export(Named|Default)Declaration$/.test(type))) return null;
  const method = parents.find(({ type }) => type === "ClassMethod");
  const declared = parents.filter(({ type }) => type === "FunctionDeclaration" || type === "VariableDeclarator").at(-1);
  const id = method ? child(method, "key") : declared && child(declared, "id");
  const isPublic = !method?.accessibility || method.accessibility === "public";
  const name = id?.type === "Identifier" && isPublic ? String(id.name) : "";
  return name !== "constructor" && isSeen(name) ? name : null;
}
