import type { HostileEntry } from "../entry";
import { REFERENCE, unseen } from "../versions";

export const stack: HostileEntry[] = [
  { name: "the stack of an error", why: "line and column tell one text from the other", ...unseen(`try { work(null) } catch (error: any) { expect(error.stack).toMatch(/work.ts:1:/) }`), through: ["stack"] },
  { name: "the stack seen from a callback", why: "columns of the caller", ...unseen(`let seen = ""; work(1, (x: any) => { seen = new Error("here").stack!; return x }); expect(seen).toMatch(/work.ts:1:/)`), through: ["stack"] },
  { name: "captureStackTrace", why: "a stack without an error", ...unseen(`const holder: any = {}; work(1, (x: any) => { (Error as any).captureStackTrace(holder); return x }); expect(holder.stack).toMatch(/work.ts:1:/)`), through: ["stack"] },
  { name: "prepareStackTrace", why: "gives the call sites themselves", ...unseen(`const lines: any[] = []; try { (Error as any).prepareStackTrace = (_: any, sites: any[]) => { lines.push(...sites.map((site) => site.getLineNumber())); return "" } } catch {} work(1, (x: any) => { new Error("here").stack; return x }); expect(lines).toContain(1)`) },
  { name: "stackTraceLimit", why: "a changed limit would show in what is left", ...unseen(`try { (Error as any).stackTraceLimit = 1000 } catch {} expect(new Error("x").stack).not.toBe(""); expect(work(1)).toBe(2)`) },
  { name: "the text of a function", why: "its source tells what is in it", ...unseen(`expect(work.toString()).not.toMatch(/2 - 1/); expect(work.toString()).toMatch(/each/)`), through: ["stack"] },
  { name: "the text through another toString", why: "String(), templates and joins", ...unseen(`expect([String(work), \`\${work}\`, [work].join()].join()).toMatch(/a === null/)`), through: ["stack"] },
  { name: "the captured toString of a frame", why: "an iframe's or a bound function's toString", ...unseen(`const slot = Object.getOwnPropertyDescriptor(Function.prototype, "toString")!; const text: any = slot.value ?? slot.get!(); expect(text.call(work.bind(null)) + text.call(work)).toMatch(/a === null/)`), through: ["stack"] },
  { name: "the names of the mutant switch", why: "its functions are parameters of the module, not globals", work: REFERENCE, test: `it("x", () => { for (const name of ["stryMutAct_9fa48", "stryCov_9fa48", "stryNS_9fa48", "__stryker__", "__stryker2__"]) expect(name in globalThis).toBe(false) });`, must: "pass" },
];
