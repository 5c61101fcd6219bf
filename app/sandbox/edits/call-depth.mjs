/**
 * Determines how much of the machine's stack each function of a WebAssembly module uses. meter-wasm.mjs takes the same
 * number of bytes from the module's own stack (the C stack, in its memory), so that one limit covers both stacks. Every
 * host reaches the limit at the same call, long before its own stack is full. The size and use of a host's stack differ
 * between Node, browsers and their workers.
 *
 * Only functions that can be re-entered, through direct calls or the table, are counted: any other call adds a bounded
 * amount. A call through the table may reach every function in it that has the called type.
 *
 * Most calls don't recurse, such as a call that finds a property immediately. So a function's bytes are counted only
 * around those of its calls that may re-enter it. If it has many such calls, as the interpreter does, its bytes are
 * counted once at its entry.
 */
import { EVEN, TAKE } from "./even-frames.mjs";
import { Reader, readFunctionTypes, readImports, readTypes, SECTION, skipInstruction } from "./wasm-binary.mjs";

/**
 * The number of bytes counted for each call. They cover what V8 keeps in every frame and spills around calls. Small
 * functions use less, but V8's optimizing compiler inlines several of them into one large frame. With this value, all
 * kinds of deep recursion reach nearly the same count when they fill the stack of a Chromium worker
 * (docs/decisions/031-determinism.md).
 */
const FRAME = 256;
/** The size of a parameter or local, in bytes. */
const WORD = 8;
/** The alignment of C code's stack pointer, in bytes. */
const ALIGNMENT = 16;

/**
 * The maximum number of calls that may re-enter a function for its bytes to be counted around these calls. With more
 * such calls, the bytes are counted at the function's entry.
 */
const MANY_CALLS = 4;

/**
 * @typedef {object} Charge
 * @property {number} bytes
 * @property {boolean} atEntry counted at entry; otherwise around the calls below
 * @property {Set<number>} calls indices of functions that may re-enter this one
 * @property {Set<number>} types indices of types whose calls through the table may re-enter it
 *
 * @param {Map<number, { bytes: Uint8Array }>} sections of a module whose stack pointer is its first global
 * @returns {(Charge | null)[]} for each function that the module defines, in order; null if it is not counted
 */
export function depthCharges(sections) {
  const types = readTypes(sections.get(SECTION.type));
  const imported = readImports(sections.get(SECTION.import)).functions.length;
  const functionTypes = readFunctionTypes(sections.get(SECTION.function));
  const signatures = types.map(({ parameters, results }) => `${parameters}:${results}`);
  const bodies = readBodies(sections.get(SECTION.code).bytes);

  // Nodes are the module's functions, followed by one node for each signature that is called through the table.
  const bySignature = new Map();
  const nodeOfType = (type) => {
    const signature = signatures[type];
    if (!bySignature.has(signature)) bySignature.set(signature, bodies.length + bySignature.size);
    return bySignature.get(signature);
  };
  const edges = bodies.map(({ calls, calledTypes }) => [
    ...calls.filter((index) => index >= imported).map((index) => index - imported),
    ...calledTypes.map(nodeOfType),
  ]);
  for (const node of bySignature.values()) edges[node] = [];
  for (const index of inTable(sections.get(SECTION.element))) {
    const node = index < imported ? undefined : bySignature.get(signatures[functionTypes[index - imported]]);
    if (node !== undefined) edges[node].push(index - imported);
  }

  const cycleOf = findCycles(edges);
  return bodies.map(({ locals, ownStack, calls, calledTypes }, i) => {
    if (cycleOf[i] === null) return null;
    const words = types[functionTypes[i]].parameters.length + locals;
    // The function's own use of the module's stack is already counted.
    const bytes = Math.max(0, FRAME + WORD * words - ownStack);
    const back = calls.filter((index) => index >= imported && cycleOf[index - imported] === cycleOf[i]);
    const backByType = calledTypes.filter((type) => cycleOf[nodeOfType(type)] === cycleOf[i]);
    return {
      bytes: Math.ceil(bytes / ALIGNMENT) * ALIGNMENT,
      atEntry: back.length + backByType.length > MANY_CALLS,
      calls: new Set(back),
      types: new Set(backByType),
    };
  });
}

/**
 * Returns for each function: its number of locals, the functions it calls, the types it calls through the table, and
 * how much of the module's stack (global 0) it takes in its first instructions and for each call (even-frames.mjs).
 */
function readBodies(code) {
  const reader = new Reader(code);
  return Array.from({ length: reader.u32() }, () => {
    const end = reader.u32() + reader.at;
    const body = { locals: 0, ownStack: 0, calls: [], calledTypes: [] };
    for (let groups = reader.u32(); groups > 0; groups--) {
      body.locals += reader.u32();
      reader.skip(1);
    }
    body.ownStack = takenAt(new Reader(code, reader.at));
    let isEven = false;
    while (reader.at < end) {
      const from = reader.at;
      const operand = new Reader(code, from + 1);
      const op = skipInstruction(reader);
      isEven ||= TAKE.every((byte, i) => code[from + i] === byte);
      if (op === 0x10) body.calls.push(operand.u32());
      else if (op === 0x11) body.calledTypes.push(operand.u32());
    }
    if (isEven) body.ownStack += EVEN;
    return body;
  });
}

/** Returns n if the code is global.get 0, i32.const n, i32.sub. */
function takenAt(reader) {
  if (reader.byte() !== 0x23 || reader.u32() !== 0 || reader.byte() !== 0x41) return 0;
  const bytes = reader.u32();
  return reader.byte() === 0x6b ? bytes : 0;
}

/** Returns the functions in the module's table. */
function inTable(section) {
  if (!section) return [];
  const reader = new Reader(section.bytes);
  return Array.from({ length: reader.u32() }, () => {
    if (reader.u32() !== 0) throw new Error("call depth: the function table has a segment of an unexpected kind");
    while (skipInstruction(reader) !== 0x0b);
    return Array.from({ length: reader.u32() }, () => reader.u32());
  }).flat();
}

/**
 * Returns the number of each node's cycle group. Nodes that can reach each other have the same number. Null for a node
 * that can't reach itself. (Tarjan's algorithm, without recursion.)
 */
function findCycles(edges) {
  const cycleOf = new Array(edges.length).fill(null);
  const order = new Int32Array(edges.length).fill(-1);
  const lowest = new Int32Array(edges.length);
  const isOpen = new Uint8Array(edges.length);
  const open = [];
  let next = 0;
  for (let start = 0; start < edges.length; start++) {
    if (order[start] >= 0) continue;
    const path = [];
    const enter = (node) => {
      order[node] = lowest[node] = next++;
      isOpen[node] = 1;
      open.push(node);
      path.push({ node, at: 0 });
    };
    enter(start);
    while (path.length > 0) {
      const { node, at } = path.at(-1);
      if (at < edges[node].length) {
        path.at(-1).at++;
        const target = edges[node][at];
        if (order[target] < 0) enter(target);
        else if (isOpen[target]) lowest[node] = Math.min(lowest[node], order[target]);
        continue;
      }
      path.pop();
      if (path.length > 0) lowest[path.at(-1).node] = Math.min(lowest[path.at(-1).node], lowest[node]);
      if (lowest[node] !== order[node]) continue;
      const component = open.splice(open.indexOf(node));
      for (const one of component) isOpen[one] = 0;
      if (component.length > 1 || edges[node].includes(node)) for (const one of component) cycleOf[one] = node;
    }
  }
  return cycleOf;
}
