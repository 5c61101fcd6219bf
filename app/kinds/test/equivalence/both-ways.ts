/**
 * Mutants of a condition. A condition and its mutant differ in one case only: `a < b` and `a <= b` if a is exactly b, a
 * condition and `true` if it is false. If that case cannot occur, or if both paths then do the same, no test can
 * distinguish them.
 */
import type { Mutant } from "~/sandbox/contract";
import { isLimit, operatorIn } from "../operators";
import { child, type Node, type Place, walk } from "../syntax";
import { evaluate } from "./expression";
import { factsAt } from "./facts";
import { type Next, outcomeOf } from "./follow-paths";
import { isFunction, type Scope, scopeOf } from "./scope";
import { type Known, State, type Turn } from "./state";
import { constant, symbol, Unknown, type Value } from "./value";

/** Why no test can detect the mutant, as one sentence; null if that is not certain. */
export function whyBothWaysAreOne(mutant: Mutant, place: Place): string | null {
  const scope = scopeOf(place.parents.at(-1)!);
  const parting = partingOf(mutant, place, scope);
  if (!parting) return null;
  const { known, turns, when } = parting;
  const fact = factsAt(place, scope).find(({ node, holds }) => {
    const is = attempt(() => evaluate(node, new State(scope, known, {})).constant);
    return is && Boolean(is.is) !== holds;
  });
  if (fact) {
    const { node, holds } = fact;
    return `Here \`${place.textOf(node)}\` ${holds ? "holds" : "does not hold"}, so it is never the case that ${when}.`;
  }
  const next = nextOf(place);
  if (!next) return null;
  const [a, b] = turns.map((turn) => attempt(() => outcomeOf(next, new State(scope, known, turn))));
  if (!a || a !== b) return null;
  return `They differ only where ${when}, and then both give the same result${describeOutcome(a)}.`;
}

/** Describes a result if a reader can verify it. */
const describeOutcome = (outcome: string): string =>
  /^return [\w."[\]{}:, ]{1,40}$/.test(outcome) ? ` (\`${outcome}\`)` : "";

function attempt<T>(follow: () => T): T | null {
  try {
    return follow();
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

interface Parting {
  readonly known: Known;
  readonly turns: readonly [Turn, Turn];
  /** "`a` is exactly `b`". */
  readonly when: string;
}

/** The case in which condition and mutant differ, and what each does then; null if the mutant is not of a condition. */
function partingOf(mutant: Mutant, place: Place, scope: Scope): Parting | null {
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
    // The mutant does not perform the condition's side effects.
    if (node.type === "SwitchCase" || node.type === "ForStatement" || !isSilent(node)) return null;
    const was = mutant.replacement === "false";
    const when = `\`${textOf(node)}\` ${was ? "holds" : "does not hold"}`;
    return { known: knownFrom(node, was, scope), turns: [turn(was), turn(!was)], when };
  }
  if (mutant.operator !== "EqualityOperator") return null;
  const [left, right] = [child(node, "left")!, child(node, "right")!];
  const operator = String(node.operator);
  const other = operatorIn(mutant.replacement, textOf(left));
  // Two dates with the same time compare as equal, but are still two objects.
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

/** What is known if a condition holds, or does not hold. */
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
  // Whether a map or set has something is checked by a call.
  const callee = test.type === "CallExpression" ? child(test, "callee") : null;
  const owner = callee?.type === "MemberExpression" ? child(callee, "object") : null;
  if (owner && child(callee!, "property")?.name === "has" && isNamed(owner, scope.collections)) {
    const text = attempt(() => callText(owner, test.arguments as Node[], scope));
    if (text) known.set(text, constant(holds));
  }
  return known;
}

/**
 * Whether the comparison shows that a length is 0, since it is a whole number of at least 0: `xs.length > 0` does not
 * hold, or `xs.length < 1` holds.
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

/** Replaces one by the other: a name by a constant, otherwise the left side by the right. */
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

/** `a`, `a.b`, `this.a.b`: expressions whose value can be tracked by name. */
function pathOf(node: Node): string | null {
  if (node.type === "Identifier") return String(node.name);
  if (node.type === "ThisExpression") return "this";
  if (node.type === "TSNonNullExpression") return pathOf(child(node, "expression")!);
  if (node.type !== "MemberExpression") return null;
  const object = pathOf(child(node, "object")!);
  if (object === null || node.computed) return null;
  return `${object}.${child(node, "property")?.name ?? symbol("").text}`;
}

/** The statement that contains a condition, and what follows it in its function. */
function nextOf({ node, parents }: Place): Next | null {
  const chain = [node, ...parents];
  const at = chain.findIndex((one, i) => isStatementIn(one, chain[i + 1]));
  // A function that is a single expression returns its value.
  const inner = chain.findIndex((one, i) => i > 0 && isFunction(one));
  if (inner >= 0 && (at < 0 || inner <= at)) {
    const arrow = chain[inner]!;
    const body = chain[inner - 1]!;
    if (arrow.type !== "ArrowFunctionExpression" || arrow.body !== body || body.type === "BlockStatement") return null;
    const type = "ReturnStatement";
    return { statements: [{ ...body, type, argument: body } as unknown as Node], beyond: "the end" };
  }
  return at < 0 ? null : { statements: [chain[at]!], beyond: after(chain.slice(at)) };
}

const listOf = (around: Node | undefined): readonly Node[] | null => {
  if (around?.type === "BlockStatement" || around?.type === "Program") return around.body as Node[];
  return around?.type === "SwitchCase" ? (around.consequent as Node[]) : null;
};

const isStatementIn = (node: Node, around: Node | undefined): boolean =>
  listOf(around)?.includes(node) || (around?.type === "IfStatement" && around.test !== node);

/** What follows a statement, up to the end of its function or to a place that the analysis does not follow. */
function after([statement, around, ...outer]: readonly Node[]): Next | string {
  if (!around) return "the end";
  if (around.type === "IfStatement") return after([around, ...outer]);
  const list = listOf(around);
  if (!list || around.type !== "BlockStatement") return `the end of what begins at ${around.start}`;
  const rest = list.slice(list.indexOf(statement!) + 1);
  const beyond = outer[0];
  if (beyond && isFunction(beyond)) {
    const end = { ...around, type: "ReturnStatement", argument: null } as unknown as Node;
    return { statements: [...rest, end], beyond: "the end" };
  }
  const isPlain = beyond?.type === "BlockStatement" || beyond?.type === "IfStatement";
  return {
    statements: rest,
    beyond: isPlain ? after([around, ...outer]) : `the end of what begins at ${beyond?.start}`,
  };
}
