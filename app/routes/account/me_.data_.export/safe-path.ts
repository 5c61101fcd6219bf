/** The maximum number of characters in a path segment, so that a number can be added. Most systems allow 255 bytes. */
const MAX_PART = 100;
/** Names that Windows treats as devices, whatever follows the dot. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Characters that some systems refuse in a file name, or that reverse the order of its letters. */
const REFUSED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu;

function safePart(part: string): string {
  const plain = [...part.normalize("NFC").replace(REFUSED, "_")]
    .slice(0, MAX_PART)
    .join("")
    .replace(/(?<![. ])[. ]+$/, "_");
  return RESERVED.test(plain) ? `_${plain}` : plain;
}

/**
 * Returns a path that any system can unpack, and that stays inside the target folder: no `..`, no root, no reserved
 * name. `taken`: the previous paths, in lower case. A repeated path gets a number, even if the paths differ only in
 * case.
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
