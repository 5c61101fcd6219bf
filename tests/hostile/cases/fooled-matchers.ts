import type { HostileEntry } from "../entry";

/** Thrown or returned values that themselves supply the answer when a matcher checks for a string, number or type. */
const THROWN: Readonly<Record<string, string>> = {
  undefined: "undefined",
  null: "null",
  zero: "0",
  false: "false",
  "a message that says where it holds a text": "{ message: { indexOf: () => 0, includes: () => true } }",
  "a message that is a list": '{ message: ["x"] }',
  "a message that is a boxed text": '{ message: Object("x") }',
  "a message that changes": "(() => { let n = 0; return { get message() { return n++ ? 'x' : 'no' } } })()",
  "a proxy that has every property": "new Proxy({}, { get: () => () => true })",
  "an error whose message was replaced": 'Object.defineProperty(new Error("no"), "message", { value: { indexOf: () => 0, toString: () => "x" } })',
};
const SOUGHT: Readonly<Record<string, string>> = {
  "a text": `expect(() => work()).toThrow("x")`,
  "a pattern": "expect(() => work()).toThrow(/x/)",
  "a text, by chai": `expect(() => work()).to.throw("x")`,
  "a text, in a promise": `await expect((async () => work())()).rejects.toThrow("x")`,
};
const RETURNED: Readonly<Record<string, [value: string, test: string]>> = {
  "a tag of a text that contains all": ["{ [Symbol.toStringTag]: 'String', includes: () => true }", `expect(work()).toEqual(expect.stringContaining("x"))`],
  "a tag of a text that matches all": ["{ [Symbol.toStringTag]: 'String', match: () => ['x'], toString: () => 'x' }", "expect(work()).toEqual(expect.stringMatching(/x/))"],
  "a tag of a text that has an index for all": ["{ [Symbol.toStringTag]: 'String', indexOf: () => 0 }", `expect(work()).to.include("x")`],
  "a tag of a list that has an index for all": ["{ [Symbol.toStringTag]: 'Array', indexOf: () => 0 }", `expect(work()).to.include("x")`],
  "a tag of a set that has all": ["{ [Symbol.toStringTag]: 'Set', has: () => true }", `expect(work()).to.include("x")`],
  "a tag of a map that gives all": ["{ [Symbol.toStringTag]: 'Map', forEach: (f: any) => f('x') }", `expect(work()).to.include("x")`],
  "a tag of a set that has a size": ["{ [Symbol.toStringTag]: 'Set', size: 3 }", "expect(work()).to.have.lengthOf(3)"],
  "a tag of a text": ["{ [Symbol.toStringTag]: 'String' }", `expect(work()).to.be.a("string")`],
  "a tag of a list": ["{ [Symbol.toStringTag]: 'Array' }", `expect(work()).to.be.an("array")`],
  "a tag of a number": ["{ [Symbol.toStringTag]: 'Number', valueOf: () => 5 }", `expect(work()).to.be.a("number")`],
  "a tag of a date with its time": ["{ [Symbol.toStringTag]: 'Date', valueOf: () => 5 }", "expect(work()).toEqual(new Date(5))"],
  "a tag of a pattern with its source": ["{ [Symbol.toStringTag]: 'RegExp', source: 'x', flags: '' }", "expect(work()).toEqual(/x/)"],
  "a tag of a boxed number": ["{ [Symbol.toStringTag]: 'Number', valueOf: () => 5 }", "expect(work()).toEqual(Object(5))"],
  "a tag of a number that is close": ["{ [Symbol.toStringTag]: 'Number', valueOf: () => 5 }", "expect([work()]).toEqual([expect.closeTo(5)])"],
  "a value that becomes a number": ["{ valueOf: () => 5 }", "expect(work()).toBeCloseTo(5)"],
  "a list that becomes a number": ["[5]", "expect(work()).toBeCloseTo(5)"],
  "a length that becomes a number": ["{ length: { valueOf: () => 3 } }", "expect(work()).toHaveLength(3)"],
  "a length that is a text": ["{ length: '3' }", "expect(work()).toHaveLength(3)"],
  "a text in a box": ["Object('xyz')", `expect(work()).toMatch("x")`],
};

export const fooledMatchers: HostileEntry[] = [
  ...Object.entries(THROWN).flatMap(([what, value]) =>
    Object.entries(SOUGHT).map(
      ([sought, test]): HostileEntry => ({
        name: `throws ${what} where ${sought} is sought`,
        why: "what is thrown has no text, or none that stays the same",
        work: `export const work: any = () => { throw ${value} };`,
        test: `it("x", async () => { ${test} });`,
        must: "fail",
      }),
    ),
  ),
  ...Object.entries(RETURNED).map(
    ([what, [value, test]]): HostileEntry => ({
      name: `returns ${what}`,
      why: "what it says of itself is not what it is",
      work: `export const work: any = () => (${value});`,
      test: `it("x", () => { ${test} });`,
      must: "fail",
    }),
  ),
];
