import { describe, expect, it } from "vitest";
import { readElement, shown } from "../src/browser";
import { element, escapeHtml } from "../src/html";

describe("escapeHtml", () => {
  it("shows plain text as it is", () => {
    expect(shown(escapeHtml("Street trees"))).toBe("Street trees");
  });

  // Which texts mean something to a browser? And in which places can they do harm?
});

describe("element", () => {
  it("has its attributes and its content", () => {
    const html = element("a", { href: "trees" }, "Street trees");
    expect(readElement(html)).toEqual({ name: "a", attributes: { href: "trees" }, content: "Street trees" });
  });
});
