import { expect, it } from "vitest";
import { OrderFileError } from "../src/order";
import { readOrderFile } from "../src/order-file";

it.each(['{ "text": "Lamp", "note": "?" }', '{ "text": "Lamp", "price": "  " }', '{ "text": "Lamp", "price": false }'])(
  "refuses a line without a price: %s",
  (line) => {
    const json = `[{ "text": "Cup", "price": "500" }, ${line}]`;
    expect(() => readOrderFile(json)).toThrow(OrderFileError);
    expect(() => readOrderFile(json)).toThrow(/\bline 2\b/);
  },
);

it.each([-250, 0.5])("refuses the number %d", (price) => {
  expect(() => readOrderFile(JSON.stringify([{ text: "Lamp", price }]))).toThrow(/\bline 1\b/);
});
