import { describe, expect, it } from "vitest";
import { stillWrong } from "./still-wrong";

const review = { verdict: null, findings: [{ text: "short" }, { text: "short too" }] };
const errors = { verdict: "Choose a verdict.", "findings.1.text": "Write more.", "": "Try later." };

describe("stillWrong", () => {
  it("keeps all messages while nothing has changed", () => {
    expect(stillWrong(errors, review, review)).toBe(errors);
  });

  it("drops the message of a fixed field, and the general one", () => {
    expect(Object.keys(stillWrong(errors, review, { ...review, verdict: "approve" }))).toEqual(["findings.1.text"]);
  });

  it("keeps a message of a part beside the changed one", () => {
    const findings = [{ text: "much longer" }, review.findings[1]];
    expect(stillWrong({ "findings.1.text": "Write more." }, review, { ...review, findings })).toEqual({
      "findings.1.text": "Write more.",
    });
  });

  it("identifies a file by its whole name, including dots", () => {
    const told = { "files.src/a.ts": "Too long.", "files.src/b.ts": "Too long." };
    const before = { files: { "src/a.ts": "x", "src/b.ts": "y" } };
    expect(Object.keys(stillWrong(told, before, { files: { ...before.files, "src/a.ts": "" } }))).toEqual([
      "files.src/b.ts",
    ]);
  });
});
