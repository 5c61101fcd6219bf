import { expect, it } from "vitest";
import { view } from "./view";
import type { ReviewDraft } from "./work";

const findingsIn = (draft: ReviewDraft) => view.summary({} as never, draft).find(({ label }) => label === "Findings");
const EMPTY: ReviewDraft = { findings: [], verdict: null, confidence: null, read: [] };

it("asking for changes with no finding is told before submission, approving without one is not", () => {
  expect(findingsIn({ ...EMPTY, verdict: "request-changes" })?.value).toBe(
    "none, so the author won’t know what to change",
  );
  expect(findingsIn({ ...EMPTY, verdict: "approve" })?.value).toBe("0");
});
