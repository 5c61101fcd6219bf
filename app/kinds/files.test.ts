import { expect, it } from "vitest";
import { KINDS } from "./registry";

const place = { file: "src/a.ts", side: "new", from: 3, to: 5 } as const;
const finding = {
  id: "f1",
  place,
  class: "incomplete",
  severity: "major",
  done: true,
  text: "The last page is lost.",
  proof: 'it("keeps the last page", …)',
};

it("writes a review's findings as Markdown and each proof as a test file", () => {
  const whole = { ...finding, id: "f2", place: { whole: true }, class: null, severity: null, proof: " " };
  const files = KINDS.review.work.files(null, {
    findings: [finding, whole],
    verdict: "request-changes",
    confidence: 80,
  });
  expect(files).toEqual({
    "findings.md": `# Verdict: Request changes, 80% sure

## 1. src/a.ts, lines 3 to 5 after the change

major · incomplete · proof: proofs/finding-1.test.ts

The last page is lost.

## 2. The whole change

no severity yet · no class yet

The last page is lost.
`,
    "proofs/finding-1.test.ts": finding.proof,
  });
});

it("writes a file even for an empty draft of a review", () => {
  expect(KINDS.review.work.files(null, { findings: [], verdict: null, confidence: null })).toEqual({
    "findings.md": "# Verdict: none yet\n\nNo findings.\n",
  });
});

it("writes a suite to its path in the project, and only the changed files of a repair", () => {
  expect(KINDS.test.work.files({ suitePath: "tests/suite.test.ts" }, { suite: "it()" })).toEqual({
    "tests/suite.test.ts": "it()",
  });
  expect(KINDS.fix.work.files(null, { files: { "src/a.ts": "export {};" } })).toEqual({ "src/a.ts": "export {};" });
});
