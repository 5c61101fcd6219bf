import { describe, expect, it } from "vitest";
import type { KindId } from "./registry";
import { KINDS } from "./registry";

const readForm = (kind: KindId, open: unknown, before: unknown, form: FormData) =>
  KINDS[kind].workspace.readForm(open, before, form);

import type { ReviewOpen } from "./review/open";
import type { ReviewDraft } from "./review/work";

function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of [value].flat()) data.append(name, each as string);
  return data;
}

const row = (n: number) => ({ type: "add" as const, old: null, new: n, text: `line ${n}` });
const open: ReviewOpen = {
  task: "",
  pullRequest: "",
  files: [
    { path: "src/a.ts", status: "new", rows: Array.from({ length: 30 }, (_, i) => row(i + 1)), added: 30, deleted: 0 },
  ],
  others: [],
};
const empty: ReviewDraft = { findings: [], verdict: null, confidence: null, read: [] };
const review = (before: ReviewDraft, fields: Record<string, string | readonly string[]>) =>
  readForm("review", open, before, form(fields)) as {
    draft: ReviewDraft;
    errors?: Record<string, string>;
    goTo?: string;
  };

describe("a review without JavaScript", () => {
  it("keeps verdict, confidence and read files", () => {
    const fields = { verdict: "approve", confidence: "85", read: ["src/a.ts", "src/other.ts"] };
    expect(review(empty, fields).draft).toEqual({
      findings: [],
      verdict: "approve",
      confidence: 85,
      read: ["src/a.ts"],
    });
    expect(review(empty, { verdict: "burn it", confidence: "12" }).draft).toEqual(empty);
  });

  it("adds a finding on lines, with the lower line first", () => {
    const { draft, goTo } = review(empty, {
      intent: "add-lines",
      "new.file": "new:src/a.ts",
      "new.from": "15",
      "new.to": "4",
    });
    expect(draft.findings).toEqual([
      expect.objectContaining({ place: { file: "src/a.ts", side: "new", from: 4, to: 15 }, done: false }),
    ]);
    expect(goTo).toBe(`#finding-${draft.findings[0]?.id}`);
  });

  it.each([
    [{ "new.file": "new:src/a.ts", "new.from": "" }, "new.from"],
    [{ "new.file": "new:src/a.ts", "new.from": "x" }, "new.from"],
    [{ "new.file": "new:src/a.ts", "new.from": "29", "new.to": "31" }, "new.to"],
    [{ "new.file": "new:src/a.ts", "new.from": "4", "new.to": "16" }, "new.to"],
    [{ "new.file": "new:src/a.ts", "new.from": "31" }, "new.from"],
    [{ "new.file": "old:src/a.ts", "new.from": "1" }, "new.from"],
    [{ "new.file": "new:src/none.ts", "new.from": "1" }, "new.from"],
  ])("adds no finding if the lines do not exist: %j", (fields, path) => {
    const { draft, errors } = review(empty, { intent: "add-lines", ...fields });
    expect(draft.findings).toEqual([]);
    expect(Object.keys(errors ?? {})).toEqual([path]);
  });

  it("keeps one finding on the whole change", () => {
    const once = review(empty, { intent: "add-whole" }).draft;
    expect(review(once, { intent: "add-whole" }).draft.findings).toHaveLength(1);
  });

  it("edits, refuses, finishes, reopens and deletes a finding", () => {
    const begun = review(empty, { intent: "add-whole" }).draft;
    const id = begun.findings[0]!.id;
    const said = (text: string) => ({
      [`finding.${id}.class`]: "injection",
      [`finding.${id}.severity`]: "blocker",
      [`finding.${id}.text`]: text,
    });
    const refused = review(begun, { intent: `finish:${id}`, ...said("Bad.") });
    expect(Object.keys(refused.errors ?? {})).toEqual(["findings.0.text"]);
    expect(refused.draft.findings[0]).toMatchObject({ text: "Bad.", done: false });
    const text = "The name goes into the\nquery as it is.";
    const finished = review(refused.draft, { intent: `finish:${id}`, ...said(text.replace("\n", "\r\n")) });
    expect(finished.draft.findings[0]).toMatchObject({ class: "injection", severity: "blocker", text, done: true });
    // A finished finding has no fields on the page, so submitting the form leaves it unchanged.
    expect(review(finished.draft, {}).draft.findings).toEqual(finished.draft.findings);
    expect(review(finished.draft, { intent: `edit:${id}` }).draft.findings[0]?.done).toBe(false);
    expect(review(finished.draft, { intent: `delete:${id}` }).draft.findings).toEqual([]);
  });
});

describe("test and fix without JavaScript", () => {
  it("save the suite", () => {
    const { draft } = readForm(
      "test",
      {},
      { suite: "old", confidence: 70 } as never,
      form({ suite: "a\r\nb\n", confidence: "" }),
    );
    expect(draft).toEqual({ suite: "a\nb\n", confidence: null });
    expect(readForm("test", {}, { suite: "old", confidence: 70 } as never, form({})).draft).toEqual({
      suite: "old",
      confidence: 70,
    });
  });

  it("save only files that are changed and may be changed", () => {
    const files = [
      { path: "a.ts", text: "a\n", role: "editable" },
      { path: "b.ts", text: "b\n", role: "editable" },
      { path: "c.ts", text: "c\n", role: "fixed" },
    ];
    const said = form({
      "file:a.ts": "A\r\n",
      "file:b.ts": "b\r\n",
      "file:c.ts": "C",
      "file:d.ts": "D",
      confidence: "50",
    });
    expect(readForm("fix", { files }, { files: {}, confidence: null } as never, said).draft).toEqual({
      files: { "a.ts": "A\n" },
      confidence: 50,
    });
  });
});
