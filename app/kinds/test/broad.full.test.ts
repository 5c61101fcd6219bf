import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Sandbox } from "~/sandbox/contract";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import type { Folder } from "../exercise";
import { MAX_MANY_UNITS, RUN_UNITS } from "./constants";
import { readTest } from "./content";
import { exchange } from "./exchanged";
import { EXERCISE, SHARE, shareSource, shareWith } from "./fixtures/share";
import { gradeTest } from "./grade";
import { cut } from "./halves";

// Long: pairs of suites as text, one suite on each side of the limit.

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

const suite = (...lines: string[]) =>
  ['import { expect, it } from "vitest";', 'import { share } from "../src/share";', ...lines].join("\n");
const gradeOf = (text: string, folder: Folder = SHARE) =>
  gradeTest({ content: readTest(folder), work: { suite: text, confidence: 80 }, seed: "a" }, sandbox);

const CASES = "[[1, 3, 33], [2, 3, 67], [1, 8, 13], [5, 6, 83], [1, 2, 50], [0, 5, 0], [7, 9, 78], [3, 7, 43]]";
const ANSWERS = `const cases = ${CASES};\nconst answers = () => cases.map(([part, whole]) => share(part, whole));`;
const RIGHT = "[33, 67, 13, 83, 50, 0, 78, 43]";

describe("a test that asserts each answer counts, whatever its style:", () => {
  it.each([
    ["one table", `it("all", () => { expect(answers()).toEqual(${RIGHT}); });`],
    [
      "a long table whose wrong answers are far apart",
      'it("all", () => { expect(Array.from({ length: 61 }, (_, part) => share(part, 60))).toEqual(Array.from({ length: 61 }, (_, part) => Math.round((part * 100) / 60))); });',
    ],
    ["one object", `it("all", () => { expect({ ...answers() }).toEqual({ ...${RIGHT} }); });`],
    ["a map", `it("all", () => { expect(new Map(answers().entries())).toEqual(new Map(${RIGHT}.entries())); });`],
    ["a text of lines", `it("all", () => { expect(answers().join("\\n")).toBe(${RIGHT}.join("\\n")); });`],
    [
      "a list whose length depends on the answers",
      'it("all", () => { expect(answers().flatMap((one) => (one > 50 ? [one, "more"] : [one]))).toEqual([33, 67, "more", 13, 83, "more", 50, 0, 78, "more", 43]); });',
    ],
    [
      "a list of what is wrong",
      'it("all", () => { expect(cases.filter(([a, b, c]) => share(a, b) !== c)).toEqual([]); });',
    ],
    ["a loop", 'it("all", () => { for (const [a, b, c] of cases) expect(share(a, b)).toBe(c); });'],
    ["rows of each", 'it.each(cases)("%i of %i", (a, b, c) => { expect(share(a, b)).toBe(c); });'],
    [
      "several expects",
      'it("all", () => { expect(share(1, 3)).toBe(33); expect(share(2, 3)).toBe(67); expect(share(1, 2)).toBe(50); });',
    ],
    [
      "an inline snapshot",
      `it("all", () => { expect(answers()).toMatchInlineSnapshot(\`[${RIGHT.slice(1, -1)
        .split(", ")
        .map((n) => `\n  ${n},`)
        .join("")}\n]\`); });`,
    ],
  ])("%s", async (_, line) => {
    const { detail } = await gradeOf(suite(ANSWERS, line));
    expect(detail.tests.map(({ status }) => status)).not.toContain("broad");
    const killed = detail.mistakes.filter(({ killedBy }) => Object.keys(killedBy).length > 0).map(({ id }) => id);
    expect(killed).toEqual(["ai", "rounds-up", "fraction"]);
  });

  it("calls whose arguments depend on whether an earlier test ended early", async () => {
    // The draw is seeded with the suite's text and the mistake's id, so these names decide which half answers which
    // call wrongly.
    const named = shareWith({
      "ai/src/share.ts": shareSource({ result: "return Math.floor((part * 100) / whole);" }),
    });
    const line = (n: number) => `it("t${n}", () => { expect(share(next(), 3)).toBe(${n % 2 ? 33 : 67}); });`;
    const { detail } = await gradeOf(
      suite("let n = 0;", "const next = () => (n++ % 2 ? 1 : 2);", ...[0, 1, 2, 3].map(line)),
      named,
    );
    expect(detail.tests.map(({ status }) => status)).toEqual(["valid", "valid", "valid", "valid"]);
  });

  it("a relation between two calls", async () => {
    const half = shareWith(
      {
        "mistakes/halves-big/src/share.ts": shareSource({
          result: "return Math.round((part * 100) / (whole > 50 ? whole * 2 : whole));",
        }),
      },
      { mistakes: [...EXERCISE.mistakes, { id: "halves-big", says: "Halves big ones", differs: "share(60, 60)" }] },
    );
    const { detail } = await gradeOf(
      suite('it("scales", () => { expect(share(10, 40)).toBe(share(25, 100)); });'),
      half,
    );
    expect(detail.tests[0]).toMatchObject({ status: "valid", kills: expect.any(Number) });
    expect(detail.mistakes.at(-1)!.killedBy).toHaveProperty(detail.tests[0]!.id);
  });
});

const HASH = `${ANSWERS}
const hash = (salt) => [...(salt + answers().join())].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619), salt.length) >>> 0;`;
const hashOf = (salt: string) => {
  const answers = JSON.parse(RIGHT) as number[];
  return [...(salt + answers.join())].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619), salt.length) >>> 0;
};

describe("a test of one value computed from many answers counts for nothing:", () => {
  it.each([
    ["a hash", `expect(hash("")).toBe(${hashOf("")});`],
    ["whether a hash is right", `expect(hash("") === ${hashOf("")}).toBe(true);`],
    [
      "digits of a hash",
      `expect([...String(hash(""))].map(Number)).toEqual(${JSON.stringify([...String(hashOf(""))].map(Number))});`,
    ],
    ["an error", `expect(1).toBe(1); if (hash("") !== ${hashOf("")}) throw new Error();`],
    ["a sum", "expect(answers().reduce((sum, one) => sum + one)).toBe(367);"],
    ["a count", `expect(answers().filter((one, i) => one === ${RIGHT}[i]).length).toBe(8);`],
  ])("%s", async (_, line) => {
    const { detail, score } = await gradeOf(suite(HASH, `it("t", () => { ${line} });`));
    expect([detail.tests[0]!.status, score]).toEqual(["broad", 0]);
  });

  const PARTS = Array.from({ length: 60 }, (_, part) => part);
  const MANY = `const text = () => ${JSON.stringify(PARTS)}.map((part) => share(part, 61)).join();
const hash = (salt) => [...(salt + text())].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619), 7) >>> 0;`;
  const rightHash = (salt: string) => {
    const text = PARTS.map((part) => Math.round((part * 100) / 61)).join();
    return [...(salt + text)].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 16777619), 7) >>> 0;
  };

  it.each([
    ["a bit of a hash", 1],
    ["two bits of a hash", 3],
  ])("%s of many answers", async (_, bits) => {
    const tests = [0, 1, 2, 3, 4].map(
      (i) => `it("b${i}", () => { expect(hash("${i}") & ${bits}).toBe(${rightHash(String(i)) & bits}); });`,
    );
    const { detail, score } = await gradeOf(suite(MANY, ...tests));
    expect([detail.tests.filter(({ kills }) => kills > 0).map(({ id }) => id), score]).toEqual([[], 0]);
  });

  it("bits of a hash, in a list whose length depends on the hash", async () => {
    const list = (hash: number) => [...[...hash.toString(2)].map(Number), ...Array(hash % 4).fill(0)];
    const line = `const list = ${list.toString()}; it("t", () => { expect(list(hash("")).map(String)).toEqual(${JSON.stringify(list(rightHash("")).map(String))}); });`;
    const { detail, score } = await gradeOf(suite(MANY, line));
    expect([detail.tests[0]!.status, score]).toEqual(["broad", 0]);
  });

  it.each([
    ["alone", []],
    ["after a line like the mark for lines that are left out", ["…"]],
    ["after many constants, which are left out", Array.from({ length: 20 }, () => "constant")],
    ["after more lines than are compared", Array.from({ length: 310 }, () => "constant")],
  ])("letters in an order that a hash chooses, %s", async (_, before) => {
    const order = (hash: number) => {
      const [left, found] = [[..."abcdefg"], [] as string[]];
      for (let rest = hash; left.length > 0; rest = Math.floor(rest / 7))
        found.push(...left.splice(rest % left.length, 1));
      return found;
    };
    const right = JSON.stringify([...before, ...order(rightHash(""))]);
    const line = `const order = ${order.toString()}; it("t", () => { expect([...${JSON.stringify(before)}, ...order(hash(""))]).toEqual(${right}); });`;
    const { detail, score } = await gradeOf(suite(MANY, line));
    expect([detail.tests[0]!.status, score]).toEqual(["broad", 0]);
  });

  it("even if it depends on state left by another test", async () => {
    const lines = [
      'let left = 0; it("first", () => { left = hash("3"); expect(left).toBeGreaterThan(0); });',
      `it("bit", () => { expect(left === 0 ? ${rightHash("3") & 1} : left & 1).toBe(${rightHash("3") & 1}); });`,
    ];
    const { detail } = await gradeOf(suite(MANY, ...lines));
    expect(detail.tests.map(({ status }) => status)).toEqual(["valid", "broad"]);
  });

  it("while an honest test beside it counts as if it were alone", async () => {
    const honest = 'it("thirds", () => { expect(share(2, 3)).toBe(67); });';
    const hash = `it("hash", () => { expect(hash("")).toBe(${hashOf("")}); });`;
    const alone = await gradeOf(suite(HASH, honest));
    const both = await gradeOf(suite(HASH, honest, hash));
    expect(both.detail.tests.map(({ status }) => status)).toEqual(["valid", "broad"]);
    expect(both.score).toBe(alone.score);
    expect(both.score).toBeGreaterThan(0);
  });

  it("and the judgement is the same each time", async () => {
    const bits = [0, 1, 2, 3, 4].map(
      (i) => `it("b${i}", () => { expect(hash("${i}") & 1).toBe(${hashOf(String(i)) & 1}); });`,
    );
    const text = suite(HASH, ...bits);
    expect(await gradeOf(text)).toEqual(await gradeOf(text));
  });

  it("and the work for many such tests is limited", async () => {
    const tests = Array.from(
      { length: 40 },
      (_, i) => `it("h${i}", () => { expect(hash("${i}")).toBe(${hashOf(String(i))}); });`,
    );
    let runs = 0;
    const counting: Sandbox = {
      run: (request) => {
        runs++;
        return sandbox.run(request);
      },
      matrix: (request) => sandbox.matrix(request),
      close: async () => {},
    };
    const work = { suite: suite(HASH, ...tests), confidence: 80 };
    const { detail } = await gradeTest({ content: readTest(SHARE), work, seed: "a" }, counting);
    expect(new Set(detail.tests.map(({ status }) => status))).toEqual(new Set(["broad"]));
    expect(runs).toBeLessThan(MAX_MANY_UNITS / RUN_UNITS + 50);
  });

  it("even if they do much work on wrong versions, so that their examination doesn't end", async () => {
    // Each test stays just below the work that kills a version, but all of them together exceed a matrix's limit.
    const tests = Array.from({ length: 20 }, (_, i) => {
      const right = rightHash(String(i)) & 3;
      return `it("b${i}", () => { const isRight = (hash("${i}") & 3) === ${right}; if (!isRight) for (let n = 0; n < 400_000; n++); expect(isRight).toBe(true); });`;
    });
    const { detail, score } = await gradeOf(suite(MANY, ...tests));
    expect(detail.tests.map(({ status }) => status)).not.toContain("valid");
    expect(score).toBe(0);
  });

  it("even if they never end when the value is wrong", async () => {
    const tests = Array.from(
      { length: 6 },
      (_, i) =>
        `it("b${i}", () => { while ((hash("${i}") & 1) !== ${rightHash(String(i)) & 1}); expect(1).toBe(1); });`,
    );
    const { detail, score } = await gradeOf(suite(MANY, ...tests));
    expect([detail.tests.map(({ status }) => status), score]).toEqual([Array(6).fill("broad"), 0]);
  });

  it("such as that all answers together differ from the AI's code", async () => {
    const parts = Array.from({ length: 40 }, (_, i) => i);
    const ofAi = parts.map((part) => Math.floor((part * 100) / 41)).join();
    const { detail } = await gradeOf(
      suite(
        `it("t", () => { expect(${JSON.stringify(parts)}.map((part) => share(part, 41)).join()).not.toBe("${ofAi}"); });`,
      ),
    );
    expect(detail.tests[0]!.status).toBe("broad");
  });
});

describe("a version split in halves", () => {
  const right = { "src/share.ts": shareSource() };
  const wrong = { "src/share.ts": shareSource({ result: "return Math.floor((part * 100) / whole);" }) };
  const answersOn = async (files: Record<string, string>, calls: readonly (readonly number[])[]) => {
    const test = `import { it } from "vitest";\nimport { share } from "./src/share";\nit("t", () => { throw new Error(JSON.stringify(${JSON.stringify(calls)}.map(([a, b]) => share(a, b)))); });`;
    const { tests } = await sandbox.run({ files: { ...files, "t.test.ts": test }, tests: ["t.test.ts"] });
    return JSON.parse(/\[.*\]/.exec(tests[0]!.failures[0]!.message)![0]) as number[];
  };

  it("answers each call as one version or the other, and each half as the other half does not", async () => {
    const call = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 90 }));
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 30 }), fc.string(), async (calls, draw) => {
        const { halves, whole, control } = cut(right, wrong, draw)!;
        const [a, b] = await Promise.all([answersOn(right, calls), answersOn(wrong, calls)]);
        const [first, second] = await Promise.all(halves.map((half) => answersOn({ ...half }, calls)));
        for (const i of calls.keys())
          expect([`${a[i]} ${b[i]}`, `${b[i]} ${a[i]}`]).toContain(`${first![i]} ${second![i]}`);
        expect(await answersOn({ ...whole }, calls)).toEqual(b);
        expect(await answersOn({ ...control }, calls)).toEqual(a);
      }),
      { numRuns: 25 },
    );
  });

  it("cannot be distinguished from the version itself by its functions", async () => {
    const { halves } = cut(right, wrong, "a")!;
    const look = `import { expect, it } from "vitest";\nimport * as all from "./src/share";\nit("t", () => { expect([Object.keys(all), all.share.name, all.share.length, Object.getOwnPropertyNames(all.share).sort(), String(all.share)]).toEqual(0); });`;
    const seen = async (files: Record<string, string>) =>
      (await sandbox.run({ files: { ...files, "t.test.ts": look }, tests: ["t.test.ts"] })).tests[0]!.failures[0]!
        .message;
    expect(await seen({ ...halves[0] })).toBe(await seen(right));
  });

  it("with exchanged answers instead, cannot be distinguished by its functions either", async () => {
    const { files, mutated } = exchange(right, wrong, [0], "a")!;
    const look = `import { expect, it } from "vitest";\nimport * as all from "./src/share";\nit("t", () => { expect([Object.keys(all), all.share.name, all.share.length, Object.getOwnPropertyNames(all.share).sort(), String(all.share)]).toEqual(0); });`;
    const seen = async (made: Record<string, string>) =>
      (await sandbox.run({ files: { ...made, "t.test.ts": look }, tests: ["t.test.ts"] })).tests[0]!.failures[0]!
        .message;
    const asRun = Object.fromEntries(
      Object.entries(mutated.files).map(([path, text]) => [
        path,
        `const stryCov_9fa48 = () => {}, stryMutAct_9fa48 = () => false;\n${text}`,
      ]),
    );
    expect(await seen({ ...files, ...asRun })).toBe(await seen(right));
  });

  it("answers some objects of a class as one version and the rest as the other, but all calls with one function alike", async () => {
    const source = (name: string) => ({
      "src/share.ts": `export class Box { name() { return "${name}"; } }\nexport const told = (tell: (name: string) => void) => tell("${name}");\n`,
    });
    const test = `import { it } from "vitest";
import { Box, told } from "./src/share";
it("t", () => {
  const boxes = Array.from({ length: 40 }, () => new Box().name()).join("");
  const heard = Array.from({ length: 40 }, () => { let all = ""; const tell = (name) => { all += name; }; told(tell); told(tell); return all; });
  throw new Error(boxes + " " + heard.join(","));
});`;
    const { halves } = cut(source("r"), source("w"), "a")!;
    const seen = await Promise.all(
      halves.map(async (half) => {
        const { tests } = await sandbox.run({ files: { ...half, "t.test.ts": test }, tests: ["t.test.ts"] });
        return /([rw]{40}) ([rw,]+)/.exec(tests[0]!.failures[0]!.message)!.slice(1) as [string, string];
      }),
    );
    const [first, second] = seen.map(([boxes]) => boxes);
    expect(first).toMatch(/r.*w|w.*r/);
    expect([...second!].map((side) => (side === "r" ? "w" : "r")).join("")).toBe(first);
    for (const [, heard] of seen) {
      expect(new Set(heard.split(","))).toEqual(new Set(["rr", "ww"]));
    }
  });

  it("gives the objects of a suite's own subclass the methods of the version that constructs them", async () => {
    // Each version has a helper method that the other version lacks.
    const source = (name: string) => ({
      "src/share.ts": `export class Box { #name = "${name}"; name() { return this.${name}(); } ${name}() { return this.#name + "${name}"; } }\n`,
    });
    const test = `import { it } from "vitest";
import { Box } from "./src/share";
class Own extends Box { name() { return super.name() + (this instanceof Box); } }
class Last extends Own { own() { return this.name(); } }
it("t", () => { throw new Error("told " + Array.from({ length: 40 }, () => new Last().own()).join(" ")); });`;
    const told = async (files: Readonly<Record<string, string>>) => {
      const { tests } = await sandbox.run({ files: { ...files, "t.test.ts": test }, tests: ["t.test.ts"] });
      return /told ([a-z ]+)/.exec(tests[0]!.failures[0]!.message)?.[1]?.split(" ");
    };
    const { halves, whole, control } = cut(source("r"), source("w"), "a")!;
    expect(await told(whole)).toEqual(Array(40).fill("wwtrue"));
    expect(await told(control)).toEqual(Array(40).fill("rrtrue"));
    for (const half of halves) expect(new Set(await told(half))).toEqual(new Set(["rrtrue", "wwtrue"]));

    const { files, mutated } = exchange(source("r"), source("w"), [0], "a")!;
    const asWrong = Object.fromEntries(
      Object.entries(mutated.files).map(([path, text]) => [
        path,
        `const stryCov_9fa48 = () => {}, stryMutAct_9fa48 = (id) => id === "none";\n${text}`,
      ]),
    );
    expect(await told({ ...files, ...asWrong })).toEqual(Array(40).fill("wwtrue"));
  });

  it("keeps a call on one side from start to end, in whichever file it begins", async () => {
    const total =
      'import { share } from "./share";\nexport const total = (...parts: number[]) => parts.reduce((sum, part) => sum + share(part, 7), 0);\n';
    const both = cut({ ...right, "src/total.ts": total }, { ...wrong, "src/total.ts": total }, "a")!;
    const test =
      'import { expect, it } from "vitest";\nimport { total } from "./src/total";\nit.each([1, 2, 3, 4, 5, 6])("%i", (n) => { expect([14 + 29 + 43 + 57 + 71 + 86, 14 + 28 + 42 + 57 + 71 + 85]).toContain(total(n, ...[1, 2, 3, 4, 5, 6].filter((i) => i !== n))); });';
    for (const half of both.halves) {
      const { tests } = await sandbox.run({ files: { ...half, "t.test.ts": test }, tests: ["t.test.ts"] });
      expect(tests.map(({ status }) => status)).toEqual(Array(6).fill("passed"));
    }
  });
});
