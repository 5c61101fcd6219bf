import fc from "fast-check";
import { expect, it } from "vitest";
import { piecesOf, suggestionOf } from "./suggestion";

const line = fc.stringMatching(/^[a-z`~ {}();=0-9]{0,12}$/);
const code = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join("\n"));

it("a suggestion is read back as written, whatever fences it contains", () => {
  fc.assert(
    fc.property(code, (lines) => {
      expect(piecesOf(suggestionOf(lines))).toEqual([{ type: "suggestion", text: lines }]);
    }),
  );
});

it("text around suggestions stays, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), code), { maxLength: 4 }), (pairs) => {
      const text = pairs.map(([words, lines]) => `${words}\n${suggestionOf(lines)}`).join("\n");
      expect(piecesOf(text)).toEqual(
        pairs.flatMap(([words, lines]) => [
          { type: "text", text: words },
          { type: "suggestion", text: lines },
        ]),
      );
    }),
  );
});

it("only a comment’s first 20 suggestions are shown as such", () => {
  const text = Array.from({ length: 30 }, (_, i) => suggestionOf(`${i}`)).join("\n");
  const pieces = piecesOf(text);
  expect(pieces.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, i) => ({ type: "suggestion", text: `${i}` })));
  const rest = Array.from({ length: 10 }, (_, i) => suggestionOf(`${20 + i}`)).join("\n");
  expect(pieces.slice(20)).toEqual([{ type: "text", text: rest }]);
});

it.each([
  ["another language", "```ts\nlet a = 1;\n```", ["text"]],
  ["a suggestion that a longer fence shows", "````md\n```suggestion\na\n```\n````", ["text"]],
  ["a word in the text", "a ```suggestion` b", ["text"]],
  ["one indented by four spaces", "    ```suggestion\n    a", ["text"]],
  ["one that is never closed", "Look:\n```suggestion\na", ["text", "suggestion"]],
  ["one in tildes", "~~~suggestion\na\n~~~\nso", ["suggestion", "text"]],
  ["one that deletes the lines", "```suggestion\n```", ["suggestion"]],
])("%s", (_, text, types) => {
  expect(piecesOf(text).map(({ type }) => type)).toEqual(types);
});
