import { describe, expect, it } from "vitest";
import { stillWrong } from "./still-wrong";

const review = { verdict: null, findings: [{ text: "short" }, { text: "short too" }] };
const errors = { verdict: "Choose a verdict.", "findings.1.text": "Write more.", "": "Try later." };

describe("stillWrong", () => {
  it("keeps all messages while nothing has changed", () => {
    expect(stillWrong(errors, review, review)).toBe(errors);
  });

  it("drops the message of what was fixed, and that of the whole", () => {
    expect(Object.keys(stillWrong(errors, review, { ...review, verdict: "approve" }))).toEqual(["findings.1.text"]);
  });

  it("keeps a message of a part beside the one that changed", () => {
    const findings = [{ text: "much longer" }, review.findings[1]];
    expect(stillWrong({ "findings.1.text": "Write more." }, review, { ...review, findings })).toEqual({
      "findings.1.text": "Write more.",
    });
  });

  it("knows a file by its whole name, dots and all", () => {
    const told = { "files.src/a.ts": "Too long.", "files.src/b.ts": "Too long." };
    const before = { files: { "src/a.ts": "x", "src/b.ts": "y" } };
    expect(Object.keys(stillWrong(told, before, { files: { ...before.files, "src/a.ts": "" } }))).toEqual([
      "files.src/b.ts",
    ]);
  });
});
