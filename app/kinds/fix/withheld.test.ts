import { describe, expect, it } from "vitest";
import type { FixReport } from "./report-schema";
import { withheldFix } from "./withheld";

const reportOf = (status: FixReport["status"], tests: Record<string, string>, teaching = ""): FixReport => ({
  version: 1,
  kind: "fix",
  status,
  score: status === "passed" ? 1 : 0,
  engine: "e",
  detail: {
    failure: null,
    changed: ["src/a.ts"],
    speed: [],
    structure: [],
    kept: [],
    visible: [],
    defects: [
      {
        id: "late",
        says: "closes late",
        share: 0,
        twins: { passed: 0, total: 1 },
        open: [
          { id: "hidden/late.test.ts#0", title: ["closes at six"], failure: { kind: "assertion", message: "not 18" } },
        ],
      },
    ],
    parts: { mended: 0, kept: 1 },
    afterPass: { tests },
    teaching,
    classes: [],
    skills: [],
  },
});
const SOURCE = { "hidden/late.test.ts": "expect(close(17, 59)).toBe(18)" };

describe("a fix report", () => {
  it.each(["failed", "errored"] as const)(
    "withholds the sources of hidden tests and the teaching while the report is %s, and nothing else",
    (status) => {
      const report = reportOf(status, SOURCE, "Compare with 18.");
      const shown = withheldFix(report, false)!;
      expect(JSON.stringify(shown)).not.toMatch(/17, 59|Compare/);
      const { afterPass, teaching } = report.detail;
      expect({ ...shown.detail, afterPass, teaching }).toEqual(report.detail);
    },
  );

  it("withholds nothing once its learner has passed, or if it contains neither test sources nor teaching", () => {
    for (const status of ["passed", "failed"] as const)
      expect(withheldFix(reportOf(status, SOURCE, "Compare with 18."), true)).toBeNull();
    expect(withheldFix(reportOf("failed", {}), false)).toBeNull();
    expect(withheldFix(reportOf("failed", {}, "Compare with 18."), false)).not.toBeNull();
  });
});
