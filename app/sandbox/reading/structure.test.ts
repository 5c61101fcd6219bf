import { describe, expect, it } from "vitest";
import { measure } from "./structure";

const METRES = `export function metres(a: number, b: number): number {
  const total = a * 2 + b;
  if (total < 0) return 0;
  return total;
}
`;
const SAME_RENAMED = METRES.replaceAll("total", "sum").replaceAll("metres", "yards").replace("2", "3");

describe("max-duplication", () => {
  it("finds a copy with other names and values, in another file", () => {
    const alone = measure("max-duplication", { "a.ts": METRES });
    const twice = measure("max-duplication", { "a.ts": METRES, "b.ts": SAME_RENAMED });
    expect(twice).toBeGreaterThan(3 * alone);
    expect(measure("max-duplication", { "a.ts": METRES + SAME_RENAMED })).toBe(twice);
  });

  it("ignores white space and comments, and does not count overlapping stretches as copies", () => {
    expect(measure("max-duplication", { "a.ts": "/* a */ a();  // b\n b();" })).toBe(
      measure("max-duplication", { "a.ts": "a(); b();" }),
    );
    expect(measure("max-duplication", { "a.ts": "x();x();x();x();" })).toBe(8);
  });
});

describe("max-function-lines", () => {
  it("is the longest function's length, in any form of function", () => {
    expect(measure("max-function-lines", { "a.ts": METRES })).toBe(5);
    expect(measure("max-function-lines", { "a.ts": "class A { m() { a(); b(); } }\nconst f = () => 1;" })).toBe(4);
    expect(measure("max-function-lines", { "a.ts": "const a = 1;" })).toBe(0);
  });
});

describe("formatting changes nothing", () => {
  const onOneLine = METRES.replace(/\n\s*/g, " ");
  const brokenUp = (text: string) => text.replaceAll(";", ";;;").replace("{", "{;");

  it("a function on one line counts as many lines as when it is formatted", () => {
    expect(measure("max-function-lines", { "a.ts": onOneLine })).toBe(
      measure("max-function-lines", { "a.ts": METRES }),
    );
    expect(measure("max-function-lines", { "a.ts": METRES.replaceAll("\n", "\n\n// more\n") })).toBe(5);
  });

  it("empty statements and brackets do not hide a copy", () => {
    const twice = measure("max-duplication", { "a.ts": METRES, "b.ts": SAME_RENAMED });
    expect(measure("max-duplication", { "a.ts": METRES, "b.ts": brokenUp(SAME_RENAMED) })).toBe(twice);
    expect(
      measure("max-duplication", { "a.ts": METRES, "b.ts": SAME_RENAMED.replace("a * 2 + b", "((a) * 3) + b") }),
    ).toBe(twice);
  });

  it("types and statements without effect do not hide a copy", () => {
    const twice = measure("max-duplication", { "a.ts": METRES, "b.ts": SAME_RENAMED });
    for (const nothing of ['"x";', "void 0;", "debugger;", "{}", "a;"])
      expect(
        measure("max-duplication", { "a.ts": METRES, "b.ts": SAME_RENAMED.replaceAll(";", `; ${nothing}`) }),
        nothing,
      ).toBe(twice);
    const typed = SAME_RENAMED.replace("a * 2 + b", "(a as number) * 3 + b!");
    expect(measure("max-duplication", { "a.ts": METRES, "b.ts": typed })).toBe(twice);
  });

  it("a function packed into one expression is as long as its text", () => {
    const packed = `const f = (a) => (${Array.from({ length: 60 }, (_, i) => `a = a + ${i}`).join(", ")});`;
    expect(measure("max-function-lines", { "a.ts": packed })).toBeGreaterThan(5);
  });
});

it("code that does not parse meets no limit", () => {
  expect(measure("max-duplication", { "a.ts": "const" })).toBe(Number.POSITIVE_INFINITY);
  expect(measure("max-function-lines", { "a.ts": "const" })).toBe(Number.POSITIVE_INFINITY);
});
