/**
 * Rewrites a WebAssembly module so that the work it does can be counted and bounded from outside.
 *
 * Every loop iteration and every call costs one unit; a bulk copy or fill costs its length / 8. Units are taken from a
 * mutable i64 global, exported as `fuel`; below zero the module traps, which code inside it cannot catch. Counting
 * whole basic blocks instead would be exact and cost 1.7 times the run time instead of 1.2.
 *
 * Two more things that the sandbox needs are done in the same pass:
 * - all mutable globals are exported (`global0`, ... ; the C stack pointer is one), so that a snapshot can hold them;
 * - `memory.size` reads an exported global, `pages`: the memory that the module believes it has. A real memory cannot
 *   shrink, so a run that grew it would need a new instance; with this the host lends pages and takes them back.
 *
 * Plain JavaScript without dependencies, since it runs while the project is being installed.
 */

const SECTION = {
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
const I32 = 0x7f;
const I64 = 0x7e;

class Reader {
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

class Writer {
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

function leb(value) {
  const out = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest = Math.floor(rest / 128);
    out.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
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

/** Reads one instruction and returns its opcode; 0xfc instructions return 0xfc00 + sub-opcode. */
function skipInstruction(reader) {
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
      else throw new Error(`meter: unknown instruction 0xfc ${sub}`);
      return 0xfc00 + sub;
    }
    default:
      throw new Error(`meter: unknown instruction 0x${op.toString(16)}`);
  }
}

/** 2 to the 61st as a signed LEB128: the fuel at birth, for a start function that runs before the host can set it. */
const MUCH = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20];

/** Traps when fuel is below zero. */
const check = (fuel) => [0x23, ...leb(fuel), 0x42, 0x00, 0x53, 0x04, 0x40, 0x00, 0x0b];
/** fuel -= 1, then the check. */
const chargeOne = (fuel) => [0x23, ...leb(fuel), 0x42, 0x01, 0x7d, 0x24, ...leb(fuel), ...check(fuel)];
/** fuel -= (the i32 on top of the stack, unsigned) >> 3, then the check; leaves the i32 where it is. */
const chargeLength = (fuel, local) => [
  ...[0x22, ...leb(local), 0x23, ...leb(fuel), 0x20, ...leb(local), 0xad, 0x42, 0x03, 0x88, 0x7d, 0x24, ...leb(fuel)],
  ...check(fuel),
];

const COPY = 0xfc0a;
const FILL = 0xfc0b;

function meterBody(bytes, start, end, parameterCount, fuel, pages) {
  const reader = new Reader(bytes, start, end);
  const groups = reader.u32();
  const groupsFrom = reader.at;
  let localCount = 0;
  for (let i = 0; i < groups; i++) {
    localCount += reader.u32();
    reader.skip(1);
  }
  const groupsTo = reader.at;

  const code = new Writer().raw(chargeOne(fuel));
  const scratch = parameterCount + localCount;
  let scratchUsed = false;
  let copiedTo = groupsTo;
  const flush = (to) => {
    code.raw(bytes.subarray(copiedTo, to));
    copiedTo = to;
  };
  while (reader.at < end) {
    const from = reader.at;
    const op = skipInstruction(reader);
    if (op === 0x03) {
      flush(reader.at);
      code.raw(chargeOne(fuel));
    } else if (op === COPY || op === FILL) {
      flush(from);
      code.raw(chargeLength(fuel, scratch));
      scratchUsed = true;
    } else if (op === 0x3f) {
      flush(from);
      code.raw([0x23, ...leb(pages)]);
      copiedTo = reader.at;
    } else if (op === 0x40) {
      throw new Error("meter: memory.grow is not expected: growth must go through the host");
    }
  }
  flush(end);

  const body = new Writer().u32(groups + (scratchUsed ? 1 : 0)).raw(bytes.subarray(groupsFrom, groupsTo));
  if (scratchUsed) body.raw([0x01, I32]);
  body.raw(code.done());
  return body.done();
}

/**
 * @param {Uint8Array} bytes the module
 * @param {{ rename?: Record<string, string> }} [options] `rename`: new names for exports
 * @returns {Uint8Array} the metered module
 */
export function meterWasm(bytes, options = {}) {
  const rename = options.rename ?? {};
  const sections = readSections(bytes);
  const types = readTypes(sections.get(SECTION.type));
  const imports = readImports(sections.get(SECTION.import));
  const functionTypes = readFunctionTypes(sections.get(SECTION.function));
  const globals = readGlobals(sections.get(SECTION.global));
  if (imports.globals > 0) throw new Error("meter: imported globals are not expected");

  const fuel = globals.length;
  const pages = globals.length + 1;
  const out = new Writer().raw(bytes.subarray(0, 8));
  for (const [id, section] of sections) {
    let body = section.bytes;
    if (id === SECTION.global) {
      body = new Writer()
        .u32(globals.length + 2)
        .raw(section.bytes.subarray(globals.from))
        .raw([I64, 1, 0x42, ...MUCH, 0x0b])
        .raw([I32, 1, 0x41, 0x00, 0x0b])
        .done();
    } else if (id === SECTION.export) {
      body = exportsWith(section.bytes, rename, globals, fuel, pages);
    } else if (id === SECTION.code) {
      body = meterCode(section.bytes, functionTypes, types, fuel, pages);
    }
    out.raw([id]).u32(body.length).raw(body);
  }
  return out.done();
}

/** Sections by id, in file order; custom sections are dropped. */
function readSections(bytes) {
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

/** Number of parameters by type index. */
function readTypes(section) {
  const reader = new Reader(section.bytes);
  return Array.from({ length: reader.u32() }, () => {
    if (reader.byte() !== 0x60) throw new Error("meter: only function types are expected");
    const parameters = reader.u32();
    reader.skip(parameters);
    reader.skip(reader.u32());
    return parameters;
  });
}

function readImports(section) {
  const reader = new Reader(section.bytes);
  let globals = 0;
  for (let left = reader.u32(); left > 0; left--) {
    reader.name();
    reader.name();
    const kind = reader.byte();
    if (kind === 0) reader.skipLeb();
    else if (kind === 2) skipLimits(reader);
    else if (kind === 3) {
      globals++;
      reader.skip(2);
    } else throw new Error(`meter: import of kind ${kind} is not expected`);
  }
  return { globals };
}

function skipLimits(reader) {
  const flags = reader.byte();
  reader.skipLeb();
  if (flags & 1) reader.skipLeb();
}

function readFunctionTypes(section) {
  const reader = new Reader(section.bytes);
  return Array.from({ length: reader.u32() }, () => reader.u32());
}

function readGlobals(section) {
  const reader = new Reader(section.bytes);
  const length = reader.u32();
  const from = reader.at;
  const mutable = [];
  for (let i = 0; i < length; i++) {
    reader.skip(1);
    if (reader.byte() === 1) mutable.push(i);
    skipConst(reader);
  }
  return { length, from, mutable };
}

function exportsWith(bytes, rename, globals, fuel, pages) {
  const reader = new Reader(bytes);
  const added = [["fuel", fuel], ["pages", pages], ...globals.mutable.map((index, place) => [`global${place}`, index])];
  const count = reader.u32();
  const out = new Writer().u32(count + added.length);
  for (let i = 0; i < count; i++) {
    const name = reader.name();
    const kind = reader.byte();
    out
      .name(rename[name] ?? name)
      .raw([kind])
      .u32(reader.u32());
  }
  for (const [name, index] of added) out.name(name).raw([3]).u32(index);
  return out.done();
}

function meterCode(bytes, functionTypes, types, fuel, pages) {
  const reader = new Reader(bytes);
  const count = reader.u32();
  const out = new Writer().u32(count);
  for (let i = 0; i < count; i++) {
    const size = reader.u32();
    const body = meterBody(bytes, reader.at, reader.at + size, types[functionTypes[i]], fuel, pages);
    reader.skip(size);
    out.u32(body.length).raw(body);
  }
  return out.done();
}
