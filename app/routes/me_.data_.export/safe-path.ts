/** Maximum length of a path's part: what every file system accepts, with room for a number. */
const MAX_PART = 100;
/** Windows opens devices by these names, whatever follows the dot. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** What some system refuses in a name, or what reverses the order of its letters. */
const REFUSED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu;

function safePart(part: string): string {
  const plain = [...part.normalize("NFC").replace(REFUSED, "_")]
    .slice(0, MAX_PART)
    .join("")
    .replace(/(?<![. ])[. ]+$/, "_");
  return RESERVED.test(plain) ? `_${plain}` : plain;
}

/**
 * A path that any system can unpack, and only inside the target folder: no `..`, no root, no reserved name. `taken`:
 * the paths so far, in lower case; a repeated one, also if only the case differs, gets a number.
 */
export function safePath(path: string, taken: Set<string>): string {
  const parts = path.split(/[\\/]/).filter((part) => part.trim() !== "" && part !== "." && part !== "..");
  const safe = parts.map(safePart).join("/") || "file";
  const [, stem = safe, ending = ""] = /^(.*?)((?:\.test)?\.[^./]{1,8})?$/s.exec(safe) ?? [];
  let unique = safe;
  for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${stem}-${n}${ending}`;
  taken.add(unique.toLowerCase());
  return unique;
}
