import { generate } from "../generated/parser.mjs";
import { parse } from "./parse";

/**
 * Prints a source from its syntax tree in a uniform format: one statement per line, without comments, types or
 * statements that have no effect. Otherwise a function on one long line would count as short, and `;;;` or `as number`
 * would make a copy look like different code.
 */
export function inOneForm(text: string): string {
  const { program } = parse(text);
  return generate(plain(program as unknown as Node), { comments: false }).code;
}

type Node = { readonly type: string } & Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** Wrappers around an expression that matter only to the type checker. */
const WRAPPERS = new Set(["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression", "TSTypeAssertion"]);
const TYPES = new Set([
  "typeAnnotation",
  "returnType",
  "typeParameters",
  "typeArguments",
  "superTypeParameters",
  "implements",
]);
const DECLARED = /^(TSInterface|TSTypeAlias)Declaration$|^TSDeclare/;

function plain(node: Node): Node {
  if (WRAPPERS.has(node.type)) return plain(node.expression as Node);
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (TYPES.has(key) || (key === "optional" && node.type === "Identifier")) continue;
    if (key === "directives") made[key] = [];
    else if (Array.isArray(value)) made[key] = value.map((one) => (isNode(one) ? plain(one) : one)).filter(isKept);
    else made[key] = isNode(value) ? plain(value) : value;
  }
  return made as Node;
}

/**
 * Whether a statement is kept. Statements without effect and pure type declarations are dropped. Holes in arrays are
 * kept.
 */
function isKept(value: unknown): boolean {
  if (!isNode(value)) return true;
  const { type, declaration, expression, body } = value;
  if (type === "EmptyStatement" || type === "DebuggerStatement" || DECLARED.test(type)) return false;
  if (type.startsWith("Export") && isNode(declaration)) return !DECLARED.test(declaration.type);
  if (type === "BlockStatement") return (body as unknown[]).length > 0;
  return type !== "ExpressionStatement" || !doesNothing(expression);
}

function doesNothing(value: unknown): boolean {
  if (!isNode(value)) return false;
  if (value.type === "UnaryExpression") return value.operator !== "delete" && doesNothing(value.argument);
  return value.type === "Identifier" || value.type.endsWith("Literal");
}
