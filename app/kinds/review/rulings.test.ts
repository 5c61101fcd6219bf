import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import type { DefectClass } from "../defect-classes";
import type { Amendment } from "../stand-by";
import { readReview } from "./content";
import { KEY, LINES, parking } from "./fixtures/parking";
import { review } from "./kind";
import { standBy } from "./rulings";
import type { ReviewFinding, ReviewWork } from "./work";

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

const at = (line: number) => ({ file: "src/fees.ts", side: "new" as const, from: line, to: line });
function finding(id: string, place: ReviewFinding["place"], defect: DefectClass): ReviewFinding {
  const text = "Someone pays more than was said.";
  return { id, place, class: defect, severity: "major", text, proof: null, done: true };
}
async function grade(findings: ReviewFinding[], folder = parking()) {
  const work: ReviewWork = { findings, verdict: "request-changes", confidence: 80, read: [] };
  return { work, report: await review.grade({ content: readReview(folder), work, seed: "a" }, sandbox) };
}
const free = finding("free", at(LINES.free), "silly-logic");

describe("a result that can be disputed", () => {
  it("is that of every finding with less than full credit, wherever it is", async () => {
    const findings = [
      free,
      finding("same-again", at(LINES.free), "silly-logic"),
      finding("class", at(LINES.cap), "injection"),
      finding("near", at(1), "incomplete"),
      finding("whole", { whole: true }, "incomplete"),
      ...KEY.neutral.map(({ file, side, from, to }, i) =>
        finding(`neutral-${i}`, { file, side, from, to } as ReviewFinding["place"], "injection"),
      ),
    ];
    const { report, work } = await grade(findings);
    const outcomes = new Set(report.detail.findings.map(({ outcome }) => outcome));
    expect(outcomes.size).toBeGreaterThan(2);
    const disputable = standBy.disputable(report, work).map(({ id }) => id);
    expect(disputable).toEqual(findings.map(({ id }) => id).filter((id) => id !== "free"));
  });
});

describe("a ruling that adds a finding to the key", () => {
  const ruling = (more: Partial<Amendment>): Amendment => ({
    id: "r",
    decision: "key",
    class: "injection",
    severity: "major",
    places: [at(LINES.cap)],
    ...more,
  });
  const keyAfter = (amendment: Amendment) => readReview(standBy.amend(parking(), [amendment])).key;

  it("on an issue's lines makes that issue accept the class, with the mentor's severity", async () => {
    const issues = keyAfter(ruling({ severity: "blocker" })).issues;
    expect(issues.map(({ id }) => id)).toEqual(KEY.issues.map(({ id }) => id));
    expect(issues.find(({ id }) => id === "no-day-cap")).toMatchObject({
      severity: "blocker",
      classes: expect.arrayContaining(["injection"]),
    });
    const cap = finding("class", at(LINES.cap), "injection");
    const [before, after] = [
      await grade([free, cap]),
      await grade([free, cap], { ...parking(), ...standBy.amend(parking(), [ruling({})]) }),
    ];
    expect(after.report.score).toBeGreaterThan(before.report.score);
    expect(standBy.disputable(after.report, after.work)).toEqual([]);
  });

  it("elsewhere adds an issue", () => {
    expect(keyAfter(ruling({ places: [at(1)] })).issues.map(({ id }) => id)).toContain("ruled-r");
  });

  it("called neutral never covers the lines of an issue", () => {
    expect(keyAfter(ruling({ decision: "neutral" })).neutral).toEqual(readReview(parking()).key.neutral);
  });
});
