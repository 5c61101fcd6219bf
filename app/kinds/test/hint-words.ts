import type { Files, Mutant } from "~/sandbox/contract";
import { capital } from "../count-words";
import { scopeOf } from "./equivalence/scope";
import { isLimit, operatorIn } from "./operators";
import { child, type Node, type Place, programOf } from "./syntax";

type Constants = ReadonlyMap<string, string | number | boolean>;

/** The constants of all files, by name: a limit may be imported. */
export function constantsOf(files: Files): Constants {
  const code = Object.entries(files).filter(([path]) => /\.[jt]s$/.test(path));
  return new Map(code.flatMap(([, text]) => [...scopeOf(programOf(text)).constants]));
}

/**
 * What nothing checks, when a mutant survives, without the right version's code: "In isAdult, nothing checks what happens
 * at exactly 18." What is told are limits, which a specification states, and what is exported, which tests call by name.
 */
export function hintAt(mutant: Mutant, place: Place | null, constants: Constants = new Map()): string {
  const hint = place && HINTS[mutant.operator]?.(place, mutant, constants);
  const told = hint ?? "nothing notices a small change";
  const name = place && exportedName(place);
  return name && !told.includes(name) ? `In ${name}, ${told}.` : `${capital(told)}.`;
}

type Hint = (place: Place, mutant: Mutant, constants: Constants) => string | null;

const HINTS: Readonly<Record<string, Hint>> = {
  ArithmeticOperator: ({ node }) => {
    const calculates = CALCULATES[String(node.operator)];
    return calculates ? `nothing notices when the code ${calculates}` : null;
  },
  ArrayDeclaration: ({ node }) =>
    node.type === "ArrayExpression" && (node.elements as unknown[]).length === 0
      ? "nothing notices when a list that is empty at first has something in it"
      : "nothing checks what is in a list: an empty one does as well",
  ArrowFunction: () => "nothing checks what comes of a step: nothing at all does as well",
  AssignmentOperator: ({ node }) =>
    node.operator === "+=" || node.operator === "-="
      ? "nothing notices when something is added that should be taken away, or the other way round"
      : "nothing checks how something is reckoned up",
  BlockStatement: hintOfBlock,
  BooleanLiteral: ({ node }) =>
    node.type === "BooleanLiteral"
      ? `nothing notices when ${node.value ? "yes" : "no"} is turned into ${node.value ? "no" : "yes"}`
      : "nothing notices when a condition is turned round",
  ConditionalExpression: ({ node, parents }, { replacement }) => {
    if (node.type === "SwitchCase") return "nothing checks one of several cases";
    if (node.type === "ForStatement" || /^(For|While|DoWhile)Statement$/.test(parents[0]?.type ?? ""))
      return "nothing checks what is done again and again";
    return replacement === "true"
      ? "nothing checks what happens when a condition does not hold"
      : "nothing checks what happens when a condition holds";
  },
  EqualityOperator: ({ node, textOf }, { replacement }, constants) => {
    const [left, right] = [child(node, "left")!, child(node, "right")!];
    if (!isLimit(String(node.operator), operatorIn(replacement, textOf(left))))
      return "nothing notices when a comparison is turned round";
    const limit = [right, left].map((side) => valueOfLimit(side, constants)).find(Boolean);
    return limit ? `nothing checks what happens at exactly ${limit}` : "nothing checks what happens exactly at a limit";
  },
  LogicalOperator: ({ node }) =>
    node.operator === "??"
      ? "nothing checks what happens when a value is missing"
      : "nothing checks what happens when only one of two conditions holds",
  MethodExpression: ({ node }) => METHODS[String(child(child(node, "callee")!, "property")?.name)] ?? null,
  ObjectLiteral: () => "nothing checks what is in an object: an empty one does as well",
  OptionalChaining: () => "nothing checks what happens when something is missing",
  Regex: () => "nothing tells a pattern from one that is a little different",
  StringLiteral: (_place, { original }) =>
    /^(["'`])\1$/.test(original)
      ? "nothing notices when a text that should be empty has something in it"
      : "nothing checks a text: an empty one does as well",
  UnaryOperator: () => "nothing checks a sign: plus and minus do as well",
  UpdateOperator: () => "nothing notices when the code counts the other way",
};

/** As the operator turns them. */
const CALCULATES: Readonly<Record<string, string>> = {
  "+": "subtracts where it should add",
  "-": "adds where it should subtract",
  "*": "divides where it should multiply",
  "/": "multiplies where it should divide",
  "%": "multiplies where it should take the remainder",
};

const METHODS: Readonly<Record<string, string>> = {
  sort: "nothing checks in which order things come",
  reverse: "nothing checks in which order things come",
  filter: "nothing checks what is left out of a list",
  slice: "nothing checks where a text or a list is cut",
  substr: "nothing checks where a text is cut",
  substring: "nothing checks where a text is cut",
  charAt: "nothing checks which letter is taken",
  trim: "nothing checks white space round a text",
  trimStart: "nothing checks white space before a text",
  trimEnd: "nothing checks white space behind a text",
  toLowerCase: "nothing checks capital and small letters",
  toUpperCase: "nothing checks capital and small letters",
  toLocaleLowerCase: "nothing checks capital and small letters",
  toLocaleUpperCase: "nothing checks capital and small letters",
  startsWith: "nothing checks how a text begins or ends",
  endsWith: "nothing checks how a text begins or ends",
  every: "nothing tells “all of them” from “one of them”",
  some: "nothing tells “all of them” from “one of them”",
  min: "nothing tells the smaller of two from the larger",
  max: "nothing tells the smaller of two from the larger",
};

/** A number or text, or what a constant of that name is. */
function valueOfLimit(node: Node, constants: Constants): string | null {
  if (node.type === "NumericLiteral" || node.type === "StringLiteral") return told(node.value as string | number);
  const value = node.type === "Identifier" ? constants.get(String(node.name)) : undefined;
  return value === undefined || typeof value === "boolean" ? null : told(value);
}
const told = (value: string | number): string =>
  typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 10 }) : `“${value}”`;

function hintOfBlock(place: Place): string {
  const { node, parents } = place;
  const around = parents[0];
  switch (around?.type) {
    case "IfStatement":
      return around.consequent === node
        ? "nothing checks what is done when a condition holds"
        : "nothing checks what is done when a condition does not hold";
    case "ForStatement":
    case "ForOfStatement":
    case "ForInStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return "nothing checks what is done again and again";
    case "TryStatement":
      return around.block === node
        ? "nothing checks what is tried"
        : "nothing checks what is done at the end, whatever happened before";
    case "CatchClause":
      return "nothing checks what is done after an error";
  }
  const name = exportedName(place);
  const isWhole = name !== null && parents.findIndex(isFunctionLike) === 0 && !parents.slice(1).some(isFunctionLike);
  return isWhole ? `nothing notices when ${name} does nothing` : "nothing notices when a part of it does nothing";
}

const isFunctionLike = ({ type }: Node): boolean => /Function|Method$/.test(type);

/** What a test can call that the place stands in: an exported function, or a public method of an exported class. */
function exportedName({ parents }: Place): string | null {
  if (!parents.some(({ type }) => /^Export(Named|Default)Declaration$/.test(type))) return null;
  const method = parents.find(({ type }) => type === "ClassMethod");
  if (method) {
    const isPublic = !method.accessibility || method.accessibility === "public";
    const name = String(child(method, "key")?.name);
    return isPublic && name !== "constructor" && name !== "undefined" ? name : null;
  }
  const named = parents.filter(({ type }) => type === "FunctionDeclaration" || type === "VariableDeclarator").at(-1);
  const id = named && child(named, "id");
  return id?.type === "Identifier" ? String(id.name) : null;
}
