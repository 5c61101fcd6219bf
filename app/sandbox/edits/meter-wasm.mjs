/**
 * Rewrites a WebAssembly module so that its work can be counted and limited from outside.
 *
 * Every loop iteration and every call costs one unit; a bulk copy or fill costs its length / 8. Units are subtracted
 * from a mutable i64 global, exported as `fuel`; below zero the module traps, which code inside it cannot catch.
 * Counting every basic block instead would be exact, but would multiply the run time by 1.7 instead of 1.2.
 *
 * The same pass makes three more changes that the sandbox needs:
 * - if `stack` is set, calls that may nest without end take the machine stack that they use (call-depth.mjs) from the
 *   module's own stack, and return it at each exit; below an exported address, `stackEnd`, the module traps. After a
 *   trap the host restores the stack pointer;
 * - all mutable globals are exported (`global0`, ... ; the C stack pointer is one), so that a snapshot can contain
 *   them;
 * - `memory.size` reads an exported global, `pages`: the memory that the module believes it has. A real memory cannot
 *   shrink, so a run that grew it would need a new instance; with this global, the host can add pages and remove them
 *   again.
 *
 * Plain JavaScript without dependencies, because it runs while the project is being installed. Long: all of these
 * changes are made in a single pass over each function.
 */

import { depthCharges } from "./call-depth.mjs";
import {
  I32,
  I64,
  leb,
  Reader,
  readFunctionTypes,
  readGlobals,
  readImports,
  readSections,
  readTypes,
  SECTION,
  signedLeb,
  skipInstruction,
  Writer,
} from "./wasm-binary.mjs";

/**
 * 2 to the 61st power as a signed LEB128: the initial fuel, for a start function that runs before the host can set the
 * fuel.
 */
const MUCH = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20];

/** Traps when fuel is below zero. */
const check = (fuel) => [0x23, ...leb(fuel), 0x42, 0x00, 0x53, 0x04, 0x40, 0x00, 0x0b];
/** fuel -= 1, then the check. */
const chargeOne = (fuel) => [0x23, ...leb(fuel), 0x42, 0x01, 0x7d, 0x24, ...leb(fuel), ...check(fuel)];
/** fuel -= (the i32 on top of the stack, unsigned) >> 3, then the check; leaves the i32 on the stack. */
const chargeLength = (fuel, local) => [
  0x22,
  ...leb(local),
  0x23,
  ...leb(fuel),
  0x20,
  ...leb(local),
  0xad,
  0x42,
  0x03,
  0x88,
  0x7d,
  0x24,
  ...leb(fuel),
  ...check(fuel),
];

/** Takes this many bytes from the stack, and traps if the stack pointer passes the stack's end. */
const enter = ({ pointer, end }, bytes) => [
  0x23,
  ...leb(pointer),
  0x41,
  ...signedLeb(bytes),
  0x6b,
  0x24,
  ...leb(pointer),
  0x23,
  ...leb(pointer),
  0x23,
  ...leb(end),
  0x49,
  0x04,
  0x40,
  0x00,
  0x0b,
];
/** Returns to the stack the bytes that `enter` took. */
const leave = ({ pointer }, bytes) => [0x23, ...leb(pointer), 0x41, ...signedLeb(bytes), 0x6a, 0x24, ...leb(pointer)];

const goesDeeper = ({ calls, types }, op, operand) =>
  op === 0x10 ? calls.has(operand.u32()) : op === 0x11 && types.has(operand.u32());

const COPY = 0xfc0a;
const FILL = 0xfc0b;
/** The type of a block without a result. */
const EMPTY = 0x40;

/**
 * `depth`: the bytes that calls take (call-depth.mjs). If a function takes them at its entry, the whole function is put
 * in a block, so that it has a single exit.
 */
function meterBody(bytes, start, end, { parameters, results }, depth, { fuel, pages, stack, charges }) {
  const reader = new Reader(bytes, start, end);
  const groups = reader.u32();
  const groupsFrom = reader.at;
  let localCount = 0;
  for (let i = 0; i < groups; i++) {
    localCount += reader.u32();
    reader.skip(1);
  }
  const groupsTo = reader.at;

  const code = new Writer();
  if (charges) code.raw(chargeOne(fuel));
  if (depth?.atEntry) code.raw(enter(stack, depth.bytes)).raw([0x02, results[0] ?? EMPTY]);
  const scratch = parameters.length + localCount;
  let scratchUsed = false;
  let copiedTo = groupsTo;
  let nesting = 0;
  const flush = (to) => {
    code.raw(bytes.subarray(copiedTo, to));
    copiedTo = to;
  };
  while (reader.at < end) {
    const from = reader.at;
    const op = skipInstruction(reader);
    if (op === 0x02 || op === 0x03 || op === 0x04) nesting++;
    else if (op === 0x0b) nesting--;
    if (depth && !depth.atEntry && goesDeeper(depth, op, new Reader(bytes, from + 1))) {
      flush(from);
      code.raw(enter(stack, depth.bytes));
      flush(reader.at);
      code.raw(leave(stack, depth.bytes));
    } else if (op === 0x0f && depth?.atEntry) {
      flush(from);
      code.raw([0x0c, ...leb(nesting)]);
      copiedTo = reader.at;
    } else if (op === 0x03 && charges) {
      flush(reader.at);
      code.raw(chargeOne(fuel));
    } else if ((op === COPY || op === FILL) && charges) {
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
  if (depth?.atEntry) code.raw(leave(stack, depth.bytes)).raw([0x0b]);

  const body = new Writer().u32(groups + (scratchUsed ? 1 : 0)).raw(bytes.subarray(groupsFrom, groupsTo));
  if (scratchUsed) body.raw([0x01, I32]);
  body.raw(code.done());
  return body.done();
}

/**
 * @param {Uint8Array} bytes the module's bytes
 * @param {{ rename?: Record<string, string>, charges?: boolean, stack?: number }} [options] `rename`: new names for
 * exports; `charges`: false leaves out the counting and the traps, and keeps the rest; `stack`: bytes of the module's
 * stack that may be used, its pointer being the first global
 * @returns {Uint8Array} the metered module
 */
export function meterWasm(bytes, options = {}) {
  const { rename = {}, charges = true, stack = 0 } = options;
  const sections = readSections(bytes);
  const types = readTypes(sections.get(SECTION.type));
  const imports = readImports(sections.get(SECTION.import));
  const functionTypes = readFunctionTypes(sections.get(SECTION.function));
  const globals = readGlobals(sections.get(SECTION.global));
  if (imports.globals > 0) throw new Error("meter: imported globals are not expected");

  const fuel = globals.length;
  const pages = globals.length + 1;
  const stackEnd = globals.length + 2;
  const pointer = 0;
  const depths = charges && stack > 0 ? depthCharges(sections) : [];
  if (types.some(({ results }) => results.length > 1)) throw new Error("meter: several results are not expected");
  const out = new Writer().raw(bytes.subarray(0, 8));
  for (const [id, section] of sections) {
    let body = section.bytes;
    if (id === SECTION.global) {
      body = new Writer()
        .u32(globals.length + 3)
        .raw(section.bytes.subarray(globals.from))
        .raw([I64, 1, 0x42, ...MUCH, 0x0b])
        .raw([I32, 1, 0x41, 0x00, 0x0b])
        .raw([I32, 0, 0x41, ...signedLeb(stack > 0 ? globals.constants[pointer] - stack : 0), 0x0b])
        .done();
    } else if (id === SECTION.export) {
      body = exportsWith(section.bytes, rename, globals, { fuel, pages, stackEnd });
    } else if (id === SECTION.code) {
      body = meterCode(section.bytes, functionTypes, types, depths, {
        fuel,
        pages,
        charges,
        stack: { pointer, end: stackEnd },
      });
    }
    out.raw([id]).u32(body.length).raw(body);
  }
  return out.done();
}

function exportsWith(bytes, rename, globals, own) {
  const reader = new Reader(bytes);
  const added = [...Object.entries(own), ...globals.mutable.map((index, place) => [`global${place}`, index])];
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

function meterCode(bytes, functionTypes, types, depths, globals) {
  const reader = new Reader(bytes);
  const count = reader.u32();
  const out = new Writer().u32(count);
  for (let i = 0; i < count; i++) {
    const size = reader.u32();
    const type = types[functionTypes[i]];
    const body = meterBody(bytes, reader.at, reader.at + size, type, depths[i] ?? null, globals);
    reader.skip(size);
    out.u32(body.length).raw(body);
  }
  return out.done();
}
