import { escapeHtml } from "./escape-html";
import { type Patience, RenderThread, type Task } from "./render-thread.server";
import { plainTokens, type Token } from "./tones";

/**
 * Renders Markdown and highlights code on a separate thread, with limits that hold for any text: parsers and grammars
 * take seconds for some texts, and overflow the stack for others. A text beyond a limit is shown as its source.
 */
const FOR_PEOPLE: Patience = { runMs: 400, waitMs: 600, goesFirst: true };
/** The time limit for highlighting users' code. The rest stays plain, so that the thread needn't be terminated. */
const TONE_MS = 150;
/**
 * The limits for exercises' texts, which are higher than for users' texts, because each exercise is rendered only once.
 * The check of an uploaded exercise refuses texts that take longer than users' texts may (`isQuickToRender`).
 */
const FOR_EXERCISES: Patience = { runMs: 10_000, waitMs: 20_000 };

/** There is one thread per process, even if modules are loaded again, as in development and between test files. */
const shared = globalThis as { onrampRenderThread?: RenderThread };
const renderThread = (origins: readonly string[] = []) => (shared.onrampRenderThread ??= new RenderThread(origins));

/**
 * Loads the thread early, so that no page waits for it. `origins` are this installation's addresses, so that texts
 * can't link to its files.
 */
export const startRendering = (origins: readonly string[]): Promise<void> => renderThread(origins).start();

/** Renders user Markdown as safe HTML. A text beyond a limit is rendered as its source. Show it with `Prose`. */
export async function renderProse(text: string): Promise<string> {
  if (text.trim() === "") return "";
  return (await renderThread().draw<string>({ as: "prose", text, toneMs: TONE_MS }, FOR_PEOPLE)) ?? plainHtml(text);
}

const MOST_EXCERPT = 200;
/** The maximum length of an excerpt's source, so that the excerpts of a long list of texts are rendered quickly. */
const MOST_EXCERPT_SOURCE = 5 * MOST_EXCERPT;

/** The first words of user Markdown on one line; beyond a limit, the beginning of its source. Text, not HTML. */
export async function renderExcerpt(text: string): Promise<string> {
  const start = text.slice(0, MOST_EXCERPT_SOURCE);
  const words = (await renderThread().draw<string>({ as: "words", text: start, toneMs: TONE_MS }, FOR_PEOPLE)) ?? start;
  // Take twice as many code units, because one character may consist of two.
  const letters = Array.from(words.slice(0, MOST_EXCERPT * 2 + 1));
  const isWhole = letters.length <= MOST_EXCERPT && start.length === text.length;
  return isWhole ? words : `${letters.slice(0, MOST_EXCERPT).join("").trimEnd()}…`;
}

/** Highlights user code, and returns one list per line. Code beyond a limit stays plain. */
export async function renderCode(text: string, language: string): Promise<Token[][]> {
  if (language === "plain") return plainTokens(text);
  return (
    (await renderThread().draw<Token[][]>({ as: language, text, toneMs: TONE_MS }, FOR_PEOPLE)) ?? plainTokens(text)
  );
}

/**
 * The maximum amount of users' text that is rendered on one page. More characters and highlighted runs slow the
 * readers' browsers and the server thread, which takes about 50 ms for this amount.
 */
const MOST_PAGE_HTML = 200_000;
const MOST_PAGE_RUNS = 20_000;
/**
 * The maximum size of the comparisons on one page, in lines and characters of both versions. Someone could suggest
 * hundreds of replacements for thousands of lines, and each comparison shows all of its lines.
 */
const MOST_COMPARED_LINES = 10_000;
const MOST_COMPARED = 400_000;

/** Renders the texts of one page. Texts beyond the page's limit are shown as their source. */
export function renderPage() {
  let [html, runs] = [MOST_PAGE_HTML, MOST_PAGE_RUNS];
  let [lines, letters] = [MOST_COMPARED_LINES, MOST_COMPARED];
  return {
    async prose(text: string): Promise<string> {
      const drawn = await renderProse(text);
      if (drawn.length > html) return plainHtml(text);
      html -= drawn.length;
      return drawn;
    },
    async code(text: string, language: string): Promise<Token[][]> {
      const toned = await renderCode(text, language);
      const count = toned.reduce((sum, line) => sum + line.length, 0);
      if (count > runs) return plainTokens(text);
      runs -= count;
      return toned;
    },
    /** Whether the page has room to compare two texts with these sizes. If so, subtracts them from the room. */
    compares(...texts: readonly { readonly lines: number; readonly length: number }[]): boolean {
      const sumOf = (size: "lines" | "length") => texts.reduce((sum, text) => sum + text[size], 0);
      const [moreLines, moreLetters] = [sumOf("lines"), sumOf("length")];
      if (moreLines > lines || moreLetters > letters) return false;
      lines -= moreLines;
      letters -= moreLetters;
      return true;
    },
  };
}
export type PageRenderer = ReturnType<typeof renderPage>;

/** Renders an exercise's own text. Returns null if the thread doesn't work, in which case nothing is cached. */
export const renderExercise = <T>(task: Task): Promise<T | null> => renderThread().draw<T>(task, FOR_EXERCISES);

/**
 * Whether an exercise's own text is rendered within the limit for users' texts, so that users' texts don't wait long
 * for it. Measures several times, because the machine may be busy. Throws if the thread doesn't work.
 */
export async function isQuickToRender(task: Task): Promise<boolean> {
  const drawnIn = async (one: Task) => {
    const begun = performance.now();
    const drawn = await renderExercise(one);
    return drawn === null ? Number.POSITIVE_INFINITY : performance.now() - begun;
  };
  if ((await drawnIn({ as: "words", text: "a" })) === Number.POSITIVE_INFINITY) throw new Error("no text is rendered");
  for (let left = 3; left > 0; left--) {
    const ms = await drawnIn(task);
    if (ms <= FOR_PEOPLE.runMs) return true;
    if (ms > 5 * FOR_PEOPLE.runMs) return false;
  }
  return false;
}

/** A source text, with its line breaks and spaces. */
export const plainHtml = (text: string): string => `<p class="as-written">${escapeHtml(text)}</p>`;
