import type { Words } from "./words";

/** A sentence in which some parts are code. */
export const InWords = ({ words }: { words: Words }) =>
  words.map((part, i) => (typeof part === "string" ? part : <code key={i}>{part.code}</code>));
