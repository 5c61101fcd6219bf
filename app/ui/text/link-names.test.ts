import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markNames, type NameMark } from "./link-names";
import type { Token } from "./tones";

const to = (line: number, from: number, until: number): NameMark => ({
  line,
  from,
  to: until,
  mark: { to: "new:1:a.ts" },
});

describe("markNames", () => {
  it("splits a run at its names, and keeps its tone", () => {
    const lines: Token[][] = [
      [
        { text: "new ", tone: "word" },
        { text: "Order(add(a))", tone: "name" },
      ],
      [],
      [{ text: "a" }],
    ];
    const marks = [to(1, 4, 9), to(1, 10, 13), { line: 3, from: 0, to: 1, mark: { id: "new:3:a.ts" } }];
    expect(markNames(lines, marks)).toEqual([
      [
        { text: "new ", tone: "word" },
        { text: "Order", tone: "name", to: "new:1:a.ts" },
        { text: "(", tone: "name" },
        { text: "add", tone: "name", to: "new:1:a.ts" },
        { text: "(a))", tone: "name" },
      ],
      [],
      [{ text: "a", id: "new:3:a.ts" }],
    ]);
  });

  it("leaves out a name that two runs share, and one outside the text", () => {
    const lines: Token[][] = [[{ text: "or", tone: "word" }, { text: "der()" }]];
    expect(markNames(lines, [to(1, 0, 5), to(1, 9, 12), to(2, 0, 1)])).toEqual(lines);
  });

  it("changes no character, and marks only the given names", () => {
    const line = fc.array(
      fc.string({ minLength: 1, maxLength: 6 }).map((text): Token => ({ text })),
      { maxLength: 5 },
    );
    const places = fc.array(fc.tuple(fc.nat(4), fc.nat(20), fc.integer({ min: 1, max: 5 })), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), places, (lines, drawn) => {
        const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join("");
        const sorted = drawn.map(([at, from, length]) => to(at + 1, from, from + length));
        sorted.sort((a, b) => a.line - b.line || a.from - b.from);
        const marks = sorted.filter((mark, i) => sorted[i - 1]?.line !== mark.line || sorted[i - 1]!.to <= mark.from);
        const marked = markNames(lines, marks);
        expect(marked.map(textOf)).toEqual(lines.map(textOf));
        marked.forEach((tokens, i) => {
          let start = 0;
          for (const { text, to: isMarked } of tokens) {
            const [from, end] = [start, start + text.length];
            if (isMarked) expect(marks).toContainEqual(to(i + 1, from, end));
            start = end;
          }
        });
      }),
    );
  });
});
