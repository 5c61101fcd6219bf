import { describe, expect, it } from "vitest";
import { holdsLine, placeRulings, sayAt, speakAt } from "./report-places";
import type { ReviewReport } from "./report-schema";
import type { ReviewFinding, ReviewWork } from "./work";

type Detail = ReviewReport["detail"];
type Issue = Detail["issues"][number];
type Found = Detail["findings"][number];

const range = (from: number, to: number, file = "src/a.ts") => ({ file, side: "new" as const, from, to });

const issue = (id: string, more: Partial<Issue> = {}): Issue => ({
  id,
  title: id,
  classes: ["silly-logic"],
  severity: "major",
  ranges: [range(10, 12), range(40, 41)],
  whole: false,
  outcome: "missed",
  credit: { value: 0, place: false, related: false, class: false, severitySteps: null, proof: false },
  weight: 4,
  finding: null,
  why: "",
  how: "",
  proof: null,
  untestable: null,
  ...more,
});

const said = (id: string, place: ReviewFinding["place"]): ReviewFinding => ({
  id,
  place,
  class: "silly-logic",
  severity: "major",
  text: "It goes wrong for everyone.",
  proof: null,
  done: true,
});

const found = (id: string, outcome: Found["outcome"], more: Partial<Found> = {}): Found => ({
  id,
  outcome,
  free: false,
  issue: null,
  why: [],
  proof: null,
  ...more,
});

function place(detail: Partial<Detail>, findings: ReviewFinding[]) {
  const whole = { issues: [], findings: [], decoys: [], ...detail } as unknown as Detail;
  const work: ReviewWork = { findings, verdict: "approve", confidence: 50, read: [] };
  return placeRulings(whole, work).map(({ anchor, tone, at }) => [anchor, tone, sayAt(at)]);
}

describe("rulings on their lines", () => {
  it("shows a missed issue at its first accepted lines", () => {
    expect(place({ issues: [issue("i")] }, [])).toEqual([["issue-i", "bad", "10–12"]]);
  });

  it("shows a caught issue at the accepted lines that the learner marked, and nowhere else", () => {
    const caught = issue("i", { outcome: "caught", finding: "f" });
    const findings = [found("f", "matched", { issue: "i" })];
    expect(place({ issues: [caught], findings }, [said("f", range(42, 43))])).toEqual([["issue-i", "good", "40–41"]]);
  });

  it("shows an issue proven from elsewhere at its own lines", () => {
    const caught = issue("i", { outcome: "caught", finding: "f" });
    const findings = [found("f", "matched", { issue: "i" })];
    expect(place({ issues: [caught], findings }, [said("f", range(90, 91))])).toEqual([["issue-i", "good", "10–12"]]);
  });

  it("shows an issue of the whole change without a line, unless the learner marked lines", () => {
    const half = issue("i", { ranges: [], whole: true, outcome: "half", finding: "f" });
    const findings = [found("f", "matched", { issue: "i" })];
    expect(place({ issues: [half], findings }, [said("f", { whole: true })])).toEqual([["issue-i", "half", "all"]]);
  });

  it("shows the free false alarm without colour, and a further one in colour", () => {
    const findings = [found("f", "decoy", { free: true }), found("g", "false-alarm")];
    expect(place({ findings }, [said("f", range(3, 3)), said("g", range(5, 6))])).toEqual([
      ["finding-f", "left", "3"],
      ["finding-g", "bad", "5–6"],
    ]);
  });

  it("names a decoy that was left alone, and explains a marked decoy at the finding", () => {
    const decoys = [
      { ...range(7, 7), why: "asked for", left: true },
      { ...range(20, 21), why: "asked for", left: false },
    ];
    expect(place({ decoys }, [])).toEqual([["decoy-0", "left", "7"]]);
  });
});

describe("places", () => {
  it("include a line by its number on their own side", () => {
    const old = { file: "a", side: "old" as const, from: 3, to: 4 };
    expect(holdsLine(old, { old: 4, new: 9 })).toBe(true);
    expect(holdsLine(old, { old: null, new: 4 })).toBe(false);
    expect([sayAt(old), speakAt(old), speakAt(null)]).toEqual(["old 3–4", "old lines 3 to 4", "the whole change"]);
  });
});
