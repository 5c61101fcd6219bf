import type { Files, Mutant } from "~/sandbox/contract";
import { capital } from "../count-words";
import { child, type Node, type Place, programOf } from "../syntax";
import { scopeOf } from "./equivalence/scope";
import { isLimit, operatorIn } from "./operators";

/** The names and values that a hint may use. */
export interface Sayable {
  /** The constants of the correct version, by name: a limit may be imported. */
  readonly constants: ReadonlyMap<string, string | number | boolean>;
  /** Whether learners see it before they hand in: in the specification, or in the AI's code. */
  readonly isSeen: (word: string) => boolean;
}

/** What hints about a correct version may reveal to learners who have seen these texts. */
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
 * Says what no test checks if a mutant survives, without the correct version's code: "In isAdult, nothing checks what
 * happens at exactly 18." Mentions a limit or a name only if learners already see it.
 */
export function hintAt(mutant: Mutant, place: Place | null, sayable: Sayable): string {
  const hint = place && HINTS[mutant.operator]?.(place, mutant, sayable);
  const words = hint ?? "nothing notices a small change";
  const name = place && exportedName(place, sayable);
  return name && !words.includes(name) ? `In ${name}, ${words}.` : `${capital(words)}.`;
}

type Hint = (place: Place, mutant: Mutant, sayable: Sayable) => string | null;

const HINTS: Readonly<Record<string, Hint>> = {
  ArithmeticOperator: ({ node }) => {
    const calculates = CALCULATES[String(node.operator)];
    return calculates ? `nothing notices when the code ${calculates}` : null;
  },
  ArrayDeclaration: ({ node }) =>
    node.type === "ArrayExpression" && (node.elements as unknown[]).length === 0
      ? "nothing notices when a list that starts empty has something in it"
      : "nothing checks what is in a list: an empty list passes too",
  ArrowFunction: () => "nothing checks the result of a step: a step that returns nothing passes, too",
  AssignmentOperator: ({ node }) =>
    node.operator === "+=" || node.operator === "-="
      ? "nothing notices when something is added that should be subtracted, or the reverse"
      : "nothing checks how a total is calculated",
  BlockStatement: (place, _mutant, sayable) => hintOfBlock(place, sayable),
  BooleanLiteral: ({ node }) =>
    node.type === "BooleanLiteral"
      ? `nothing notices when ${node.value} becomes ${!node.value}`
      : "nothing notices when a condition is reversed",
  ConditionalExpression: ({ node, parents }, { replacement }) => {
    if (node.type === "SwitchCase") return "nothing checks one of several cases";
    if (node.type === "ForStatement" || /^(For|While|DoWhile)Statement$/.test(parents[0]?.type ?? ""))
      return "nothing checks what a loop does";
    return replacement === "true"
      ? "nothing checks what happens when a condition is false"
      : "nothing checks what happens when a condition is true";
  },
  EqualityOperator: ({ node, textOf }, { replacement }, sayable) => {
    const [left, right] = [child(node, "left")!, child(node, "right")!];
    if (!isLimit(String(node.operator), operatorIn(replacement, textOf(left))))
      return "nothing notices when a comparison is reversed";
    const limit = [right, left].map((side) => valueOfLimit(side, sayable)).find(Boolean);
    return limit ? `nothing checks what happens at exactly ${limit}` : "nothing checks what happens exactly at a limit";
  },
  LogicalOperator: ({ node }) =>
    node.operator === "??"
      ? "nothing checks what happens when a value is missing"
      : "nothing checks what happens when only one of two conditions holds",
  MethodExpression: ({ node }) => METHODS[String(child(child(node, "callee")!, "property")?.name)] ?? null,
  ObjectLiteral: () => "nothing checks what is in an object: an empty object passes too",
  OptionalChaining: () => "nothing checks what happens when something is missing",
  Regex: () => "nothing notices when a pattern is slightly different",
  StringLiteral: (_place, { original }) =>
    /^(["'`])\1$/.test(original)
      ? "nothing notices when a string that should be empty has something in it"
      : "nothing checks a string: an empty string passes too",
  UnaryOperator: () => "nothing checks a sign: plus and minus both pass",
  UpdateOperator: () => "nothing notices when the code counts in the other direction",
};

/** In words, after the operator swaps them. */
const CALCULATES: Readonly<Record<string, string>> = {
  "+": "subtracts where it should add",
  "-": "adds where it should subtract",
  "*": "divides where it should multiply",
  "/": "multiplies where it should divide",
  "%": "multiplies where it should take the remainder",
};

const METHODS: Readonly<Record<string, string>> = {
  sort: "nothing checks the order of things",
  reverse: "nothing checks the order of things",
  filter: "nothing checks what is left out of a list",
  slice: "nothing checks where a string or a list is cut",
  substr: "nothing checks where a string is cut",
  substring: "nothing checks where a string is cut",
  charAt: "nothing checks which letter is taken",
  trim: "nothing checks white space around a string",
  trimStart: "nothing checks white space before a string",
  trimEnd: "nothing checks white space after a string",
  toLowerCase: "nothing checks upper and lower case",
  toUpperCase: "nothing checks upper and lower case",
  toLocaleLowerCase: "nothing checks upper and lower case",
  toLocaleUpperCase: "nothing checks upper and lower case",
  startsWith: "nothing checks how a string begins or ends",
  endsWith: "nothing checks how a string begins or ends",
  every: "nothing distinguishes “all of them” from “one of them”",
  some: "nothing distinguishes “all of them” from “one of them”",
  min: "nothing distinguishes the smaller of two values from the larger",
  max: "nothing distinguishes the smaller of two values from the larger",
};

/** The value of a number, text or named constant, if learners have seen it. */
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
        ? "nothing checks what the code does when a condition is true"
        : "nothing checks what the code does when a condition is false";
    case "ForStatement":
    case "ForOfStatement":
    case "ForInStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return "nothing checks what a loop does";
    case "TryStatement":
      return around.block === node
        ? "nothing checks the code inside a try"
        : "nothing checks what the code always does at the end";
    case "CatchClause":
      return "nothing checks what the code does after an error";
  }
  const name = exportedName(place, sayable);
  const isWhole = name !== null && parents.findIndex(isFunctionLike) === 0 && !parents.slice(1).some(isFunctionLike);
  return isWhole ? `nothing notices when ${name} does nothing` : "nothing notices when a part of the code does nothing";
}

const isFunctionLike = ({ type }: Node): boolean => /Function|Method$/.test(type);

/** The exported function, or public method of an exported class, around the place: what a test can call. */
function exportedName({ parents }: Place, { isSeen }: Sayable): string | null {
  if (!parents.some(({ type }) => /^Export(Named|Default)Declaration$/.test(type))) return null;
  const method = parents.find(({ type }) => type === "ClassMethod");
  const declared = parents.filter(({ type }) => type === "FunctionDeclaration" || type === "VariableDeclarator").at(-1);
  const id = method ? child(method, "key") : declared && child(declared, "id");
  const isPublic = !method?.accessibility || method.accessibility === "public";
  const name = id?.type === "Identifier" && isPublic ? String(id.name) : "";
  return name !== "constructor" && isSeen(name) ? name : null;
}
