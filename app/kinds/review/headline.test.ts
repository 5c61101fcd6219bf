import { describe, expect, it } from "vitest";
import { headlineOfReview } from "./headline";
import type { ReviewReport } from "./report-schema";
import { rightVerdict } from "./verdict";

type Detail = ReviewReport["detail"];
type Outcome = Detail["issues"][number]["outcome"];
type Severity = Detail["issues"][number]["severity"];

/** Builds a minimal report with the fields that a headline uses. */
function said(
  issues: [Severity, Outcome][],
  { verdict = "request-changes", falseAlarms = 0 }: { verdict?: Detail["verdict"]["said"]; falseAlarms?: number } = {},
) {
  const truth =
    issues.length === 0 ? "clean" : issues.every(([severity]) => severity === "minor") ? "minor-only" : "flawed";
  const detail = {
    truth,
    verdict: { said: verdict, right: rightVerdict(truth) },
    confidence: 80,
    parts: { precision: { falseAlarms } },
    issues: issues.map(([severity, outcome], i) => ({
      severity,
      outcome,
      classes: ["misread-requirement"],
      finding: outcome === "missed" ? null : `f${i}`,
      credit: {
        place: outcome !== "missed",
        related: false,
        severitySteps: outcome === "missed" ? null : outcome === "half" ? 2 : 0,
        proof: false,
      },
    })),
    findings: [],
  };
  return headlineOfReview({ detail } as unknown as ReviewReport, "owner");
}

describe("the title of a report", () => {
  it.each<[string, [Severity, Outcome][]]>([
    ["You caught it", [["major", "caught"]]],
    ["You partly caught it", [["major", "half"]]],
    ["You missed what is wrong here", [["major", "missed"]]],
    [
      "You caught both",
      [
        ["major", "caught"],
        ["minor", "caught"],
      ],
    ],
    [
      "You caught all three",
      [
        ["major", "caught"],
        ["minor", "caught"],
        ["minor", "caught"],
      ],
    ],
    [
      "You missed all three",
      [
        ["major", "missed"],
        ["minor", "missed"],
        ["minor", "missed"],
      ],
    ],
    [
      "You found both, one of them only in part",
      [
        ["major", "caught"],
        ["major", "half"],
      ],
    ],
    [
      "You caught the worst one, and missed one",
      [
        ["blocker", "caught"],
        ["major", "missed"],
        ["major", "half"],
      ],
    ],
    [
      "You caught one, and missed the worst one",
      [
        ["blocker", "missed"],
        ["major", "caught"],
      ],
    ],
    [
      "You found two, and missed the worst one",
      [
        ["blocker", "missed"],
        ["major", "caught"],
        ["minor", "half"],
      ],
    ],
    [
      "You found two, and missed one",
      [
        ["major", "caught"],
        ["major", "missed"],
        ["minor", "half"],
      ],
    ],
    [
      "You partly caught one, and missed the worst one",
      [
        ["blocker", "missed"],
        ["major", "half"],
      ],
    ],
    [
      "You caught one, and missed two",
      [
        ["major", "caught"],
        ["major", "missed"],
        ["minor", "missed"],
      ],
    ],
  ])("%s", (title, issues) => expect(said(issues).title).toBe(title));

  it("of a sound change says whether it was rejected without a reason", () => {
    expect(said([], { verdict: "approve" }).title).toBe("Correct: safe to merge");
    expect(said([], { verdict: "approve", falseAlarms: 3 }).title).toBe(
      "Right to approve, but three findings match no issue",
    );
    expect(said([]).title).toBe("Nothing was wrong with this change");
  });

  it.each([
    ["approve", "missed", "Safe to merge, but it needed comments"],
    ["approve-with-comments", "half", "Correct: only minor issues, one of two found, at least in part"],
    ["request-changes", "caught", "This change could be merged: its issues are minor"],
  ] as const)("of minor issues alone: %s, with one %s", (verdict, outcome, title) => {
    const issues: Parameters<typeof said>[0] = [
      ["minor", outcome],
      ["minor", "missed"],
    ];
    expect(said(issues, { verdict }).title).toBe(title);
  });

  it("says which approval fits best, and that either is right about merging", () => {
    expect(said([["minor", "missed"]], { verdict: "approve" }).lead).toMatch(
      /^Your verdict, “approve”, was right about merging.*“Approve with comments” fits best: its issues are minor/,
    );
    expect(said([], { verdict: "approve-with-comments" }).lead).toMatch(/“Approve” fits best: nothing here/);
  });
});

describe("what follows from it", () => {
  it("names the verdict, the confidence, and what to practise", () => {
    expect(
      said([
        ["blocker", "caught"],
        ["major", "missed"],
      ]).lead,
    ).toBe(
      "Your verdict, “request changes”, was right, and you were 80% sure. Places found: 1 of 2 · severity right: 1 of 1 · explanation: not checked by a test or a person. What to practise now: finding the line of code for each sentence in the task.",
    );
  });
  it("explains the effect of a wrong verdict", () => {
    expect(said([["major", "missed"]], { verdict: "approve" }).lead).toMatch(
      /^You said “approve” with 80% confidence, but .*: the right verdict was “request changes”\. .*halves the score/,
    );
    expect(said([]).lead).toMatch(/but the change is sound.*practise now: objecting only once a test proves/);
  });
  it("never says that someone failed", () => {
    for (const outcome of ["caught", "half", "missed"] as const)
      expect(JSON.stringify(said([["major", outcome]]))).not.toMatch(/fail/i);
  });
});
