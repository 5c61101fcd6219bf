/**
 * Signs that one does not see, or that reorder what stands around them: code that uses them reads otherwise than it
 * runs (Trojan Source, CVE-2021-42574). Controls but tab and line feed, soft hyphens, marks and overrides of direction,
 * blanks without a width, fillers, tags, halves of a pair. A joiner inside an emoji is seen, and stays.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is looked for by itself
  /((?:\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)\u200d)|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}\ud800-\udfff]+/gu;
/** Most code has none of them: this is seen faster. */
const PLAIN = /^[\t\n\x20-\x7e]*$/;

const names = new Map<string, string>();
function nameOf(sign: string): string {
  const name = names.get(sign) ?? `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`;
  names.set(sign, name);
  return name;
}
const namesOf = (signs: string) => Array.from(signs, nameOf).join("");

/**
 * The text with the name of each hidden sign in its place, `[U+202E]`; `draw` is given the names of each run of them.
 */
export function nameHidden(text: string, draw: (names: string) => string = (names) => names): string {
  if (PLAIN.test(text)) return text;
  return text.replace(HIDDEN, (signs, seen?: string) => seen ?? draw(namesOf(signs)));
}

/** The text without what one does not see, for the first letters of a name. */
export const dropHidden = (text: string): string => nameHidden(text, () => "");

const REORDERS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name for a window's title, where no element can keep it from reordering the words after it. */
export function nameInTitle(name: string): string {
  const kept = name.replace(REORDERS, "");
  return FROM_RIGHT.test(kept) ? `\u2068${kept}\u2069` : kept;
}
