import type { HostileEntry } from "../entry";

/**
 * Reported QuickJS bugs in buffers whose memory moves or is freed while native code works on it. The engine here is
 * QuickJS-ng 0.12.1; some of the bugs were fixed later. Whatever the engine does, no test that should fail may pass,
 * and nothing may be left behind for the next run.
 */
const fault = (name: string, why: string, body: string, must: unknown): HostileEntry => ({
  name,
  why,
  work: `export const work: any = () => { ${body} };`,
  test: `it("x", () => { expect(work()).toEqual(${JSON.stringify(must)}) });`,
  must: "pass",
});
/**
 * An input whose result the language doesn't define, or a bug that a later engine fixed. The run may end in any way,
 * but no test may pass.
 */
const wild = (name: string, why: string, body: string, more: Partial<HostileEntry> = {}): HostileEntry => ({
  name,
  why,
  work: `export const work: any = () => { ${body} };`,
  test: `it("x", () => { expect(work()).toBe("what it never is") });`,
  must: "fail",
  ...more,
});
const RESIZABLE = "const buffer: any = new (ArrayBuffer as any)(64, { maxByteLength: 4096 }); const view = new Uint8Array(buffer);";

export const engineBuffers: HostileEntry[] = [
  fault("a view on a buffer that was moved", "quickjs-ng issue 1208: the view still pointed at the freed memory", "const buffer: any = new ArrayBuffer(64); const view = new Uint8Array(buffer).fill(65); buffer.transfer(); return [view[0] === undefined, view.length]", [true, 0]),
  wild("a slice whose species shrinks its source", "quickjs-ng issue 1210: the length was looked at before the constructor of the guest ran", `${RESIZABLE} view.fill(7); buffer.constructor = { [Symbol.species]: function (n: number) { buffer.resize(1); return new ArrayBuffer(n) } }; return new Uint8Array(buffer.slice(10, 60)).reduce((a, b) => a + b, 0) + "!"`),
  fault("a prototype getter that shrinks the buffer that a view is made of", "quickjs-ng issue 1296: the new view kept the old length", "const buffer: any = new (ArrayBuffer as any)(10, { maxByteLength: 10 }); const evil = (function () {}).bind(null); Object.defineProperty(evil, 'prototype', { get() { buffer.resize(0); return Uint8Array.prototype } }); const view: any = Reflect.construct(Uint8Array, [buffer], evil); return [view.length, view[9] === undefined]", [0, true]),
  wild("a comparator that shrinks late", "quickjs-ng issue 1297: the list of indices still held the high ones", "const seen: number[] = []; for (const trigger of [10, 500, 900, 1500, 1734, 1900]) { const buffer: any = new (ArrayBuffer as any)(256, { maxByteLength: 2560 }); const view = new Uint8Array(buffer); for (let i = 0; i < 256; i++) view[i] = i; view[255] = 0; let count = 0; view.sort((a, b) => { if (++count === trigger) buffer.resize(10); return a - b }); seen.push(view.length, ...view) } return seen"),
  fault("a copy of a view that is emptied by the class of the copy", "quickjs-ng issue 1305: memory was copied by the length from before", "const buffer: any = new (ArrayBuffer as any)(10, { maxByteLength: 10 }); const source = new Uint8Array(buffer); const evil = new Proxy(function () {}, { get: (target: any, key) => { if (key === 'prototype') { buffer.resize(0); return Uint8Array.prototype } return target[key] } }); try { return (Reflect.construct(Uint8Array, [source], evil) as any).length } catch { return 0 }", 0),
  wild("with() whose value shrinks the view", "bellard/quickjs issue 492: the stale length was read over the end of the buffer", `${RESIZABLE} const copy = (view as any).with(0, { valueOf() { buffer.resize(1); return 1 } }); return [...copy]`),
  fault("a value that moves the buffer while it is stored", "the pattern of quickjs-ng issues 1301 and 1302, by assignment", `${RESIZABLE} (view as any)[5] = { valueOf() { buffer.resize(0); return 1 } }; return [view.length, view[5] === undefined]`, [0, true]),
  fault("a DataView whose value detaches it", "the same for setFloat64: the pointer was taken before the value was asked for", "const buffer: any = new ArrayBuffer(16); const view = new DataView(buffer); try { view.setFloat64(8, { valueOf() { buffer.transfer(); return 1 } } as any); return 'set' } catch (error: any) { return error.name }", "TypeError"),
  fault("a DataView that follows a buffer over its end", "quickjs-ng pull request 989: bounds of views that track a length", "const buffer: any = new (ArrayBuffer as any)(8, { maxByteLength: 16 }); const view = new DataView(buffer, 4); buffer.resize(16); const grown = view.byteLength; buffer.resize(2); try { view.getInt8(0); return 'read' } catch (error: any) { return [grown, error.name] }", [12, "TypeError"]),
  fault("a start that is asked after the end was taken", "fill and copyWithin with arguments that shrink the view", `${RESIZABLE} view.fill(1, 0, { valueOf() { buffer.resize(3); return 64 } } as any); const after = [...view]; buffer.resize(64); view.copyWithin(0, { valueOf() { buffer.resize(2); return 9 } } as any, 60); return [after, view.length]`, [[1, 1, 1], 2]),
  fault("lastIndexOf from outside", "quickjs-ng pull request 1164: a from index below zero read before the memory", "const view = new Uint8Array([1, 2, 3]); return [view.lastIndexOf(1, -4), view.lastIndexOf(3, -1), view.lastIndexOf(1, -Infinity), view.indexOf(1, 2 ** 33), view.includes(undefined as any, -99)]", [-1, 2, -1, -1, false]),
  wild("a map whose species is a smaller view on the same memory", "results were written by the source's length", "const buffer = new ArrayBuffer(64); const view: any = new Uint8Array(buffer).map((_, i) => i); view.constructor = { [Symbol.species]: function () { return new Uint8Array(buffer, 0, 64) } }; const out = view.map((x: number) => { view.fill(9); return x }); view.constructor = { [Symbol.species]: function () { return new Uint8Array(1) } }; return [...out, view.slice(0, 50).length]"),
  wild("a set whose source is made longer while it is read", "the offset was checked against the first length", "const view = new Uint8Array(8); const list: any = { get length() { return 4 }, get 0() { list.more = 1; return 1 }, 1: { valueOf() { (view.buffer as any).transfer?.(); return 2 } }, 2: 3, 3: 4 }; view.set(list, 4); return [...view].join()"),
  fault("a subarray of a buffer that ends before it", "begin and length asked for after a shrink", `${RESIZABLE} const part = view.subarray(8, 16); buffer.resize(4); const gone = part.length; buffer.resize(64); return [gone, part.length, part.byteOffset]`, [0, 8, 8]),
  fault("numbers of every width over the edge", "the last byte of a buffer, read eight wide", "const view: any = new DataView(new ArrayBuffer(7)); return ['Int8', 'Uint16', 'Float16', 'Int32', 'Float32', 'Float64', 'BigInt64', 'BigUint64'].map((kind) => [0, 6, 7, -1, 2 ** 31, 2 ** 32, 2 ** 53].filter((at) => { try { view['get' + kind](at); return true } catch { return false } }).join())", ["0,6", "0", "0", "0", "0", "", "", ""]),
  fault("sizes that wrap round 32 bits", "an offset and a length whose sum or product is small again", "const buffer = new ArrayBuffer(16); const tries: (() => unknown)[] = [() => new Float64Array(buffer, 8, 2 ** 29), () => new Float64Array(2 ** 29 + 1), () => new DataView(buffer, 8, 2 ** 32 - 4), () => new Uint8Array(buffer, 2 ** 32), () => new BigInt64Array(2 ** 32), () => (buffer as any).resize(2 ** 33), () => (buffer as any).transfer(2 ** 40), () => new (ArrayBuffer as any)(1, { maxByteLength: 2 ** 52 }), () => new Uint32Array({ length: 2 ** 30 + 1 }), () => 'ab'.padEnd(2 ** 32), () => 'ab'.repeat(2 ** 30), () => Buffer.alloc(2 ** 32)]; return tries.map((f) => { try { f(); return 'made' } catch { return 'no' } }).filter((x) => x === 'made').length", 0),
  fault("a frozen and an immutable buffer", "sliceToImmutable and transferToImmutable: what cannot change must not", "const buffer: any = new Uint8Array([1, 2, 3]).buffer; const fixed = buffer.transferToImmutable(); const view: any = new Uint8Array(fixed); for (const change of [() => { view[0] = 9 }, () => view.fill(9), () => view.sort(() => -1), () => view.set([9]), () => new DataView(fixed).setInt8(0, 9), () => fixed.resize(1), () => fixed.transfer(), () => view.copyWithin(0, 1)]) try { change() } catch {} return [...view, fixed.byteLength, buffer.byteLength]", [1, 2, 3, 3, 0]),
  fault("base64 and hex into a buffer that is too small", "the newest ways to write into memory from text", "const view: any = new Uint8Array(4); const out: unknown[] = []; for (const f of [() => view.setFromBase64('A'.repeat(4000)), () => view.setFromHex('f'.repeat(4000)), () => Buffer.from(view.buffer).write('x'.repeat(99), 2), () => Buffer.from(view.buffer, 1, 2).fill('abc', -9, 99), () => new TextEncoder().encodeInto('\\u{10ffff}'.repeat(9), view)]) try { f(); out.push(view.length) } catch { out.push(view.length) } return out", [4, 4, 4, 4, 4]),
  wild("a shared buffer that grows under a sort", "SharedArrayBuffer.grow while a comparator runs", "const buffer: any = new (SharedArrayBuffer as any)(64, { maxByteLength: 65_536 }); const view = new Uint32Array(buffer); view.sort((a, b) => { buffer.grow?.(Math.min(65_536, buffer.byteLength + 64)); return b - a }); return view.length"),
  fault("a spread of a view that ends in the middle", "the iterator asked for its length once", `${RESIZABLE} const seen: number[] = []; try { for (const [i] of view.entries()) { seen.push(i); if (i === 3) buffer.resize(2) } } catch {} return seen`, [0, 1, 2, 3]),
];
