import { expect, it } from "vitest";
import { shortCode } from "../src/links";
import { confirmationMail } from "../src/mail";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it("takes the last six characters of an id, or all of a shorter one", () => {
  expect(shortCode("hl-2026-00417-k3f9aq")).toBe("K3F9AQ");
  expect(shortCode("abcdef")).toBe("ABCDEF");
  expect(shortCode("k3f9")).toBe("K3F9");
});

it("gives the code in the mail", () => {
  expect(confirmationMail(visit).split("\n").at(-1)).toBe("Or ring us and give the code K3F9AQ.");
});
