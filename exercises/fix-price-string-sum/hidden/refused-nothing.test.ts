import { expect, it } from "vitest";
import { OrderFileError } from "../src/order";
import { readOrderFile } from "../src/order-file";

it.each(['{ "text": "Vase" }', '{ "text": "Vase", "price": null }', '{ "text": "Vase", "price": "" }'])(
  "refuses a line without a price: %s",
  (line) => {
    const json = `[${line}, { "text": "Cup", "price": 500 }]`;
    expect(() => readOrderFile(json)).toThrow(OrderFileError);
    expect(() => readOrderFile(json)).toThrow(/\bline 1\b/);
  },
);

it.each([-1, 10.5])("refuses the number %d", (price) => {
  expect(() => readOrderFile(JSON.stringify([{ text: "Vase", price }]))).toThrow(OrderFileError);
});
