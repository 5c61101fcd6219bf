import { expect, it } from "vitest";
import { stockMessage } from "../src/stock-message";

it("writes a level to a line", () => {
  const levels = [
    { article: "A-1", pieces: 12 },
    { article: "B-7", pieces: 0 },
  ];
  expect(stockMessage(levels)).toBe("STOCK 2\nA-1;12\nB-7;0");
});
