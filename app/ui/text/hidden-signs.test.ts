import { describe, expect, it } from "vitest";
import { codeHtml } from "../diff/code-text";
import { dropHidden, nameHidden, nameInTitle } from "./hidden-signs";

describe("hidden characters", () => {
  it.each([
    ["an override of direction", "if (a \u202e) {", "if (a [U+202E]) {"],
    ["isolates", "\u2066x\u2069", "[U+2066]x[U+2069]"],
    ["no width", "ad\u200bmin\ufeff", "ad[U+200B]min[U+FEFF]"],
    ["a joiner in a name", "a\u200db", "a[U+200D]b"],
    ["controls", "a\u0000\u001b[31m\rb\u0085", "a[U+0000][U+001B][31m[U+000D]b[U+0085]"],
    ["half a pair", "a\ud800b\udc00", "a[U+D800]b[U+DC00]"],
    ["a tag", "\u{e0041}", "[U+E0041]"],
    ["a filler that is a letter", "\u3164", "[U+3164]"],
    ["what is seen", "\tcafé 漢字 אב 👩‍👩‍👧‍👦 ❤️‍🔥 👩🏽‍🚀 🇩🇪", "\tcafé 漢字 אב 👩‍👩‍👧‍👦 ❤️‍🔥 👩🏽‍🚀 🇩🇪"],
  ])("%s", (_what, text, seen) => {
    expect(nameHidden(text)).toBe(seen);
  });

  it("every character that reorders or joins text is named", () => {
    for (let code = 0; code < 0x110000; code++) {
      const sign = String.fromCodePoint(code);
      if (!/[\p{Bidi_Control}\p{Cs}\p{Cc}\p{Cf}]/u.test(sign) || sign === "\t" || sign === "\n") continue;
      // Format characters that are visible: Arabic and Kaithi number signs, hieroglyphs, musical notes.
      if (
        /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}]/u.test(
          sign,
        )
      )
        continue;
      expect(nameHidden(sign), code.toString(16)).toMatch(/^\[U\+/);
    }
  });

  it("in code are distinguished from the source text, and none becomes markup", () => {
    const { __html } = codeHtml([{ text: '"<b>\u202e"', tone: "text" }]);
    expect(__html).toBe('<span class="t">&quot;&lt;b&gt;<span class="hid">[U+202E]</span>&quot;</span>');
  });

  it("are removed from initials, and a name does not reorder a title", () => {
    expect(dropHidden("\u202eAna")).toBe("Ana");
    expect(nameInTitle("\u2069\u202eAna")).toBe("Ana");
    expect(nameInTitle("אנה")).toBe("\u2068אנה\u2069");
    expect(nameInTitle("Ana")).toBe("Ana");
  });
});
