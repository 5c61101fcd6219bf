import { expect, it } from "vitest";
import { OrderFileError } from "../src/order";
import { readOrderFile } from "../src/order-file";

it.each(["on request", "10.00", "12,50", "5 EUR", "-500"])("refuses the price %j with its line", (price) => {
  const json = JSON.stringify([
    { text: "Bowl", price: "1000" },
    { text: "Vase", price },
    { text: "Cup", price: 500 },
  ]);
  expect(() => readOrderFile(json)).toThrow(OrderFileError);
  expect(() => readOrderFile(json)).toThrow(/\bline 2\b/);
  expect(() => readOrderFile(json)).toThrow(price);
});
