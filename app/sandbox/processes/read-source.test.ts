import { expect, it } from "vitest";
import { readSource } from "./read-source.server";

it("answers about each source separately, and continues after one that is too expensive to parse", async () => {
  const tooMuch = `const x = ${"<T>(".repeat(30)}1${")".repeat(30)};`;
  const [same, other, lines, size, none, names] = await Promise.all([
    readSource("same", { "a.ts": "f('a')", "b.ts": 'f("a");', "c.ts": tooMuch }),
    readSource("same", { "a.ts": `${tooMuch}  \n` }),
    readSource("test-lines", { suite: 'it("a", f);\nit("b", f);', titles: ["b", "c"] }),
    readSource("structure", { kind: "max-function-lines", files: { "a.ts": "function f() {\n  g();}" } }),
    readSource("structure", { kind: "max-function-lines", files: { "a.ts": tooMuch } }),
    readSource("names", { "a.ts": tooMuch, "b.ts": "const b = 1;\nf(b);" }),
  ]);
  expect(same["a.ts"]).toBe(same["b.ts"]);
  expect([same["c.ts"], other["a.ts"]]).toEqual([tooMuch, tooMuch]);
  expect([lines, size, none]).toEqual([[2, null], 3, Number.POSITIVE_INFINITY]);
  expect(names).toEqual({ "b.ts": [{ line: 2, from: 2, to: 3, at: { file: "b.ts", line: 1, from: 6, to: 7 } }] });
});
