import { describe, expect, it } from "vitest";
import {
  addFinding,
  countWords,
  editFinding,
  excessIn,
  gapsIn,
  isBlank,
  newFinding,
  removeFinding,
  restoreFinding,
  sayPlace,
} from "./findings";
import type { ReviewDraft } from "./work";

const empty: ReviewDraft = { findings: [], verdict: null, confidence: null, read: [] };
const at = { file: "a.ts", side: "new", from: 8, to: 10 } as const;
const draft = ["a", "b", "c"].reduce((sum, id) => addFinding(sum, newFinding(id, at)), empty);
const ids = (of: ReviewDraft) => of.findings.map((finding) => finding.id).join("");

describe("findings in a draft", () => {
  it("can be added, edited, deleted and restored to their place", () => {
    expect(ids(draft)).toBe("abc");
    expect(editFinding(draft, "b", { text: "x" }).findings.map((finding) => finding.text)).toEqual(["", "x", ""]);
    const without = removeFinding(draft, "b");
    expect(ids(without)).toBe("ac");
    expect(restoreFinding(without, draft.findings[1]!, 1)).toEqual(draft);
  });

  it("report immediately, with its length, a text that is too long to be saved", () => {
    const finding = newFinding("a", at);
    expect(excessIn({ ...finding, text: "x".repeat(4_000), proof: "x".repeat(20_000) })).toEqual({});
    expect(excessIn({ ...finding, text: "x".repeat(4_001), proof: "x".repeat(20_001) })).toEqual({
      text: "Shorten this to 4,000 characters: it has 4,001.",
      proof: "Shorten this to 20,000 characters: it has 20,001.",
    });
  });

  it("are blank until something is entered", () => {
    const finding = newFinding("a", at);
    expect(isBlank(finding)).toBe(true);
    expect(isBlank({ ...finding, text: "  ", proof: "\n" })).toBe(true);
    expect(isBlank({ ...finding, severity: "minor" })).toBe(false);
    expect(isBlank({ ...finding, text: "so" })).toBe(false);
  });

  it("list what is missing", () => {
    expect(Object.keys(gapsIn(newFinding("a", at)))).toEqual(["class", "severity", "text"]);
    const whole = { ...newFinding("a", at), class: "injection", severity: "major", text: "x".repeat(20) } as const;
    expect(gapsIn(whole)).toEqual({});
  });

  it("name their place and their number", () => {
    expect(sayPlace(at)).toBe("lines 8 to 10");
    expect(sayPlace({ ...at, side: "old", to: 8 })).toBe("old line 8");
    expect(sayPlace({ whole: true })).toBe("the whole change");
    expect(countWords([])).toBe("");
    expect(countWords(draft.findings.map((finding, i) => ({ ...finding, done: i > 0 })))).toBe(
      "3 findings, 1 unfinished",
    );
    expect(countWords([{ ...draft.findings[0]!, done: true }])).toBe("1 finding");
  });
});
