import crypto from "node:crypto";
import type { Dress } from "./dressed";
import { markNames, type NameMarks } from "./link-names";
import { plainHtml, renderExercise } from "./render.server";
import { languageOf, plainTokens, type Token } from "./tones";

/**
 * A page's texts that are to be highlighted or rendered as prose. The page chooses the keys; the key of a piece of code
 * ends with the code's path.
 */
export interface Plain {
  readonly code: Readonly<Record<string, string>>;
  readonly prose: Readonly<Record<string, string>>;
}

/**
 * The maximum number of cached texts. Exercises are the same for everyone, so their rendered texts are cached; the
 * oldest is dropped first.
 */
const MOST_KEPT = 400;
const kept = new Map<string, Promise<unknown>>();

function once<T>(key: string, make: () => Promise<T | null>): Promise<T | null> {
  const known = kept.get(key) as Promise<T | null> | undefined;
  kept.delete(key);
  const made = known ?? make();
  kept.set(key, made);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  void made.then((value) => value === null && kept.delete(key));
  return made;
}

/**
 * How long a page waits for the links between names. Links that are found later appear the next time the page is
 * opened.
 */
const LINKS_MS = 2_000;

/** Finds the links between names, only once for the same code. Returns no links if finding them takes too long. */
async function namesIn(code: Plain["code"], find: () => Promise<NameMarks>): Promise<NameMarks> {
  const key = crypto.createHash("sha256").update(JSON.stringify(code)).digest("base64");
  let late: NodeJS.Timeout | undefined;
  const inTime = new Promise<null>((resolve) => {
    late = setTimeout(() => resolve(null), LINKS_MS);
  });
  const found = await Promise.race([once(`names\n${key}`, find), inTime]);
  clearTimeout(late);
  return found ?? {};
}

/**
 * Highlights code and renders Markdown, on the server, for `DressContext`. `findNames` finds definitions in the code,
 * and the names that become links to them.
 */
export async function dress({ code, prose }: Plain, findNames?: () => Promise<NameMarks>): Promise<Dress> {
  const tone = async ([name, text]: [string, string]) => {
    const language = languageOf(name);
    const task = { as: language, text };
    const toned =
      language === "plain" ? null : await once(`${language}\n${text}`, () => renderExercise<Token[][]>(task));
    return [name, toned ?? plainTokens(text)] as const;
  };
  const draw = async ([name, text]: [string, string]) =>
    [
      name,
      (await once(`prose\n${text}`, () => renderExercise<string>({ as: "prose", text }))) ?? plainHtml(text),
    ] as const;
  const [names, codes, texts] = await Promise.all([
    findNames ? namesIn(code, findNames) : ({} as NameMarks),
    Promise.all(Object.entries(code).map(tone)),
    Promise.all(Object.entries(prose).map(draw)),
  ]);
  const marked = codes.map(([name, lines]) => [name, names[name] ? markNames(lines, names[name]) : lines]);
  return { code: Object.fromEntries(marked), prose: Object.fromEntries(texts) };
}
