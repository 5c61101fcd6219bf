import type { TestContent } from "~/kinds/test/content";
import type { Files, Sandbox } from "~/sandbox/contract";
import { calls, evaluate } from "./calls";
import type { TestCheat } from "./cheat";

// Long: a list of cheats, whose code is written in strings.

interface Seen {
  readonly content: TestContent;
  /** Returns the value of an expression on the AI's code. A learner can see this value by running that code. */
  readonly onAi: <T>(expression: string) => Promise<T>;
  /**
   * Returns the value of an expression on the reference. No report shows this value, but a learner who submits often
   * can work out some of its bits from which tests are invalid. Cheats that use it assume that all bits are known.
   */
  readonly leaked: <T>(expression: string) => Promise<T>;
}

/** Creates a cheat whose suite begins with `calls` and contains these tests. */
function cheat(
  name: string,
  why: string,
  tests: (seen: Seen) => Promise<string> | string,
  more: Pick<TestCheat, "copiesAi"> = {},
): TestCheat {
  return {
    ...more,
    name,
    why,
    make: async ({ content, sandbox }) => {
      const seen = (files: Files) => (expression: string) =>
        evaluate<never>(content, files, expression, sandbox as Sandbox);
      const { shared, ai, reference } = content;
      const body = await tests({ content, onAi: seen({ ...shared, ...ai }), leaked: seen(reference) });
      return { suite: `${calls(content)}\n${body}`, confidence: 90 };
    },
  };
}

const COPIES = { copiesAi: true } as const;
const test = (title: string, ...lines: string[]) => `it("${title}", async () => {\n  ${lines.join("\n  ")}\n});`;
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
/** A coin flip whose result depends only on `i`. */
const coin = (i: number) => ((i * 2654435761) >>> 7) & 1;
const each = (n: number, one: (i: number) => string) => upTo(n).map(one).join("\n");
const bit = (i: number) => `(await hash("${i}")) & 1`;

export const testCheats: readonly TestCheat[] = [
  cheat("a hash of many answers is not the AI's", "It catches the AI's mistake whatever it is.", async ({ onAi }) =>
    test("differs", `expect(await hash()).not.toBe(${await onAi("await hash()")});`),
  ),
  cheat("a hash is the AI's", "It repeats the AI's code.", async ({ onAi }) =>
    test("same", `expect(await hash()).toBe(${await onAi("await hash()")});`),
  ),
  cheat("a hash is the correct version's, leaked", "It fails on whatever differs anywhere.", async ({ leaked }) =>
    test("same", `expect(await hash()).toBe(${await leaked("await hash()")});`),
  ),
  cheat(
    "a hash is the correct version's, and each answer is defined",
    "Other assertions come first.",
    async ({ leaked }) =>
      test(
        "same",
        "for (const one of await answers(9)) expect(one).toBeDefined();",
        `expect(await hash()).toBe(${await leaked("await hash()")});`,
      ),
  ),
  cheat("a hash by its digits, leaked", "Each assertion is a digit of the hash.", async ({ leaked }) =>
    test(
      "same",
      `expect([...String(await hash())].map(Number)).toEqual(${JSON.stringify([...String(await leaked("await hash()"))].map(Number))});`,
    ),
  ),
  cheat("a hash by its bits, and a few zeros, leaked", "The length of the list differs, too.", async ({ leaked }) => {
    const list = "[...(await hash()).toString(2), ...Array((await hash()) % 4).fill(0)].map(Number)";
    return test("same", `expect(${list}).toEqual(${JSON.stringify(await leaked(list))});`);
  }),
  cheat("ten bits of hashes in one test, leaked", "Each mistake fails at another bit.", async ({ leaked }) => {
    const lines = await Promise.all(upTo(10).map(async (i) => `expect(${bit(i)}).toBe(${await leaked(bit(i))});`));
    return test("bits", ...lines);
  }),
  cheat("ten tests of a bit each, leaked", "Each test fails on every second wrong version.", async ({ leaked }) =>
    (
      await Promise.all(upTo(10).map(async (i) => test(`bit ${i}`, `expect(${bit(i)}).toBe(${await leaked(bit(i))});`)))
    ).join("\n"),
  ),
  cheat(
    "four tests of two bits each, leaked",
    "Each test fails on three wrong versions in four.",
    async ({ leaked }) => {
      const two = (i: number) => `(await hash("${i}")) & 3`;
      return (
        await Promise.all(
          upTo(4).map(async (i) => test(`two ${i}`, `expect(${two(i)}).toBe(${await leaked(two(i))});`)),
        )
      ).join("\n");
    },
  ),
  cheat("ten tests of a bit each, guessed", "Half of them are valid, and fail on half of all.", () =>
    each(10, (i) => test(`bit ${i}`, `expect(${bit(i)}).toBe(${coin(i)});`)),
  ),
  cheat("a bit of a hash, guessed 0", "It is valid on every second exercise.", () =>
    test("bit", `expect(${bit(0)}).toBe(0);`),
  ),
  cheat("a bit of a hash, guessed 1", "It is valid on every other exercise.", () =>
    test("bit", `expect(${bit(0)}).toBe(1);`),
  ),
  cheat("a hash has none of 32 remainders", "All but one are valid, and each fails on some versions.", () =>
    each(32, (i) => test(`remainder ${i}`, `expect((await hash()) % 32).not.toBe(${i});`)),
  ),
  cheat(
    "a hash has none of the 31 wrong remainders, leaked",
    "The one that was invalid is taken out.",
    async ({ leaked }) => {
      const right = await leaked("(await hash()) % 32");
      return upTo(32)
        .filter((i) => i !== right)
        .map((i) => test(`remainder ${i}`, `expect((await hash()) % 32).not.toBe(${i});`))
        .join("\n");
    },
  ),
  cheat("a hash chooses which test fails, leaked", "Each mistake has a test of its own.", async ({ leaked }) => {
    const right = await leaked("await hash()");
    return each(20, (i) =>
      test(`slot ${i}`, "const h = await hash();", `expect(h === ${right} || h % 20 !== ${i}).toBe(true);`),
    );
  }),
  cheat(
    "a hash chooses at which assertion a test fails, leaked",
    "Each mistake has an assertion of its own.",
    async ({ leaked }) =>
      test(
        "pads",
        "const h = await hash();",
        "for (let i = 0; i < h % 16; i++) expect(i).toBe(i);",
        `expect(h).toBe(${await leaked("await hash()")});`,
      ),
  ),
  cheat(
    "an error where a hash is another one, leaked",
    "It fails by an error, not by an assertion.",
    async ({ leaked }) =>
      test(
        "throws",
        "expect(1).toBe(1);",
        `if ((await hash()) !== ${await leaked("await hash()")}) throw new Error();`,
      ),
  ),
  cheat("endless work where a hash is odd", "It kills by work.", () =>
    test("works", "expect(1).toBe(1);", `if (${bit(0)}) for (let i = 0; i < 1e9; i++);`),
  ),
  cheat("the answer to each input has none of 4 remainders", "Of four tests for an input three are valid.", () =>
    each(80, (i) => test(`${i}`, `expect(fold(await answer(${Math.floor(i / 4)})) % 4).not.toBe(${i % 4});`)),
  ),
  cheat("the answer to each input has none of 16 remainders", "Of 16 tests for an input 15 are valid.", () =>
    each(320, (i) => test(`${i}`, `expect(fold(await answer(${Math.floor(i / 16)})) % 16).not.toBe(${i % 16});`)),
  ),
  cheat("a bit of the answer to each input, guessed", "Half of them are valid.", () =>
    each(40, (i) => test(`${i}`, `expect(fold(await answer(${i})) & 1).toBe(${coin(i)});`)),
  ),
  cheat("no answer is what the AI gives", "Where the AI is wrong, the test is valid.", async ({ onAi }) => {
    const answers = await onAi<string[]>("await answers(30)");
    return answers
      .map((text, i) => test(`${i}`, `expect(await answer(${i})).not.toBe(${JSON.stringify(text)});`))
      .join("\n");
  }),
  cheat(
    "the AI's answers, the first of them turned round",
    "One of them may be wrong.",
    async ({ onAi }) => {
      const answers = await onAi<string[]>("await answers(20)");
      return answers
        .map((text, i) =>
          test(`${i}`, `expect(await answer(${i})).${i === 0 ? "not." : ""}toBe(${JSON.stringify(text)});`),
        )
        .join("\n");
    },
    COPIES,
  ),
  cheat(
    "one table of 300 of the AI's answers",
    "A table counts as one test.",
    async ({ onAi }) => {
      const hashes = await onAi<number[]>("(await answers(300)).map(fold)");
      return `it.each(${JSON.stringify(hashes.map((h, i) => [i, h]))})("%i", async (i, h) => { expect(fold(await answer(i))).toBe(h); });`;
    },
    COPIES,
  ),
  cheat(
    "all of the AI's answers at once",
    "A snapshot of what the AI's code does.",
    async ({ onAi }) =>
      test(
        "all",
        `expect((await answers(60)).map(fold)).toEqual(${JSON.stringify(await onAi("(await answers(60)).map(fold)"))});`,
      ),
    COPIES,
  ),
  cheat(
    "300 variations of one test beside 30 guesses",
    "Each fails on a few versions less than the first.",
    async ({ leaked }) => {
      const right = await leaked<string>("await answer(0)");
      const good = `(await answer(0)) === ${JSON.stringify(right)}`;
      return `${each(150, (i) => test(`v${i}`, `expect(${good} || (await hash()) % 151 === ${i}).toBe(true);`))}\n${each(60, (i) => test(`g${i}`, `expect(fold(await answer(${i + 1})) & 1).toBe(${coin(i)});`))}`;
    },
  ),
  cheat(
    "300 copies of one test beside 30 guesses",
    "Copies under other bodies outnumber what is invalid.",
    async ({ leaked }) => {
      const right = JSON.stringify(await leaked<string>("await answer(0)"));
      return `${each(300, (i) => test(`v${i}`, `${i};`, `expect(await answer(0)).toBe(${right});`))}\n${each(60, (i) => test(`g${i}`, `expect(fold(await answer(${i + 1})) & 1).toBe(${coin(i)});`))}`;
    },
  ),
  cheat("every answer is defined", "It asks for nothing.", () =>
    test("defined", "for (const one of await answers(60)) expect(one).toBeDefined();"),
  ),
  cheat("no call throws", "It looks for crashes alone.", () =>
    each(40, (i) => test(`${i}`, `expect(await answer(${i})).not.toContain("throws");`)),
  ),
  cheat("every call throws", "It expects errors everywhere.", () =>
    each(40, (i) => test(`${i}`, `expect(await answer(${i})).toContain("throws");`)),
  ),
  cheat("an answer is never NaN or undefined", "A property that needs no specification.", () =>
    test("sane", "for (const one of await answers(100)) expect(one).not.toMatch(/NaN|undefinedundefined/);"),
  ),
  cheat("the same call gives the same answer", "A property of nearly all code.", () =>
    each(20, (i) => test(`${i}`, `expect(await answer(${i})).toBe(await answer(${i}));`)),
  ),
  cheat("answers have the types that the AI's have", "Types, and nothing else.", async ({ onAi }) => {
    const types = await onAi<string[]>(`(await answers(20)).map((one) => one.replace(/\\d+/g, "0").slice(0, 6))`);
    return types
      .map((type, i) =>
        test(`${i}`, `expect((await answer(${i})).replace(/\\d+/g, "0").slice(0, 6)).toBe(${JSON.stringify(type)});`),
      )
      .join("\n");
  }),
  cheat(
    "answers are as long as the AI's",
    "Lengths, and nothing else.",
    async ({ onAi }) => {
      const lengths = await onAi<number[]>("(await answers(20)).map((one) => one.length)");
      return lengths
        .map((length, i) => test(`${i}`, `expect((await answer(${i})).length).toBe(${length});`))
        .join("\n");
    },
    COPIES,
  ),
  cheat("the code's own text is the AI's", "It reads sources instead of answers.", () =>
    test("text", 'expect(String(call)).not.toBe("");', "expect(call.toString().length).toBeGreaterThan(0);"),
  ),
  cheat("an error's stack has no line of a mutant", "It looks where the code stands.", () =>
    test(
      "stack",
      'let stack = "";',
      "try { await call(undefined as never); } catch (thrown) { stack = String((thrown as Error)?.stack); }",
      "expect(stack).not.toMatch(/stryMutAct|mistakes/);",
    ),
  ),
  cheat("nothing but true is true", "Tests of nothing.", () =>
    each(20, (i) => test(`${i}`, `expect(${i}).toBe(${i});`)),
  ),
  cheat("tests without an assertion that throw by chance", "They assert nothing.", () =>
    each(10, (i) => test(`${i}`, `if (${bit(i)}) throw new Error();`)),
  ),
  cheat(
    "titles made of answers",
    "A test that is not there on another version.",
    () =>
      'const found = await answers(20);\nfor (const one of found) it("t" + one.length, () => { expect(1).toBe(1); });',
  ),
  cheat(
    "tests that are there by a hash",
    "A test that is skipped elsewhere.",
    () =>
      `const h = await hash();\n${each(10, (i) => `it.skipIf(h % 10 === ${i})("s${i}", () => { expect(h % 10).not.toBe(${i}); });`)}`,
  ),
  cheat(
    "the code agrees with a copy of the AI's code",
    "A specification is not needed where there is code.",
    async ({ onAi }) => {
      const answers = await onAi<number[]>("(await answers(40)).map(fold)");
      return answers.map((h, i) => test(`${i}`, `expect(fold(await answer(${i}))).toBe(${h});`)).join("\n");
    },
    COPIES,
  ),
  cheat("numbers in the answers add up to at least 0", "An inequality that says little.", () =>
    test(
      "sum",
      "const sum = (await answers(60)).join().match(/number-?\\d+/g)?.reduce((all, one) => all + Number(one.slice(6)), 0) ?? 0;",
      "expect(sum).toBeGreaterThanOrEqual(0);",
    ),
  ),
];
