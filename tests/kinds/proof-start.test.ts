import fs from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { readFolder } from "~/catalogue/folder.server";
import { readFix } from "~/kinds/fix/content";
import { openFix, runnableScratch, startOfScratch } from "~/kinds/fix/open";
import { startOfOwnTest } from "~/kinds/own-test";
import { readReview } from "~/kinds/review/content";
import { newFinding } from "~/kinds/review/findings";
import { readReviewForm } from "~/kinds/review/form";
import { openReview, type ReviewOpen, runnableReview } from "~/kinds/review/open";
import { faultsOfImports } from "~/kinds/review/proof-imports";
import { filesOf, keptProof, startOfProof, textOfProof } from "~/kinds/review/proof-start";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { sampleExercises } from "../setup/runs";

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

const fixes = fs.readdirSync("exercises").filter((slug) => fs.existsSync(`exercises/${slug}/fixes`));
/** All of the product's reviews. */
const reviews = fs.readdirSync("exercises").filter((slug) => fs.existsSync(`exercises/${slug}/key.json`));
const openOf = async (slug: string) => openReview(readReview(await readFolder(`exercises/${slug}`)), "any");
const placesIn = (open: ReviewOpen) => [
  { whole: true as const },
  ...open.files.flatMap(({ path }) =>
    [1, 40, 80].map((line) => ({ file: path, side: "new" as const, from: line, to: line })),
  ),
];

describe("what a learner's own test of a repair starts with", () => {
  it.each(sampleExercises(fixes, 4))("runs, passes and imports what exists, on %s", async (slug) => {
    const open = openFix(readFix(await readFolder(`exercises/${slug}`)));
    const scratch = startOfScratch(open);
    expect(faultsOfImports(scratch, open.files)).toEqual([]);
    const { tests, failure } = await sandbox.run(runnableScratch(open, { files: {}, scratch, confidence: null }));
    expect([failure, tests.map(({ status }) => status)]).toEqual([undefined, ["passed"]]);
  });
});

describe("what a proof starts with", () => {
  it.each(sampleExercises(reviews, 4))("runs, passes and imports what exists, on %s", async (slug) => {
    const open = await openOf(slug);
    const starts = new Set(placesIn(open).map((place) => startOfProof({ place }, open)));
    for (const start of starts) {
      expect(faultsOfImports(start, filesOf(open))).toEqual([]);
      const draft = { findings: [{ ...newFinding("f-1", { whole: true }), proof: start }], ...NONE };
      const { outcome, tests, failure } = await sandbox.run(runnableReview(open, draft));
      // This change's issue is that it imports a package that doesn't exist, so nothing that imports the file loads.
      if (slug === "fare-zones" && failure?.file === "src/surcharge.ts") continue;
      expect([failure, outcome, tests.map(({ status }) => status)]).toEqual([undefined, "completed", ["passed"]]);
    }
  });

  it.each(sampleExercises(reviews, 4))("says nothing about the imports of correct proofs, on %s", async (slug) => {
    const files = filesOf(await openOf(slug));
    const { proofs } = readReview(await readFolder(`exercises/${slug}`));
    const said = Object.entries(proofs).map(([name, source]) => [name, faultsOfImports(source, files)]);
    expect(said.filter(([, faults]) => faults!.length > 0)).toEqual([]);
  });

  it("names the last function or class above its place, and a test that calls it", () => {
    const text = "export const A = 1;\nexport function a(of: B): number {\n}\nexport class C {\n}\n";
    const at = (line: number) => startOfOwnTest([{ path: "src/pay.ts", text }], { path: "src/pay.ts", line });
    expect(at(3)).toContain("  // a(of: B): number\n  expect(a).toBeDefined();");
    expect(at(5)).toContain("what a correct version returns.\n  expect(C).toBeDefined();");
    expect(at(1)).toContain("  expect(a).toBeDefined();");
    const tests = ["xa(1)", "a(b)"].map((call, i) => ({
      path: `tests/${i}.test.ts`,
      text: `expect(${call}).toBe(1);`,
    }));
    const files = [...tests, { path: "src/pay.ts", text }];
    expect(startOfOwnTest(files, { path: "src/pay.ts", line: 3 })).toContain("Call the code, as in tests/1.test.ts,");
    // Stored fixes contain this text, and a fix with this text has no test of the learner's own.
    expect(startOfOwnTest(files)).toBe(`// This file is at the root of the project: paths begin with ./ and a folder.
import { expect, it } from "vitest";
import { A, a, C } from "./src/pay";

it("says what breaks", () => {
  // Call the code, and expect what a correct version returns.
  expect(a).toBeDefined();
});
`);
  });

  it("is never stored, and an emptied proof stays empty", async () => {
    const open = await openOf(reviews[0]!);
    const finding = { ...newFinding("f-1", { whole: true }), proof: "" };
    const start = textOfProof(finding, open);
    expect(keptProof(start, finding, open)).toBe("");
    expect(textOfProof({ ...finding, proof: keptProof("", finding, open) }, open)).toBe("\n");
    expect(keptProof(`${start}//`, finding, open)).toBe(`${start}//`);
    // Without JavaScript, the form's field contains the starting text, with the line endings that forms send.
    const form = new FormData();
    form.set("finding.f-1.text", "x");
    form.set("finding.f-1.proof", start.replaceAll("\n", "\r\n"));
    const { draft } = readReviewForm(open, { findings: [finding], ...NONE }, form);
    expect(draft.findings[0]!.proof).toBe("");
  });
});
const NONE = { verdict: null, confidence: null, read: [] };

describe("the imports of a proof", () => {
  const files = [
    { path: "src/fees.ts", text: "export function fee() {}\nexport const CAP = 1;\n" },
    { path: "src/index.ts", text: 'export * from "./fees";\n' },
    { path: "web/list.tsx", text: "export default function List() {}\nexport type Row = string;\n" },
  ];
  it.each([
    ['import { fee } from "./src/fees";\nfee();', []],
    ['import { fee as f } from "./src/fees.js";\nf();', []],
    ['import { anything } from "./src";\nanything();', []],
    ['import List from "./web/list";\nList();', []],
    ['const { fee } = await import("./src/fees");\nfee();', []],
    ['import * as fees from "./src/fees";\nfees.fee();', []],
    ['import { type Row } from "./web/list";\nimport { fee } from "./src/fees";\nfee();', []],
    ['\nimport { fee } from "./fees";\nfee();', ["Line 2: there is no file “./fees”"]],
    ['import { fee } from "../src/fees";\nfee();', ["Line 1: the proof is at the root"]],
    ['import { tax } from "./src/fees";\ntax();', ["Line 1: src/fees.ts exports no “tax”. It exports fee, CAP."]],
    ['import { fee } from "./src/fees";\nexpect(1).toBe(2);', ["This proof never uses fee."]],
    [
      'import { expect, it } from "vitest";\nit("", () => expect(1).toBe(2));',
      ["This proof imports nothing from the code"],
    ],
    ["", []],
  ])("%j", (proof, faults) => {
    const said = faultsOfImports(proof, files);
    expect(said.map((fault, i) => fault.startsWith(faults[i] ?? "none"))).toEqual(faults.map(() => true));
  });
});
