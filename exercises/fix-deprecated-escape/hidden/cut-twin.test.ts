import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it("leaves no half of an emoji where a note is cut", () => {
  const beginning = "Thank you, we are looking forward to it";
  const { note } = readAddress(confirmationLink({ ...visit, note: `${beginning}🎉🎉🎉` }));
  expect([beginning, `${beginning}🎉`]).toContain(note);
});

it("keeps an emoji before the end", () => {
  const { note } = readAddress(confirmationLink({ ...visit, note: `🎉 ${"y".repeat(30)}` }));
  expect(note).toBe(`🎉 ${"y".repeat(30)}`);
});
