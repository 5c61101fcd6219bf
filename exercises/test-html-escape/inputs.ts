import { readElement, shown } from "./src/browser";
import { element, escapeHtml } from "./src/html";
import type { Value } from "./src/value";

/** One argument list: two values, mostly texts of what means something in HTML. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const pieces = [
    "&",
    "<",
    ">",
    '"',
    "'",
    ";",
    "#",
    "/",
    "=",
    " ",
    "a",
    "ø",
    "amp;",
    "&lt;",
    "&#39;",
    "<b>",
    "</b>",
    "\n",
  ];
  const text = () => Array.from({ length: pick([0, 1, 1, 2, 3, 5]) }, () => pick(pieces)).join("");
  const value = (): Value => (random() < 0.8 ? text() : pick([null, undefined, 0, 7, -0.5, true, false, ""]));
  return [value(), value()];
}

/** What the specification settles: what is shown, whether anything is left raw, and what a browser reads. */
export function call(args: unknown[]): unknown {
  const [first, second] = args as [Value, Value];
  const html = escapeHtml(first);
  return {
    shown: shown(html),
    raw: /[<>"']|&(?!#?\w+;)/.test(html),
    read: readElement(element("a", { href: "x", title: first, rel: second }, second)),
    rawInside: /^<a [^<>]*>[^<>]*<\/a>$/.test(element("a", { href: "x", title: first }, second)),
  };
}
