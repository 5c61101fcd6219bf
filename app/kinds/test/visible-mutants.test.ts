import { describe, expect, it } from "vitest";
import { isQuick } from "../../../tests/setup/runs";
import { readTest } from "./content";
import { SHARE } from "./fixtures/share";
import { openTest } from "./open";
import { visibleMutants } from "./visible-mutants";
import { plainWords } from "./words";

/** Returns the mutants of a single file of AI code. */
const made = (text: string) => visibleMutants({ files: [{ path: "src/a.ts", text, from: "ai" }] });
const words = async (text: string) => (await made(text)).mutants.map(({ says }) => plainWords(says));

describe("the mutants of what a learner sees", () => {
  it("cover the AI's code, not the code it was given, each with words and lines", async () => {
    const { mutants } = await visibleMutants({
      files: [
        { path: "src/a.ts", text: "export const a = (n: number) => n >= 18;", from: "ai" },
        { path: "src/b.ts", text: "export const b = 1 + 1;", from: "shared" },
        { path: "src/c.json", text: "{}", from: "ai" },
      ],
    });
    expect(new Set(mutants.map(({ file }) => file))).toEqual(new Set(["src/a.ts"]));
    const limit = mutants.find(({ replacement }) => replacement === "n > 18")!;
    expect(plainWords(limit.says)).toBe("No test checks what happens when `n` is exactly `18`.");
    expect([limit.before, limit.after]).toEqual([
      "export const a = (n: number) => n >= 18;",
      "export const a = (n: number) => n > 18;",
    ]);
  });

  it("leave out trivial ones, and a negated condition that is covered by always true and always false", async () => {
    expect(await words("if (globalThis.a === 1) throw new Error('one');")).toEqual([
      "No test checks what happens when `globalThis.a === 1` is false.",
      "No test checks what happens when `globalThis.a === 1` is true.",
    ]);
  });

  it.skipIf(isQuick)("are empty for code without any, and for code that is too large", async () => {
    expect(await made("export const a = 1;")).toEqual({ files: {}, mutants: [] });
    const large = Array.from({ length: 6000 }, (_, i) => `export const a${i} = [1, 2, 3];`).join("\n");
    expect(await made(large)).toEqual({ files: {}, mutants: [] });
  });

  it("are at most 150, spread over all lines", async () => {
    const long = Array.from({ length: 400 }, (_, i) => `export const a${i} = [${i}];`).join("\n");
    const lines = (await made(long)).mutants.map(({ line }) => line);
    expect(lines).toHaveLength(150);
    expect(lines[0]).toBe(1);
    expect(lines.at(-1)).toBeGreaterThan(390);
  });

  it("do not depend on what is hidden", async () => {
    const content = readTest(SHARE);
    const other = {
      ...content,
      reference: {},
      mistakes: [],
      alternatives: [],
      exercise: { ...content.exercise, subject: [], allowed: [] },
    };
    const shown = await visibleMutants(openTest(content));
    expect(shown.mutants.length).toBeGreaterThan(0);
    expect(await visibleMutants(openTest(other))).toEqual(shown);
  });
});
