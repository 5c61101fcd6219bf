import { describe, expect, it } from "vitest";
import { decideRefunds } from "../src/decide-refunds";

const invoices = [
  { number: "B", paid: 100 },
  { number: "A", paid: 100 },
];
const request = (id: string, cents: number) => ({ id, invoice: "A", cents });
const reasonOf = (cents: number) => decideRefunds(invoices, [request("r1", cents)]).decisions[0]!.reason;

it("The wording of a reason", () => {
  expect(reasonOf(101)).toBe("more than is left");
});

it("On accepted requests reason can be anything", () => {
  expect(reasonOf(100)).toBe("");
});

describe("The order of the entries of left", () => {
  it("is that of the invoices", () => {
    expect(Object.keys(decideRefunds(invoices, []).left)).toEqual(["B", "A"]);
  });

  it("and a repeated request gets the same object", () => {
    const [first, second] = decideRefunds(invoices, [request("r1", 5), request("r1", 5)]).decisions;
    expect(second).toBe(first);
  });
});
