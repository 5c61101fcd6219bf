import { describe, expect, it } from "vitest";
import { DEFECT_CLASS_IDS } from "../../kinds/defect-classes";
import { readReview } from "./content";
import { KEY, META, parking, withKey } from "./fixtures/parking";
import { review } from "./kind";
import { emptyReviewDraft, openReview, runnableReview, textOf } from "./open";

const content = readReview(parking());
const FILES = ["src/a.ts", "src/b.ts", "src/c.ts", "src/d.ts"];
const many = readReview(
  parking(Object.fromEntries(FILES.map((path) => [`after/${path}`, `export const at = "${path}";\n`]))),
);
const orderOf = (seed: string) => openReview(many, seed).files.map((file) => file.path);

describe("what a learner sees before handing in", () => {
  it("is the same for a flawed and a clean change, and contains nothing of the key", () => {
    // The same change, declared clean: no issues or proofs, and different teaching, classes and skills.
    const clean = readReview({
      ...parking({
        "proofs/thirtieth-minute.test.ts": undefined,
        "proofs/no-day-cap.test.ts": undefined,
        "teaching.md": "It was right.",
      }),
      "exercise.json": JSON.stringify({ ...META, classes: [], skills: ["know-when-to-trust"] }),
      "key.json": JSON.stringify({ issues: [], neutral: [], decoys: KEY.decoys }),
    });
    expect(JSON.stringify(openReview(clean, "seed"))).toBe(JSON.stringify(openReview(content, "seed")));
    expect(review.workspace.hints(clean)).toEqual(review.workspace.hints(content));
  });

  it("names no class, and no word from the key", () => {
    const text = JSON.stringify(openReview(content, "seed"));
    for (const id of DEFECT_CLASS_IDS) expect(text).not.toContain(id);
    for (const { id, title, why, how } of content.key.issues)
      for (const word of [id, title, why, how]) expect(text).not.toContain(word);
    expect(text).not.toContain(content.teaching);
  });

  it("orders its files by the seed alone", () => {
    expect(orderOf("one")).toEqual(orderOf("one"));
    const orders = new Set(Array.from({ length: 60 }, (_, i) => orderOf(`learner-${i}`).join()));
    expect(orders.size).toBeGreaterThan(40);
    const firsts = new Set([...orders].map((order) => order.split(",")[0]));
    expect(firsts.size).toBe(6);
    const other = readReview({ ...parking(), ...withKey((key) => ({ ...key, issues: key.issues.toReversed() })) });
    expect(openReview(other, "one").files.map((f) => f.path)).toEqual(
      openReview(content, "one").files.map((f) => f.path),
    );
  });

  it("contains every line of both versions, and the rest of the code base", () => {
    const open = openReview(content, "seed");
    const fees = open.files.find((file) => file.path === "src/fees.ts")!;
    expect(textOf(fees, "new")).toBe(content.ai["src/fees.ts"]);
    expect(textOf(fees, "old")).toBeNull();
    expect(open.others).toEqual([{ path: "src/gate.ts", text: "export const open = true;\n" }]);
  });
});

describe("a run in the browser", () => {
  const draft = emptyReviewDraft();
  const finding = { id: "a1", place: { whole: true as const }, class: null, severity: null, text: "", done: false };

  it("contains the AI's version, with each finding's proof at the root", () => {
    const proof = "a test";
    const run = runnableReview(openReview(content, "seed"), {
      ...draft,
      findings: [
        { ...finding, proof },
        { ...finding, id: "b2", proof: null },
        { ...finding, id: "c3", proof: " " },
      ],
    });
    expect(run.tests).toEqual(["proof-a1.test.ts"]);
    expect(run.files).toEqual({ ...content.ai, "proof-a1.test.ts": proof });
  });
});
