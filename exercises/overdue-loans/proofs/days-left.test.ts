import { expect, it } from "vitest";
import { dueText } from "./src/app-text";
import { daysLate } from "./src/due";

it("still tells how much time is left", () => {
  const loan = { id: "l1", title: "Momo", dueDay: "2026-05-12", isChild: false };
  expect(daysLate(loan, "2026-05-09")).toBe(-3);
  expect(dueText(loan, "2026-05-09")).toBe("3 days left");
});
