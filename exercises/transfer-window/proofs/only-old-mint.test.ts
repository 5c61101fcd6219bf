import { expect, it } from "vitest";
import { priceTap } from "./src/transfers";

const tapAt = (platform: string, minute: number) => ({ card: "c1", platform, day: "2026-11-20", minute });

it("gives 90 minutes at Harbour as well", () => {
  const first = priceTap([], tapAt("harbour:1", 600));
  expect(priceTap([first], tapAt("harbour:3", 675)).cents).toBe(0);
});
