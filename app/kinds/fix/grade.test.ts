// Long: every rule for the score is tested on one small exercise.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import type { Folder } from "../exercise";
import { readFix } from "./content";
import { describeFix } from "./describe";
import { factsOfFix } from "./facts";
import { DEDUPE, GIVES_UP, PUTS_OFF, SLOW_TOO, THROWS } from "./fixtures/dedupe";
import { DISTANCES } from "./fixtures/distances";
import { BREAKS, HALF, PAGES, pagesSource, pagesWith, RIGHT, SPECIAL, testOf } from "./fixtures/pages";
import { gradeFix } from "./grade";
import { likenessOfFix } from "./likeness";
import { FixReportSchema } from "./report-schema";
import { remarksOfFix, testsOfFix } from "./report-tests";
import { StillOpen } from "./report-words";
import { FixWorkSchema } from "./work";

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

async function grade(files: Record<string, string>, folder: Folder = PAGES) {
  const work = { files, confidence: 80 };
  const report = await gradeFix({ content: readFix(folder), work, seed: "a" }, sandbox);
  expect(FixReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  return report;
}
const pages = (source: string) => grade({ "src/pages.ts": source });

describe("a repair", () => {
  it("passes if every sealed twin passes and all kept behaviour holds", async () => {
    expect(await pages(RIGHT)).toMatchObject({
      status: "passed",
      score: 1,
      detail: { parts: { mended: 1, kept: 1 }, changed: ["src/pages.ts"], failure: null },
    });
  });

  it("scores 0 if it returns the AI's code, reformatted or not", async () => {
    const same: Record<string, string> = { "src/pages.ts": PAGES["code/src/pages.ts"]! };
    for (const files of [{}, same]) {
      const report = await grade(files);
      expect(report).toMatchObject({ status: "failed", score: 0, detail: { changed: [], parts: { kept: 1 } } });
      expect(report.detail.visible.every(({ failure }) => failure === null)).toBe(true);
    }
  });

  it("has the same report, and the same similarity, whatever test the learner wrote for themselves", async () => {
    const content = readFix(PAGES);
    const work = { files: { "src/pages.ts": HALF }, confidence: 80 };
    const alone = await gradeFix({ content, work, seed: "a" }, sandbox);
    for (const scratch of ["", "not code {", 'import { it } from "vitest"; it("fails", () => { throw 1; });']) {
      const withOwn = FixWorkSchema.parse({ ...work, scratch });
      expect(withOwn.scratch).toBe(scratch);
      expect(await gradeFix({ content, work: withOwn, seed: "a" }, sandbox)).toEqual(alone);
      expect(await likenessOfFix(content, withOwn)).toBe(await likenessOfFix(content, work));
    }
    expect(FixWorkSchema.parse(work)).toEqual(work);
    expect(FixWorkSchema.safeParse({ ...work, scratch: "x".repeat(20_001) }).success).toBe(false);
  });

  it("scores the mean over defects", async () => {
    const { score, detail } = await pages(HALF);
    expect(score).toBe(0.5);
    expect(detail.defects.map(({ id, share }) => [id, share])).toEqual([
      ["full-last-page", 1],
      ["items-of-last", 0],
    ]);
  });

  it("confirms the confidence if all hidden tests pass, and reports each defect and each kept behaviour", async () => {
    expect(factsOfFix(await pages(RIGHT)).cameTrue).toBe(true);
    const { cameTrue, parts } = factsOfFix(await pages(HALF));
    expect(cameTrue).toBe(false);
    expect(parts.filter(({ type }) => type === "defect").map(({ id, share }) => [id, share])).toEqual([
      ["full-last-page", 1],
      ["items-of-last", 0],
    ]);
    expect(factsOfFix(await pages(BREAKS)).parts.some(({ type, share }) => type === "kept" && share === 0)).toBe(true);
  });

  it("is scored by the twins: passing only the open tests' inputs earns nothing", async () => {
    const { score, detail } = await pages(SPECIAL);
    expect(score).toBe(0);
    expect(detail.defects[0]).toMatchObject({ share: 0, twins: { passed: 0, total: 1 } });
    expect(detail.defects[0]!.open.map(({ failure }) => failure)).toEqual([null]);
  });

  it("loses points for what it breaks, squared", async () => {
    const { score, detail } = await pages(BREAKS);
    expect(score).toBe(0.25);
    expect(detail.kept.map(({ id, holds }) => [id, holds])).toEqual([
      ["partial", true],
      ["label", false],
    ]);
  });

  it("shows what its open hidden tests observed, and nothing about the twins", async () => {
    const { detail } = await pages(HALF);
    const [open] = detail.defects[1]!.open;
    expect(open!.title).toEqual(["the last of 20 items fill a page of 10"]);
    expect(open!.failure!.message).toContain("10");
    expect(Object.keys(detail.afterPass.tests)).not.toContain("hidden/last-twin.test.ts");
    expect(detail.afterPass.tests["hidden/last.test.ts"]).toBe(PAGES["hidden/last.test.ts"]);
    expect(JSON.stringify(detail)).not.toContain("45");
  });

  it("quotes the bug report's sentences about a defect that is not fixed", async () => {
    const { careless } = JSON.parse(PAGES["coverage.json"]!);
    const sentences = { "The last": ["items-of-last"], Labels: ["label", "full-last-page"], It: "background" };
    const folder = pagesWith({
      "report.md": "The last page of the list\nis **empty**. Labels stay. It is urgent.",
      "coverage.json": JSON.stringify({ sentences, careless }),
    });
    const report = await grade({ "src/pages.ts": HALF }, folder);
    expect(report.detail.defects.map(({ id, share, asked }) => [id, share, asked])).toEqual([
      ["full-last-page", 1, ["Labels stay."]],
      ["items-of-last", 0, ["The last page of the list is empty."]],
    ]);
    const quoted = (text: string) => text.match(/The bug report says: .*?”/g);
    expect(quoted(JSON.stringify(describeFix(report)))).toEqual([
      "The bug report says: “The last page of the list is empty.”",
    ]);
    const defects = report.detail.defects.map((defect) => ({ ...defect, open: [] }));
    const page = createElement(StillOpen, { detail: { ...report.detail, defects }, isWithheld: true });
    expect(quoted(renderToStaticMarkup(page))).toEqual(["The bug report says: “The last page of the list is empty.”"]);
  });

  it("shows the exercise's teaching, whatever the result", async () => {
    const { detail } = await pages("nonsense(");
    expect(detail.teaching).toBe(PAGES["teaching.md"]);
    const { classes, skills } = JSON.parse(PAGES["exercise.json"]!);
    expect([detail.classes, detail.skills]).toEqual([classes, skills]);
  });

  it("cannot replace tests or files that the learner may not change", async () => {
    const always = testOf("20 items are two pages of 10", "label(1)).toBe(pages.label(1))");
    const forged = {
      "hidden/count.test.ts": always,
      "hidden/count-twin.test.ts": always,
      "tests/pages.test.ts": always,
      "src/list.ts": "export {};",
    };
    expect(await grade(forged)).toMatchObject({ score: 0, detail: { changed: [] } });
  });

  it("is an error if it does not load, and shows the place", async () => {
    const report = await pages("export const pageCount = (;");
    expect(report).toMatchObject({
      status: "errored",
      score: 0,
      detail: { failure: { file: "src/pages.ts", line: 1 } },
    });
    expect(await pages("for (;;) {}")).toMatchObject({ status: "errored", score: 0 });
  });

  it("is judged file by file if one test file fails to load with it", async () => {
    const trips = `import { label } from "../src/pages";\nlabel(1).startsWith("page") || (() => { throw new Error("trips"); })();\n`;
    const folder = pagesWith({ "hidden/label.test.ts": trips + PAGES["hidden/label.test.ts"] });
    const { score, detail } = await grade({ "src/pages.ts": BREAKS }, folder);
    expect(score).toBe(0.25);
    expect(detail.kept[1]!.tests[0]!.failure!.message).toContain("trips");
  });

  it.each([
    ["the first one", 5, []],
    ["a twin", 45, ["full-last-page"]],
    ["one of kept behaviour", 21, ["partial"]],
  ])("loses only the test file in which it prints too much: %s", async (_name, items, lost) => {
    const prints = `if (items === ${items}) console.log("x".repeat(70_000));`;
    const { detail } = await pages(RIGHT.replace("return Math.ceil", `${prints}\n  return Math.ceil`));
    expect(detail.failure).toBeNull();
    const open = detail.defects.filter(({ share }) => share < 1).map(({ id }) => id);
    expect([...open, ...detail.kept.filter(({ holds }) => !holds).map(({ id }) => id)]).toEqual(lost);
  });

  it("does not pass a test by leaving it nothing to check", async () => {
    const loop = `import { expect, it } from "vitest";
import * as pages from "../src/pages";
it("each page is named", () => {
  for (const page of Array.from({ length: pages.pageCount(21, 10) }, (_, i) => i + 1))
    expect(pages.label(page)).toBe("page " + page);
});`;
    const folder = pagesWith({ "hidden/label.test.ts": loop });
    const none = pagesSource("return 0;");
    expect((await grade({ "src/pages.ts": none }, folder)).detail.kept[1]).toMatchObject({ holds: false });
    expect((await grade({ "src/pages.ts": RIGHT }, folder)).score).toBe(1);
  });
});

describe("a speed defect", () => {
  const dedupe = (source: string) => grade({ "src/dedupe.ts": source }, DEDUPE);

  it("is not fixed by code that returns another result, however fast", async () => {
    const { score, detail } = await dedupe(GIVES_UP);
    expect(score).toBe(0);
    expect(detail.speed[0]!.failure!.message).toContain("not the right one");
    // The report must not contain the correct result.
    expect(JSON.stringify(detail.speed)).not.toContain("name 1");
  });

  it("is not fixed by work that is deferred until its result is read", async () => {
    const { score, detail } = await dedupe(PUTS_OFF);
    expect(score).toBe(0);
    const { sizes, growth, failure } = detail.speed[0]!;
    expect(failure?.message ?? "").not.toContain("not the right one");
    expect(growth === null || growth > 6 || sizes.some(({ units, limit }) => units! > limit)).toBe(true);
  });

  it("is fixed by less work, whatever the approach", async () => {
    for (const path of ["reference", "fixes/map", "fixes/filter"])
      expect(await dedupe(DEDUPE[`${path}/src/dedupe.ts`]!)).toMatchObject({ status: "passed", score: 1 });
  });

  it("is not fixed by work hidden in native loops", async () => {
    const { score, detail } = await dedupe(SLOW_TOO);
    expect(score).toBe(0);
    const { sizes, growth } = detail.speed[0]!;
    expect(sizes.some(({ units, limit }) => units === null || units > limit)).toBe(true);
    expect(growth === null || growth > 6).toBe(true);
    expect(await grade({}, DEDUPE)).toMatchObject({ score: 0, detail: { parts: { kept: 1 } } });
  });

  it("is not fixed by code that gives up", async () => {
    const { score, detail } = await dedupe(THROWS);
    expect(score).toBe(0);
    expect(detail.speed[0]!.failure!.message).toContain("too many names");
  });
});

describe("a fix of several files", () => {
  const FILES = ["src/pages.ts", "src/extra.ts"];
  const two = pagesWith(
    {
      "code/src/extra.ts": "export const extra = 1;\n",
      "hidden/count-twin.test.ts": `import "../src/extra";\n${PAGES["hidden/count-twin.test.ts"]}`,
      "hidden/label.test.ts": `${PAGES["hidden/label.test.ts"]}it("extra", () => { expect(typeof pages.label(1)).toBe("string"); });\n`,
    },
    { editable: FILES },
  );

  it("gives the cause if the code loads only in the tests that are shown", async () => {
    const report = await grade({ "src/pages.ts": RIGHT, "src/extra.ts": 'throw new Error("no settings");\n' }, two);
    const { twins, open } = report.detail.defects[0]!;
    expect(open.map(({ failure }) => failure)).toEqual([null]);
    expect(twins).toMatchObject({
      passed: 0,
      total: 1,
      notLoaded: { message: expect.stringContaining("no settings") },
    });
    const said = testsOfFix(report).find(({ name, status }) => name === "with other inputs" && status === "failed");
    expect(said?.message).toContain("no settings");
  });

  it("gets its remarks on files of the work, or on the exercise's files if the work doesn't contain them", async () => {
    const content = readFix(two);
    const report = await grade({ "src/extra.ts": "export const extra = 2;\n" }, two);
    const broken = { file: "src/pages.ts", line: 3, kind: "error", message: "broken" } as const;
    const [defect, ...others] = report.detail.defects;
    const open = defect!.open.map((test) => ({ ...test, failure: broken }));
    const failing = { ...report, detail: { ...report.detail, defects: [{ ...defect!, open }, ...others] } };
    const placesFor = (files: Record<string, string>) =>
      remarksOfFix(content, failing, { files, confidence: 80 }).map(({ place }) => `${place.in} ${place.path}`);
    expect(placesFor({ "src/extra.ts": "" })[0]).toBe("exercise code/src/pages.ts");
    expect(placesFor({ "src/pages.ts": "" })[0]).toBe("work src/pages.ts");
  });
});

describe("a refactor", () => {
  it("scores the share of structural limits that hold, while behaviour is kept", async () => {
    const source = (name: string) => ({ "src/distances.ts": DISTANCES[name]! });
    expect(await grade({}, DISTANCES)).toMatchObject({ score: 0, detail: { parts: { mended: 0, kept: 1 } } });
    expect(await grade(source("reference/src/distances.ts"), DISTANCES)).toMatchObject({ status: "passed", score: 1 });
    const short = DISTANCES["code/src/distances.ts"]!.replaceAll(/\n\s+const (d?y)/g, " const $1");
    // A function doesn't get shorter just because its text has fewer lines.
    expect(await grade({ "src/distances.ts": short }, DISTANCES)).toMatchObject({ score: 0 });
  });
});
