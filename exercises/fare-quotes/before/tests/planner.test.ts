import { expect, it } from "vitest";
import { Planner } from "../src/planner";

it("writes the fare beside a connection", async () => {
  const engine = { quote: async () => ({ cents: 405, zones: 2 }) };
  const planner = new Planner({ engine, tariffs: { onChange: () => {} }, now: () => 0 } as never);
  expect(await planner.fareText({ from: "Pier", to: "Zoo", fareClass: "full" })).toBe("4.05 EUR, 2 zones");
});
