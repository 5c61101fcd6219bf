import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { remembering } from "~/sandbox/remembering";
import { builtEngine } from "~/sandbox/wasm.server";
import { isQuick, sample } from "../../../tests/setup/runs";
import type { Folder } from "../exercise";
import { checkFix } from "./check";
import { readFix } from "./content";
import { DEDUPE } from "./fixtures/dedupe";
import { DISTANCES } from "./fixtures/distances";
import { EXERCISE, HALF, PAGES, pagesWith, RIGHT, testOf } from "./fixtures/pages";

// Long: one case for each problem that the check reports.

const sandbox = remembering(createInProcess(await builtEngine()));
afterAll(() => sandbox.close());

/** Joins all problems into one line, so that a test can search it for a sentence. */
async function telling(folder: Folder): Promise<string> {
  const lines: string[] = [];
  for await (const line of checkFix(readFix(folder), sandbox))
    if (line.type === "problem") lines.push(`${line.file}:${line.line ?? ""} ${line.message}`);
  return lines.join("\n");
}
const withFixes = (files: Record<string, string>, ...fixes: object[]) =>
  pagesWith(files, { fixes: EXERCISE.fixes.map((fix, i) => ({ ...fix, ...fixes[i] })) });

describe("check", () => {
  it("finds no problem in a correct exercise", async () => {
    expect(await telling(PAGES)).toBe("");
  });

  it("requires open tests and twins to fail on the AI's code", async () => {
    const passes = testOf("five items are one page", "pageCount(5, 10)).toBe(1)");
    expect(await telling(pagesWith({ "hidden/count.test.ts": passes }))).toContain(
      'hidden/count.test.ts:4 "five items are one page" passes on the AI\'s code',
    );
    expect(await telling(pagesWith({ "hidden/count-twin.test.ts": passes }))).toContain("hidden/count-twin.test.ts:4 ");
  });

  it("requires kept behaviour to pass on the AI's code", async () => {
    const full = testOf("20 items", "pageCount(20, 10)).toBe(2)");
    expect(await telling(pagesWith({ "hidden/partial.test.ts": full }))).toContain(
      "so it does not test a kept behaviour",
    );
  });

  it("requires every test to pass and assert on the reference", async () => {
    const lines = await telling(
      pagesWith({
        "hidden/label.test.ts": testOf("wrong", 'label(3)).toBe("3")'),
        "hidden/partial.test.ts": 'import { it } from "vitest";\nit("hollow", () => {});\n',
        "code/tests/pages.test.ts": testOf("wrong too", "pageCount(5, 10)).toBe(2)"),
      }),
    );
    expect(lines).toContain('hidden/label.test.ts:5 "wrong" fails on the reference');
    expect(lines).toContain('hidden/partial.test.ts:2 "hollow" asserts nothing');
    expect(lines).toContain('code/tests/pages.test.ts:5 "wrong too" fails on the reference');
  });

  it.skipIf(isQuick)("requires every hidden test to stay within its work limit", async () => {
    const heavy = 'it("heavy", () => { let n = 0; while (n < 9_000_000) n++; expect(n).toBe(9_000_000); });';
    const files = { "hidden/label.test.ts": `${PAGES["hidden/label.test.ts"]}\n${heavy}` };
    const lines = await telling({
      ...onlyReference(pagesWith(files)),
      "exercise.json": JSON.stringify({ ...EXERCISE, fixes: [] }),
    });
    expect(lines).toMatch(/hidden\/label\.test\.ts:8 "heavy" takes \d+ units on the reference/);
  });

  it("refuses code in the name of what a report lists, because it is shown as plain text", async () => {
    const [first, ...others] = EXERCISE.kept;
    const kept = [{ ...first!, says: "`pageCount` stays" }, ...others];
    expect(await telling(pagesWith({}, { kept }))).toMatch(/^exercise\.json:\d+ reports show `says` as plain text/);
  });

  it("requires as many twins as tests, with other inputs", async () => {
    const [first, ...others] = EXERCISE.defects;
    const files = {
      "hidden/more.test.ts": PAGES["hidden/count.test.ts"]!.replaceAll("20", "30").replace("(2)", "(3)"),
    };
    const more = [{ ...first!, tests: [...first!.tests, "hidden/more.test.ts"] }, ...others];
    expect(await telling(pagesWith(files, { defects: more }))).toContain("each test needs a sealed twin");
    const same = pagesWith({ "hidden/count-twin.test.ts": PAGES["hidden/count.test.ts"] });
    expect(await telling(same)).toContain("hidden/count-twin.test.ts: is the same as its open test");
  });

  it.each(
    sample(
      [
        [
          "uses a method of the value itself",
          'expect(pages.label(3).startsWith("page")).toBe(true);',
          "returns an object that says it is a string",
        ],
        [
          "expects an empty list from a method",
          "expect(pages.none().map(String)).toEqual([]);",
          "returns an object that says it is a string",
        ],
        ["asserts only what the value is not", 'expect(pages.label(3)).not.toBe("3");', "returns NaN"],
        [
          "asserts only what stays unchanged",
          "const list = [1]; pages.none(list); expect(list).toEqual([1]);",
          "returns NaN",
        ],
        ["accepts any error", "expect(pages.refuse).toThrow();", "throws undefined"],
        [
          "accepts any rejection",
          "await expect(pages.later()).rejects.toThrow();",
          "returns an object that throws when it is read",
        ],
      ],
      2,
      ([name]) => name,
    ),
  )("refuses a hidden test that %s", async (_how, body, stub) => {
    const more = `
export const none = (_list?: number[]): number[] => [];
export const refuse = () => { throw new RangeError("refused"); };
export const later = async () => { throw new RangeError("refused"); };\n`;
    const withMore = Object.entries(PAGES).map(([path, text]) => [
      path,
      path.endsWith("src/pages.ts") ? text + more : text,
    ]);
    const careless = `${PAGES["hidden/label.test.ts"]}it("careless", async () => { ${body} });\n`;
    const lines = await telling({ ...Object.fromEntries(withMore), "hidden/label.test.ts": careless });
    expect(lines).toBe(
      `hidden/label.test.ts:7 "careless" passes when each function of the code ${stub}: assert the returned value and its type`,
    );
  });

  it("lets a hidden test leave an error's message open", async () => {
    const refuses = '\nexport const refuse = () => { throw new RangeError("refused"); };\n';
    const withMore = Object.entries(PAGES).map(([path, text]) => [
      path,
      path.endsWith("src/pages.ts") ? text + refuses : text,
    ]);
    const byType = `${PAGES["hidden/label.test.ts"]}it("refuses", () => { expect(pages.refuse).toThrow(Error); });\n`;
    expect(await telling({ ...Object.fromEntries(withMore), "hidden/label.test.ts": byType })).toBe("");
  });

  it("refuses hidden tests that use what the code under test can change", async () => {
    const helper = "export const SIZE = 10;\n";
    const using = `import { SIZE } from "../tests/sizes";\n${PAGES["hidden/label.test.ts"]}void SIZE;\n`;
    expect(await telling(pagesWith({ "code/tests/sizes.ts": helper, "hidden/label.test.ts": using }))).toContain(
      "hidden/label.test.ts:1 imports a helper of the visible tests",
    );
    const own = using.replace("../tests/", "./");
    expect(await telling(pagesWith({ "hidden/sizes.ts": helper, "hidden/label.test.ts": own }))).toBe("");
  });

  it("requires a repair of each role", async () => {
    const lines = await telling({
      ...onlyReference(PAGES),
      "exercise.json": JSON.stringify({ ...EXERCISE, fixes: [] }),
    });
    for (const role of ["wrong", "special-cases", "breaks", "right"])
      expect(lines).toContain(`no fix has the role "${role}"`);
  });

  it("requires each repair's stated score, to 0.01, and shows how it is made up", async () => {
    const lines = await telling(withFixes({}, { score: 0.6 }));
    expect(lines).toMatch(
      /^exercise\.json:\d+ "half" scores 0\.50, not 0\.6: .*full-last-page 1\.00, items-of-last 0\.00; kept all/,
    );
  });

  it("requires each repair to match its role", async () => {
    expect(await telling(withFixes({}, {}, {}, {}, { role: "wrong" }))).toContain('"another" passes every hidden test');
    expect(await telling(withFixes({}, { role: "breaks" }))).toContain('"half" breaks no kept behaviour');
    expect(await telling(withFixes({}, {}, {}, { role: "right" }))).toContain(
      '"breaks" has the role "right", but scores 0.25',
    );
    const visible = PAGES["code/tests/pages.test.ts"]!.replace(
      "expect(pages.page",
      "expect(pages.lastPage(20, 10)).toBe(10);\n  expect(pages.page",
    );
    expect(await telling(pagesWith({ "code/tests/pages.test.ts": visible }))).toContain(
      '"half" must pass the visible tests',
    );
  });

  it("refuses a repair that is listed twice, or equals the AI's code", async () => {
    expect(await telling(pagesWith({ "fixes/another/src/pages.ts": RIGHT }))).toContain(
      "fixes/another: is the same as the reference",
    );
    const code = PAGES["code/src/pages.ts"]!;
    expect(await telling(pagesWith({ "fixes/special/src/pages.ts": code }))).toContain("is the same as the AI's code");
  });

  it("refuses a question whose model answer does not hold, or whose starting code already answers it", async () => {
    const [start, model] = [PAGES["question/start.test.ts"]!, PAGES["question/model.test.ts"]!];
    expect(await telling(pagesWith({ "question/model.test.ts": start }))).toContain(
      "question/model.test.ts: does not answer",
    );
    expect(await telling(pagesWith({ "question/start.test.ts": model }))).toContain(
      "question/start.test.ts: already answers the question",
    );
  });

  it("refuses namespaces and long teaching", async () => {
    const lines = await telling(
      pagesWith({ "code/src/list.ts": "namespace A {}\n", "teaching.md": "word ".repeat(201) }),
    );
    expect(lines).toContain("code/src/list.ts:1 the transpiler drops a `namespace`");
    expect(lines).toContain("teaching.md: has 201 words");
  });
});

describe("check of a speed defect", () => {
  const json = JSON.parse(DEDUPE["exercise.json"]!);
  const dedupeWith = (files: Record<string, string>, fields: object = {}) => ({
    ...DEDUPE,
    ...files,
    "exercise.json": JSON.stringify({ ...json, ...fields }),
  });

  it("finds no problem if the AI's code and the slow fix exceed the limit and two correct fixes don't", async () => {
    expect(await telling(DEDUPE)).toBe("");
  });

  it("refuses a size at which the AI's code is not slow", async () => {
    const lines = await telling(dedupeWith({}, { speed: [{ ...json.speed[0], n: 2 }] }));
    expect(lines).toContain("the AI's code stays within the limit");
    expect(lines).toContain("write a fix that is correct but still slow");
  });

  it.skipIf(isQuick)("refuses a reference that is itself slow", async () => {
    const slow = {
      "reference/src/dedupe.ts": DEDUPE["fixes/spread/src/dedupe.ts"]!,
      "fixes/spread/src/dedupe.ts": HALF,
    };
    expect(await telling(dedupeWith(slow))).toContain("hidden/many.probe.ts: the reference exceeds its own limit");
  });

  it("requires two different correct repairs", async () => {
    const fixes = json.fixes.slice(0, 4);
    const files = Object.fromEntries(Object.entries(DEDUPE).filter(([path]) => !path.startsWith("fixes/filter")));
    const lines = await telling({ ...files, "exercise.json": JSON.stringify({ ...json, fixes }) });
    expect(lines).toContain("write two different correct fixes");
  });
});

describe("check of a refactor", () => {
  it("requires the AI's code to break each limit and the reference to meet it", async () => {
    const json = JSON.parse(DISTANCES["exercise.json"]!);
    const [copies, short] = json.structure;
    expect(await telling(DISTANCES)).not.toContain("limit");
    const wide = {
      ...json,
      structure: [
        { ...copies, limit: 1000 },
        { ...short, limit: 2 },
      ],
    };
    const lines = await telling({ ...DISTANCES, "exercise.json": JSON.stringify(wide, null, 2) });
    expect(lines).toMatch(
      /exercise\.json:\d+ the AI's code measures \d+, which is within the limit of 1000, so there is nothing to fix/,
    );
    expect(lines).toMatch(/exercise\.json:\d+ the reference measures 3, over its limit of 2/);
  });
});

/** Returns the folder without fixes other than the reference. */
function onlyReference(folder: Folder): Folder {
  return Object.fromEntries(Object.entries(folder).filter(([path]) => !path.startsWith("fixes/")));
}
