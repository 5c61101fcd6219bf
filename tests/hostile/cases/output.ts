import type { HostileEntry } from "../entry";

const floods = (body: string): Pick<HostileEntry, "work" | "test" | "must"> => ({ work: `export const work: any = () => { ${body} };`, test: `it("x", () => { work() });`, must: { stop: "output" } });

export const output: HostileEntry[] = [
  { name: "many lines", why: "the plain one", ...floods(`for (let i = 0; i < 3000; i++) console.log("a line of output that is long enough to count " + i)`), through: ["output"] },
  { name: "one line", why: "all at once", ...floods(`console.log("x".repeat(100_000))`), through: ["output"] },
  { name: "by all of console's methods", why: "one budget for all", ...floods(`for (let i = 0; i < 300; i++) for (const name of ["error", "warn", "info", "debug", "trace", "dir", "table"] as const) (console as any)[name]("y".repeat(100))`), through: ["output"] },
  { name: "objects", why: "printed values count, too", ...floods(`for (let i = 0; i < 300; i++) console.log(Array.from({ length: 100 }, (_, j) => ({ i, j })))`), units: 400_000_000, through: ["output"] },
  { name: "a flood that catches everything", why: "the end of the run is no exception", ...floods(`for (let i = 0; i < 3000; i++) try { console.log("z".repeat(100)) } catch {} finally { continue }`), through: ["output"] },
  { name: "failures", why: "messages are bounded, too", work: "export const work: any = () => 5;", test: `it("x", () => { for (let i = 0; i < 200; i++) try { expect({ a: "x".repeat(4000) + i }).toEqual({ a: "y".repeat(4000) }) } catch {} });`, must: "fail", units: 400_000_000 },
  { name: "titles", why: "a title of a megabyte", work: "export const work: any = () => 5;", test: `it("t".repeat(1 << 20), () => { expect(work()).toBe(4) });`, must: "fail" },
  { name: "tests", why: "a hundred thousand of them", work: "export const work: any = () => 5;", test: `for (let i = 0; i < 100_000; i++) it("t" + i, () => {});`, must: { refused: /at most 2000 tests/ } },
];
