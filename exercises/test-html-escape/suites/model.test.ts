import { describe, expect, it } from "vitest";
import { readElement, shown } from "../src/browser";
import { element, escapeHtml } from "../src/html";

const texts = [
  "Street trees",
  "R&D",
  "1 < 2 > 0",
  'the "old" oak',
  "the mayor's oak",
  "<script>alert('hi')</script>",
  '"><img src=x onerror="alert(1)">',
  "' autofocus onfocus='alert(1)",
  "&&<<>>\"\"''",
  "&lt;b&gt; &amp; &quot;&#39;",
  "&amp;amp;",
  "Ångström, ødegård, 木",
  " two  blanks\nand a line ",
  "",
];

describe("escapeHtml", () => {
  it.each(texts)("shows %j exactly", (text) => {
    expect(shown(escapeHtml(text))).toBe(text);
  });

  it.each(texts)("leaves nothing of %j that a browser could take for markup", (text) => {
    expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!#?\w+;)/);
  });

  it("makes nothing of null and undefined", () => {
    expect(escapeHtml(null)).toBe("");
    expect(escapeHtml(undefined)).toBe("");
  });

  it.each([0, -1.5, false, true])("shows %j as its text", (value) => {
    expect(shown(escapeHtml(value))).toBe(String(value));
  });
});

describe("element", () => {
  it.each(texts)("carries %j in attribute and content", (text) => {
    const html = element("a", { href: "/datasets", title: text }, text);
    expect(readElement(html)).toEqual({ name: "a", attributes: { href: "/datasets", title: text }, content: text });
  });

  it.each(texts)("leaves nothing of %j raw in an attribute", (text) => {
    expect(element("b", { title: text }, "")).not.toMatch(/<.*<.*<|>.*>.*>|&(?!#?\w+;)/s);
  });

  it("leaves attributes out that are nothing, and keeps those that are empty, 0 or false", () => {
    const html = element("td", { id: null, lang: undefined, title: "", colspan: 0, hidden: false }, 0);
    expect(readElement(html)).toEqual({
      name: "td",
      attributes: { title: "", colspan: "0", hidden: "false" },
      content: "0",
    });
  });

  it("can be without attributes and content", () => {
    expect(readElement(element("p", {}, null))).toEqual({ name: "p", attributes: {}, content: "" });
  });
});
