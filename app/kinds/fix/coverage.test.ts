import { describe, expect, it } from "vitest";
import { sentencesOf } from "../sentences";
import { checkCoverage } from "./check-coverage";
import { readFix } from "./content";
import { coverageOf, EXERCISE, pagesWith } from "./fixtures/pages";

const REPORT = `# The last page is empty
From Ines, front desk

On **Monday** the last page was empty. \`next\` was there,
though! What did "Dahl & Sons" get? 40 sheets.

| page | should be |
|---|---|
| 3 | 2 |

- A page is
  full at ten. Empty ones go.
- e.g. this one stays

\`\`\`
GET /pages
\`\`\`
> The list is wrong.
`;

describe("the sentences of a report", () => {
  it("are those of paragraphs, lists and table rows, without marks, each with its line", () => {
    expect(sentencesOf(REPORT)).toEqual([
      { line: 4, text: "On Monday the last page was empty." },
      { line: 4, text: "next was there, though!" },
      { line: 5, text: 'What did "Dahl & Sons" get?' },
      { line: 5, text: "40 sheets." },
      { line: 9, text: "| 3 | 2 |" },
      { line: 11, text: "A page is full at ten." },
      { line: 12, text: "Empty ones go." },
      { line: 13, text: "e.g. this one stays" },
      { line: 18, text: "The list is wrong." },
    ]);
  });
});

const ALL = ["full-last-page", "items-of-last"];
const problems = (files: Record<string, string | undefined>, fields: object = {}) =>
  checkCoverage(readFix(pagesWith(files, fields))).map(({ file, line, message }) => `${file}:${line ?? ""} ${message}`);
const coverage = (change: { sentences?: object; careless?: object }) => {
  const { sentences, careless } = JSON.parse(coverageOf(...ALL));
  const changed = {
    sentences: { ...sentences, ...change.sentences },
    careless: { ...careless, ...change.careless },
  };
  return { "coverage.json": JSON.stringify(changed, null, 2) };
};

describe("coverage.json", () => {
  it("is required, except of an imported exercise", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ "coverage.json": undefined })[0]).toMatch(/^coverage\.json: is missing/);
    const origin = { type: "imported", source: "https://example.org", licence: "MIT", named: "pages" };
    expect(problems({ "coverage.json": undefined }, { origin })).toEqual([]);
  });

  it("lists each sentence of the report, and no others", () => {
    const report = "The last page of the list is empty.\nLabels stay as they are.";
    expect(problems({ "report.md": report })).toEqual([
      "report.md:2 coverage.json says nothing about “Labels stay as they are.”: name the tests that check this sentence, or say why it needs no test",
    ]);
    expect(problems({ "report.md": report, ...coverage({ sentences: { "Labels stay": ["label"] } }) })).toEqual([]);
    expect(problems(coverage({ sentences: { "Labels stay": "background" } }))).toEqual([
      "coverage.json:7 no sentence in report.md begins like this",
    ]);
  });

  it("names what exists, and every defect", () => {
    const sentences = { "The last page": ["full-last-page", "labels"] };
    expect(problems(coverage({ sentences }))).toEqual([
      'coverage.json:3 "labels" is not a defect, a kept behaviour or a limit',
      'coverage.json:2 no sentence asks for "items-of-last", so a correct fix may fail the tests for "items-of-last": change the report',
    ]);
  });

  it("names a listed, incorrect fix for each kind of carelessness, or a reason", () => {
    expect(problems(coverage({ careless: { deletes: "half", "returns-early": "special" } }))).toEqual([]);
    expect(problems(coverage({ careless: { deletes: "gone", "catches-all": "another" } }))).toEqual([
      'coverage.json:10 "gone" is not listed under "fixes" in exercise.json',
      'coverage.json:11 "another" is a correct fix: name a fix that catches every error, or swallows every unexpected value',
    ]);
    expect(() => problems({ "coverage.json": '{ "sentences": {}, "careless": { "deletes": "half" } }' })).toThrow(
      "careless.every-consumer",
    );
  });

  it("leaves kept behaviour to the author, since it passes on the AI's code", () => {
    expect(EXERCISE.kept.map(({ id }) => id)).toEqual(["partial", "label"]);
    expect(problems({})).toEqual([]);
  });
});
