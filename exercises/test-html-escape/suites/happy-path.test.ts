import { describe, expect, it } from "vitest";
import { readElement, shown } from "../src/browser";
import { element, escapeHtml } from "../src/html";

describe("html", () => {
  it("escapes a text", () => {
    expect(shown(escapeHtml("Street trees of Openholm"))).toBe("Street trees of Openholm");
  });

  it("escapes a tag", () => {
    expect(escapeHtml("<script>")).not.toContain("<script>");
  });

  it("makes a link", () => {
    const html = element("a", { href: "trees", title: "Trees" }, "Street trees");
    expect(readElement(html).attributes).toEqual({ href: "trees", title: "Trees" });
  });

  it("leaves out what is not there", () => {
    expect(readElement(element("p", { id: undefined }, "Hello")).attributes).toEqual({});
  });
});
