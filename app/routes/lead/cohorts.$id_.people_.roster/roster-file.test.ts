import { expect, it } from "vitest";
import { readRosterFile } from "./roster-file";

const TEXT = "email,section\nlee@example.org,Übung";
const latin = Uint8Array.from(TEXT, (letter) => letter.charCodeAt(0));
const utf8 = new TextEncoder().encode(TEXT);
const utf16 = (isBig: boolean) => {
  const bytes = new Uint8Array(2 * TEXT.length + 2);
  const view = new DataView(bytes.buffer);
  for (const [at, letter] of [..."\ufeff", ...TEXT].entries()) view.setUint16(2 * at, letter.charCodeAt(0), !isBig);
  return bytes;
};

it.each([
  ["UTF-8", utf8, false],
  ["UTF-8 with a byte order mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8), false],
  ["little-endian UTF-16", utf16(false), false],
  ["big-endian UTF-16", utf16(true), false],
  ["Windows-1252, as Excel saves a plain CSV", latin, true],
])("a roster's file is read with all its letters: %s", (_encoding, bytes, isGuess) => {
  expect(readRosterFile(bytes)).toEqual({ text: TEXT, isGuess });
});

it("an empty file is empty", () => {
  expect(readRosterFile(new Uint8Array())).toEqual({ text: "", isGuess: false });
});
