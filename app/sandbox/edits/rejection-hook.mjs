/**
 * Informs the host of promises that are rejected without a handler. QuickJS has a hook for that, a function pointer in
 * its runtime, but the package exports no way to set it.
 *
 * This pass adds one function to the module's table. This function stores the two 64-bit values that it receives from
 * the engine (promise and reason) on the C stack, and passes their addresses to an existing import: (context, promise,
 * isHandled, reason, -1). The position of the hook's pointer in the runtime is read from the two places that call the
 * hook, and is exported as `rejectionSlot` (offset in bytes) beside `rejectionHook` (the value to write there). Long:
 * the slot, the table's new entry and the function's body are one change to the module's bytes.
 */
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

/** context, promise, reason, isHandled, opaque */
const HOOK_TYPE = [I32, I64, I64, I32, I32];

/**
 * @param {Uint8Array} bytes the module's bytes
 * @param {string} callback name of the imported function to call: five i32 parameters, one i32 result
 * @returns {Uint8Array}
 */
export function addRejectionHook(bytes, callback) {
  const sections = readSections(bytes);
  const types = readTypes(sections.get(SECTION.type));
  const imports = readImports(sections.get(SECTION.import));
  const globals = readGlobals(sections.get(SECTION.global));
  const functions = readFunctionTypes(sections.get(SECTION.function));
  const type = types.findIndex((each) => each.results.length === 0 && String(each.parameters) === String(HOOK_TYPE));
  const target = imports.functions.indexOf(callback);
  const stackPointer = globals.mutable[0];
  if (type < 0 || target < 0 || stackPointer === undefined)
    throw new Error("rejection hook: the module has an unexpected structure");

  const slot = findSlot(sections.get(SECTION.code).bytes, type);
  const { table, elements, entry } = addToTable(sections, imports.functions.length + functions.length);
  const body = hookBody(target, stackPointer);
  const replaced = new Map([
    [
      SECTION.function,
      new Writer()
        .u32(functions.length + 1)
        .raw(functions.flatMap(leb))
        .raw(leb(type))
        .done(),
    ],
    [SECTION.table, table],
    [SECTION.element, elements],
    [SECTION.global, appended(sections.get(SECTION.global).bytes, [constant(slot), constant(entry)])],
    [
      SECTION.export,
      appended(sections.get(SECTION.export).bytes, [
        new Writer().name("rejectionSlot").raw([3]).u32(globals.length).done(),
        new Writer()
          .name("rejectionHook")
          .raw([3])
          .u32(globals.length + 1)
          .done(),
      ]),
    ],
    [SECTION.code, appended(sections.get(SECTION.code).bytes, [new Writer().u32(body.length).raw(body).done()])],
  ]);
  const out = new Writer().raw(bytes.subarray(0, 8));
  for (const [id, section] of sections) {
    const content = replaced.get(id) ?? section.bytes;
    out.raw([id]).u32(content.length).raw(content);
  }
  return out.done();
}

/** A vector section with more items appended. */
function appended(section, items) {
  const reader = new Reader(section);
  const out = new Writer().u32(reader.u32() + items.length).raw(section.subarray(reader.at));
  for (const item of items) out.raw(item);
  return out.done();
}

/** An immutable i32 global. */
const constant = (value) => new Writer().raw([I32, 0, 0x41]).raw(signedLeb(value)).raw([0x0b]).done();

/**
 * Returns the position of the hook's pointer in the runtime. The engine calls the hook in two places, which must agree.
 * In each place, it loads the function's pointer, then the opaque argument from the next word, and calls the function.
 */
function findSlot(code, type) {
  const reader = new Reader(code);
  const found = new Set();
  for (let left = reader.u32(); left > 0; left--) {
    const end = reader.u32() + reader.at;
    for (let groups = reader.u32(); groups > 0; groups--) {
      reader.u32();
      reader.skip(1);
    }
    const loads = [];
    while (reader.at < end) {
      const from = reader.at;
      const op = skipInstruction(reader);
      if (op === 0x28) {
        const load = new Reader(code, from + 1);
        load.u32();
        loads.push(load.u32());
      } else if (op === 0x11 && new Reader(code, from + 1).u32() === type) {
        const [fn, opaque] = loads.slice(-2);
        if (opaque !== fn + 4) throw new Error("rejection hook: the engine's call of the hook was not found");
        found.add(fn);
      }
    }
  }
  if (found.size !== 1) throw new Error("rejection hook: the hook's address in the runtime was not found");
  return [...found][0];
}

/** Adds one slot to the only table, with the function in it. */
function addToTable(sections, functionIndex) {
  const limits = new Reader(sections.get(SECTION.table).bytes);
  if (limits.u32() !== 1 || limits.byte() !== 0x70)
    throw new Error("rejection hook: the module must have exactly one function table");
  const hasMost = limits.byte() & 1;
  const least = limits.u32();
  const most = hasMost ? limits.u32() : undefined;
  const table = new Writer()
    .u32(1)
    .raw([0x70, hasMost])
    .u32(least + 1);
  if (most !== undefined) table.u32(most + 1);

  // One active segment: flags 0, i32.const offset, end, functions.
  const segment = new Reader(sections.get(SECTION.element).bytes);
  if (segment.u32() !== 1 || segment.u32() !== 0 || segment.byte() !== 0x41)
    throw new Error("rejection hook: the function table must have exactly one segment");
  const offset = segment.u32();
  segment.skip(1);
  const count = segment.u32();
  if (offset + count !== least) throw new Error("rejection hook: the segment must fill the function table");
  const elements = new Writer()
    .raw([1, 0, 0x41])
    .raw(signedLeb(offset))
    .raw([0x0b])
    .u32(count + 1)
    .raw(sections.get(SECTION.element).bytes.subarray(segment.at))
    .raw(leb(functionIndex));
  return { table: table.done(), elements: elements.done(), entry: least };
}

/** Parameters are locals 0–4; local 5 is the lowered stack pointer. */
function hookBody(target, stackPointer) {
  const sp = leb(stackPointer);
  return Uint8Array.from([
    0x01,
    0x01,
    I32,
    0x23,
    ...sp,
    0x41,
    0x10,
    0x6b,
    0x22,
    0x05,
    0x24,
    ...sp, // sp = local5 = sp - 16
    0x20,
    0x05,
    0x20,
    0x01,
    0x37,
    0x03,
    0x00, // store the promise
    0x20,
    0x05,
    0x20,
    0x02,
    0x37,
    0x03,
    0x08, // store the reason
    0x20,
    0x00,
    0x20,
    0x05,
    0x20,
    0x03,
    0x20,
    0x05,
    0x41,
    0x08,
    0x6a,
    0x41,
    0x7f, // context, &promise, isHandled, &reason, -1
    0x10,
    ...leb(target),
    0x1a,
    0x20,
    0x05,
    0x41,
    0x10,
    0x6a,
    0x24,
    ...sp, // restore sp
    0x0b,
  ]);
}
