import type { Files } from "~/sandbox/contract";
import type { ChangedFile, Range } from "../place";
import { isNode, type Node, programOf, walk } from "../syntax";
import { isTestFile } from "../test-file";
import type { Issue } from "./key-schema";
import { editedLines } from "./variants";

/** A line where a reader may notice an issue whose fix is elsewhere. `what` describes the line: "calls spend()". */
export interface NearPlace extends Range {
  readonly what: string;
}

/** The number of unchanged lines that a diff shows around a change. */
const SHOWN = 3;

/**
 * Names of JavaScript's built-in methods. A call to a method with one of these names doesn't show which function is
 * called.
 */
const BUILT_IN: ReadonlySet<string> = new Set(
  [Array, Map, Set, String, Promise, Date, RegExp, Function]
    .flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
    .concat(Object.getOwnPropertyNames(Promise)),
);

/**
 * Finds the places where a reader may notice an issue. For each function that the issue's fix edits, these are the
 * calls to it in the code that the change shows, and the doc comment and type directly above it. Only the syntax is
 * analysed. Methods are recognised by their name, and functions by their name in their own file and in files that
 * import them. Skips tests. Parses only exercises, never learners' code.
 */
export function nearPlaces(ai: Files, files: readonly ChangedFile[], issue: Pick<Issue, "mend">): NearPlace[] {
  const trees = new Map(
    files.flatMap(({ path }) => {
      const program = treeOf(path, ai[path]);
      return program ? [[path, program] as const] : [];
    }),
  );
  const edited = editedLines(ai, issue);
  const fixed = [...trees].flatMap(([path, program]) =>
    functionsAt(
      path,
      program,
      edited.filter(({ file }) => file === path),
    ),
  );
  const found = fixed.flatMap((fix) => [
    ...above(fix),
    ...[...trees].flatMap(([path, program]) => callsOf(fix, path, program)),
  ]);
  const shown = new Map(files.map((file) => [file.path, shownLines(file)]));
  const seen = new Set<string>();
  return found.flatMap((place) => {
    const lines = Array.from({ length: place.to - place.from + 1 }, (_, i) => place.from + i).filter((line) => {
      const key = `${place.file}:${line}`;
      const isNew = shown.get(place.file)!.has(line) && !seen.has(key);
      seen.add(key);
      return isNew;
    });
    return lines.map((line) => ({ ...place, from: line, to: line }));
  });
}

function shownLines({ rows }: ChangedFile): Set<number> {
  const isShown = (i: number) => rows.slice(Math.max(0, i - SHOWN), i + SHOWN + 1).some(({ type }) => type !== "same");
  return new Set(rows.flatMap((row, i) => (row.new !== null && isShown(i) ? [row.new] : [])));
}

/** Parses a file. Null if it isn't code or doesn't parse. `check` reports such files separately. */
function treeOf(path: string, text: string | undefined): Node | null {
  if (text === undefined || isTestFile(path) || !/\.[cm]?[jt]s$/.test(path)) return null;
  try {
    return programOf(text);
  } catch {
    return null;
  }
}

const span = (file: string, from: number, to = from): Range => ({ file, side: "new", from, to });

interface Fixed {
  readonly file: string;
  readonly name: string;
  readonly isMethod: boolean;
  /**
   * The function's outermost node, including its `export` or `const`. The function's comment is directly above this
   * node.
   */
  readonly whole: Node;
  /** The list that contains `whole`: a module's statements, or a class's members. */
  readonly beside: readonly Node[];
}

/**
 * Returns the named functions that contain edited lines. For each edit, this is the innermost function around it, or
 * all functions that the edit overlaps.
 */
function functionsAt(file: string, program: Node, edited: readonly Range[]): Fixed[] {
  const all: (Fixed & { readonly from: number; readonly to: number })[] = [];
  walk(program, (node, parents) => {
    const named = nameOf(node, parents);
    if (!named || named.name === "constructor") return;
    const whole = wholeOf([node, ...parents]);
    const holder = parents[parents.indexOf(whole) + 1] ?? parents[0];
    const beside = (whole === node ? parents[0] : holder)?.body;
    const { start, end } = whole.loc;
    all.push({ file, ...named, whole, beside: Array.isArray(beside) ? beside : [], from: start.line, to: end.line });
  });
  const innermost = edited.flatMap(({ from, to }) => {
    const around = all.filter((one) => one.from <= from && to <= one.to);
    const least = Math.min(...around.map((one) => one.to - one.from));
    const touched = all.filter((one) => one.from <= to && from <= one.to);
    return around.length > 0 ? around.filter((one) => one.to - one.from === least) : touched;
  });
  return [...new Set(innermost)];
}

const FUNCTION = /^(?:FunctionExpression|ArrowFunctionExpression)$/;
const METHOD = /^(?:ClassMethod|ClassPrivateMethod|ObjectMethod)$/;
const MEMBER = /^(?:ClassProperty|ClassPrivateProperty|ObjectProperty)$/;
const HOLDER = /^(?:VariableDeclarat(?:or|ion)|Export\w+Declaration)$/;

function nameOf(node: Node, parents: readonly Node[]): { name: string; isMethod: boolean } | null {
  const text = (value: unknown) =>
    isNode(value) ? ((value.name ?? (value.id as Node | undefined)?.name ?? null) as string | null) : null;
  const isMethod = METHOD.test(node.type);
  const inClass = FUNCTION.test(node.type) && MEMBER.test(parents[0]?.type ?? "");
  const name =
    node.type === "FunctionDeclaration"
      ? text(node.id)
      : isMethod
        ? text(node.key)
        : inClass
          ? text(parents[0]!.key)
          : FUNCTION.test(node.type) && parents[0]?.type === "VariableDeclarator"
            ? text(parents[0].id)
            : null;
  return name === null ? null : { name, isMethod: isMethod || inClass };
}

/** Returns the outermost node that belongs to a function, such as all of `export const f = () => …`. */
function wholeOf([node, ...parents]: readonly Node[]): Node {
  const [next] = parents;
  return next && (MEMBER.test(next.type) || HOLDER.test(next.type)) ? wholeOf(parents) : node!;
}

/** Returns the places of the doc comment and the type directly above a function. */
function above({ file, name, whole, beside }: Fixed): NearPlace[] {
  const comments = ((whole.leadingComments ?? []) as Node[]).filter(({ loc }) => loc.end.line < whole.loc.start.line);
  const doc = comments.map(({ loc }) => ({
    ...span(file, loc.start.line, loc.end.line),
    what: `is the comment on ${name}()`,
  }));
  const before = beside[beside.indexOf(whole) - 1];
  const type = before && isTypeOf(before) ? [before] : [];
  return [
    ...doc,
    ...type.map(({ loc }) => ({ ...span(file, loc.start.line, loc.end.line), what: `is the type above ${name}()` })),
  ];
}

const isTypeOf = (node: Node): boolean =>
  /^TS(?:Interface|TypeAlias)Declaration$/.test(node.type) ||
  (node.type === "ExportNamedDeclaration" && isNode(node.declaration) && isTypeOf(node.declaration));

/** Finds calls to a function, and calls that receive it as an argument: `lines.map(toRow)`. */
function callsOf({ file, name, isMethod }: Fixed, path: string, program: Node): NearPlace[] {
  const calls: NearPlace[] = [];
  const names = isMethod || path === file ? new Set([name]) : importedAs(name, program);
  const isIt = (node: unknown) => isNode(node) && node.type === "Identifier" && names.has(String(node.name));
  walk(program, (node) => {
    if (!/^(?:Optional)?CallExpression$/.test(node.type) || !isNode(node.callee)) return;
    const { callee } = node;
    const called = isNode(callee.property) ? callee.property : null;
    const method = called && String(called.name ?? (called.id as Node | undefined)?.name);
    const isCall = isMethod ? method === name && !BUILT_IN.has(name) : isIt(callee);
    const isPassed = !isMethod && (node.arguments as Node[]).some(isIt);
    if (isCall || isPassed) calls.push({ ...span(path, (called ?? callee).loc.start.line), what: `calls ${name}()` });
  });
  return calls;
}

/** Returns the names under which a module imports a function. */
function importedAs(name: string, program: Node): Set<string> {
  const names = new Set<string>();
  walk(program, ({ type, imported, local }) => {
    if (type === "ImportSpecifier" && (imported as Node).name === name) names.add((local as Node).name as string);
  });
  return names;
}
