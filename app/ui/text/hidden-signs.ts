/**
 * Invisible characters, and characters that reorder the text around them. Code that contains them may do something
 * other than it seems to do (Trojan Source, CVE-2021-42574). Matches control characters except tab and line feed, soft
 * hyphens, direction marks and overrides, zero-width spaces, fillers, tags, lone surrogates. A joiner inside an emoji
 * is allowed.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each character is matched on its own
  /((?:\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]|\ufe0f)\u200d)|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}\ud800-\udfff]+/gu;
/** Matches text that contains no hidden characters: a fast path for most code. */
const PLAIN = /^[\t\n\x20-\x7e]*$/;

const names = new Map<string, string>();
function nameOf(sign: string): string {
  const name = names.get(sign) ?? `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`;
  names.set(sign, name);
  return name;
}
const namesOf = (signs: string) => Array.from(signs, nameOf).join("");

/**
 * The text with each hidden character replaced by its name, such as `[U+202E]`. `draw` receives the names of each run.
 */
export function nameHidden(text: string, draw: (names: string) => string = (names) => names): string {
  if (PLAIN.test(text)) return text;
  return text.replace(HIDDEN, (signs, seen?: string) => seen ?? draw(namesOf(signs)));
}

/** The text without invisible characters. */
export const dropHidden = (text: string): string => nameHidden(text, () => "");

const REORDERS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name for a window's title, where no element can prevent the name from reordering the words after it. */
export function nameInTitle(name: string): string {
  const kept = name.replace(REORDERS, "");
  return FROM_RIGHT.test(kept) ? `\u2068${kept}\u2069` : kept;
}
