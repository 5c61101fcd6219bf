import type { Files } from "../contract";
import { type Outline, outlineOf, type Space } from "./name-outline";

/**
 * A use of a name, and the line and column of the name's definition. Lines are 1-based; columns are 0-based, and `to`
 * is exclusive.
 */
export interface NameLink {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly at: { readonly file: string; readonly line: number; readonly from: number; readonly to: number };
}

/**
 * The maximum length of a file that gets links, in characters. Once the files together reach the limit for all files,
 * the remaining files get no links, either.
 */
const MOST_LETTERS = 100_000;
const MOST_LETTERS_IN_ALL = 500_000;
const MOST_LINKS = 5_000;
/** The maximum number of files through which an imported name is followed. */
const MOST_STEPS = 8;

/**
 * Returns the links from names to their definitions, keyed by file. A name has a link if it is imported from another of
 * these files, or declared at the top level of the same file, and has only one definition. A name that is declared
 * again inside the statement that uses it has no link, because it may be a local name.
 */
export function linkNames(files: Files): Record<string, readonly NameLink[]> {
  const outlines = new Map<string, Outline & { readonly placeOf: PlaceOf }>();
  let room = MOST_LETTERS_IN_ALL;
  for (const [path, text] of Object.entries(files)) {
    if (!/\.[cm]?[jt]s$/.test(path) || text.length > Math.min(MOST_LETTERS, room)) continue;
    room -= text.length;
    try {
      outlines.set(path, { ...outlineOf(text), placeOf: placesIn(text) });
    } catch {
      // Files that don't parse, or exceed the work limit, have no links.
    }
  }

  /** Returns the definition to which `name` refers at the top level of a file. */
  const define = (path: string, name: string, steps: number): Definition | null => {
    const outline = outlines.get(path);
    const meaning = outline?.top.get(name);
    if (!outline || !meaning) return null;
    if (meaning.type === "imported") return follow(path, meaning, steps);
    const place = outline.placeOf(meaning.from);
    return { as: meaning.as, at: { file: path, ...place, to: place.from + name.length } };
  };
  /** Returns the definition of `name` in a file that `path` imports. */
  const follow = (path: string, { file, name }: { file: string; name: string }, steps: number): Definition | null => {
    const source = steps > 0 ? resolve(path, file, files) : null;
    const exported = source === null ? undefined : outlines.get(source)?.exports.get(name);
    if (!exported) return null;
    return "local" in exported ? define(source!, exported.local, steps - 1) : follow(source!, exported, steps - 1);
  };

  let left = MOST_LINKS;
  const links = [...outlines].map(([path, { uses, placeOf }]) => {
    const known = new Map<string, Definition | null>();
    const own: NameLink[] = [];
    for (const { name, as, from, to } of uses) {
      if (!known.has(name)) known.set(name, define(path, name, MOST_STEPS));
      const defined = known.get(name);
      if (!defined || !fits(as, defined.as) || left-- <= 0) continue;
      const place = placeOf(from);
      own.push({ ...place, to: place.from + to - from, at: defined.at });
    }
    return [path, own] as const;
  });
  return Object.fromEntries(links);
}

interface Definition {
  readonly as: Space;
  readonly at: NameLink["at"];
}

/**
 * Whether a use and a definition are both types or both values. A name such as `Map` can be a type and a value with
 * different definitions.
 */
const fits = (use: Space, definition: Space) => use === "any" || definition === "any" || use === definition;

type PlaceOf = (offset: number) => { readonly line: number; readonly from: number };

/** Returns a function that finds the line of an offset. Only "\n" ends a line, as in diffs. */
function placesIn(text: string): PlaceOf {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, from: offset - starts[low]! };
  };
}

const ENDINGS = ["", ".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/** The maximum length of an imported file's name, in characters. */
const MOST_NAME = 1_000;

/** Returns the file to which a relative import refers, resolved as in the sandbox (`guest/modules.ts`). */
function resolve(from: string, name: string, files: Files): string | null {
  if (!/^\.\.?(?:\/|$)/.test(name) || name.length > MOST_NAME) return null;
  const parts = from.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else if (part !== "." && part !== "") parts.push(part);
  }
  const base = parts.join("/");
  const script = /^(.*)\.[cm]?jsx?$/.exec(base);
  const tried = [...ENDINGS.map((ending) => base + ending), ...(script ? [`${script[1]}.ts`, `${script[1]}.tsx`] : [])];
  return tried.find((path) => Object.hasOwn(files, path)) ?? null;
}
