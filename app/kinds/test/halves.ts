import type { Files } from "~/sandbox/contract";
import { type Node, programOf } from "../syntax";

/**
 * A wrong version cut into two halves. The first half answers some calls as the wrong version does, and all other calls
 * as another version does. The second half does the opposite. A random draw based on a call's arguments decides which
 * half answers the call wrongly.
 *
 * A test that makes an assertion about a call's answer fails on the half that answers this call wrongly, with the same
 * message as on the whole wrong version. A test that combines many answers into one value (such as a hash, or one bit
 * of a hash) receives a third value on the halves.
 *
 * Long, because the code that cuts a version, and the code that it generates to choose between the halves, use the same
 * names.
 */
export interface Cut {
  readonly halves: readonly [Files, Files];
  /**
   * Answers every call as the wrong version does. If a test's result on `whole` differs from its result on the wrong
   * version, this cut cannot judge that test.
   */
  readonly whole: Files;
  /**
   * Answers every call as the other version does, but keeps two separate states. As with `whole`, a test whose result
   * differs can't be judged with this cut.
   */
  readonly control: Files;
}

/** Cuts a wrong version into two halves. Null if the version cannot be cut. */
export function cut(other: Files, wrong: Files, draw: string): Cut | null {
  const paths = pathsToCut(other, wrong);
  const exported = paths?.map((path) => exportsOf(other[path]!));
  if (!paths || !exported?.every((names) => names !== null)) return null;
  const name = hiddenName({ ...wrong, ...other });
  const roots = [name("a"), name("b")] as const;
  const version = (wrongSide: Files, turn: string): Files => {
    const files: Record<string, string> = { ...wrong, ...other };
    roots.forEach((name, side) => {
      const from = side === 0 ? other : wrongSide;
      for (const path of Object.keys(from))
        files[`${name}/${path}`] =
          paths.includes(path) || !(path in other) || !isCode(path)
            ? from[path]!
            : `export * from "${upFrom(`x/${path}`)}${withoutEnd(path)}";\n`;
    });
    paths.forEach((path, i) => {
      const [right, wrong] = roots.map((name) => `${upFrom(path)}${name}/${withoutEnd(path)}`);
      files[path] = doorOf(exported[i]!, [right!, wrong!], hashOf(draw), turn);
    });
    return files;
  };
  return {
    halves: [version(wrong, "(hash & 1) === 0"), version(wrong, "(hash & 1) === 1")],
    whole: version(wrong, "true"),
    control: version(other, "(hash & 1) === 0"),
  };
}

/**
 * Returns a function that derives folder names which no suite can know, because they depend on files that learners
 * don't have. The names are the same for every suite, so these files are compiled only once.
 */
export function hiddenName(files: Files): (of: string) => string {
  const text = JSON.stringify(files);
  return (of) => `${of}${hashOf(text + of).toString(36)}`;
}

export const isCode = (path: string) => /\.[jt]s$/.test(path);
export const withoutEnd = (path: string) => path.replace(/\.[jt]s$/, "");
export const upFrom = (path: string) => "../".repeat(path.split("/").length - 1);

/**
 * Returns the paths of the files that differ and of the files that import them, so that a call runs on one side from
 * start to end. Null if no file differs, or if a file that isn't code differs.
 */
export function pathsToCut(other: Files, wrong: Files): string[] | null {
  const both = Object.keys(other).filter((path) => path in wrong);
  const found = both.filter((path) => other[path] !== wrong[path]);
  if (found.length === 0 || !found.every(isCode)) return null;
  for (const path of found) {
    const name = new RegExp(
      `/${path
        .split("/")
        .at(-1)!
        .replace(/\.[jt]s$/, "")}(\\.[jt]s)?["']`,
    );
    found.push(...both.filter((one) => isCode(one) && !found.includes(one) && name.test(other[one]!)));
  }
  return found;
}

/** Returns the names that a module exports at run time. Null if its declarations don't show them. */
export function exportsOf(source: string): string[] | null {
  const names: string[] = [];
  for (const node of listOf(programOf(source).body)) {
    if (node.type === "ExportAllDeclaration") return null;
    if (node.type === "ExportDefaultDeclaration") names.push("default");
    if (node.type !== "ExportNamedDeclaration" || node.exportKind === "type") continue;
    const declaration = node.declaration as Node | null;
    if (!declaration) names.push(...listOf(node.specifiers).map(({ exported }) => nameOf(exported)));
    else if (declaration.type === "VariableDeclaration")
      names.push(...listOf(declaration.declarations).map(({ id }) => nameOf(id)));
    else if (!declaration.type.startsWith("TS")) names.push(nameOf(declaration.id));
  }
  return names.every((name) => name !== "undefined") ? names : null;
}

const listOf = (value: unknown) => value as readonly Node[];
const nameOf = (id: unknown) => String((id as Node).name);

/**
 * Source text that constructs an object from one version's class. `made`: the suite's own subclass, or null. The
 * subclass's objects inherit their methods from the version that constructs them. `versions`: all versions, starting
 * with the version that the suite sees.
 */
export const CONSTRUCT = `const makers = new WeakMap();
const inherited = new WeakSet();
let making;
// Not one proxy of the prototype: in the engine, a proxy's "get" is given the proxy itself where a suite says super.
const methodsOf = (versions) => {
  const [seen] = versions;
  const methods = Object.create(seen.prototype);
  // Last the class that the suite sees: of methods that several versions have, it gets that one's.
  for (const { prototype } of [...versions].reverse())
    for (const key of Reflect.ownKeys(prototype)) {
      const part = Object.getOwnPropertyDescriptor(prototype, key);
      if (key === "constructor" || typeof part.value !== "function") continue;
      const apply = (_, self, given) => Reflect.apply((makers.get(self) ?? making ?? seen).prototype[key], self, given);
      Object.defineProperty(methods, key, { ...part, value: new Proxy(part.value, { apply }) });
    }
  return methods;
};
const construct = (version, given, made, versions) => {
  if (made === null) return Reflect.construct(version, given);
  let own = made.prototype;
  while (own && Object.getPrototypeOf(own) !== versions[0].prototype) own = Object.getPrototypeOf(own);
  if (own && !inherited.has(own)) {
    const methods = methodsOf(versions);
    inherited.add(methods);
    Reflect.setPrototypeOf(own, methods);
  }
  const outer = making;
  making = version;
  try {
    const object = Reflect.construct(version, given, made);
    makers.set(object, version);
    return object;
  } finally {
    making = outer;
  }
};`;

/**
 * Returns a module that sends each call to one side. Uses proxies, because a suite can't distinguish them from the
 * functions themselves.
 */
function doorOf(names: readonly string[], [right, wrong]: readonly [string, string], draw: number, turn: string) {
  const each = names.map((name) =>
    name === "default"
      ? "export default door(right.default, wrong.default);"
      : `export const ${name} = door(right.${name}, wrong.${name});`,
  );
  return `import * as right from "${right}";
import * as wrong from "${wrong}";
// Functions have no text to compare, so the order in which they first appear distinguishes them.
const numbers = new WeakMap();
let met = 0;
const numberOf = (value) => numbers.get(value) ?? numbers.set(value, met++).get(value);
const read = (value, depth) => {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return typeof value + String(value);
  if (typeof value === "function") return "function" + numberOf(value);
  if (depth > 5) return "deep";
  if (value instanceof Date) return "date" + value.getTime();
  if (value instanceof Map || value instanceof Set) return read([...value], depth + 1);
  return Object.keys(value).slice(0, 100).map((key) => key + ":" + read(value[key], depth + 1)).join(",");
};
// Objects of a class may all be made with the same arguments.
const made = new Map();
const isWrong = (given, isNew) => {
  let text = "";
  try {
    text = read(given, 0);
  } catch {
    text = "unreadable";
  }
  if (isNew) {
    const number = made.get(text) ?? 0;
    made.set(text, number + 1);
    text += "#" + number;
  }
  let hash = ${draw};
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 739982445);
  hash ^= hash >>> 13;
  return ${turn};
};
${CONSTRUCT}
const door = (right, wrong) => {
  if (typeof right !== "function" || typeof wrong !== "function") return right;
  const proxy = new Proxy(right, {
    apply: (_, self, given) => Reflect.apply(isWrong(given, false) ? wrong : right, self, given),
    construct: (_, given, made) => construct(isWrong(given, true) ? wrong : right, given, made === proxy ? null : made, [right, wrong]),
  });
  return proxy;
};
${each.join("\n")}
`;
}

export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return hash >>> 0;
}
