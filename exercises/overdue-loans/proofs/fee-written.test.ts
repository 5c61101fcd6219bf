import { expect, it } from "vitest";
import { overdueList } from "./src/overdue";

it("leaves the loans alone", () => {
  const loans = [{ id: "l1", title: "Momo", dueDay: "2026-05-12", isChild: false }];
  expect(overdueList(loans, "2026-05-15")[0]?.feeCents).toBe(60);
  expect(loans).toEqual([{ id: "l1", title: "Momo", dueDay: "2026-05-12", isChild: false }]);
});
