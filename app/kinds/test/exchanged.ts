import type { Files, Mutant, MutatedFiles } from "~/sandbox/contract";
import { CONSTRUCT, exportsOf, hashOf, hiddenName, isCode, pathsToCut, upFrom, withoutEnd } from "./halves";

/** The number of shares into which a test's calls are divided. */
export const SHARES = 16;

/**
 * A project in which each exchanged version can be switched on, like a mutant. If none is switched on, the project
 * behaves like the reference.
 */
export interface Exchange {
  readonly files: Files;
  readonly mutated: MutatedFiles;
}

/**
 * The id of a version in which two copies of the reference take turns answering. All answers are correct, so a test
 * that fails on this version depends on state between calls.
 */
export const TWO_COPIES = "copies";
/** The id of the wrong version itself, without any exchanged answers. */
export const AS_IT_IS = "none";
/** Returns the id of a wrong version in which the answers to one share of the calls are exchanged for other answers. */
export const idOf = (share: number): string => `share ${share}`;

/**
 * Exchanges the answers to a share of the calls. Each call in this share returns an earlier, different answer to
 * another call or, if there is none, the reference's answer. So most of these answers are still wrong, but in a
 * different way. Null if a version cannot be switched call by call.
 *
 * A test that makes an assertion about one call's answer fails on each of these versions, except perhaps the version
 * whose share contains this call. A test that checks one value computed from many answers passes or fails by chance on
 * each version.
 */
export function exchange(reference: Files, wrong: Files, shares: readonly number[], draw: string): Exchange | null {
  const paths = pathsToCut(reference, wrong);
  const exported = paths?.map((path) => exportsOf(reference[path]!));
  if (!paths || !exported?.every((names) => names !== null)) return null;
  const hash = hashOf(draw);
  const name = hiddenName(reference);
  const sides = [reference, reference, wrong];
  const files: Record<string, string> = { ...wrong, ...reference };
  sides.forEach((side, i) => {
    for (const path of Object.keys(side))
      files[`${name(`s${i}`)}/${path}`] =
        paths.includes(path) || !(path in reference) || !isCode(path)
          ? side[path]!
          : `export * from "${upFrom(`x/${path}`)}${withoutEnd(path)}";\n`;
  });
  const helper = name("door");
  const ids = [TWO_COPIES, AS_IT_IS, ...shares.map(idOf)];
  const doors: Record<string, string> = { [`${helper}.js`]: helperOf(ids, hash) };
  paths.forEach((path, i) => {
    delete files[path];
    const up = upFrom(path);
    const sources = sides.map((_, s) => `${up}${name(`s${s}`)}/${withoutEnd(path)}`);
    doors[path] = doorOf(exported[i]!, sources, `${up}${helper}`);
  });
  return { files, mutated: { files: doors, mutants: ids.map((id) => asMutant(id, `${helper}.js`)) } };
}

const asMutant = (id: string, file: string): Mutant => ({
  id,
  key: id,
  file,
  operator: "Exchange",
  original: "",
  replacement: "",
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
});

function doorOf(names: readonly string[], sources: readonly string[], helper: string): string {
  const each = names.map((name) =>
    name === "default"
      ? `export default door([${sources.map((_, i) => `s${i}.default`).join(", ")}]);`
      : `export const ${name} = door([${sources.map((_, i) => `s${i}.${name}`).join(", ")}]);`,
  );
  return [
    `import { door } from "${helper}";`,
    ...sources.map((path, i) => `import * as s${i} from "${path}";`),
    ...each,
  ]
    .join("\n")
    .concat("\n");
}

/**
 * Returns the code that switches between versions. Uses proxies, because a suite can't distinguish them from the
 * functions themselves. There are three sides: the reference, a copy of the reference, and the wrong version.
 */
const helperOf = (ids: readonly string[], draw: number) => `const IDS = ${JSON.stringify(ids)};
let active;
const activeId = () => {
  stryCov_9fa48(...IDS);
  return (active ??= IDS.find((id) => stryMutAct_9fa48(id)) ?? "");
};
let unread = 0;
const read = (value, depth) => {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return typeof value + String(value);
  if (typeof value === "function") return "function";
  if (depth > 5) return "deep";
  if (value instanceof Date) return "date" + value.getTime();
  if (value instanceof Error) return "error" + value.name + value.message;
  if (value instanceof Map || value instanceof Set) return read([...value], depth + 1);
  const keys = Object.keys(value);
  if (keys.length === 0 && !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return "unread" + unread++;
  return (Array.isArray(value) ? "list" : "") + keys.slice(0, 100).map((key) => key + ":" + read(value[key], depth + 1)).join(",");
};
const textOf = (value) => {
  try {
    return read(value, 0);
  } catch {
    return "unreadable";
  }
};
const drawn = (text) => {
  let hash = ${draw};
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 739982445);
  hash ^= hash >>> 13;
  return hash >>> 0;
};
const endOf = (make) => {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
};
const again = (end) => {
  if ("error" in end) throw end.error;
  return end.value;
};
${CONSTRUCT}
export const door = (sides) => {
  if (typeof sides[0] !== "function") return sides[0];
  const counts = new Map();
  // The last two ends of calls that differ, so that one of them differs from any other.
  const earlier = [];
  const keep = (end) => {
    const text = textOf("error" in end ? end.error : end.value);
    const other = earlier.find((one) => one.text !== text);
    if (earlier.every((one) => one.text !== text)) {
      earlier.unshift({ text, end });
      earlier.length = Math.min(earlier.length, 2);
    }
    return other ? other.end : end;
  };
  const answer = (given, call) => {
    const id = activeId();
    if (id === "") return call(sides[0]);
    const args = textOf(given);
    const count = counts.get(args) ?? 0;
    counts.set(args, count + 1);
    const place = drawn(args + "#" + count);
    if (id === "${TWO_COPIES}") return call(sides[place & 1]);
    const isExchanged = id === "share " + (place % ${SHARES});
    const end = endOf(() => call(sides[isExchanged ? 0 : 2]));
    if (end.value instanceof Promise)
      return isExchanged
        ? end.value.then((value) => again(keep({ value })), (error) => again(keep({ error })))
        : (end.value.then((value) => keep({ value }), (error) => keep({ error })), end.value);
    const other = keep(end);
    return again(isExchanged ? other : end);
  };
  const proxy = new Proxy(sides[0], {
    apply: (_, self, given) => answer(given, (side) => Reflect.apply(side, self, given)),
    construct: (_, given, made) => answer(given, (side) => construct(side, given, made === proxy ? null : made, sides)),
  });
  return proxy;
};
`;
