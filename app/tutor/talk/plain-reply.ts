import { withoutCertainMarkup } from "../guard/plain-text";

const SPAN = /(?<!`)(`{1,3})(?!`)[^\n]{1,600}?(?<!`)\1(?!`)/g;
const FENCE = /^ {0,3}(?:(`)``[^`]*|(~)~~.*)$/;
/** A web address in code. A key such as `data:` is not an address. */
const ADDRESS = /\b(?:https?|ftp):\/\/[^\s"'`<>)\]}]+|\bwww\.[^\s"'`<>)\]}]+/gi;

/**
 * Returns a function that turns a model's text into the form in which pages show it: without markup, links, images,
 * control characters or invisible characters. Code in backticks loses only web addresses. Call the function with the
 * parts of the text in order, because a code block may go on in the next part.
 */
export function createPlainReply(): (part: string) => string {
  let fence: string | null = null;
  return (part) => {
    const code: string[] = [];
    const keep = (text: string) => `\uE000${code.push(text.replace(ADDRESS, "")) - 1}\uE000`;
    const lines = part
      .replace(/\p{Cf}|\uE000|(?![\n\t])\p{Cc}/gu, "")
      .split("\n")
      .map((line) => {
        const [found, ...marks] = FENCE.exec(line) ?? [];
        const mark = marks.find(Boolean);
        const isMark = found !== undefined && (fence === null || fence === mark);
        if (isMark) fence = fence === null ? mark! : null;
        return isMark || fence !== null ? keep(line) : line;
      });
    const plain = withoutCertainMarkup(lines.join("\n").replace(SPAN, keep));
    return plain.replace(/\uE000(\d+)\uE000/g, (_, at) => code[Number(at)]!);
  };
}

/** A model's whole text in the form in which pages show it. */
export const plainReply = (text: string): string => createPlainReply()(text);
