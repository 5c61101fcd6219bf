import { expect, it } from "vitest";
import { decideRefunds } from "../src/decide-refunds";

const invoices = [{ number: "INV-1", paid: 100 }];
const one = (cents: number, invoice = "INV-1", id = "a") => ({ id, invoice, cents });

it("says that there is no such invoice", () => {
  expect(decideRefunds(invoices, [one(1, "INV-2")]).decisions[0]?.reason).toBe("no such invoice");
});

it("says that it is more than is left", () => {
  expect(decideRefunds(invoices, [one(101)]).decisions[0]?.reason).toMatch(/more than/);
});

it("gives no reason for what it accepts", () => {
  expect(decideRefunds(invoices, [one(100)]).decisions).toEqual([{ id: "a", accepted: true, reason: "" }]);
});

it("hands out the same decision for a repeat", () => {
  const { decisions } = decideRefunds(invoices, [one(10), one(10)]);
  expect(decisions[1]).toBe(decisions[0]);
});

it("adds up", () => {
  const { decisions } = decideRefunds(invoices, [one(60, "INV-1", "a"), one(60, "INV-1", "b")]);
  expect(decisions.map(({ accepted }) => accepted)).toEqual([true, false]);
});

it("lists what is left in the order of the invoices", () => {
  const { left } = decideRefunds([...invoices, { number: "B", paid: 5 }], []);
  expect(JSON.stringify(left)).toBe('{"INV-1":100,"B":5}');
});
