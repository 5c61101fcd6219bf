import { createHighlighterCore, type GrammarState, type HighlighterCore, type ThemedToken } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { plainTokens, type Token, type Tone } from "./tones";

/**
 * Maps the theme's colours to tones. The theme's colours are only keys, and the page's design tokens set the real
 * colours.
 */
const TONE_OF: Readonly<Record<string, Tone>> = {
  "#000001": "word",
  "#000002": "text",
  "#000003": "name",
  "#000004": "note",
};
const PLAIN = "#000000";

const THEME = {
  name: "tones",
  type: "light" as const,
  fg: PLAIN,
  bg: "#ffffff",
  settings: [
    { settings: { foreground: PLAIN, background: "#ffffff" } },
    {
      scope: [
        "keyword",
        "storage",
        "constant.language",
        "variable.language",
        "keyword.operator.new",
        "keyword.operator.expression",
      ],
      settings: { foreground: "#000001" },
    },
    {
      scope: ["keyword.operator", "storage.type.function.arrow", "keyword.generator.asterisk"],
      settings: { foreground: PLAIN },
    },
    { scope: ["keyword.operator.new", "keyword.operator.expression"], settings: { foreground: "#000001" } },
    {
      scope: ["string", "constant.numeric", "punctuation.definition.string", "constant.character.escape"],
      settings: { foreground: "#000002" },
    },
    { scope: ["meta.template.expression"], settings: { foreground: PLAIN } },
    {
      scope: [
        "entity.name.type",
        "entity.name.class",
        "entity.name.namespace",
        "entity.other.inherited-class",
        "support.class",
        "entity.name.function",
        "meta.definition.function entity.name.function",
      ],
      settings: { foreground: "#000003" },
    },
    { scope: ["meta.function-call entity.name.function", "support.function"], settings: { foreground: PLAIN } },
    { scope: ["comment", "punctuation.definition.comment"], settings: { foreground: "#000004" } },
  ],
};

/**
 * The maximum length of a highlighted line. Longer lines stay plain, because a grammar may take a very long time for a
 * generated line.
 */
const LONGEST_LINE = 2_000;
/**
 * The time limit for highlighting a text. Shiki's default, half a second per line, is too short for the first line on a
 * busy machine, which would then stay plain.
 */
const MOST_MS = 5_000;
/** The number of lines highlighted between two checks of the clock. */
const LINES_AT_ONCE = 20;

let started: Promise<HighlighterCore> | undefined;
function highlighter(): Promise<HighlighterCore> {
  started ??= createHighlighterCore({
    themes: [THEME],
    langs: [import("shiki/langs/typescript.mjs"), import("shiki/langs/tsx.mjs"), import("shiki/langs/json.mjs")],
    engine: createJavaScriptRegexEngine(),
  });
  return started;
}

/**
 * Splits code into highlighted runs, one list per line, so that a page can render it without a grammar in the browser.
 * Use it only on the server, because grammars take hundreds of kilobytes. An empty line is an empty list; the joined
 * texts of a line's runs equal the line. Lines not highlighted within `mostMs` stay plain.
 */
export async function highlight(code: string, language: string, mostMs = MOST_MS): Promise<Token[][]> {
  const shiki = await highlighter();
  if (!shiki.getLoadedLanguages().includes(language)) return plainTokens(code);
  const lines = code.split(/\r?\n/);
  const toned: Token[][] = [];
  const until = performance.now() + mostMs;
  let grammarState: GrammarState | undefined;
  while (toned.length < lines.length && performance.now() < until) {
    const tokens = shiki.codeToTokensBase(lines.slice(toned.length, toned.length + LINES_AT_ONCE).join("\n"), {
      lang: language,
      theme: THEME.name,
      tokenizeMaxLineLength: LONGEST_LINE,
      tokenizeTimeLimit: until - performance.now(),
      grammarState,
    });
    grammarState = shiki.getLastGrammarState(tokens);
    toned.push(...tonesOf(tokens));
  }
  return [...toned, ...plainTokens(lines.slice(toned.length).join("\n")).slice(0, lines.length - toned.length)];
}

const tonesOf = (tokens: readonly (readonly ThemedToken[])[]): Token[][] =>
  tokens.map((line) => {
    const runs: { text: string; tone?: Tone }[] = [];
    for (const { content, color } of line) {
      const tone = color ? TONE_OF[color.toLowerCase()] : undefined;
      const last = runs.at(-1);
      // White space can have any tone, so adding it to the last run gives fewer runs and the same appearance.
      if (last && (last.tone === tone || !content.trim())) last.text += content;
      else runs.push(tone ? { text: content, tone } : { text: content });
    }
    return runs;
  });
