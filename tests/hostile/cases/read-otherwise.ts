import type { HostileEntry } from "../entry";

/** Sources that the engine reads differently from the transpiler, so that their code ends up outside its own module. */
const refused = (name: string, why: string, work: string, words: RegExp): HostileEntry => ({
  name: `read otherwise: ${name}`,
  why,
  work: `export const work: any = () => 5; let a = 1, y = 2; ${work}`,
  test: `it("x", () => { expect((globalThis as any).outside).toBe(1) });`,
  must: { refused: words },
});
const SIGN = /is not available here: write a comment/;
const OUT = "(globalThis as any).outside = 1;";

export const readOtherwise: HostileEntry[] = [
  refused("a comment of HTML", "operators to the transpiler, nothing to the engine", "a <!--y;", SIGN),
  refused("a bracket behind one", "the engine does not see that it is closed", `a <!--y; }; }); ${OUT} (function () { return function () {\n`, SIGN),
  refused("one in a template's place", "a place in a template holds code", "`${a <!--y}`;", SIGN),
  refused("one in a class", "the same in a field", "class A { b = a <!--y }", SIGN),
  refused("the end of one", "a comment where a line begins", `a\n--> y; }; }); ${OUT}`, SIGN),
  refused("the end of one behind a comment", "blanks and comments may stand before it", "a\n /* c */ --> y;", SIGN),
  refused("the end of one behind a comment of two lines", "which begins a line, too", "a /*\n*/ --> y;", SIGN),
  refused("the end of one behind another line's end", "there are four", "a\u2028--> y;", SIGN),
  refused("brackets that close the module", "code that stands outside of it", `}; }); ${OUT} (function () { return function () {`, /yntax/),
  refused("brackets that close the inner function", "code beside the module", `}, ${OUT.slice(0, -1)}, function () {`, /yntax/),
  refused("a bracket that opens in a pattern", "division to one, a pattern to the other", `a /{/ y; }; }); ${OUT} (function () { return function () { /}/;`, /yntax/),
  refused("a word with an escape", "a keyword to one, a name to the other", `\\u0076ar b = 1; }; }); ${OUT}`, /yntax/),
  { name: "read otherwise: signs in texts", why: "which are texts, and stay", work: "export const work: any = () => '<!--' + `\n-->`.length + /<!--/.test('<!--') + (() => { let n = 3, s = 0; while (n-->0) s++; return s })();", test: `it("x", () => { expect(work()).toBe("<!--4true3") });`, must: "pass" },
];
