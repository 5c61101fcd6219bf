import { expect, it } from "vitest";
import { priceTap } from "./src/transfers";

it("goes on over 05:00", () => {
  const late = priceTap([], { card: "c1", platform: "fair:1", day: "2026-11-20", minute: 1735 });
  expect(priceTap([late], { card: "c1", platform: "fair:2", day: "2026-11-21", minute: 310 }).cents).toBe(0);
});
