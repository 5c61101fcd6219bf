import { parse } from "./parse";

/** Whether a name refers to a value, a type, or both (like a class). */
export type Space = "value" | "type" | "any";

/** A use of a name, with its offsets in the file. */
export interface NameUse {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly as: Space;
}

/** The declaration to which a name at the top level of a file refers: in this file, or in another file. */
export type Meaning =
  | { readonly type: "own"; readonly as: Space; readonly from: number }
  | { readonly type: "imported"; readonly file: string; readonly name: string };

/** The names in one file. */
export interface Outline {
  /** The meaning of each top-level name. Null for a name that is declared twice, such as an overloaded function. */
  readonly top: ReadonlyMap<string, Meaning | null>;
  /** What each exported name refers to: a name in this file, or a name in another file. */
  readonly exports: ReadonlyMap<string, { readonly local: string } | { readonly file: string; readonly name: string }>;
  /**
   * The uses of names, in text order. Omits names that are declared anywhere inside the same top-level statement,
   * because these may be parameters, local variables or type parameters.
   */
  readonly uses: readonly NameUse[];
}

export type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;
const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode);
const nameOf = (node: unknown): string => String((node as Node).name ?? (node as Node).value);

/**
 * The role of an identifier at its position: it either uses a name or declares one. A declaration is at the file's top
 * level ("top"), is nested but belongs to the file, like `var` ("hoisted"), or belongs to a part of the statement
 * ("local").
 */
type Role = Space | "top" | "hoisted" | "local";

/** Positions where an identifier doesn't refer to a declared name, unless the position is computed (`a[b]`). */
const SKIPPED: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ["property"],
  OptionalMemberExpression: ["property"],
  ObjectProperty: ["key"],
  ObjectMethod: ["key"],
  ClassMethod: ["key"],
  ClassProperty: ["key"],
  ClassAccessorProperty: ["key"],
  TSDeclareMethod: ["key"],
  TSPropertySignature: ["key"],
  TSMethodSignature: ["key"],
  PrivateName: ["id"],
  MetaProperty: ["meta", "property"],
  LabeledStatement: ["label"],
  BreakStatement: ["label"],
  ContinueStatement: ["label"],
  ExportSpecifier: ["exported"],
  TSQualifiedName: ["right"],
  TSNamedTupleMember: ["label"],
  TSTypePredicate: ["parameterName"],
  TSImportType: ["argument", "qualifier", "options"],
  TSImportEqualsDeclaration: ["moduleReference"],
  TSModuleDeclaration: ["body"],
  // An initializer can use the members of another enum with the same name.
  TSEnumMember: ["initializer"],
};

/** Types of declarations that have a name. */
const DECLARATION =
  /^(?:Function|Class|TSInterface|TSTypeAlias|TSEnum|TSModule|TSImportEquals)Declaration$|^TSDeclareFunction$/;

/** Other positions where an identifier declares a name for a part of the statement. */
const LOCAL: Readonly<Record<string, RegExp>> = {
  params: /Function|Method/,
  parameters: /^TS/,
  param: /^CatchClause$/,
  id: /^(?:FunctionExpression|ClassExpression|TSEnumMember)$/,
};

/** Positions in a pattern. Names there are used or declared in the same way as the pattern itself. */
const PATTERN = new Set([
  "ObjectPattern.properties",
  "ObjectProperty.value",
  "ArrayPattern.elements",
  "RestElement.argument",
  "AssignmentPattern.left",
  "TSParameterProperty.parameter",
  "TSQualifiedName.left",
]);

const FUNCTION = /Function|Method/;

/** Returns the role of the child at this position, or null if the child contains no relevant names. */
function roleAt(node: Node, key: string, role: Role, isInFunction: boolean): Role | null {
  if (SKIPPED[node.type]?.includes(key) && node.computed !== true) return null;
  const position = `${node.type}.${key}`;
  if (PATTERN.has(position) || position === "VariableDeclarator.id") return role;
  if (position === "VariableDeclaration.declarations") {
    if (role === "top") return role;
    return node.kind === "var" && !isInFunction ? "hoisted" : "local";
  }
  if (key === "id" && DECLARATION.test(node.type)) return role === "top" ? role : "local";
  if (LOCAL[key]?.test(node.type)) return "local";
  if (position === "TSTypeReference.typeName" || position === "TSExpressionWithTypeArguments.expression") return "type";
  return position === "ExportSpecifier.local" ? "any" : "value";
}

/**
 * Returns the identifiers in a statement, each with its role. Doesn't use recursion, because the tree of an expression
 * with ten thousand terms is ten thousand levels deep.
 */
function identifiersOf(statement: Node, first: Role) {
  const found: { readonly node: Node; readonly role: Role }[] = [];
  const local = new Set<string>();
  const todo = [{ node: statement, role: first, isInFunction: false }];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { node, role } = next;
    if (node.type === "TSTypeParameter") local.add(nameOf(node));
    if (node.type === "Identifier" && role === "local") local.add(nameOf(node));
    else if (node.type === "Identifier") found.push({ node, role });
    const isInFunction = next.isInFunction || FUNCTION.test(node.type);
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== "object" || value === null) continue;
      const below = roleAt(node, key, role, isInFunction);
      if (below) for (const child of nodesOf(value)) todo.push({ node: child, role: below, isInFunction });
    }
  }
  return { found, local };
}

const SPACES: Readonly<Record<string, Space>> = {
  TSInterfaceDeclaration: "type",
  TSTypeAliasDeclaration: "type",
  ClassDeclaration: "any",
  TSEnumDeclaration: "any",
};

/**
 * Returns the names that an import declares. `written` contains the identifiers of a name in the import: the exported
 * name (if it is renamed) and the local name.
 */
function importedBy(statement: Node): { readonly local: string; readonly name: string; readonly written: Node[] }[] {
  return nodesOf(statement.specifiers).map((one) => {
    const [local, imported] = [one.local as Node, one.imported as Node | undefined];
    const name = imported ? nameOf(imported) : one.type === "ImportDefaultSpecifier" ? "default" : "*";
    const isRenamed = imported?.type === "Identifier" && imported.start !== local.start;
    return { local: nameOf(local), name, written: isRenamed ? [imported, local] : [local] };
  });
}

/** Derives a file's names from its syntax tree, in one pass. Throws if the file does not parse. */
export function outlineOf(text: string): Outline {
  const program = parse(text).program as unknown as Node;
  const top = new Map<string, Meaning | null>();
  const exports = new Map<string, { local: string } | { file: string; name: string }>();
  const uses: NameUse[] = [];
  const declare = (name: string, meaning: Meaning | null) => top.set(name, top.has(name) ? null : meaning);
  const use = (name: string, node: Node, as: Space) => {
    const { start: from } = node;
    // Skips names that the source writes with escapes, because their text in the source is different.
    if (text.startsWith(nameOf(node), from)) uses.push({ name, from, to: from + nameOf(node).length, as });
  };

  for (const statement of nodesOf(program.body)) {
    const isExport = statement.type === "ExportNamedDeclaration";
    const isDefault = statement.type === "ExportDefaultDeclaration";
    const source = isNode(statement.source) ? String(statement.source.value) : null;
    if (statement.type === "ImportDeclaration") {
      for (const { local, name, written } of importedBy(statement)) {
        declare(local, { type: "imported", file: source!, name });
        for (const node of written) use(local, node, "any");
      }
      continue;
    }
    const specifiers = isExport ? nodesOf(statement.specifiers).filter(({ type }) => type === "ExportSpecifier") : [];
    for (const { exported, local } of specifiers)
      exports.set(nameOf(exported), source === null ? { local: nameOf(local) } : { file: source, name: nameOf(local) });
    if (source !== null) continue;

    const declared = isNode(statement.declaration) ? statement.declaration : statement;
    const { found, local } = identifiersOf(declared, declared.type === "Identifier" ? "any" : "top");
    for (const { node, role } of found) {
      const name = nameOf(node);
      if (role === "hoisted") declare(name, null);
      else if (role === "top") {
        declare(name, { type: "own", as: SPACES[declared.type] ?? "value", from: node.start });
        if (isExport) exports.set(name, { local: name });
      } else if (role !== "local" && !local.has(name)) use(name, node, role);
    }
    const named = declared.type === "Identifier" ? declared : declared.id;
    if (isDefault && isNode(named)) exports.set("default", { local: nameOf(named) });
  }
  return { top, exports, uses: uses.sort((a, b) => a.from - b.from) };
}
