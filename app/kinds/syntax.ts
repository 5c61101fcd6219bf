import { parse } from "@babel/parser";

/** A syntax tree node, with the fields that are used to describe mutants and to find equivalent ones. */
export type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly loc: { readonly start: Point; readonly end: Point };
} & Readonly<Record<string, unknown>>;

/** Lines are 1-based, columns 0-based. */
interface Point {
  readonly line: number;
  readonly column: number;
}

/** A node and its ancestors, nearest first. */
export interface Place {
  readonly node: Node;
  readonly parents: readonly Node[];
  /** Returns the source text of any node in the same file. */
  readonly textOf: (node: Node) => string;
}

/** Lines and columns are 1-based, as in mutants. */
interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Returns a function that finds the node that a mutant replaces, or null if there is none. Throws if the source does
 * not parse.
 */
export function placeFinder(text: string): (span: Span) => Place | null {
  const places = new Map<string, Place>();
  const textOf = (node: Node) => text.slice(node.start, node.end);
  // If several nodes have the same span, the innermost one wins. For example, a statement without a semicolon has the
  // same span as its expression.
  walk(programOf(text), (node, parents) => places.set(keyOf(node), { node, parents, textOf }));
  return ({ line, column, endLine, endColumn }) =>
    places.get([line, column - 1, endLine, endColumn - 1].join()) ?? null;
}

/** Parses source code. Throws if the code doesn't parse. */
export const programOf = (text: string): Node =>
  parse(text, { sourceType: "module", plugins: ["typescript"] }).program as unknown as Node;

/** Visits a node and all its descendants, each with its ancestors, nearest first. */
export function walk(
  value: unknown,
  visit: (node: Node, parents: readonly Node[]) => void,
  parents: readonly Node[] = [],
): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit, parents);
  else if (isNode(value)) {
    visit(value, parents);
    for (const [name, child] of Object.entries(value)) if (name !== "loc") walk(child, visit, [value, ...parents]);
  }
}

/** Whether the value of a node's field is itself a node. */
export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && "loc" in value;

const keyOf = ({ loc: { start, end } }: Node) => [start.line, start.column, end.line, end.column].join();

/** Returns the child node in a property. Null if the property contains no node. */
export function child(node: Node, name: string): Node | null {
  const value = node[name];
  return isNode(value) ? value : null;
}
