import type { Words } from "./words";

/** Shows a sentence, some parts of which are code. */
export const InWords = ({ words }: { words: Words }) =>
  words.map((part, i) => (typeof part === "string" ? part : <code key={i}>{part.code}</code>));
