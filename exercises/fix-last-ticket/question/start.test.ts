import { expect, it } from "vitest";
import { depot } from "../tests/depot";

// In this order the old code was right as well. Find one in which its list was wrong and yours is right.
it("has on its list what was sold", async () => {
  const { sell, listOf } = await depot({ dusk: { seats: 8, sold: 0 } });
  const first = await sell("dusk");
  const second = await sell("dusk");
  expect([first.sold, second.sold]).toEqual([true, true]);
  expect(await listOf("dusk")).toHaveLength(2);
});
