import { describe, expect, it } from "vitest";
import { element, escapeHtml } from "../src/html";

// Taken down from a run of the code.
describe("html, as recorded", () => {
  it("texts", () => {
    expect(["Street trees", "R&D", "1 < 2"].map(escapeHtml)).toEqual(["Street trees", "R&amp;D", "1 &amp;lt; 2"]);
  });

  it("values", () => {
    expect([0, true, null, undefined].map(escapeHtml)).toEqual(["0", "true", "", ""]);
  });

  it("a link", () => {
    expect(element("a", { href: "/datasets/trees", title: "Trees" }, "Street trees")).toBe(
      '<a href="/datasets/trees" title="Trees">Street trees</a>',
    );
  });

  it("a cell", () => {
    expect(element("td", { colspan: 2, id: null }, "")).toBe('<td colspan="2"></td>');
  });
});
