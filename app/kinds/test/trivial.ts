import type { Mutant } from "~/sandbox/contract";
import { child, type Node, type Place } from "./syntax";

/**
 * Whether a mutant is left out of the strength meter: what no test can notice, or what none should have to. By simple
 * rules alone: one that a rule does not know is shown, and a learner can leave it. Grading does not use these.
 */
export function isTrivial(mutant: Mutant, place: Place): boolean {
  return isLogging(place) || isWordsOfError(place) || isUnreachable(place) || isSameAtLimit(mutant, place);
}

/** What is printed for developers is no behaviour that a specification speaks of. */
function isLogging({ node, parents }: Place): boolean {
  if (node.type === "BlockStatement") return (node.body as Node[]).every(isLogStatement);
  return [node, ...parents].some(isLogCall);
}

const isLogStatement = (node: Node) => node.type === "ExpressionStatement" && isLogCall(node.expression as Node);

function isLogCall(node: Node): boolean {
  const callee = node.type === "CallExpression" ? child(node, "callee") : null;
  const object = callee?.type === "MemberExpression" ? child(callee, "object") : null;
  return object?.type === "Identifier" && object.name === "console";
}

/** Which words an error has is for people to read: a test that pins them breaks when somebody writes them better. */
function isWordsOfError({ node, parents }: Place): boolean {
  const chain = [node, ...parents];
  return chain.some((one, i) => {
    const callee = one.type === "NewExpression" ? child(one, "callee") : null;
    const isError = callee?.type === "Identifier" && /(Error|Exception)$/.test(String(callee.name));
    return isError && i > 0 && (one.arguments as Node[])[0] === chain[i - 1];
  });
}

const ENDS = new Set(["ReturnStatement", "ThrowStatement", "BreakStatement", "ContinueStatement"]);

/** Behind a `return` of the same block nothing runs. Functions are there before the block begins. */
function isUnreachable({ node, parents }: Place): boolean {
  const chain = [node, ...parents];
  return chain.some((one, i) => {
    const around = chain[i + 1];
    const statements = around && (around.type === "SwitchCase" ? around.consequent : around.body);
    if (!Array.isArray(statements) || one.type === "FunctionDeclaration") return false;
    const at = statements.indexOf(one);
    return statements.slice(0, Math.max(0, at)).some((before: Node) => ENDS.has(before.type));
  });
}

/** `a < b ? a : b` and `if (a < b) a = b` come out alike when `a` equals `b`, so `<=` does the same. */
function isSameAtLimit({ operator, replacement }: Mutant, { node, parents: [around], textOf }: Place): boolean {
  if (operator !== "EqualityOperator" || !around || child(around, "test") !== node) return false;
  const [left, right] = [child(node, "left")!, child(node, "right")!];
  if (!isLimit(String(node.operator), operatorIn(replacement, textOf(left)))) return false;
  const sides = [textOf(left), textOf(right)].sort().join("\n");
  // Asked twice, a call may answer another thing.
  if (/\(|\+\+|--/.test(sides)) return false;
  const isBoth = (a: Node | null, b: Node | null) =>
    a !== null && b !== null && [textOf(a), textOf(b)].sort().join("\n") === sides;
  if (around.type === "ConditionalExpression") return isBoth(child(around, "consequent"), child(around, "alternate"));
  if (around.type !== "IfStatement" || around.alternate) return false;
  const done = onlyStatement(child(around, "consequent")!);
  const set = done?.type === "ExpressionStatement" ? child(done, "expression") : null;
  const isSet = set?.type === "AssignmentExpression" && set.operator === "=";
  return isSet && isBoth(child(set, "left"), child(set, "right"));
}

function onlyStatement(node: Node): Node | null {
  if (node.type !== "BlockStatement") return node;
  const body = node.body as Node[];
  return body.length === 1 ? body[0]! : null;
}

/** The comparison in a mutant's replacement; what stands to its left may hold others. */
export const operatorIn = (replacement: string, left: string): string =>
  /[<>]=?|[!=]==?/.exec(replacement.startsWith(left) ? replacement.slice(left.length) : replacement)?.[0] ?? "";

/** `<` and `<=` differ at the limit only. */
export const isLimit = (one: string, other: string): boolean =>
  /^[<>]=?$/.test(one) && /^[<>]=?$/.test(other) && one !== other && one[0] === other[0];
