/**
 * _hashwell 3.2.0: message authentication codes. (In this exercise a stand-in: short, repeatable, no cryptography.)
 */
export function mac(key: string, text: string): Uint8Array {
  const message = `${key}\n${text}\n${key}`;
  const bytes = new Uint8Array(8);
  for (let place = 0; place < 8; place++) {
    let hash = 0x811c9dc5 ^ (place * 0x9e3779b1);
    for (let i = 0; i < message.length; i++) hash = Math.imul(hash ^ message.charCodeAt(i), 0x01000193);
    bytes[place] = (hash ^ (hash >>> 15)) & 0xff;
  }
  return bytes;
}

/** Whether two codes are the same. Takes as long for the first wrong byte as for the last. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ (b[i] ?? 0);
  return difference === 0;
}
