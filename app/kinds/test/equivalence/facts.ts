import { child, type Node, type Place, walk } from "../../syntax";
import { isFunction, type Scope } from "./scope";

/** A condition that is certainly true, or certainly false, at a place in the code. */
export interface Fact {
  readonly node: Node;
  readonly holds: boolean;
}

const EXIT = /^(Return|Throw|Continue|Break)Statement$/;
const LOOP = /^(For|While|DoWhile)/;

/** Returns the facts that hold at a place, based on the code around and before it in its function. */
export function factsAt({ node, parents }: Place, scope: Scope): Fact[] {
  const chain = [node, ...parents];
  const facts: Fact[] = [];
  let isInLoop = false;
  for (let i = 0; i + 1 < chain.length; i++) {
    const [one, around] = [chain[i]!, chain[i + 1]!];
    if (isFunction(one)) break;
    const found: Fact[] = [];
    if (around.type === "IfStatement" || around.type === "ConditionalExpression") {
      if (around.consequent === one) found.push({ node: child(around, "test")!, holds: true });
      if (around.alternate === one) found.push({ node: child(around, "test")!, holds: false });
    }
    if (around.type === "LogicalExpression" && around.right === one && around.operator !== "??")
      found.push({ node: child(around, "left")!, holds: around.operator === "&&" });
    if (around.type === "BlockStatement") found.push(...guardsBefore(around.body as Node[], one));
    const fromLoop = isInLoop;
    facts.push(...found.flatMap(split).filter((fact) => isLasting(fact, node, chain, scope, fromLoop)));
    isInLoop ||= LOOP.test(around.type);
  }
  return facts;
}

/** Finds guards before a statement. After `if (c) return;`, c is false. */
function guardsBefore(statements: readonly Node[], one: Node): Fact[] {
  return statements.slice(0, Math.max(0, statements.indexOf(one))).flatMap((before) => {
    if (before.type !== "IfStatement" || !isLeaving(child(before, "consequent")!)) return [];
    return [{ node: child(before, "test")!, holds: false }];
  });
}

function isLeaving(node: Node): boolean {
  if (EXIT.test(node.type)) return true;
  return node.type === "BlockStatement" && (node.body as Node[]).some(({ type }) => EXIT.test(type));
}

/** Splits a fact. If `a && b` is true, both a and b are true. If `a || b` is false, both a and b are false. */
function split({ node, holds }: Fact): Fact[] {
  if (node.type === "LogicalExpression" && node.operator === (holds ? "&&" : "||"))
    return [child(node, "left")!, child(node, "right")!].flatMap((part) => split({ node: part, holds }));
  if (node.type === "UnaryExpression" && node.operator === "!")
    return split({ node: child(node, "argument")!, holds: !holds });
  return [{ node, holds }];
}

/**
 * Whether the condition can't have changed between the fact and the place. Names that are never reassigned can't
 * change, and properties can't change without a call or an assignment in between.
 */
function isLasting({ node }: Fact, place: Node, chain: readonly Node[], scope: Scope, isFromOutside: boolean): boolean {
  let [isFixed, hasProperty] = [true, false];
  walk(node, (part) => {
    if (part.type === "Identifier" && scope.assigned.has(String(part.name))) isFixed = false;
    if (/^(Call|New|Await|Yield|Update|Assignment)Expression$/.test(part.type)) isFixed = false;
    if (part.type === "MemberExpression") hasProperty = true;
  });
  if (!isFixed || !hasProperty) return isFixed;
  if (isFromOutside) return false;
  let isQuiet = true;
  walk(chain.find(isFunction) ?? chain.at(-1)!, (part) => {
    if (part.start < node.end || part.end > place.start) return;
    if (/^(Call|New|Await|Yield|Update|Assignment)Expression$/.test(part.type)) isQuiet = false;
  });
  return isQuiet;
}
