import { describe, expect, it } from "vitest";
import { MOST_WORKS, type PortfolioView, type PortfolioWork } from "./portfolio";
import { worksOnPaper } from "./portfolio-paper";

const work: PortfolioWork = {
  title: "Opening hours",
  kind: "test",
  summary: "",
  score: 1,
  skills: ["choose-inputs"],
  files: [],
  result: "Caught 9 of 9 wrong versions",
  findings: [],
};
const review: PortfolioWork = {
  ...work,
  kind: "review",
  findings: Array.from({ length: 3 }, () => ({
    place: "src/refunds.ts, lines 12–15",
    class: "missing-edge-case" as const,
    severity: "major" as const,
    text: "x".repeat(600),
    confirmed: "confirmed by a test that fails on this code and passes on a correct version",
    proof: null,
  })),
};
const many = (one: PortfolioWork) => Array.from({ length: MOST_WORKS }, () => one);
const page: PortfolioView = {
  name: "Ana",
  intro: "",
  skills: [],
  verdicts: null,
  tracks: [],
  certificates: [],
  works: [],
  said: [],
  interviews: [],
  exercises: [],
};
const full: PortfolioView = {
  ...page,
  intro: "I read before I trust.",
  skills: Array.from({ length: 12 }, (_, n) => ({
    name: `Skill ${n}`,
    exercises: 3,
    isShown: true,
    tried: { of: 4, low: 0.3, high: 0.95 },
    works: ["Opening hours"],
  })),
  certificates: [{ code: "c", title: "Trust, but run it", issuedOn: "2026-11-20", isExplained: false }],
  said: [{ mentor: "Lee", title: "Opening hours", on: "2026-11-20", text: "Good." }],
};

describe("the works on the printed page", () => {
  it.each<[string, PortfolioView, number]>([
    ["none without works", page, 0],
    ["all reviews if there is nothing else", { ...page, works: many(review) }, 6],
    ["all suites beside every other part", { ...full, works: many(work) }, 6],
    ["the first reviews that fit beside every other part", { ...full, works: many(review) }, 2],
  ])("are %s", (_name, view, printed) => expect(worksOnPaper(view)).toBe(printed));
});
