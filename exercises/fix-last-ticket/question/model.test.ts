import { expect, it } from "vitest";
import { depot } from "../tests/depot";

it("has on its list what was sold", async () => {
  const { sell, listOf } = await depot({ dusk: { seats: 8, sold: 0 } });
  const [first, second] = await Promise.all([sell("dusk"), sell("dusk")]);
  expect([first.sold, second.sold]).toEqual([true, true]);
  expect(await listOf("dusk")).toHaveLength(2);
});
