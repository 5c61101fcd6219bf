import type { Mutant } from "~/sandbox/contract";
import { child, type Node, type Place } from "../syntax";
import { isLimit, operatorIn } from "./operators";
import type { Words } from "./words";

/** The maximum length of quoted code. Longer code is truncated, because the diff next to it shows the rest. */
const MOST_CODE = 60;

/**
 * Describes what no test checks if a mutant goes unnoticed: "No test checks what happens when `age` is exactly `18`."
 */
export function sayUnnoticed(mutant: Mutant, place: Place | null): Words {
  const worded = place && SENTENCES[mutant.operator]?.(place, mutant);
  return worded ?? say`No test notices when ${mutant.original} becomes ${mutant.replacement}.`;
}

function say(texts: TemplateStringsArray, ...codes: readonly string[]): Words {
  return texts.flatMap((text, i) => (i < codes.length ? [text, { code: short(codes[i]!) }] : [text])).filter(Boolean);
}

function short(code: string): string {
  const line = code.replace(/\s+/g, " ").trim();
  return line.length > MOST_CODE ? `${line.slice(0, MOST_CODE - 1)}…` : line;
}

type Sentence = (place: Place, mutant: Mutant) => Words | null;

const becomes: Sentence = (_place, { original, replacement }) =>
  say`No test notices when ${original} becomes ${replacement}.`;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  ArithmeticOperator: (_place, { original, replacement }) =>
    say`No test checks the result of ${original}: ${replacement} passes too.`,
  ArrayDeclaration: (place, { original, replacement }) => {
    const { node } = place;
    if (node.type !== "ArrayExpression") return say`No test notices when ${original} becomes ${replacement}.`;
    if ((node.elements as unknown[]).length === 0)
      return say`No test notices when the list ${original} starts with something in it.`;
    return say`No test checks what is in the list ${nameOf(place) ?? original}.`;
  },
  ArrowFunction: (place, { original }) => say`No test checks what ${nameOf(place) ?? original} returns.`,
  AssignmentOperator: becomes,
  BlockStatement: sayBlock,
  BooleanLiteral: ({ node }, { original, replacement }) =>
    node.type === "BooleanLiteral"
      ? say`No test notices when ${original} becomes ${replacement} here.`
      : say`No test notices when ${original} is reversed.`,
  ConditionalExpression: sayCondition,
  EqualityOperator: sayComparison,
  LogicalOperator: ({ node, textOf }) => {
    const [left, right] = [textOf(child(node, "left")!), textOf(child(node, "right")!)];
    if (node.operator === "??") return say`No test checks which of ${left} and ${right} is used.`;
    return say`No test checks what happens when only one of ${left} and ${right} is true.`;
  },
  MethodExpression: ({ node, textOf }, { replacement }) => {
    const callee = child(node, "callee")!;
    const method = String(child(callee, "property")?.name);
    const [start, end] = [child(callee, "object")!.end, node.end];
    const call = textOf({ ...node, start, end });
    const other = /\.(\w+)\(/.exec(replacement.slice(textOf(child(callee, "object")!).length))?.[1];
    return other
      ? say`No test notices when ${method} becomes ${other} here.`
      : say`No test notices when ${call} is left out.`;
  },
  ObjectLiteral: (place, { original }) => say`No test checks what is in ${nameOf(place) ?? original}.`,
  OptionalChaining: ({ node, textOf }) =>
    say`No test checks what happens when ${textOf((child(node, "object") ?? child(node, "callee"))!)} is missing.`,
  Regex: (_place, { original, replacement }) => say`No test distinguishes the pattern ${original} from ${replacement}.`,
  StringLiteral: (_place, { original }) =>
    /^(["'`])\1$/.test(original)
      ? say`No test notices when the string ${original} is no longer empty.`
      : say`No test checks the string ${original}.`,
  UnaryOperator: (_place, { original, replacement }) =>
    original.startsWith("~")
      ? say`No test notices when ${original} becomes ${replacement}.`
      : say`No test checks the sign of ${original}.`,
  UpdateOperator: (_place, { original }) => say`No test notices when ${original} counts in the other direction.`,
};

function sayCondition({ node, parents, textOf }: Place, { original, replacement }: Mutant): Words {
  if (node.type === "ForStatement") return say`No test checks what the loop ${head(original)} does.`;
  if (node.type === "SwitchCase") {
    const test = child(node, "test");
    return test ? say`No test checks the case ${textOf(test)}.` : ["No test checks what happens when no case matches."];
  }
  // Avoids a double negation, because "when `!open` is false" is hard to read.
  const isNot = node.type === "UnaryExpression" && node.operator === "!";
  const asked = isNot ? textOf(child(node, "argument")!) : original;
  if ((replacement === "true") !== isNot) return say`No test checks what happens when ${asked} is false.`;
  const isLoop = /^(For|While|DoWhile)Statement$/.test(parents[0]?.type ?? "");
  if (isLoop) return say`No test checks what the code does while ${asked} is true.`;
  return say`No test checks what happens when ${asked} is true.`;
}

function sayComparison({ node, textOf }: Place, { original, replacement }: Mutant): Words | null {
  const [left, right] = [child(node, "left")!, child(node, "right")!];
  if (!isLimit(String(node.operator), operatorIn(replacement, textOf(left))))
    return say`No test notices when ${original} is reversed.`;
  // Writes "when `age` is exactly `18`", even if the two sides are in the opposite order in the code.
  const [what, limit] = isFixed(left) && !isFixed(right) ? [right, left] : [left, right];
  return say`No test checks what happens when ${textOf(what)} is exactly ${textOf(limit)}.`;
}

/** Whether a node is a literal or a constant's name. */
const isFixed = (node: Node): boolean =>
  node.type.endsWith("Literal") || (node.type === "Identifier" && /^[A-Z][A-Z\d_]*$/.test(String(node.name)));

function sayBlock(place: Place): Words {
  const { node, parents, textOf } = place;
  const around = parents[0];
  switch (around?.type) {
    case "IfStatement": {
      const test = textOf(child(around, "test")!);
      return around.consequent === node
        ? say`No test checks what the code does when ${test} is true.`
        : say`No test checks what the code does when ${test} is false.`;
    }
    case "ForStatement":
    case "ForOfStatement":
    case "ForInStatement":
    case "WhileStatement":
      return say`No test checks what the loop ${head(textOf(around))} does.`;
    case "DoWhileStatement":
      return ["No test checks what this loop does."];
    case "TryStatement":
      return around.block === node
        ? ["No test checks the code inside this try."]
        : ["No test checks what the finally block does."];
    case "CatchClause":
      return ["No test checks what the code does after an error."];
  }
  const name = nameOf({ ...place, node: around ?? node, parents: parents.slice(1) });
  return name ? say`No test notices when ${name} does nothing.` : ["No test notices when this block does nothing."];
}

/** Returns the code before a loop's body: `for (const x of xs)`. */
const head = (loop: string): string => loop.slice(0, loop.indexOf("{") < 0 ? undefined : loop.indexOf("{"));

/**
 * Returns the name of a function or value. If it is anonymous, returns the name of the variable or property to which it
 * is assigned.
 */
function nameOf({ node, parents: [around], textOf }: Place): string | null {
  const own = child(node, "id") ?? (/Method$/.test(node.type) ? child(node, "key") : null);
  const given = around && (around.type === "VariableDeclarator" ? child(around, "id") : child(around, "key"));
  const name = own ?? given;
  if (!name) return null;
  // Omits the type after the name.
  return name.type === "Identifier" ? String(name.name) : textOf(name);
}
