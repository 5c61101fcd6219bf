import { describe, expect, it } from "vitest";
import { exportPositions } from "../src/position-export";
import { statementOf, statementText, totalOf } from "../src/statement";
import { invoice, position } from "./books";

describe("a statement", () => {
  it("is for a customer", () => {
    expect(statementOf("Halden & Co", []).customer).toBe("Halden & Co");
  });

  it("has nothing open without invoices", () => {
    const statement = statementOf("Halden & Co", []);
    expect(statement).toMatchObject({ open: 0, largest: null, remarks: [] });
    expect(statementText(statement)).toBe("Statement for Halden & Co\nOpen: 0.00 EUR");
  });

  it("does not count what is paid", () => {
    expect(statementOf("Halden & Co", [invoice("P-1", [position(2, 450)], { isPaid: true })]).open).toBe(0);
  });
});

describe("an invoice", () => {
  // P-2207, as on paper. Ruth
  it("comes to what its positions come to", () => {
    expect(totalOf(invoice("P-2207", [position(3, 450), position(1, 1_250)]))).toBe(2_600);
  });

  it("is exported with its positions", () => {
    expect(exportPositions(invoice("P-1", [position(2, 450), position(1, 99, "Pen")]))).toBe("1;Notebook;2\n2;Pen;1\n");
  });
});
