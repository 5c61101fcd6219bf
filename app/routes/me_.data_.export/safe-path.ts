/** Longest part of a path: what every file system takes, with room for a number. */
const MAX_PART = 100;
/** Windows opens devices by these names, whatever stands after the dot. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** What some system refuses in a name, or what turns the order of its letters round. */
const REFUSED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu;

function safePart(part: string): string {
  const plain = [...part.normalize("NFC").replace(REFUSED, "_")]
    .slice(0, MAX_PART)
    .join("")
    .replace(/(?<![. ])[. ]+$/, "_");
  return RESERVED.test(plain) ? `_${plain}` : plain;
}

/**
 * A path as any system can unpack it, and inside the folder that it is unpacked in: no `..`, no root, no reserved name.
 * `taken`: the paths so far, small letters; the same again, also but for its capitals, gets a number.
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
