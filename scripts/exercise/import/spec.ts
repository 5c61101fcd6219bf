// Long: reading a test file and writing parts of it share the file's syntax tree.
import path from "node:path";
import { parse } from "@babel/parser";
import { CannotImport } from "./cannot";

/**
 * A parsed test file, from which files with some of its tests can be written. Each of these files keeps the shared
 * code.
 */
export interface Spec {
  readonly text: string;
  readonly units: readonly Unit[];
  /** The name of the function that defines the tests: "test" or "it". */
  readonly call: string;
  readonly suites: readonly Part[];
  readonly edits: readonly Edit[];
}

/** A test, or a loop or table that creates several tests. */
export interface Unit extends Part {
  /** The titles of the `describe` groups around the test, outermost first. */
  readonly within: readonly string[];
  readonly title: string;
}

interface Part {
  readonly start: number;
  readonly end: number;
}
interface Edit extends Part {
  readonly put: string;
}

type Node = { readonly type: string; readonly start: number; readonly end: number } & Record<string, unknown>;

const TESTS = new Set(["test", "it", "xtest", "xit", "ftest", "fit"]);
const SUITES = new Set(["describe", "suite", "xdescribe", "fdescribe"]);
const LOADERS = /^(?:require|import|(?:jest|vi|vitest)\.(?:mock|unmock|doMock|requireActual|importActual))$/;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const childrenOf = (node: Node): Node[] =>
  Object.entries(node).flatMap(([key, value]) =>
    key.endsWith("Comments") ? [] : (Array.isArray(value) ? value : [value]).filter(isNode),
  );

/**
 * Parses a test file and enables every skipped test. Rewrites the imports, which are relative to the original path
 * `file`, for a folder directly below the root.
 */
export function readSpec(file: string, text: string): Spec {
  let program: Node;
  try {
    program = parse(text, { sourceType: "module", plugins: ["typescript"] }).program as unknown as Node;
  } catch (error) {
    throw new CannotImport(`${file} does not parse: ${(error as Error).message}`);
  }
  const units: Unit[] = [];
  const suites: Part[] = [];
  const edits: Edit[] = [];
  let call = "test";

  const walk = (statements: readonly Node[], within: readonly string[]) => {
    for (const statement of statements) {
      const expression = statement.type === "ExpressionStatement" ? (statement.expression as Node) : null;
      const root = expression && rootOf(expression);
      const body = root && SUITES.has(root.name) ? bodyOf(expression) : null;
      const part = { start: startOf(statement, text), end: statement.end };
      if (body) {
        suites.push(part);
        walk(body, [...within, titleOf(expression!, text)]);
      } else if (statement.type !== "ImportDeclaration" && callsTest(statement)) {
        units.push({
          ...part,
          within,
          title: root && TESTS.has(root.name) ? titleOf(expression!, text) : "several tests",
        });
        if (root && TESTS.has(root.name)) call = root.name.replace(/^[xf](?=test|it)/, "");
      }
    }
  };
  walk(program.body as Node[], []);
  visit(program, (node) => {
    edits.push(...switchOn(node));
    const moved = movedImport(node, path.posix.dirname(file), text);
    if (moved) edits.push(moved);
  });
  return { text, units, suites, edits, call };
}

/**
 * Splits each test with several assertions into one test per assertion, for files with too few tests to be divided.
 * All other statements of the test are repeated in each new test.
 */
export function splitTests(text: string): string {
  const edits: Edit[] = [];
  visit(parse(text, { sourceType: "module", plugins: ["typescript"] }).program as unknown as Node, (node) => {
    const call = node.type === "ExpressionStatement" ? (node.expression as Node) : null;
    const root = call?.type === "CallExpression" ? rootOf(call) : null;
    const title = (call?.arguments as Node[] | undefined)?.[0];
    if (!call || !TESTS.has(root?.name ?? "") || title?.type !== "StringLiteral") return;
    const asserting = (bodyOf(call) ?? []).filter((one) =>
      /^(?:await\s+)?expect\b/.test(text.slice(one.start, one.end)),
    );
    if (asserting.length < 2) return;
    const tests = asserting.map((kept, i) => {
      const others = asserting.filter((one) => one !== kept).map(({ start, end }) => ({ start, end, put: "" }));
      const named = JSON.stringify(`${String(title.value)} (${i + 1})`);
      return edited(text, [...others, { start: title.start, end: title.end, put: named }], node);
    });
    edits.push({ start: node.start, end: node.end, put: tests.join("\n") });
  });
  return edited(text, edits);
}

/** Returns one part of the text, after applying the edits inside this part. */
function edited(text: string, edits: readonly Edit[], part: Part = { start: 0, end: text.length }): string {
  let made = text.slice(0, part.end);
  for (const { start, end, put } of [...edits].sort((a, b) => b.start - a.start))
    made = made.slice(0, start) + put + made.slice(end);
  return made.slice(part.start);
}

/** Writes a test file with only these units, and with everything that isn't a test. */
export function specWith({ text, units, suites, edits }: Spec, wanted: readonly Unit[]): string {
  const isWithin = (inner: Part, outer: Part) => inner.start >= outer.start && inner.end <= outer.end;
  const gone: Part[] = units.filter((unit) => !wanted.includes(unit));
  gone.push(...suites.filter((suite) => !wanted.some((unit) => isWithin(unit, suite))));
  const outermost = gone.filter((part) => !gone.some((other) => other !== part && isWithin(part, other)));
  const kept = edits.filter((edit) => !outermost.some((part) => isWithin(edit, part)));
  const all = [...outermost.map((part) => ({ ...part, put: "" })), ...kept].sort((a, b) => b.start - a.start);
  const made = all.reduce((sum, { start, end, put }) => sum.slice(0, start) + put + sum.slice(end), text);
  return `${made.trimEnd()}\n`;
}

/** Finds the first name in a chain of calls and properties: `test` in `test.each(table)("…", …)`. */
function rootOf(node: Node): { name: string; node: Node } | null {
  if (node.type === "Identifier") return { name: String(node.name), node };
  const next = node.callee ?? node.object ?? node.tag;
  const isChain = ["CallExpression", "MemberExpression", "TaggedTemplateExpression"].includes(node.type);
  return isChain && isNode(next) ? rootOf(next) : null;
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node);
  for (const child of childrenOf(node)) visit(child, look);
}

function callsTest(statement: Node): boolean {
  let found = false;
  visit(statement, (node) => {
    if (node.type === "CallExpression" && TESTS.has(rootOf(node)?.name ?? "")) found = true;
  });
  return found;
}

function bodyOf(call: Node): Node[] | null {
  const last = (call.arguments as Node[] | undefined)?.find((one) => /Function/.test(one.type));
  const body = last?.body as Node | undefined;
  return body?.type === "BlockStatement" ? (body.body as Node[]) : null;
}

function titleOf(call: Node, text: string): string {
  const first = (call.arguments as Node[] | undefined)?.[0];
  if (!first) return "";
  return first.type === "StringLiteral"
    ? String(first.value)
    : text.slice(first.start, first.end).replace(/^`|`$/g, "");
}

/** The position at which a statement starts, including the comments and blank lines before it. */
function startOf(statement: Node, text: string): number {
  const comments = (statement.leadingComments as Node[] | undefined) ?? [];
  let start = statement.start;
  // A comment on its own line belongs to the next statement. A comment at the end of a line belongs to that line.
  for (const comment of [...comments].reverse())
    if (/(?:^|\n)[ \t]*$/.test(text.slice(0, comment.start))) start = comment.start;
  while (start > 0 && /\s/.test(text[start - 1]!)) start--;
  return start;
}

/** Turns `xtest`, `test.skip` and `test.only` into `test`. */
function switchOn(node: Node): Edit[] {
  if (node.type !== "CallExpression" && node.type !== "TaggedTemplateExpression") return [];
  const callee = (node.callee ?? node.tag) as Node;
  const root = rootOf(callee);
  if (!root || !(TESTS.has(root.name) || SUITES.has(root.name))) return [];
  if (callee.type === "Identifier") return plainName(callee);
  if (callee.type !== "MemberExpression") return [];
  const { object, property } = callee as unknown as { object: Node; property: Node };
  const isSwitch = ["skip", "only"].includes(String(property.name));
  const edits = isSwitch ? [{ start: object.end, end: callee.end, put: "" }] : [];
  const inner =
    object.type === "MemberExpression" ? switchOn({ ...callee, type: "CallExpression", callee: object }) : [];
  return [...edits, ...inner, ...(object.type === "Identifier" ? plainName(object) : [])];
}

function plainName({ start, end, name }: Node): Edit[] {
  const plain = String(name).replace(/^[xf](?=test$|it$|describe$)/, "");
  return plain === name ? [] : [{ start, end, put: plain }];
}

/** Rewrites a path relative to the test's original folder for a folder directly below the root. */
function movedImport(node: Node, dir: string, text: string): Edit | null {
  const isImport = /^(?:Import|ExportNamed|ExportAll)Declaration$/.test(node.type);
  const isLoad =
    node.type === "CallExpression" && LOADERS.test(text.slice((node.callee as Node).start, (node.callee as Node).end));
  const named = isImport ? node.source : isLoad ? (node.arguments as Node[])[0] : null;
  if (!isNode(named) || named.type !== "StringLiteral" || !String(named.value).startsWith(".")) return null;
  const target = path.posix.join("..", dir, String(named.value));
  return { start: named.start, end: named.end, put: JSON.stringify(target) };
}
