import { parse } from "@babel/parser";

/** Small edits of an example: one that changes nothing but the text, and those that take a name away. */

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

/** The same code, which names each result before it gives it back. Null where nothing is given back. */
export function withNamedResults(text: string): string | null {
  const name = ["result", "answer", "outcome", "givenBack"].find((one) => !new RegExp(`\\b${one}\\b`).test(text));
  if (!name) return null;
  const edits: Edit[] = [];
  visit(programOf(text), (node) => {
    const value = node.argument;
    if (node.type !== "ReturnStatement" || !isNode(value)) return;
    const [head, tail] = [text.slice(node.start + "return".length, value.start), text.slice(value.end, node.end)];
    // In two places, so that a return within what is given back keeps its own.
    edits.push({ start: node.start, end: value.start, put: `{ const ${name} =${head}` });
    edits.push({ start: value.end, end: node.end, put: `${tail.replace(/;\s*$/, "")}; return ${name}; }` });
  });
  return edits.length === 0 ? null : edited(text, edits);
}

/** The same code with the result of each short function named: for code that has no `return`. */
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

/** For each exported name the code in which it is no longer exported. */
export function withoutExports(text: string): { readonly name: string; readonly text: string }[] {
  const found: { name: string; text: string }[] = [];
  for (const node of programOf(text).body as Node[]) {
    if (node.type !== "ExportNamedDeclaration") continue;
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
  }
  return found;
}
