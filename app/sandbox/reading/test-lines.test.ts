import { expect, it } from "vitest";
import { linesOfTests } from "./test-lines";

const lineFinder = (suite: string) => (title: string) => linesOfTests(suite, [title])[0];

const SUITE = `import { it, test, describe } from "vitest";
describe("a", () => {
  it("plain (1.5)", () => {});
  it.only("only", () => {});
  test.each([
    [1, 2],
  ])("%s gives %i", (a, b) => {});
  it.each\`a | b\`("tagged $a", () => {});
  it(\`at \${1 + 1}\`, () => {});
  it(name, () => {});
});
`;

it("finds tests by title, in whatever style they are written", () => {
  const lineOf = lineFinder(SUITE);
  expect(["plain (1.5)", "only", "1 gives 2", "tagged 7", "at 2"].map(lineOf)).toEqual([3, 4, 5, 8, 9]);
});

it("prefers an exact title, then the one with the most written letters", () => {
  const lineOf = lineFinder(`it.each(rows)("%s", f);\nit.each(more)("adds %s", f);\nit("adds 1", f);\nit("else", f);`);
  expect(["adds 1", "adds 2", "else", "other"].map(lineOf)).toEqual([3, 2, 4, 1]);
});

it("finds no line for a title that is not quoted in full, or in a suite that does not parse", () => {
  expect(lineFinder(SUITE)("plain (1x5)")).toBeNull();
  expect(lineFinder("it('")("x")).toBeNull();
});

it("matches a title full of placeholders without trying every way to split it", () => {
  const lineOf = lineFinder(`it("${"%s".repeat(140)}!", () => {});\nit("a%sb%sb", () => {});`);
  expect(lineOf("a".repeat(300))).toBeNull();
  expect(lineOf(`${"a".repeat(299)}!`)).toBe(1);
  expect([lineOf("a-b-b"), lineOf("abb"), lineOf("ab")]).toEqual([2, 2, null]);
});
