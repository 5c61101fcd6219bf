/**
 * Follows a few statements without running them, from a point at which something is known, and tells as text what they
 * come to: what they call and set, in order, and how they end. Where two ways from one point come to the same text,
 * they do the same. Only what is certain is followed; all else is `Unknown`.
 *
 * Three things are taken for granted, and inputs hold them to account: numbers are finite, 0 is not told from −0, and
 * reading a property changes nothing.
 */
import { child, type Node } from "../syntax";
import type { Scope } from "./scope";
import { binary, constant, onEmptyList, pureCall, symbol, Unknown, type Value } from "./value";

/** What is known where the ways part, by the text of an expression. */
export type Known = ReadonlyMap<string, Value>;

/** What makes this way another than the next. */
export interface Turn {
  /** This expression comes to that, whatever it says. */
  readonly forced?: { readonly node: Node; readonly is: boolean };
  /** This block is left out. */
  readonly emptied?: Node;
}

/** What comes next: the rest of a block, and what lies behind it. Its end is a place in the code if it has no next. */
export interface Next {
  readonly statements: readonly Node[];
  readonly then: Next | string;
}

/** Stands for a new object in a text; no constant's text holds such signs. */
const NEW_OBJECT = /\u0001\d+\u0002/g;

/** More branches than this are not followed. */
const MOST_FORKS = 12;

export class Way {
  private readonly vars = new Map<string, Value>();
  private readonly made = new Map<string, string>();
  private readonly madeAt = new Map<string, number>();
  private effects: string[] = [];

  constructor(
    private readonly scope: Scope,
    private readonly known: Known,
    private readonly turn: Turn,
    private readonly forks = { left: MOST_FORKS },
  ) {}

  /** Nothing was called, made or set so far. */
  get hasDoneNothing(): boolean {
    return this.effects.length === 0 && this.vars.size === 0 && this.made.size === 0;
  }

  private fork(): Way {
    if (this.forks.left-- <= 0) throw new Unknown("too many branches");
    const other = new Way(this.scope, this.known, this.turn, this.forks);
    for (const [name, value] of this.vars) other.vars.set(name, value);
    for (const [id, text] of this.made) other.made.set(id, text);
    for (const [id, at] of this.madeAt) other.madeAt.set(id, at);
    other.effects = [...this.effects];
    return other;
  }

  /** What the statements come to. */
  outcome(next: Next): string {
    const [statement, ...rest] = next.statements;
    if (!statement)
      return typeof next.then === "string" ? this.end(`goes on at ${next.then}`, true) : this.outcome(next.then);
    const after: Next = { statements: rest, then: next.then };
    switch (statement.type) {
      case "ReturnStatement": {
        const argument = child(statement, "argument");
        return this.end(`return ${(argument ? this.value(argument) : constant(undefined)).text}`, false);
      }
      case "ThrowStatement":
        return this.end(`throw ${this.value(child(statement, "argument")!).text}`, true);
      case "BreakStatement":
      case "ContinueStatement":
        if (child(statement, "label")) throw new Unknown("a label");
        return this.end(statement.type, true);
      case "BlockStatement":
        if (statement === this.turn.emptied) return this.outcome(after);
        return this.outcome({ statements: statement.body as Node[], then: after });
      case "IfStatement": {
        const into = (branch: Node | null): Next => ({ statements: branch ? [branch] : [], then: after });
        return this.branch(
          this.value(child(statement, "test")!),
          (way) => way.outcome(into(child(statement, "consequent"))),
          (way) => way.outcome(into(child(statement, "alternate"))),
        );
      }
      case "ForStatement":
      case "ForOfStatement":
      case "WhileStatement":
        this.skipLoop(statement);
        return this.outcome(after);
      case "ExpressionStatement":
        this.value(child(statement, "expression")!);
        return this.outcome(after);
      case "VariableDeclaration":
        this.declare(statement);
        return this.outcome(after);
      case "FunctionDeclaration":
      case "EmptyStatement":
      case "TSTypeAliasDeclaration":
      case "TSInterfaceDeclaration":
        return this.outcome(after);
      default:
        throw new Unknown(statement.type);
    }
  }

  private branch(test: Value, yes: (way: Way) => string, no: (way: Way) => string): string {
    if (test.constant) return test.constant.is ? yes(this) : no(this);
    const [a, b] = [yes(this.fork()), no(this)];
    return a === b ? a : `if ${test.text} {${a}} else {${b}}`;
  }

  /** A loop that is not entered; any other is not followed. */
  private skipLoop(loop: Node): void {
    if (loop.type === "ForOfStatement") {
      if (!this.isEmptyList(this.value(child(loop, "right")!))) throw new Unknown("a loop");
      return;
    }
    const init = child(loop, "init");
    if (init?.type === "VariableDeclaration") this.declare(init);
    else if (init) this.value(init);
    const test = child(loop, "test");
    const is = test && this.value(test).constant;
    if (!is || is.is) throw new Unknown("a loop");
  }

  private declare(statement: Node): void {
    for (const one of statement.declarations as Node[]) {
      const id = child(one, "id")!;
      const init = child(one, "init");
      if (id.type === "Identifier") this.set(String(id.name), init ? this.value(init) : constant(undefined));
      else if (id.type === "ObjectPattern" && init) {
        const from = this.value(init);
        for (const property of id.properties as Node[]) {
          const to = child(property, "value");
          if (property.type !== "ObjectProperty" || property.computed || to?.type !== "Identifier")
            throw new Unknown("a pattern");
          this.set(String(to.name), this.property(from, String(child(property, "key")?.name)));
        }
      } else throw new Unknown("a pattern");
    }
  }

  private set(name: string, value: Value): void {
    if (this.scope.repeated.has(name)) throw new Unknown("a name that is declared twice");
    if (this.scope.shared.has(name)) throw new Unknown("a name that others set");
    if (value.text === (this.known.get(name) ?? symbol(name)).text) this.vars.delete(name);
    else this.vars.set(name, value);
  }

  /** How a way ends. What names hold is part of it: all where the function goes on, else those that others see. */
  private end(how: string, goesOn: boolean): string {
    const seen = [...this.vars].filter(([name]) => goesOn || this.scope.captured.has(name));
    const held = seen.sort().map(([name, { text }]) => `${name} = ${text}`);
    return this.renumbered([...this.effects, ...held, how].join("; "));
  }

  /** New objects by the order in which they are seen, the first time with what they are made of. */
  private renumbered(text: string): string {
    const seen = new Map<string, number>();
    const tell = (part: string): string =>
      part.replace(NEW_OBJECT, (id) => {
        const at = seen.get(id);
        if (at !== undefined) return `the same as ${at}`;
        seen.set(id, seen.size);
        return tell(this.made.get(id)!);
      });
    return tell(text);
  }

  private make(text: string): Value {
    const id = `\u0001${this.made.size}\u0002`;
    this.made.set(id, text);
    this.madeAt.set(id, this.effects.length);
    return symbol(id);
  }

  private isEmptyList(value: Value): boolean {
    if (this.made.get(value.text) === "[]") return this.madeAt.get(value.text) === this.effects.length;
    return this.effects.length === 0 && this.known.get(`${value.text}.length`)?.constant?.is === 0;
  }

  private effect(text: string): Value {
    this.effects.push(text);
    return symbol(`result ${this.effects.length}`);
  }

  value(node: Node): Value {
    const { forced } = this.turn;
    if (node === forced?.node) {
      // What is known is known of the start.
      if (!this.hasDoneNothing) throw new Unknown("something happens first");
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
        return this.value(child(node, "expression")!);
      case "Identifier":
        return this.name(String(node.name));
      case "MemberExpression":
        return this.member(node);
      case "UnaryExpression":
        return this.unary(node);
      case "BinaryExpression":
        return this.operate(String(node.operator), this.value(child(node, "left")!), this.value(child(node, "right")!));
      case "LogicalExpression":
        return this.logical(node);
      case "ConditionalExpression":
        return this.conditional(node);
      case "TemplateLiteral":
        return this.template(node);
      case "ArrayExpression":
        return this.make(`[${this.all(node.elements as Node[])}]`);
      case "ObjectExpression":
        return this.make(`{${(node.properties as Node[]).map((one) => this.entry(one)).join(", ")}}`);
      case "SpreadElement":
        return symbol(`...${this.value(child(node, "argument")!).text}`);
      case "NewExpression":
        return this.construct(node);
      case "CallExpression":
        return this.call(node);
      case "AssignmentExpression":
        return this.assign(node);
      case "UpdateExpression":
        return this.update(node);
      default:
        throw new Unknown(node.type);
    }
  }

  private all = (nodes: readonly (Node | null)[]): string =>
    nodes.map((node) => (node ? this.argument(node).text : "")).join(", ");

  /** A function is told by its place; what it sees is told at the end. */
  private argument(node: Node): Value {
    if (node.type !== "ArrowFunctionExpression" && node.type !== "FunctionExpression") return this.value(node);
    return symbol(`function at ${node.start}`);
  }

  private entry(property: Node): string {
    if (property.type === "SpreadElement") return this.value(property).text;
    const key = child(property, "key");
    if (property.type !== "ObjectProperty" || property.computed || !key) throw new Unknown(property.type);
    return `${key.name ?? key.value}: ${this.argument(child(property, "value")!).text}`;
  }

  private name(name: string): Value {
    if (name === "undefined") return constant(undefined);
    if (this.scope.repeated.has(name)) throw new Unknown("a name that is declared twice");
    const own = this.vars.get(name);
    if (own) return own;
    if (this.scope.constants.has(name)) return constant(this.scope.constants.get(name));
    const isSettled = this.effects.length === 0 || !this.scope.shared.has(name);
    return isSettled ? (this.known.get(name) ?? symbol(name)) : symbol(`${name} after ${this.effects.length}`);
  }

  private member(node: Node): Value {
    const object = this.value(child(node, "object")!);
    const property = child(node, "property")!;
    return this.property(
      object,
      node.computed ? this.value(property) : String(property.name ?? child(property, "id")?.name),
    );
  }

  private property(object: Value, key: string | Value): Value {
    if (object.constant) throw new Unknown("a property of a constant");
    const text = typeof key === "string" ? `${object.text}.${key}` : `${object.text}[${key.text}]`;
    if (typeof key === "string" && this.scope.getters.has(key)) throw new Unknown("a getter");
    if (key === "length" && this.isEmptyList(object)) return constant(0);
    if (this.effects.length > 0) return symbol(`${text} after ${this.effects.length}`);
    return this.known.get(text) ?? symbol(text);
  }

  private unary(node: Node): Value {
    const operator = String(node.operator);
    if (operator === "delete" || operator === "throw") throw new Unknown(operator);
    const value = this.value(child(node, "argument")!);
    const is = value.constant?.is;
    if (operator === "void") return constant(undefined);
    if (value.constant && operator === "!") return constant(!is);
    if (typeof is === "number" && operator === "-") return constant(-is);
    if (typeof is === "number" && operator === "+") return value;
    return symbol(`${operator} (${value.text})`);
  }

  private operate(operator: string, a: Value, b: Value): Value {
    const told = a.constant && b.constant && binary(operator, a.constant.is, b.constant.is);
    if (told) return told;
    // What was found equal to something is a number or text like any other, and so equal to itself.
    if (a.text === b.text && [...this.known.values()].some(({ text }) => text === a.text)) {
      if (/^([<>]=|={2,3})$/.test(operator)) return constant(true);
      if (/^([<>]|!={1,2})$/.test(operator)) return constant(false);
      if (operator === "-") return constant(0);
    }
    return symbol(`(${a.text} ${operator} ${b.text})`);
  }

  private logical(node: Node): Value {
    const operator = String(node.operator);
    const left = this.value(child(node, "left")!);
    const right = child(node, "right")!;
    if (left.constant) {
      const { is } = left.constant;
      const isDone = operator === "&&" ? !is : operator === "||" ? Boolean(is) : is !== null && is !== undefined;
      return isDone ? left : this.value(right);
    }
    return symbol(`(${left.text} ${operator} ${this.quietly(right).text})`);
  }

  private conditional(node: Node): Value {
    const test = this.value(child(node, "test")!);
    const [yes, no] = [child(node, "consequent")!, child(node, "alternate")!];
    if (test.constant) return this.value(test.constant.is ? yes : no);
    const [a, b] = [this.quietly(yes), this.quietly(no)];
    return a.text === b.text ? a : symbol(`(${test.text} ? ${a.text} : ${b.text})`);
  }

  /** What may not be reached may do nothing. */
  private quietly(node: Node): Value {
    const before = `${this.made.size} ${this.effects.length} ${JSON.stringify([...this.vars])}`;
    const value = this.value(node);
    if (before !== `${this.made.size} ${this.effects.length} ${JSON.stringify([...this.vars])}`)
      throw new Unknown("something that is perhaps done");
    return value;
  }

  private template(node: Node): Value {
    const values = (node.expressions as Node[]).map((one) => this.value(one));
    const texts = (node.quasis as Node[]).map((quasi) => (quasi.value as unknown as { cooked: string }).cooked);
    if (values.every(({ constant: known }) => known && typeof known.is !== "bigint"))
      return constant(
        texts.map((text, i) => text + (i < values.length ? String(values[i]!.constant!.is) : "")).join(""),
      );
    return symbol(`template ${JSON.stringify(texts)} (${values.map(({ text }) => text).join(", ")})`);
  }

  /** Errors and dates do nothing but come into being; what else is made may do anything. */
  private construct(node: Node): Value {
    const callee = child(node, "callee")!;
    const args = this.all(node.arguments as Node[]);
    const name = callee.type === "Identifier" ? String(callee.name) : "";
    if (/^((Type|Range|Syntax)?Error|Map|Set|Date)$/.test(name)) return this.make(`new ${name}(${args})`);
    return this.effect(`new ${this.value(callee).text}(${args})`);
  }

  private call(node: Node): Value {
    const callee = child(node, "callee")!;
    const given = node.arguments as Node[];
    if (callee.type !== "MemberExpression" || callee.computed) {
      if (callee.type !== "Identifier") throw new Unknown("a call");
      const args = given.map((one) => this.argument(one));
      return pureCall(String(callee.name), args) ?? this.effect(`${callee.name}(${args.map(({ text }) => text)})`);
    }
    const object = this.value(child(callee, "object")!);
    const property = child(callee, "property")!;
    const method = String(property.name ?? child(property, "id")?.name);
    const args = given.map((one) => this.argument(one));
    // What is printed is for people.
    if (object.text === "console") return constant(undefined);
    const pure = pureCall(`${object.text}.${method}`, args);
    if (pure) return pure;
    const text = `${object.text}.${method}(${args.map((arg) => arg.text).join(", ")})`;
    const told = this.effects.length === 0 ? this.known.get(text) : undefined;
    if (told) return told;
    // A map or set does not lose what it does not have.
    const has =
      this.effects.length === 0 && this.known.get(text.replace(`${object.text}.delete(`, `${object.text}.has(`));
    if (method === "delete" && has && has.constant?.is === false) return constant(false);
    if (this.isEmptyList(object)) {
      const empty = onEmptyList(method, args);
      if (empty) return empty === "list" ? this.make("[]") : empty;
    }
    return this.effect(text);
  }

  private assign(node: Node): Value {
    const operator = String(node.operator);
    const left = child(node, "left")!;
    if (left.type === "MemberExpression") {
      const object = this.value(child(left, "object")!);
      const key = left.computed ? this.value(child(left, "property")!).text : String(child(left, "property")?.name);
      const value = this.value(child(node, "right")!);
      this.effect(`${object.text}[${key}] ${operator} ${value.text}`);
      return value;
    }
    if (left.type !== "Identifier" || /^(\|\||&&|\?\?)=$/.test(operator)) throw new Unknown("an assignment");
    const right = this.value(child(node, "right")!);
    const before = operator === "=" ? null : this.name(String(left.name));
    const value = before ? this.operate(operator.slice(0, -1), before, right) : right;
    this.set(String(left.name), value);
    return value;
  }

  private update(node: Node): Value {
    const target = child(node, "argument")!;
    if (target.type !== "Identifier") throw new Unknown("counting");
    const before = this.name(String(target.name));
    const after = this.operate(node.operator === "++" ? "+" : "-", before, constant(1));
    this.set(String(target.name), after);
    return node.prefix ? after : before;
  }
}
