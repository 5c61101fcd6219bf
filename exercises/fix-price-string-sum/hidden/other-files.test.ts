import { expect, it } from "vitest";
import { billText } from "../src/bill";
import { OrderFileError } from "../src/order";
import { readOrderFile } from "../src/order-file";

it("refuses files that are no list, or no JSON", () => {
  for (const json of ["{}", '"500"', "null", "", "[{]"]) expect(() => readOrderFile(json)).toThrow(OrderFileError);
});

it("takes an empty list", () => {
  expect(billText(readOrderFile("[]"))).toBe("Total: 0.00 EUR");
});
