/**
 * Detects mutants by trivial compiler equivalence (Papadakis et al., ICSE 2015). Simplifies the code with and without
 * the mutant, by rules that never change its behaviour, and compares the results. If they are the same, the mutant
 * changes nothing.
 *
 * Long, because each type of syntax has its own rule, and each rule simplifies the parts with all other rules.
 */
import { parse } from "@babel/parser";
import type { Mutant } from "~/sandbox/contract";
import { child, isNode, type Node, type Place } from "../../syntax";
import { isFunction } from "./scope";
import { binary, type Constant } from "./value";

/** Code as plain data, without positions, types and comments. */
type Code = { readonly type: string; readonly [part: string]: unknown };

/** Explains why the code with a mutant is equivalent to the code without it. Null if the simplified code differs. */
export function whySameCode(mutant: Mutant, { node, parents }: Place): string | null {
  const inner = parents.findIndex(isFunction);
  // The whole function is compared, because only the code around a statement shows that the statement is unreachable.
  const around = inner >= 0 ? parents[inner]! : ([node, ...parents].at(-2) ?? node);
  const replacement = replacementOf(mutant, node);
  if (!replacement) return null;
  const [before, after] = [new Map<string, number>(), new Map<string, number>()];
  const text = (rules: Map<string, number>, replaced: Replaced | null) =>
    JSON.stringify(new Simplifier(rules, replaced).whole(around));
  if (text(before, null) !== text(after, { node, by: replacement })) return null;
  // The rules that removed the mutant's change. If the mutant doesn't change how often each rule is used, all used
  // rules are listed.
  const used = [...new Set([...before.keys(), ...after.keys()])];
  const known = used.filter((rule) => before.get(rule) !== after.get(rule));
  const because = (known.length > 0 ? known : used).join("; ");
  return `After simplification, the mutant is the same code as the correct version${because && `: ${because}`}.`;
}

interface Replaced {
  readonly node: Node;
  readonly by: Node;
}

/** Returns the mutant's replacement code, parsed separately. */
function replacementOf({ replacement }: Mutant, { type }: Node): Node | null {
  if (type === "SwitchCase") return null;
  if (/Statement$/.test(type)) return statementIn(replacement);
  const statement = statementIn(`(${replacement}\n)`);
  return statement && child(statement, "expression");
}

/**
 * Parses code inside a function that allows await and yield. Accepts code that is valid only in a certain context, such
 * as private names.
 */
function statementIn(text: string): Node | null {
  const made = parse(`async function* f() {\n${text}\n}`, { plugins: ["typescript"], errorRecovery: true });
  const [around] = made.program.body as unknown as Node[];
  return (child(around!, "body")!.body as Node[])[0] ?? null;
}

const EXITS = new Set(["ReturnStatement", "ThrowStatement", "BreakStatement", "ContinueStatement"]);
const LEFT_OUT = new Set(["loc", "start", "end", "extra", "leadingComments", "trailingComments", "innerComments"]);
const TYPES = new Set(["typeAnnotation", "returnType", "typeParameters", "typeArguments", "implements", "declare"]);

class Simplifier {
  constructor(
    private readonly rules: Map<string, number>,
    private readonly replaced: Replaced | null,
  ) {}

  /** Simplifies a function or a top-level statement. */
  whole(node: Node): Code | null {
    return /(Statement|Declaration)$/.test(node.type) ? this.statement(node) : this.code(node);
  }

  private use(rule: string): void {
    this.rules.set(rule, (this.rules.get(rule) ?? 0) + 1);
  }

  private now = (node: Node): Node => (node === this.replaced?.node ? this.replaced.by : node);

  /** Simplifies a list of statements, and removes those that never run or do nothing. */
  private list(statements: readonly Node[]): Code[] {
    const kept: Code[] = [];
    let isOver = false;
    for (const statement of statements) {
      const code = this.statement(statement);
      if (!code) continue;
      if (isOver && code.type !== "FunctionDeclaration") {
        this.use("nothing runs after a `return`, `throw`, `break` or `continue`");
        continue;
      }
      // A block that declares names stays a block, because its names could clash with names outside the block.
      const inner = code.type === "BlockStatement" ? (code.body as Code[]) : null;
      const isOpen = inner?.every(({ type, kind }) => type !== "VariableDeclaration" || kind === "var") ?? false;
      kept.push(...(isOpen ? inner! : [code]));
      if (EXITS.has(kept.at(-1)?.type ?? "")) isOver = true;
    }
    return kept;
  }

  private statement(was: Node): Code | null {
    const node = this.now(was);
    if (node.type.startsWith("TS") || node.type === "EmptyStatement") return null;
    if (node.type === "IfStatement") return this.ifStatement(node);
    if (node.type === "BlockStatement") {
      const body = this.list(node.body as Node[]);
      return body.length === 0 ? null : { type: node.type, body };
    }
    const code = this.code(node);
    const expression = code.type === "ExpressionStatement" ? (code.expression as Code) : null;
    if (expression?.type === "AssignmentExpression" && expression.operator === "=") {
      const [left, right] = [expression.left as Code, expression.right as Code];
      if (left.type === "Identifier" && same(left, right)) {
        this.use(`setting \`${left.name}\` to itself changes nothing`);
        return null;
      }
    }
    return code;
  }

  private ifStatement(node: Node): Code | null {
    const test = this.code(child(node, "test")!);
    const branch = (name: string) => {
      const one = child(node, name);
      return one ? this.statement(one) : null;
    };
    const [yes, no] = [branch("consequent"), branch("alternate")];
    const is = constantOf(test);
    if (is) {
      this.use(`a condition that is always ${Boolean(is.value)} leaves one branch`);
      return is.value ? yes : no;
    }
    if (isPure(test) && same(yes, no)) {
      this.use("both branches do the same thing");
      return yes;
    }
    return { type: node.type, test, yes, no };
  }

  private code(was: Node): Code {
    const node = this.now(was);
    if (/^TS(NonNull|As|Satisfies)Expression$/.test(node.type)) return this.code(child(node, "expression")!);
    const code: Record<string, unknown> = { type: node.type };
    for (const [name, part] of Object.entries(node)) {
      if (LEFT_OUT.has(name) || TYPES.has(name) || name === "type") continue;
      if (node.type === "BlockStatement" && name === "body") code.body = this.list(part as Node[]);
      else if (node.type === "SwitchCase" && name === "consequent") code.consequent = this.list(part as Node[]);
      else if (/^(body|consequent|alternate)$/.test(name) && isNode(part) && /Statement$/.test(part.type))
        code[name] = part.type === "BlockStatement" ? this.code(part) : this.statement(part);
      else code[name] = this.part(part);
    }
    return this.expression(code as Code);
  }

  private part(part: unknown): unknown {
    if (Array.isArray(part)) return part.map((one) => this.part(one));
    if (isNode(part)) return this.code(part);
    return typeof part === "bigint" ? `${part}n` : part;
  }

  private expression(code: Code): Code {
    switch (code.type) {
      case "BinaryExpression":
        return this.binary(code);
      case "UnaryExpression": {
        const is = constantOf(code.argument as Code);
        if (is && code.operator === "!") return literal(!is.value);
        if (typeof is?.value === "number" && is.value !== 0 && /^[+-]$/.test(String(code.operator)))
          return literal(code.operator === "-" ? -is.value : is.value);
        return code;
      }
      case "LogicalExpression": {
        const is = constantOf(code.left as Code);
        if (!is || code.operator === "??") return code;
        this.use(`\`${is.value} ${code.operator} …\` is known`);
        return (code.operator === "&&") === Boolean(is.value) ? (code.right as Code) : (code.left as Code);
      }
      case "ConditionalExpression": {
        const is = constantOf(code.test as Code);
        if (is) return (is.value ? code.consequent : code.alternate) as Code;
        if (!isPure(code.test as Code) || !same(code.consequent, code.alternate)) return code;
        this.use("both sides of a `? :` are the same");
        return code.consequent as Code;
      }
      case "CallExpression":
        return this.call(code);
      default:
        return code;
    }
  }

  private binary(code: Code): Code {
    const [left, right] = [code.left as Code, code.right as Code];
    const [a, b] = [constantOf(left), constantOf(right)];
    const known = a && b && binary(String(code.operator), a.value, b.value);
    const value = known?.constant?.is;
    if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return literal(value);
    if (code.operator === "/" && (b?.value === 1 || b?.value === -1)) {
      this.use(`dividing by ${b.value} is multiplying by ${b.value}`);
      return { ...code, operator: "*" };
    }
    return code;
  }

  private call(code: Code): Code {
    const [callee, args] = [nameOf(code.callee as Code), code.arguments as Code[]];
    const first = args[0];
    if (!first) return code;
    if (callee === "Math.abs" && first.type === "UnaryExpression" && /^[+-]$/.test(String(first.operator))) {
      this.use("`Math.abs` drops the sign");
      return { ...code, arguments: [first.argument] };
    }
    const isTrimmed = first.type === "CallExpression" && /\.trim$/.test(nameOf(first.callee as Code, true));
    if (isTrimmed && /^(Number|parseFloat|parseInt|Number\.parseFloat|Number\.parseInt)$/.test(callee)) {
      this.use(`\`${callee}\` skips white space`);
      return { ...code, arguments: [(first.callee as Code).object, ...args.slice(1)] };
    }
    return code;
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const literal = (value: string | number | boolean): Code => ({ type: "Literal", value });

function constantOf({ type, value }: Code): { readonly value: Constant } | null {
  return /^(Boolean|Numeric|String)?Literal$/.test(type) ? { value: value as Constant } : null;
}

/** Returns a name, or an owner and a method, such as `Math.abs`. If `isOpen`, the owner may be any expression. */
function nameOf(code: Code, isOpen = false): string {
  if (code.type === "Identifier") return String(code.name);
  if (code.type !== "MemberExpression" || code.computed) return "";
  const owner = code.object as Code;
  const property = String((code.property as Code).name);
  if (owner.type === "Identifier") return `${owner.name}.${property}`;
  return isOpen ? `.${property}` : "";
}

/** Whether the code only reads and calculates, without effects. */
function isPure(code: unknown): boolean {
  if (Array.isArray(code)) return code.every(isPure);
  if (typeof code !== "object" || code === null) return true;
  const { type } = code as Code;
  if (/^(Call|New|OptionalCall|Await|Yield|Update|Assignment|TaggedTemplate|Import)Expression$/.test(type))
    return false;
  return Object.values(code).every(isPure);
}
