import { expect, it } from "vitest";
import { OrderFileError } from "../src/order";
import { readOrderFile } from "../src/order-file";

it.each(["free", "19.9", "7,-", "€ 5", "1e3"])("refuses the price %j with its line", (price) => {
  const json = JSON.stringify([
    { text: "Bowl", price: 1000 },
    { text: "Mug", price: "80" },
    { text: "Vase", price },
  ]);
  expect(() => readOrderFile(json)).toThrow(OrderFileError);
  expect(() => readOrderFile(json)).toThrow(/\bline 3\b/);
  expect(() => readOrderFile(json)).toThrow(price);
});
