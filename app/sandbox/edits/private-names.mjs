/**
 * Removes the names of private fields from the engine's messages. Otherwise, a suite that catches such an error could
 * tell from the name which version of the code is running. The new messages stay at the same addresses, and the
 * remaining bytes are filled with zeros.
 */
const NAMELESS = {
  "private class field '%s' does not exist": "private class field does not exist",
  "private class field '%s' already exists": "private class field already exists",
};

/** @param {Uint8Array} bytes the module's bytes */
export function hidePrivateNames(bytes) {
  const out = Buffer.from(bytes);
  for (const [text, nameless] of Object.entries(NAMELESS)) {
    const at = out.indexOf(`\0${text}\0`) + 1;
    if (at === 0 || out.indexOf(`\0${text}\0`, at) >= 0 || nameless.length > text.length)
      throw new Error(`the engine's message ${text} must occur exactly once`);
    out.fill(0, at, at + text.length);
    out.write(nameless, at);
  }
  return new Uint8Array(out);
}
