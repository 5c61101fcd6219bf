import type { Mutant } from "~/sandbox/contract";
import { child, type Node, type Place, walk } from "../../syntax";
import { isLimit, operatorIn } from "../operators";
import { evaluate } from "./expression";
import type { Scope } from "./scope";
import { type Known, State, type Turn } from "./state";
import { constant, symbol, Unknown, type Value } from "./value";

/** The only case in which a condition and its mutant differ. */

interface Parting {
  readonly known: Known;
  readonly turns: readonly [Turn, Turn];
  /** The case in words: "`a` is exactly `b`". */
  readonly when: string;
}

/**
 * Returns the case in which a condition and its mutant differ: what is known in this case, and what the condition and
 * the mutant each do. Null if the mutant does not change a condition.
 */
export function partingOf(mutant: Mutant, place: Place, scope: Scope): Parting | null {
  const { node, parents, textOf } = place;
  if (mutant.operator === "BlockStatement") {
    const around = parents[0];
    if (around?.type !== "IfStatement") return null;
    const test = child(around, "test")!;
    const is = around.consequent === node;
    const forced = { node: test, is };
    const when = `\`${textOf(test)}\` ${is ? "holds" : "does not hold"}`;
    return { known: knownFrom(test, is, scope), turns: [{ forced }, { forced, emptied: node }], when };
  }
  const turn = (is: boolean): Turn => ({ forced: { node, is } });
  if (mutant.operator === "ConditionalExpression" && /^(true|false)$/.test(mutant.replacement)) {
    // If the condition has side effects, the mutant differs in every case, because it doesn't have them.
    if (node.type === "SwitchCase" || node.type === "ForStatement" || !isSilent(node)) return null;
    const was = mutant.replacement === "false";
    const when = `\`${textOf(node)}\` ${was ? "holds" : "does not hold"}`;
    return { known: knownFrom(node, was, scope), turns: [turn(was), turn(!was)], when };
  }
  if (mutant.operator !== "EqualityOperator") return null;
  const [left, right] = [child(node, "left")!, child(node, "right")!];
  const operator = String(node.operator);
  const other = operatorIn(mutant.replacement, textOf(left));
  // Two dates with the same time compare as equal, but are still different objects.
  if (!isLimit(operator, other) || isDate(left, scope) || isDate(right, scope)) return null;
  const known = new Map<string, Value>();
  equate(known, left, right, scope);
  const atLimit = operator.includes("=");
  return {
    known,
    turns: [turn(atLimit), turn(!atLimit)],
    when: `\`${textOf(left)}\` is exactly \`${textOf(right)}\``,
  };
}

const ASKS =
  /^(has|get|includes|startsWith|endsWith|indexOf|isInteger|isFinite|isNaN|isSafeInteger|abs|min|max|round|floor|ceil)$/;

/** Whether evaluating the condition has no side effects. */
function isSilent(condition: Node): boolean {
  let silent = true;
  walk(condition, (node) => {
    if (/^(New|Await|Yield|Update|Assignment)Expression$/.test(node.type)) silent = false;
    if (node.type !== "CallExpression") return;
    const callee = child(node, "callee")!;
    if (callee.type !== "MemberExpression" || !ASKS.test(String(child(callee, "property")?.name))) silent = false;
  });
  return silent;
}

const isDate = (node: Node, { dates }: Scope): boolean =>
  dates.has(String(node.name ?? child(node, "property")?.name)) || child(node, "callee")?.name === "Date";

/** Returns what is known if a condition is true, or if it is false. */
function knownFrom(test: Node, holds: boolean, scope: Scope, known = new Map<string, Value>()): Known {
  const operator = String(test.operator);
  if (test.type === "UnaryExpression" && operator === "!") knownFrom(child(test, "argument")!, !holds, scope, known);
  if (test.type === "LogicalExpression" && operator === (holds ? "&&" : "||")) {
    knownFrom(child(test, "left")!, holds, scope, known);
    knownFrom(child(test, "right")!, holds, scope, known);
  }
  if (test.type === "BinaryExpression") {
    const [left, right] = [child(test, "left")!, child(test, "right")!];
    if (operator === (holds ? "===" : "!==")) equate(known, left, right, scope);
    else if (isNoLength(operator, left, right, holds))
      known.set(`${pathOf(child(left, "object")!)}.length`, constant(0));
  }
  // A call to `has` on a map or set is also a condition whose value is known.
  const callee = test.type === "CallExpression" ? child(test, "callee") : null;
  const owner = callee?.type === "MemberExpression" ? child(callee, "object") : null;
  if (owner && child(callee!, "property")?.name === "has" && isNamed(owner, scope.collections)) {
    const text = attempt(() => callText(owner, test.arguments as Node[], scope));
    if (text) known.set(text, constant(holds));
  }
  return known;
}

/**
 * Whether the comparison shows that a length is 0: `xs.length > 0` does not hold, or `xs.length < 1` holds. A length is
 * a whole number of at least 0.
 */
function isNoLength(operator: string, left: Node, right: Node, holds: boolean): boolean {
  if (left.type !== "MemberExpression" || child(left, "property")?.name !== "length") return false;
  if (right.type !== "NumericLiteral" || pathOf(child(left, "object")!) === null) return false;
  const asked = `${operator} ${right.value}`;
  return holds ? asked === "< 1" || asked === "<= 0" : asked === "> 0" || asked === ">= 1";
}

const isNamed = (node: Node, names: ReadonlySet<string>): boolean =>
  names.has(String(node.name ?? child(node, "property")?.name));

function callText(owner: Node, args: readonly Node[], scope: Scope): string {
  const start = new State(scope, new Map(), {});
  return `${evaluate(owner, start).text}.has(${args.map((arg) => evaluate(arg, start).text).join(", ")})`;
}

/**
 * Records that both sides of an equality have the same value. A constant replaces the other side. Otherwise, the right
 * side replaces the left side.
 */
function equate(known: Map<string, Value>, left: Node, right: Node, scope: Scope): void {
  const read = (node: Node) => {
    const start = new State(scope, new Map(), {});
    const value = attempt(() => evaluate(node, start));
    return start.hasDoneNothing ? value : null;
  };
  const [a, b] = [read(left), read(right)];
  if (!a || !b || (a.constant && b.constant)) return;
  const [from, to, node] = a.constant ? [b, a, right] : [a, b, left];
  if (pathOf(node) !== null) known.set(from.text, to);
}

export function attempt<T>(follow: () => T): T | null {
  try {
    return follow();
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

/**
 * Returns the path of an expression whose value can be tracked by name: `a`, `a.b`, `this.a.b`. Null for other
 * expressions.
 */
function pathOf(node: Node): string | null {
  if (node.type === "Identifier") return String(node.name);
  if (node.type === "ThisExpression") return "this";
  if (node.type === "TSNonNullExpression") return pathOf(child(node, "expression")!);
  if (node.type !== "MemberExpression") return null;
  const object = pathOf(child(node, "object")!);
  if (object === null || node.computed) return null;
  return `${object}.${child(node, "property")?.name ?? symbol("").text}`;
}
