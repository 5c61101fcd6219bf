import { child, type Node, walk } from "../../syntax";

/**
 * Information about the names in a file. This information is enough for rules about a few lines, and all of it is
 * certain.
 */
export interface Scope {
  /** Top-level constants with literal values, keyed by name. */
  readonly constants: ReadonlyMap<string, string | number | boolean>;
  /** Names that are read or set by a function other than the one that declares them. */
  readonly captured: ReadonlySet<string>;
  /** Captured names whose values change. */
  readonly shared: ReadonlySet<string>;
  /** Names that are reassigned after their declaration. */
  readonly assigned: ReadonlySet<string>;
  /**
   * Names that are declared more than once in one function. The analysis does not determine which declaration a use
   * refers to.
   */
  readonly repeated: ReadonlySet<string>;
  readonly getters: ReadonlySet<string>;
  /** Names and properties that are declared as lists, as maps or sets, or as dates. */
  readonly lists: ReadonlySet<string>;
  readonly collections: ReadonlySet<string>;
  readonly dates: ReadonlySet<string>;
}

const scopes = new WeakMap<Node, Scope>();

/** Analyses the scope of a whole file. */
export function scopeOf(program: Node): Scope {
  const known = scopes.get(program);
  if (known) return known;
  const scope = readScope(program);
  scopes.set(program, scope);
  return scope;
}

const FUNCTION = /Function|Method$/;
export const isFunction = ({ type }: Node): boolean => FUNCTION.test(type) && !type.startsWith("TS");

/**
 * Whether a node is a property name rather than a variable, as `b` is in `a.b` and `{ b: 1 }`. Also true inside types.
 */
function isKey(node: Node, around: Node | undefined): boolean {
  if (!around || around.computed) return false;
  return (
    around.property === node ||
    (around.key === node && !around.shorthand) ||
    /^TS(?!NonNull|As|Satisfies)/.test(around.type)
  );
}

const LITERAL = /^(String|Numeric|Boolean)Literal$/;

function readScope(program: Node): Scope {
  const constants = new Map<string, string | number | boolean>();
  const declaredIn = new Map<string, Set<Node>>();
  const repeated = new Set<string>();
  const assigned = new Set<string>();
  const getters = new Set<string>();
  const [lists, collections, dates] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const uses: { name: string; inside: Node }[] = [];

  const declare = (name: string, inside: Node) => {
    const functions = declaredIn.get(name) ?? new Set();
    if (functions.has(inside)) repeated.add(name);
    declaredIn.set(name, functions.add(inside));
  };
  const sort = (name: string, type: Node | null, init: Node | null) => {
    if (isListType(type) || init?.type === "ArrayExpression" || isListCall(init)) lists.add(name);
    const made = init?.type === "NewExpression" ? String(child(init, "callee")?.name) : "";
    if (/^(Map|Set)$/.test(made)) collections.add(name);
    if (made === "Date" || typeName(type) === "Date") dates.add(name);
  };

  walk(program, (node, parents) => {
    const inside = parents.find(isFunction) ?? program;
    if (node.type === "VariableDeclarator") {
      for (const name of boundNames(child(node, "id"))) declare(name, inside);
      const id = child(node, "id");
      const init = child(node, "init");
      if (id?.type === "Identifier") sort(String(id.name), child(id, "typeAnnotation"), init);
      const isTop = parents[1] === program || parents[1]?.type === "ExportNamedDeclaration";
      if (id?.type === "Identifier" && init && LITERAL.test(init.type) && parents[0]?.kind === "const" && isTop)
        constants.set(String(id.name), init.value as string | number | boolean);
    }
    if (isFunction(node)) {
      for (const parameter of node.params as Node[]) {
        for (const name of boundNames(parameter)) declare(name, node);
        const id = parameter.type === "TSParameterProperty" ? child(parameter, "parameter")! : parameter;
        if (id.type === "Identifier") sort(String(id.name), child(id, "typeAnnotation"), null);
      }
      if (node.kind === "get") getters.add(String(child(node, "key")?.name));
    }
    if (/^(ClassProperty|TSPropertySignature)$/.test(node.type))
      sort(String(child(node, "key")?.name), child(node, "typeAnnotation"), child(node, "value"));
    if (node.type === "AssignmentExpression") for (const name of boundNames(child(node, "left"))) assigned.add(name);
    if (node.type === "UpdateExpression") for (const name of boundNames(child(node, "argument"))) assigned.add(name);
    if (node.type === "Identifier" && !isKey(node, parents[0])) uses.push({ name: String(node.name), inside });
  });
  const captured = new Set(
    uses.filter(({ name, inside }) => !declaredIn.get(name)?.has(inside)).map(({ name }) => name),
  );
  const shared = new Set([...captured].filter((name) => assigned.has(name)));
  return { constants, captured, shared, assigned, repeated, getters, lists, collections, dates };
}

/** Returns the names that a pattern assigns. Empty for a property. */
function boundNames(pattern: Node | null): string[] {
  if (!pattern) return [];
  switch (pattern.type) {
    case "Identifier":
      return [String(pattern.name)];
    case "ObjectPattern":
      return (pattern.properties as Node[]).flatMap((one) => boundNames(child(one, "value") ?? child(one, "argument")));
    case "ArrayPattern":
      return (pattern.elements as (Node | null)[]).flatMap(boundNames);
    case "AssignmentPattern":
      return boundNames(child(pattern, "left"));
    case "RestElement":
      return boundNames(child(pattern, "argument"));
    case "TSParameterProperty":
      return boundNames(child(pattern, "parameter"));
    default:
      return [];
  }
}

const inner = (type: Node | null): Node | null =>
  type?.type === "TSTypeAnnotation" || (type?.type === "TSTypeOperator" && type.operator === "readonly")
    ? inner(child(type, "typeAnnotation"))
    : type;

const typeName = (type: Node | null): string => {
  const named = inner(type);
  return named?.type === "TSTypeReference" ? String(child(named, "typeName")?.name) : "";
};

const isListType = (type: Node | null): boolean =>
  /^TS(Array|Tuple)Type$/.test(inner(type)?.type ?? "") || /^(Readonly)?Array$/.test(typeName(type));

/** Whether a call always returns a list, whatever object its method belongs to. */
function isListCall(node: Node | null): boolean {
  const callee = node?.type === "CallExpression" ? child(node, "callee") : null;
  const name = callee?.type === "MemberExpression" ? String(child(callee, "property")?.name) : "";
  return /^(map|filter|flatMap|toSorted|toReversed|split)$/.test(name);
}
