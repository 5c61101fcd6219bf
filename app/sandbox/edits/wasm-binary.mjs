/**
 * Reads and writes the parts of WebAssembly's binary format that meter-wasm.mjs needs. Throws if it finds anything
 * unknown. Long because of its tables.
 */

export const SECTION = {
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
};
export const I32 = 0x7f;
export const I64 = 0x7e;

export class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }
  byte() {
    return this.bytes[this.at++];
  }
  /** Unsigned LEB128. */
  u32() {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
      shift += 7;
    }
  }
  skipLeb() {
    while (this.byte() >= 0x80);
  }
  skip(count) {
    this.at += count;
  }
  slice(from, to = this.at) {
    return this.bytes.subarray(from, to);
  }
  name() {
    const length = this.u32();
    const text = new TextDecoder().decode(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return text;
  }
}

export class Writer {
  constructor() {
    this.chunks = [];
    this.length = 0;
  }
  raw(bytes) {
    this.chunks.push(bytes);
    this.length += bytes.length;
    return this;
  }
  u32(value) {
    return this.raw(leb(value));
  }
  name(text) {
    const bytes = new TextEncoder().encode(text);
    return this.u32(bytes.length).raw(bytes);
  }
  done() {
    const out = new Uint8Array(this.length);
    let at = 0;
    for (const chunk of this.chunks) {
      out.set(chunk, at);
      at += chunk.length;
    }
    return out;
  }
}

export function leb(value) {
  const out = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest = Math.floor(rest / 128);
    out.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return out;
}

/** Encodes a non-negative number as signed LEB128. */
export function signedLeb(value) {
  const out = leb(value);
  // If the sign bit of the last group were set, the number would be negative.
  if (out.at(-1) & 0x40) {
    out[out.length - 1] |= 0x80;
    out.push(0);
  }
  return out;
}

/** Skips one constant expression (of a global, element or data segment). */
function skipConst(reader) {
  while (skipInstruction(reader) !== 0x0b);
}

function skipBlockType(reader) {
  reader.skipLeb();
}

function skipMemArg(reader) {
  reader.skipLeb();
  reader.skipLeb();
}

/** Reads one instruction and returns its opcode. Instructions with the prefix 0xfc return 0xfc00 + sub-opcode. */
export function skipInstruction(reader) {
  const op = reader.byte();
  if (op >= 0x45 && op <= 0xc4) return op;
  if (op >= 0x28 && op <= 0x3e) {
    skipMemArg(reader);
    return op;
  }
  switch (op) {
    case 0x00:
    case 0x01:
    case 0x05:
    case 0x0b:
    case 0x0f:
    case 0x1a:
    case 0x1b:
    case 0xd1:
      return op;
    case 0x02:
    case 0x03:
    case 0x04:
      skipBlockType(reader);
      return op;
    case 0x0c:
    case 0x0d:
    case 0x10:
    case 0x20:
    case 0x21:
    case 0x22:
    case 0x23:
    case 0x24:
    case 0x25:
    case 0x26:
    case 0x3f:
    case 0x40:
    case 0x41:
    case 0x42:
    case 0xd0:
    case 0xd2:
      reader.skipLeb();
      return op;
    case 0x0e: {
      const count = reader.u32();
      for (let i = 0; i <= count; i++) reader.skipLeb();
      return op;
    }
    case 0x11:
      reader.skipLeb();
      reader.skipLeb();
      return op;
    case 0x1c: {
      const count = reader.u32();
      reader.skip(count);
      return op;
    }
    case 0x43:
      reader.skip(4);
      return op;
    case 0x44:
      reader.skip(8);
      return op;
    case 0xfc: {
      const sub = reader.u32();
      if (sub <= 7) return 0xfc00 + sub;
      if (sub === 8 || sub === 10 || sub === 12 || sub === 14) reader.skip(2);
      else if (sub === 9 || sub === 11 || sub === 13 || (sub >= 15 && sub <= 17)) reader.skipLeb();
      else throw new Error(`wasm: unknown instruction 0xfc ${sub}`);
      return 0xfc00 + sub;
    }
    default:
      throw new Error(`wasm: unknown instruction 0x${op.toString(16)}`);
  }
}

/** Returns the sections, keyed by id, in file order. Custom sections are dropped. */
export function readSections(bytes) {
  const reader = new Reader(bytes, 8);
  const sections = new Map();
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const length = reader.u32();
    if (id !== 0) sections.set(id, { bytes: bytes.subarray(reader.at, reader.at + length) });
    reader.skip(length);
  }
  return sections;
}

/** Returns the function types: the bytes of their parameters and results. */
export function readTypes(section) {
  const reader = new Reader(section.bytes);
  return Array.from({ length: reader.u32() }, () => {
    if (reader.byte() !== 0x60) throw new Error("wasm: only function types are expected");
    const list = () => {
      const length = reader.u32();
      reader.skip(length);
      return [...reader.slice(reader.at - length)];
    };
    return { parameters: list(), results: list() };
  });
}

/** Returns the names of imported functions, in order of their index, and the number of imported globals. */
export function readImports(section) {
  const reader = new Reader(section.bytes);
  const functions = [];
  let globals = 0;
  for (let left = reader.u32(); left > 0; left--) {
    reader.name();
    const name = reader.name();
    const kind = reader.byte();
    if (kind === 0) {
      reader.skipLeb();
      functions.push(name);
    } else if (kind === 2) skipLimits(reader);
    else if (kind === 3) {
      globals++;
      reader.skip(2);
    } else throw new Error(`wasm: import of kind ${kind} is not expected`);
  }
  return { functions, globals };
}

function skipLimits(reader) {
  const flags = reader.byte();
  reader.skipLeb();
  if (flags & 1) reader.skipLeb();
}

export function readFunctionTypes(section) {
  const reader = new Reader(section.bytes);
  return Array.from({ length: reader.u32() }, () => reader.u32());
}

/** Reads the globals. `constants`: initial values of the globals that begin with an `i32.const`. */
export function readGlobals(section) {
  const reader = new Reader(section.bytes);
  const length = reader.u32();
  const from = reader.at;
  const mutable = [];
  const constants = [];
  for (let i = 0; i < length; i++) {
    reader.skip(1);
    if (reader.byte() === 1) mutable.push(i);
    const value = new Reader(section.bytes, reader.at);
    if (value.byte() === 0x41) constants[i] = value.u32();
    skipConst(reader);
  }
  return { length, from, mutable, constants };
}
