import type { Dress } from "./dressed";
import { plainHtml, renderExercise } from "./render.server";
import { languageOf, plainTokens, type Token } from "./tones";

/**
 * Texts that a page wants highlighted or rendered as prose. Keys are the page's own; the key of code ends with its
 * path.
 */
export interface Plain {
  readonly code: Readonly<Record<string, string>>;
  readonly prose: Readonly<Record<string, string>>;
}

/** Exercises are the same for everyone: rendered texts are cached, the oldest dropped first. */
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

/** Highlights code and renders Markdown, on the server, for `DressContext`. */
export async function dress({ code, prose }: Plain): Promise<Dress> {
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
  const [codes, texts] = await Promise.all([
    Promise.all(Object.entries(code).map(tone)),
    Promise.all(Object.entries(prose).map(draw)),
  ]);
  return { code: Object.fromEntries(codes), prose: Object.fromEntries(texts) };
}
