import type { Dress } from "./dressed";
import { highlight, languageOf } from "./highlight";
import { markdownToHtml } from "./markdown";

/** What a page wants to show in tones, or as prose. Names are the page's own; a code's name ends with its path. */
export interface Plain {
  readonly code: Readonly<Record<string, string>>;
  readonly prose: Readonly<Record<string, string>>;
}

/** Exercises are the same for everybody: what was drawn once is kept, the oldest thrown out first. */
const MOST_KEPT = 400;
const kept = new Map<string, Promise<unknown>>();

function once<T>(key: string, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key) as Promise<T> | undefined;
  kept.delete(key);
  const made = known ?? make();
  kept.set(key, made);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  made.catch(() => kept.delete(key));
  return made;
}

/** Tones code and draws Markdown, on the server, for `DressContext`. */
export async function dress({ code, prose }: Plain): Promise<Dress> {
  const tone = async ([name, text]: [string, string]) => {
    const language = languageOf(name);
    return [name, await once(`${language}\n${text}`, () => highlight(text, language))] as const;
  };
  const draw = async ([name, text]: [string, string]) =>
    [name, await once(`prose\n${text}`, () => markdownToHtml(text))] as const;
  const [codes, texts] = await Promise.all([
    Promise.all(Object.entries(code).map(tone)),
    Promise.all(Object.entries(prose).map(draw)),
  ]);
  return { code: Object.fromEntries(codes), prose: Object.fromEntries(texts) };
}
