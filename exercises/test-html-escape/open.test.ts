import { describe, expect, it } from "vitest";
import { element, escapeHtml } from "../src/html";

it("Which reference stands for a character", () => {
  expect(escapeHtml("&<>\"'")).toBe("&amp;&lt;&gt;&quot;&#39;");
});

it("Whether any characters besides those in rule 2", () => {
  expect(escapeHtml("a/b")).toBe("a/b");
});

describe("The order of attributes", () => {
  it("is that of the object", () => {
    expect(element("a", { title: "x", href: "y" }, "z")).toMatch(/title.*href/);
  });

  it("with double quotes", () => {
    expect(element("a", { href: "y" }, "z")).toBe('<a href="y">z</a>');
  });
});

it("Names of elements and attributes", () => {
  expect(element("a", { "x&y": "z" }, "")).toBe('<a x&y="z"></a>');
});

it("Values contain no", () => {
  expect(escapeHtml("a\rb\0")).toBe("a\rb\0");
});
