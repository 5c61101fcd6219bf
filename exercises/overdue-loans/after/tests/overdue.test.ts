import { expect, it } from "vitest";
import type { Loan } from "../src/loan";
import { overdueList } from "../src/overdue";

const FRIDAY = "2026-05-15";
const loan = (id: string, dueDay: string, more: Partial<Loan> = {}): Loan => ({
  id,
  title: `Book ${id}`,
  dueDay,
  isChild: false,
  ...more,
});
const idsOf = (...loans: Loan[]) => overdueList(loans, FRIDAY).map(({ id }) => id);

it("has a line for a loan that is late", () => {
  expect(overdueList([loan("l1", "2026-05-12")], FRIDAY)).toEqual([
    { id: "l1", title: "Book l1", days: 3, feeCents: 60 },
  ]);
});

it("has none for what is not due yet, or back", () => {
  const back = loan("l3", "2026-05-01", { backOn: "2026-05-09", feeCents: 160 });
  expect(idsOf(loan("l1", FRIDAY), loan("l2", "2026-05-16"), back)).toEqual([]);
});

it("begins with the latest", () => {
  const ids = idsOf(loan("l1", "2026-05-12"), loan("l2", "2025-12-30"), loan("l3", "2026-05-02"));
  expect(ids).toEqual(["l2", "l3", "l1"]);
});

it("keeps the order of equally late loans", () => {
  expect(idsOf(loan("l7", "2026-05-12"), loan("l2", "2026-05-12"))).toEqual(["l7", "l2"]);
});

it("asks for 5.00 at most", () => {
  const fees = overdueList([loan("l1", "2026-04-20"), loan("l2", "2026-04-19")], FRIDAY).map((line) => line.feeCents);
  expect(fees).toEqual([500, 500]);
});

it("asks nothing of children", () => {
  const [line] = overdueList([loan("l1", "2026-05-01", { isChild: true })], FRIDAY);
  expect(line).toMatchObject({ days: 14, feeCents: 0 });
});
