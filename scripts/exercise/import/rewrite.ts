import { parse } from "@babel/parser";

/** Makes small edits to an example. Some edits keep the example's behaviour, and others remove an export. */

type Node = { readonly type: string; readonly start: number; readonly end: number } & Record<string, unknown>;
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const programOf = (text: string) =>
  parse(text, { sourceType: "module", plugins: ["typescript"] }).program as unknown as Node;

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const [key, value] of Object.entries(node)) {
    if (key.endsWith("Comments")) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, look);
  }
}

const edited = (text: string, edits: readonly Edit[]) =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((sum, { start, end, put }) => sum.slice(0, start) + put + sum.slice(end), text);

/**
 * Returns the same code, but with each result assigned to a name before it is returned. Null if nothing is returned, or
 * if every name is already used.
 */
export function withNamedResults(text: string): string | null {
  const name = ["result", "answer", "outcome", "givenBack"].find((one) => !new RegExp(`\\b${one}\\b`).test(text));
  if (!name) return null;
  const edits: Edit[] = [];
  visit(programOf(text), (node) => {
    const value = node.argument;
    if (node.type !== "ReturnStatement" || !isNode(value)) return;
    const [head, tail] = [text.slice(node.start + "return".length, value.start), text.slice(value.end, node.end)];
    // Two separate edits, so that a `return` inside the returned expression can have its own edits.
    edits.push({ start: node.start, end: value.start, put: `{ const ${name} =${head}` });
    edits.push({ start: value.end, end: node.end, put: `${tail.replace(/;\s*$/, "")}; return ${name}; }` });
  });
  return edits.length === 0 ? null : edited(text, edits);
}

/**
 * Returns the same code, but with a body in braces for each arrow function that consists of one expression. Null if
 * there is no such function.
 */
export function withLongFunctions(text: string): string | null {
  const edits: Edit[] = [];
  visit(programOf(text), (node) => {
    const body = node.body;
    if (node.type !== "ArrowFunctionExpression" || !isNode(body) || body.type === "BlockStatement") return;
    if ((body.extra as { parenthesized?: boolean } | undefined)?.parenthesized) return;
    edits.push({ start: body.start, end: body.start, put: "{ return " });
    edits.push({ start: body.end, end: body.end, put: "; }" });
  });
  return edits.length === 0 ? null : edited(text, edits);
}

/** Returns, for each exported name, the code without that export. */
export function withoutExports(text: string): { readonly name: string; readonly text: string }[] {
  return (programOf(text).body as Node[]).flatMap((node) =>
    node.type === "ExportNamedDeclaration"
      ? withoutNamed(node, text)
      : node.type === "ExportDefaultDeclaration"
        ? [
            {
              name: "default",
              text: `${text.slice(0, node.start)}void ${text.slice((node.declaration as Node).start)}`,
            },
          ]
        : withoutAssigned(node, text),
  );
}

function withoutNamed(node: Node, text: string) {
  const found: { name: string; text: string }[] = [];
  const declaration = node.declaration as Node | null;
  if (declaration) {
    const names = [declaration, ...((declaration.declarations as Node[] | undefined) ?? [])].flatMap(({ id }) =>
      isNode(id) && id.type === "Identifier" ? [String(id.name)] : [],
    );
    const inner = text.slice(0, node.start) + text.slice(declaration.start);
    if (names[0] && !declaration.type.startsWith("TS")) found.push({ name: names[0], text: inner });
  } else if (!node.source) {
    const specifiers = node.specifiers as Node[];
    for (const one of specifiers) {
      const others = specifiers.filter((other) => other !== one).map(({ start, end }) => text.slice(start, end));
      const put = `export { ${others.join(", ")} };`;
      const { name } = one.exported as unknown as { name: string };
      found.push({ name, text: text.slice(0, node.start) + put + text.slice(node.end) });
    }
  }
  return found;
}

/** Does the same as `withoutNamed`, but for CommonJS exports: `module.exports = …` and `exports.name = …`. */
function withoutAssigned(node: Node, text: string): { name: string; text: string }[] {
  const assignment = node.type === "ExpressionStatement" ? (node.expression as Node) : null;
  if (assignment?.type !== "AssignmentExpression") return [];
  const { left, right } = assignment as unknown as { left: Node; right: Node };
  const to = text.slice(left.start, left.end);
  const without = ({ start, end }: { start: number; end: number }) => text.slice(0, start) + text.slice(end);
  const [, name] = /^(?:module\.)?exports\.([\w$]+)$/.exec(to) ?? [];
  if (name) return [{ name, text: without(node) }];
  if (to !== "module.exports") return [];
  if (right.type !== "ObjectExpression") return [{ name: "module.exports", text: without(node) }];
  return (right.properties as Node[]).map((one) => {
    const comma = /^\s*,/.exec(text.slice(one.end))?.[0].length ?? 0;
    const name = text.slice(one.start, one.end).split(/[^\w$]/, 1)[0]!;
    return { name, text: without({ start: one.start, end: one.end + comma }) };
  });
}
