import { describe, expect, it } from "vitest";
import { shown } from "../src/browser";
import { element, escapeHtml } from "../src/html";

describe("escapeHtml", () => {
  it("replaces the five characters", () => {
    expect(escapeHtml("&<>\"'")).toBe("&amp;&lt;&gt;&quot;&#39;");
  });

  it("escapes each of them once", () => {
    expect(escapeHtml("R&D & more")).toBe("R&amp;D &amp; more");
  });

  it("touches nothing else", () => {
    expect(escapeHtml("a/b = c")).toBe("a/b = c");
  });

  it("shows quotes", () => {
    expect(shown(escapeHtml('the "old" oak'))).toBe('the "old" oak');
  });

  it("makes nothing of null", () => {
    expect(escapeHtml(null)).toBe("");
  });
});

describe("element", () => {
  it("writes attributes in order, in double quotes", () => {
    expect(element("a", { href: "trees", class: "link" }, "Trees")).toBe('<a href="trees" class="link">Trees</a>');
  });

  it("escapes attributes", () => {
    expect(element("b", { title: 'an "oak"' }, "x")).toBe('<b title="an &quot;oak&quot;">x</b>');
  });
});
