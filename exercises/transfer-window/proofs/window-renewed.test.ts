import { expect, it } from "vitest";
import { priceTap } from "./src/transfers";

const tapAt = (minute: number) => ({ card: "c1", platform: "fair:1", day: "2026-11-20", minute });

it("begins no new window with a free ride", () => {
  const paid = priceTap([], tapAt(600));
  const free = priceTap([paid], tapAt(655));
  expect(priceTap([paid, free], tapAt(662)).cents).toBe(240);
});
