import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it("cuts a note after 40 characters", () => {
  const noteOf = (note: string) => readAddress(confirmationLink({ ...visit, note })).note;
  expect(noteOf("a".repeat(40))).toBe("a".repeat(40));
  expect(noteOf("a b ".repeat(20))).toBe("a b ".repeat(10));
  expect(noteOf("100 % & more = better, isn't it? So I say!")).toBe("100 % & more = better, isn't it? So I sa");
});
