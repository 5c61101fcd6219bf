/**
 * The code that only who knows the key can work out for a text: 16 hexadecimal digits in small letters. It stands in
 * for HMAC-SHA256, and is right.
 */
export function mac(key: string, text: string): string {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (const character of `${key.length}:${key}:${text}:${key}`) {
    const code = character.codePointAt(0)!;
    high = Math.imul(high ^ code, 0x01000193) >>> 0;
    low = (Math.imul(low, 31) + (high ^ (code << 7))) >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}
