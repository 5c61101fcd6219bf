/** Edits functions in a WebAssembly module, for engine faults that can't be fixed in any other way. */
import { Reader, readSections, SECTION, Writer } from "./wasm-binary.mjs";

/**
 * @param {Uint8Array} bytes the module's bytes
 * @param {readonly number[]} before instructions that occur once in all functions
 * @param {readonly number[]} after their replacement
 * @returns {Uint8Array}
 */
export function replaceCode(bytes, before, after) {
  const out = new Writer().raw(bytes.subarray(0, 8));
  for (const [id, section] of readSections(bytes)) {
    const content = id === SECTION.code ? replaceIn(section.bytes, before, after) : section.bytes;
    out.raw([id]).u32(content.length).raw(content);
  }
  return out.done();
}

function replaceIn(code, before, after) {
  const place = indexOf(code, before, 0);
  if (place < 0 || indexOf(code, before, place + 1) >= 0)
    throw new Error(`the engine's code ${before} must occur exactly once`);
  const reader = new Reader(code);
  const count = reader.u32();
  const out = new Writer().u32(count);
  for (let i = 0; i < count; i++) {
    const size = reader.u32();
    const [from, to] = [reader.at, reader.at + size];
    reader.skip(size);
    if (place < from || place >= to) {
      out.u32(size).raw(code.subarray(from, to));
      continue;
    }
    out
      .u32(size + after.length - before.length)
      .raw(code.subarray(from, place))
      .raw(after)
      .raw(code.subarray(place + before.length, to));
  }
  return out.done();
}

function indexOf(bytes, sequence, from) {
  for (let at = from; at <= bytes.length - sequence.length; at++) {
    if (sequence.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}
