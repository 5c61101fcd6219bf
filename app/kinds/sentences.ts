/** A sentence from a bug report or a specification, as plain text, with the line on which it starts. */
export interface Sentence {
  readonly text: string;
  readonly line: number;
}

/**
 * Matches the end of a sentence: a full stop, question mark or exclamation mark, followed by a capital, a digit or an
 * opening mark.
 */
const SENTENCE_END = /(?<=[.!?][)”"*`]{0,3})\s{1,3}(?=[\p{Lu}\d"“(&`'*])/u;

/**
 * Returns the sentences in Markdown text: those in paragraphs and lists, and each table row. Headings, table headers,
 * code, and the line that names the author are left out.
 */
export function sentencesOf(report: string): Sentence[] {
  const lines = report.split("\n");
  const found: Sentence[] = [];
  let block: { lines: string[]; line: number } | null = null;
  let isCode = false;
  const end = () => {
    if (block) found.push(...sentencesIn(block.lines, block.line));
    block = null;
  };
  for (const [index, raw] of lines.entries()) {
    const text = raw.replace(/^>\s?/, "").trim();
    if (text.startsWith("```")) isCode = !isCode;
    const isRow = text.startsWith("|");
    const isItem = /^(?:[-*]|\d+\.)\s/.test(text);
    if (isCode || text === "" || text.startsWith("#") || text.startsWith("```") || isRow || isItem) end();
    if (isCode || text === "" || text.startsWith("#") || text.startsWith("```")) continue;
    if (isRow) {
      const isHead = /^\|[\s:|-]+\|$/.test((lines[index + 1] ?? "").trim());
      if (!isHead && !/^\|[\s:|-]+\|$/.test(text)) found.push({ text: plain(text), line: index + 1 });
    } else {
      block ??= { lines: [], line: index + 1 };
      block.lines.push(isItem ? text.replace(/^\S+\s+/, "") : text);
    }
  }
  end();
  return found;
}

/** Whether one of the quotation's sentences contains, or is part of, this sentence. */
export const quotes = (quotation: string, { text }: Sentence): boolean =>
  plain(quotation)
    .split(SENTENCE_END)
    .some((part) => text.includes(part) || part.includes(text));

function sentencesIn(lines: readonly string[], first: number): Sentence[] {
  if (/^From \S/.test(lines[0]!) && lines.length === 1) return [];
  const joined = lines.join("\n");
  let at = 0;
  return joined.split(SENTENCE_END).map((text) => {
    const start = joined.indexOf(text, at);
    at = start + text.length;
    return { text: plain(text), line: first + joined.slice(0, start).split("\n").length - 1 };
  });
}

/** Puts text on one line, without the marks for emphasis and code, so that quotations may omit these marks. */
export const plain = (text: string) =>
  text
    .replace(/\*\*?|`/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** Whether a quotation is the beginning of a sentence. */
export const begins = (quotation: string, { text }: Sentence) => text.startsWith(plain(quotation));
