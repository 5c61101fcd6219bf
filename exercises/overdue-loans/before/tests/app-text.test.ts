import { expect, it } from "vitest";
import { dueText } from "../src/app-text";

it("says that a book is due", () => {
  const loan = { id: "l1", title: "Emil", dueDay: "2026-05-08", isChild: true };
  expect(dueText(loan, "2026-05-08")).toBe("due today");
  expect(dueText(loan, "2026-05-11")).toBe("late since 2026-05-08");
});
