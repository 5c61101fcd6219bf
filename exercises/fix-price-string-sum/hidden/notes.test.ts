import { expect, it } from "vitest";
import { readOrderFile } from "../src/order-file";

it("keeps notes, and whatever else packing reads", () => {
  const lines = readOrderFile('[{ "text": "Cup ", "price": 500, "note": "gift wrap", "shelf": "B4" }]');
  expect(lines).toEqual([{ text: "Cup", price: 500, note: "gift wrap", shelf: "B4" }]);
});
