/**
 * Texts that keep a renderer, a parser or a regular expression busy for a very long time, or make it crash. Each
 * function returns a text of at most `most` characters.
 */

const fill = (part: string, most: number) => part.repeat(Math.max(1, Math.floor(most / part.length)));
const lines = (part: string, most: number) => fill(`${part}\n`, most);
/** Ordinary words for the end of each text, because some forms require words. */
const END = " and a few words of sense";
const around = (open: string, close: string, most: number) => {
  const half = Math.floor(most / (open.length + close.length));
  return `${open.repeat(half)}a${close.repeat(half)}`;
};
const room = (most: number) => Math.max(20, most - END.length);

const RAW: Readonly<Record<string, (most: number) => string>> = {
  "quotes in quotes": (most) => fill(">", most),
  "quotes with blanks": (most) => fill("> ", most),
  "lists in lists": (most) => fill("- ", most),
  "numbered lists in lists": (most) => fill("1. ", most),
  "lists deeper by the line": (most) => {
    const depth = Math.floor(Math.sqrt(most));
    return Array.from({ length: depth }, (_, i) => `${" ".repeat(i)}- a`)
      .join("\n")
      .slice(0, most);
  },
  "quotes and lists by turns": (most) => fill("> - ", most),
  "open brackets": (most) => fill("[", most),
  "brackets in brackets": (most) => around("[", "]", most),
  "links in links": (most) => around("[", "](x)", most),
  "images in images": (most) => around("![", "](x)", most),
  "parentheses in an address": (most) => `[a](${fill("(", most - 8)}`,
  "open links": (most) => fill("[a](<b", most),
  emphasis: (most) => fill("*a ", most),
  "emphasis of both signs": (most) => fill("*a_ b", most),
  "emphasis in emphasis": (most) => around("*", "*", most),
  underscores: (most) => fill("_", most),
  strikethrough: (most) => fill("~~a ", most),
  backticks: (most) => fill("`", most),
  "backticks of growing length": (most) => {
    let text = "";
    for (let i = 1; text.length + i < most; i++) text += `${"`".repeat(i)} `;
    return text;
  },
  "tildes and a backtick": (most) => `${fill("~", most - 1)}\``,
  "an open fence": (most) => `\`\`\`suggestion\n${fill("`` ` ", most - 14)}`,
  "many suggestions": (most) => fill("```suggestion\n```\n", most),
  "many fences": (most) => fill("```ts\na\n```\n", most),
  "a table of many columns": (most) => {
    const columns = Math.floor(most / 12);
    return `${fill("|a", columns * 2)}|\n${fill("|-", columns * 2)}|\n${lines("|", most - columns * 4 - 4)}`;
  },
  entities: (most) => fill("&#x202e;&amp;", most),
  "open entities": (most) => fill("&#", most),
  autolinks: (most) => fill("http://a.b ", most),
  "half an autolink": (most) => `www.${fill("a.", most - 4)}`,
  "addresses of mail": (most) => fill("a@a.", most),
  "one long address of mail": (most) => fill("a.a-a_a+", most),
  footnotes: (most) => fill("[^a]: b[^a]\n", most),
  definitions: (most) => fill("[a]: b 'c'\n", most),
  HTML: (most) => fill("<a><!--<![CDATA[<?", most),
  "open tags": (most) => fill("<a b='", most),
  headings: (most) => fill("# a\n", most),
  "headings with signs": (most) => `# ${fill("# ", most - 2)}a`,
  "one long word": (most) => fill("a", most),
  "one long line of words": (most) => fill("ab ", most),
  "many empty lines": (most) => `a${fill("\n", most - 2)}a`,
  "carriage returns": (most) => `a${fill("\r", most - 2)}a`,
  "many short lines": (most) => lines("a", most),
  blanks: (most) => `a${fill(" ", most - 2)}a`,
  "tabs and blanks": (most) => `a${fill("\t ", most - 2)}a`,
  "code that reads long": (most) => `\`\`\`ts\n${fill("(a:", most - 8)}\n\`\`\``,
  "code of type arguments": (most) => `\`\`\`tsx\n${fill("<T,", most - 9)}\n\`\`\``,
  "many lines of slow code": (most) => `\`\`\`ts\n${lines(fill("(a:", 600), most - 8)}\n\`\`\``,
  "strings that never end": (most) => `\`\`\`ts\n${fill("`${", most - 8)}\n\`\`\``,
  "text from right to left": (most) => fill("\u202eab\u2066\u05d0", most),
  "halves of a pair": (most) => fill("\ud800a\udc00", most),
  "signs without a width": (most) => fill("\u200b\u200d\ufeff", most),
  "controls and nulls": (most) => fill("\u0000\u0007\u001b[2J", most),
  "marks on one letter": (most) => `a${fill("\u0301", most - 1)}`,
  "emoji joined": (most) => fill("👩\u200d👩\u200d", most),
  "pairs of letters that backtrack": (most) => `${fill("aA-_1", most - 1)}!`,
  slashes: (most) => fill("/", most),
  "names with quotes": (most) => fill(`"',;=+@`, most),
};

/** Functions that create the texts, keyed by name. `most` is the maximum number of characters. */
export const HOSTILE: Readonly<Record<string, (most: number) => string>> = Object.fromEntries(
  Object.entries(RAW).map(([name, make]) => [
    name,
    (most: number) => (most > 200 ? `${make(room(most))}${END}` : make(most)).slice(0, most),
  ]),
);
