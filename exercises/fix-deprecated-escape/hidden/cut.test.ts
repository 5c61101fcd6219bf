import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it("leaves no half of an emoji where a note is cut", () => {
  const { note } = readAddress(confirmationLink({ ...visit, note: `${"x".repeat(39)}😀 and more` }));
  expect(["x".repeat(39), `${"x".repeat(39)}😀`]).toContain(note);
});

it("keeps an emoji that ends with the 40th character", () => {
  const { note } = readAddress(confirmationLink({ ...visit, note: `${"x".repeat(38)}😀` }));
  expect(note).toBe(`${"x".repeat(38)}😀`);
});
