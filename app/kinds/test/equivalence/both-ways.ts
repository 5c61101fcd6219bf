/**
 * Detects equivalent mutants of conditions. A condition and its mutant differ in only one case. For example, `a < b`
 * and `a <= b` differ only if a equals b, and a condition and `true` differ only if the condition is false. If that
 * case can't occur, or if the code does the same on both paths, no test can detect the mutant.
 */

import type { Mutant } from "~/sandbox/contract";
import type { Node, Place } from "../../syntax";
import { evaluate } from "./expression";
import { factsAt } from "./facts";
import { type Next, outcomeOf } from "./follow-paths";
import { attempt, partingOf } from "./parting";
import { isFunction, scopeOf } from "./scope";
import { State } from "./state";

/** Explains in one sentence why no test can detect the mutant; null if that is uncertain. */
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
  return `The two versions differ only if ${when}, and then both give the same result${describeOutcome(a)}.`;
}

/** Returns the outcome in brackets if a reader can verify it, otherwise an empty string. */
const describeOutcome = (outcome: string): string =>
  /^return [\w."[\]{}:, ]{1,40}$/.test(outcome) ? ` (\`${outcome}\`)` : "";

/** Returns the statement that contains a condition, with the code that follows it in its function. */
function nextOf({ node, parents }: Place): Next | null {
  const chain = [node, ...parents];
  const at = chain.findIndex((one, i) => isStatementIn(one, chain[i + 1]));
  // A function whose body is a single expression returns that expression's value.
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

/**
 * Returns the code that follows a statement, up to the end of its function or to a point beyond which the analysis
 * doesn't go.
 */
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
