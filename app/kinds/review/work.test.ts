import { describe, expect, it } from "vitest";
import { MAX_FINDINGS, MAX_LINES } from "./constants";
import { type DraftFinding, type ReviewDraft, ReviewDraftSchema, ReviewWorkSchema } from "./work";

const finding = (more: Partial<DraftFinding> = {}): DraftFinding => ({
  id: "a1",
  place: { file: "src/a.ts", side: "new", from: 3, to: 5 },
  class: "silly-logic",
  severity: "major",
  text: "Anyone who leaves on time pays three euros.",
  proof: null,
  done: true,
  ...more,
});
const draft = (findings: DraftFinding[] = [finding()], more: Partial<ReviewDraft> = {}): ReviewDraft => ({
  findings,
  verdict: "request-changes",
  confidence: 80,
  read: ["src/a.ts"],
  ...more,
});
const refusals = (given: unknown) =>
  (ReviewWorkSchema.safeParse(given).error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`);

describe("a draft", () => {
  it("may be incomplete", () => {
    const open = finding({ class: null, severity: null, text: "", done: false });
    expect(ReviewDraftSchema.parse(draft([open], { verdict: null, confidence: null }))).toBeDefined();
  });
  it.each([
    ["more than 60 findings", draft(Array.from({ length: MAX_FINDINGS + 1 }, (_, i) => finding({ id: `f${i}` })))],
    ["a text over 4,000 characters", draft([finding({ text: "x".repeat(4_001) })])],
    ["a proof over 20,000 characters", draft([finding({ proof: "x".repeat(20_001) })])],
    ["a field of its own", { ...draft(), more: 1 }],
    ["a name that is not a file name", draft([finding({ id: "../a" })])],
  ])("refuses %s", (_, given) => expect(ReviewDraftSchema.safeParse(given).success).toBe(false));
});

describe("handing in", () => {
  it("accepts complete work, and accepts it again as stored", () => {
    const work = ReviewWorkSchema.parse(draft());
    expect(work).toEqual(draft());
    expect(ReviewWorkSchema.parse(JSON.parse(JSON.stringify(work)))).toEqual(work);
  });

  it("leaves unfinished findings out", () => {
    const given = draft([finding(), finding({ id: "b2", class: null, text: "", done: false })]);
    expect(ReviewWorkSchema.parse(given).findings.map(({ id }) => id)).toEqual(["a1"]);
  });

  it("treats a blank proof as none", () => {
    expect(ReviewWorkSchema.parse(draft([finding({ proof: " \n" })])).findings[0]!.proof).toBeNull();
  });

  it("accepts a review without findings", () => {
    expect(ReviewWorkSchema.parse(draft([], { verdict: "approve" })).findings).toEqual([]);
  });

  it("accepts “approve with comments” only with a finished finding", () => {
    const verdict = "approve-with-comments" as const;
    expect(ReviewWorkSchema.parse(draft([finding()], { verdict })).verdict).toBe(verdict);
    expect(refusals(draft([finding({ done: false })], { verdict }))).toEqual([
      "verdict: You chose “Approve with comments”, but there is no finding. Add one, or choose “Approve”.",
    ]);
  });

  it("says what is missing, at the field's path in the draft", () => {
    const half = finding({ id: "c3", class: null, severity: null, text: "too short" });
    const unfinishedFirst = [finding({ id: "x", done: false }), finding(), half];
    expect(refusals(draft(unfinishedFirst, { verdict: null, confidence: null }))).toEqual([
      "findings.2.class: Choose the kind of defect.",
      "findings.2.severity: Choose a severity.",
      "findings.2.text: Describe what breaks, and who is affected, in at least 20 characters.",
      "verdict: Choose a verdict: approve, approve with comments, or request changes.",
      "confidence: Choose how confident you are in your verdict, from 50 to 100%.",
    ]);
  });

  it("requires a finding to mark few lines", () => {
    const lines = (to: number) => refusals(draft([finding({ place: { file: "a.ts", side: "new", from: 1, to } })]));
    expect(lines(MAX_LINES)).toEqual([]);
    expect(lines(MAX_LINES + 1)).toEqual(["findings.0.place: Choose the lines you would change: at most 12."]);
  });

  it("accepts one finding on the whole change", () => {
    const whole = (id: string) => finding({ id, place: { whole: true } });
    expect(refusals(draft([whole("a"), finding({ id: "b" })]))).toEqual([]);
    expect(refusals(draft([whole("a"), finding({ id: "b" }), whole("c")]))).toEqual([
      expect.stringMatching(/^findings\.2\.place: Only one finding can apply to the change as a whole/),
    ]);
  });

  it("accepts at most twenty proofs", () => {
    const proofs = (n: number) =>
      refusals(draft(Array.from({ length: n }, (_, i) => finding({ id: `f${i}`, proof: "x" }))));
    expect(proofs(20)).toEqual([]);
    expect(proofs(21)).toEqual([expect.stringMatching(/^findings\.20\.proof: .*at most 20 proofs/)]);
  });
});
