import { expect, it } from "vitest";
import { readSpec, specWith, splitTests } from "./spec";

const TEXT = `import { describe, expect, xtest } from '@jest/globals';
import { add } from './add';
const helper = require("./lib/helper");
jest.mock('./clock');

const big = 10; // enough

// Of all that is there.
describe.skip('add', () => {
  beforeEach(() => helper());

  /** The first. */
  xtest('small', () => expect(add(1, 1)).toBe(2));

  test.only('big', () => {
    expect(add(big, big)).toBe(20);
  });

  for (const n of [1, 2]) {
    xit(\`\${n}\`, () => expect(add(n, 0)).toBe(n));
  }

  xdescribe('tables', () => {
    test.skip.each\`
      a    | sum
      \${1} | \${2}
    \`('$a', ({ a, sum }) => expect(add(a, a)).toBe(sum));
  });
});

xtest('alone', () => {});
`;

it("finds every test and every loop of tests, with their groups", () => {
  const { units, call } = readSpec("tests/add.spec.js", TEXT);
  expect(units.map(({ within, title }) => [...within, title].join(" › "))).toEqual([
    "add › small",
    "add › big",
    "add › several tests",
    "add › tables › $a",
    "alone",
  ]);
  expect(call).toBe("test");
});

it("writes some tests, enabled, with everything that they share and nothing of the others", () => {
  const spec = readSpec("add.spec.js", TEXT);
  const [small, , several] = spec.units;
  expect(specWith(spec, [small!, several!])).toBe(`import { describe, expect, xtest } from '@jest/globals';
import { add } from "../add";
const helper = require("../lib/helper");
jest.mock("../clock");

const big = 10; // enough

// Of all that is there.
describe('add', () => {
  beforeEach(() => helper());

  /** The first. */
  test('small', () => expect(add(1, 1)).toBe(2));

  for (const n of [1, 2]) {
    it(\`\${n}\`, () => expect(add(n, 0)).toBe(n));
  }
});
`);
});

it("adjusts the imports of a file from a folder of its own", () => {
  const spec = readSpec(
    "test/unit/add.spec.ts",
    "import { add } from '../../src/add';\nit('adds', () => add(1, 1));\n",
  );
  expect(specWith(spec, spec.units)).toContain('from "../src/add"');
});

it("rejects a file that does not parse", () => {
  expect(() => readSpec("add.spec.js", "describe(")).toThrow(/^add\.spec\.js does not parse: /);
});

it("makes a test of each assertion, with the other statements of its test", () => {
  const text = `describe("add", () => {
  it("adds", async () => {
    const two = 2;
    expect(add(1, 1)).toBe(two);
    await expect(later(two)).resolves.toBe(3);
  });
  it("is one", () => { expect(1).toBe(1); });
});
`;
  const spec = readSpec("add.spec.js", splitTests(text));
  const { units } = spec;
  expect(units.map(({ title }) => title)).toEqual(["adds (1)", "adds (2)", "is one"]);
  expect(specWith(spec, [units[1]!])).toMatch(
    /it\("adds \(2\)", async \(\) => \{\s+const two = 2;\s+await expect\(later\(two\)\)\.resolves\.toBe\(3\);\s+\}\);/,
  );
});
