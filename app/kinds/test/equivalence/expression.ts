import { child, type Node } from "../../syntax";
import type { State } from "./state";
import { binary, constant, onEmptyList, pureCall, symbol, Unknown, type Value } from "./value";

/**
 * Returns the value of an expression, and records the effects of evaluating it. Throws `Unknown`. Long, because each
 * type of expression is a separate case, and each case evaluates the expression's parts with the other cases.
 */
export function evaluate(node: Node, at: State): Value {
  const { forced } = at.turn;
  if (node === forced?.node) {
    // The forced value is known only at the starting point, before anything has run.
    if (!at.hasDoneNothing) throw new Unknown("something happens first");
    return constant(forced.is);
  }
  switch (node.type) {
    case "NumericLiteral":
    case "StringLiteral":
    case "BooleanLiteral":
      return constant(node.value as string | number | boolean);
    case "NullLiteral":
      return constant(null);
    case "ThisExpression":
      return symbol("this");
    case "TSNonNullExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return evaluate(child(node, "expression")!, at);
    case "Identifier":
      return at.name(String(node.name));
    case "MemberExpression":
      return member(node, at);
    case "UnaryExpression":
      return unary(node, at);
    case "BinaryExpression":
      return operate(
        String(node.operator),
        evaluate(child(node, "left")!, at),
        evaluate(child(node, "right")!, at),
        at,
      );
    case "LogicalExpression":
      return logical(node, at);
    case "ConditionalExpression":
      return conditional(node, at);
    case "TemplateLiteral":
      return template(node, at);
    case "ArrayExpression":
      return at.make(`[${all(node.elements as Node[], at)}]`);
    case "ObjectExpression":
      return at.make(`{${(node.properties as Node[]).map((one) => entry(one, at)).join(", ")}}`);
    case "SpreadElement":
      return symbol(`...${evaluate(child(node, "argument")!, at).text}`);
    case "NewExpression":
      return construct(node, at);
    case "CallExpression":
      return call(node, at);
    case "AssignmentExpression":
      return assign(node, at);
    case "UpdateExpression":
      return update(node, at);
    default:
      throw new Unknown(node.type);
  }
}

const all = (nodes: readonly (Node | null)[], at: State): string =>
  nodes.map((node) => (node ? argument(node, at).text : "")).join(", ");

/**
 * Returns the value of a call's argument. A function is identified by its position. `State.end` includes the values of
 * the variables that the function reads.
 */
function argument(node: Node, at: State): Value {
  if (node.type !== "ArrowFunctionExpression" && node.type !== "FunctionExpression") return evaluate(node, at);
  return symbol(`function at ${node.start}`);
}

function entry(property: Node, at: State): string {
  if (property.type === "SpreadElement") return evaluate(property, at).text;
  const key = child(property, "key");
  if (property.type !== "ObjectProperty" || property.computed || !key) throw new Unknown(property.type);
  return `${key.name ?? key.value}: ${argument(child(property, "value")!, at).text}`;
}

function member(node: Node, at: State): Value {
  const object = evaluate(child(node, "object")!, at);
  const property = child(node, "property")!;
  return at.property(
    object,
    node.computed ? evaluate(property, at) : String(property.name ?? child(property, "id")?.name),
  );
}

function unary(node: Node, at: State): Value {
  const operator = String(node.operator);
  if (operator === "delete" || operator === "throw") throw new Unknown(operator);
  const value = evaluate(child(node, "argument")!, at);
  const is = value.constant?.is;
  if (operator === "void") return constant(undefined);
  if (value.constant && operator === "!") return constant(!is);
  if (typeof is === "number" && operator === "-") return constant(-is);
  if (typeof is === "number" && operator === "+") return value;
  return symbol(`${operator} (${value.text})`);
}

function operate(operator: string, a: Value, b: Value, at: State): Value {
  const known = a.constant && b.constant && binary(operator, a.constant.is, b.constant.is);
  if (known) return known;
  // A value that is known to equal something is a number or a string, so it also equals itself.
  if (a.text === b.text && [...at.known.values()].some(({ text }) => text === a.text)) {
    if (/^([<>]=|={2,3})$/.test(operator)) return constant(true);
    if (/^([<>]|!={1,2})$/.test(operator)) return constant(false);
    if (operator === "-") return constant(0);
  }
  return symbol(`(${a.text} ${operator} ${b.text})`);
}

function logical(node: Node, at: State): Value {
  const operator = String(node.operator);
  const left = evaluate(child(node, "left")!, at);
  const right = child(node, "right")!;
  if (left.constant) {
    const { is } = left.constant;
    const isDone = operator === "&&" ? !is : operator === "||" ? Boolean(is) : is !== null && is !== undefined;
    return isDone ? left : evaluate(right, at);
  }
  return symbol(`(${left.text} ${operator} ${quietly(right, at).text})`);
}

function conditional(node: Node, at: State): Value {
  const test = evaluate(child(node, "test")!, at);
  const [yes, no] = [child(node, "consequent")!, child(node, "alternate")!];
  if (test.constant) return evaluate(test.constant.is ? yes : no, at);
  const [a, b] = [quietly(yes, at), quietly(no, at)];
  return a.text === b.text ? a : symbol(`(${test.text} ? ${a.text} : ${b.text})`);
}

/** Evaluates code that might not run. Throws `Unknown` if the code has effects. */
function quietly(node: Node, at: State): Value {
  const before = at.mark;
  const value = evaluate(node, at);
  if (before !== at.mark) throw new Unknown("an effect that may not happen");
  return value;
}

function template(node: Node, at: State): Value {
  const values = (node.expressions as Node[]).map((one) => evaluate(one, at));
  const texts = (node.quasis as Node[]).map((quasi) => (quasi.value as unknown as { cooked: string }).cooked);
  if (values.every(({ constant: known }) => known && typeof known.is !== "bigint"))
    return constant(texts.map((text, i) => text + (i < values.length ? String(values[i]!.constant!.is) : "")).join(""));
  return symbol(`template ${JSON.stringify(texts)} (${values.map(({ text }) => text).join(", ")})`);
}

/**
 * Returns the value of a `new` expression. Constructing errors and dates has no effects. Other constructors may do
 * anything.
 */
function construct(node: Node, at: State): Value {
  const callee = child(node, "callee")!;
  const args = all(node.arguments as Node[], at);
  const name = callee.type === "Identifier" ? String(callee.name) : "";
  if (/^((Type|Range|Syntax)?Error|Map|Set|Date)$/.test(name)) return at.make(`new ${name}(${args})`);
  return at.effect(`new ${evaluate(callee, at).text}(${args})`);
}

function call(node: Node, at: State): Value {
  const callee = child(node, "callee")!;
  const given = node.arguments as Node[];
  if (callee.type !== "MemberExpression" || callee.computed) {
    if (callee.type !== "Identifier") throw new Unknown("a call");
    const args = given.map((one) => argument(one, at));
    return pureCall(String(callee.name), args) ?? at.effect(`${callee.name}(${args.map(({ text }) => text)})`);
  }
  const object = evaluate(child(callee, "object")!, at);
  const property = child(callee, "property")!;
  const method = String(property.name ?? child(property, "id")?.name);
  const args = given.map((one) => argument(one, at));
  // Console output is for people, so it doesn't count as an effect.
  if (object.text === "console") return constant(undefined);
  const pure = pureCall(`${object.text}.${method}`, args);
  if (pure) return pure;
  const text = `${object.text}.${method}(${args.map((arg) => arg.text).join(", ")})`;
  const known = at.knownNow(text);
  if (known) return known;
  // Deleting an entry that a map or set doesn't contain changes nothing.
  const has = at.knownNow(text.replace(`${object.text}.delete(`, `${object.text}.has(`));
  if (method === "delete" && has?.constant?.is === false) return constant(false);
  if (at.isEmptyList(object)) {
    const empty = onEmptyList(method, args);
    if (empty) return empty === "list" ? at.make("[]") : empty;
  }
  return at.effect(text);
}

function assign(node: Node, at: State): Value {
  const operator = String(node.operator);
  const left = child(node, "left")!;
  if (left.type === "MemberExpression") {
    const object = evaluate(child(left, "object")!, at);
    const key = left.computed ? evaluate(child(left, "property")!, at).text : String(child(left, "property")?.name);
    const value = evaluate(child(node, "right")!, at);
    at.effect(`${object.text}[${key}] ${operator} ${value.text}`);
    return value;
  }
  if (left.type !== "Identifier" || /^(\|\||&&|\?\?)=$/.test(operator)) throw new Unknown("an assignment");
  const right = evaluate(child(node, "right")!, at);
  const before = operator === "=" ? null : at.name(String(left.name));
  const value = before ? operate(operator.slice(0, -1), before, right, at) : right;
  at.set(String(left.name), value);
  return value;
}

function update(node: Node, at: State): Value {
  const target = child(node, "argument")!;
  if (target.type !== "Identifier") throw new Unknown("counting");
  const before = at.name(String(target.name));
  const after = operate(node.operator === "++" ? "+" : "-", before, constant(1), at);
  at.set(String(target.name), after);
  return node.prefix ? after : before;
}
