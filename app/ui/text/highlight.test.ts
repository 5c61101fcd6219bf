import { describe, expect, it } from "vitest";
import { highlight } from "./highlight";
import { languageOf } from "./tones";

const toneOf = async (code: string, text: string) =>
  (await highlight(code, "typescript")).flat().find((token) => token.text.includes(text))?.tone;

describe("highlight", () => {
  it("loses no character", async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the string is code to be highlighted
    const code = 'const a = `x ${b + 1} y`;\n\n\t/* é */ type T<K> = K | "q";\r\nreturn a?.b ?? /re[/]g/u;\n';
    const lines = await highlight(code, "typescript");
    expect(lines.map((line) => line.map((token) => token.text).join(""))).toEqual(code.split(/\r?\n/));
  });

  it.each([
    ["const x = 1;", "const", "word"],
    ["throw new Error(x)", "new", "word"],
    ['f("a")', '"a"', "text"],
    ["x = 41", "41", "text"],
    ["export function go(a: Money) {}", "go", "name"],
    ["export function go(a: Money) {}", "Money", "name"],
    ["// why", "why", "note"],
    ["store.find(id)", "find", undefined],
    ["(a) => a", "=>", undefined],
  ] as const)("%s: %s is %s", async (code, text, tone) => {
    expect(await toneOf(code, text)).toBe(tone);
  });

  it("leaves an unknown language plain", async () => {
    expect(await highlight("a b\n\nc", "cobol")).toEqual([[{ text: "a b" }], [], [{ text: "c" }]]);
  });

  it("recognises languages by file names", () => {
    expect(["a.ts", "b.tsx", "c.json", "d.md", "e.js"].map(languageOf)).toEqual([
      "typescript",
      "tsx",
      "json",
      "plain",
      "typescript",
    ]);
  });
});
