import { expect, it } from "vitest";
import { view } from "./view";
import type { ReviewDraft } from "./work";

const findingsIn = (draft: ReviewDraft) => view.summary({} as never, draft).find(({ label }) => label === "Findings");
const EMPTY: ReviewDraft = { findings: [], verdict: null, confidence: null, read: [] };

it("warns before submission about requesting changes without a finding, not about approving without one", () => {
  expect(findingsIn({ ...EMPTY, verdict: "request-changes" })?.value).toBe(
    "none, so the author won’t know what to change",
  );
  expect(findingsIn({ ...EMPTY, verdict: "approve" })?.value).toBe("0");
});

it("asks for a finding before submission if someone approves with comments", () => {
  expect(findingsIn({ ...EMPTY, verdict: "approve-with-comments" })?.missing?.field).toBe("verdict");
  expect(findingsIn({ ...EMPTY, verdict: "approve" })?.missing).toBeUndefined();
});
