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
  it("finds a copy under other names and values, in another file", () => {
    const alone = measure("max-duplication", { "a.ts": METRES });
    const twice = measure("max-duplication", { "a.ts": METRES, "b.ts": SAME_RENAMED });
    expect(twice).toBeGreaterThan(3 * alone);
    expect(measure("max-duplication", { "a.ts": METRES + SAME_RENAMED })).toBe(twice);
  });

  it("leaves blanks and comments out, and counts no stretch as a copy of itself", () => {
    expect(measure("max-duplication", { "a.ts": "/* a */ a();  // b\n b();" })).toBe(
      measure("max-duplication", { "a.ts": "a(); b();" }),
    );
    expect(measure("max-duplication", { "a.ts": "x;x;x;x;" })).toBe(4);
  });
});

describe("max-function-lines", () => {
  it("is the longest function's, whatever its form", () => {
    expect(measure("max-function-lines", { "a.ts": METRES })).toBe(5);
    expect(measure("max-function-lines", { "a.ts": "class A { m() {\n\n\n} }\nconst f = () => 1;" })).toBe(4);
    expect(measure("max-function-lines", { "a.ts": "const a = 1;" })).toBe(0);
  });
});

it("code that does not parse holds no limit", () => {
  expect(measure("max-duplication", { "a.ts": "const" })).toBe(Number.POSITIVE_INFINITY);
  expect(measure("max-function-lines", { "a.ts": "const" })).toBe(Number.POSITIVE_INFINITY);
});
