/**
 * Mends the hash of numbers in the engine's Map and Set. QuickJS-ng 0.32 multiplies the upper word of the double by
 * 3163 and takes the lowest bits: for whole numbers below a million those are all zero, so a Set of 2,000 numbers is one
 * long list and adding to it costs 2,000 units each. A right repair with a Set would then be judged "too slow". Newer
 * QuickJS takes the upper bits of a product with a large odd number (as Linux does); this does the same by a rotation.
 */
import { leb, Reader, readSections, SECTION, Writer } from "./wasm-binary.mjs";

/** i64.xor, i32.wrap_i64, i32.const 3163, i32.mul: the only place where this sequence stands. */
const BEFORE = [0x85, 0xa7, 0x41, 0xdb, 0x18, 0x6c];
/** … i32.const 0x61c88647, i32.mul, i32.const 16, i32.rotl */
const AFTER = [0x85, 0xa7, 0x41, ...leb(0x61c88647), 0x6c, 0x41, 0x10, 0x77];

/**
 * @param {Uint8Array} bytes the module
 * @returns {Uint8Array}
 */
export function mendNumberHash(bytes) {
  const out = new Writer().raw(bytes.subarray(0, 8));
  for (const [id, section] of readSections(bytes)) {
    const content = id === SECTION.code ? mendCode(section.bytes) : section.bytes;
    out.raw([id]).u32(content.length).raw(content);
  }
  return out.done();
}

function mendCode(code) {
  const reader = new Reader(code);
  const count = reader.u32();
  const out = new Writer().u32(count);
  let mended = 0;
  for (let i = 0; i < count; i++) {
    const size = reader.u32();
    let body = code.subarray(reader.at, reader.at + size);
    reader.skip(size);
    for (let at = indexOf(body, BEFORE); at >= 0; at = indexOf(body, BEFORE)) {
      body = new Writer()
        .raw(body.subarray(0, at))
        .raw(AFTER)
        .raw(body.subarray(at + BEFORE.length))
        .done();
      mended++;
    }
    out.u32(body.length).raw(body);
  }
  if (mended !== 1) throw new Error(`number hash: expected one place, found ${mended}`);
  return out.done();
}

function indexOf(bytes, sequence) {
  for (let at = 0; at <= bytes.length - sequence.length; at++) {
    if (sequence.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}
