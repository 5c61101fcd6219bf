import { expect, it } from "vitest";
import { depot } from "./depot";

it("frees the seat of a card that was declined", async () => {
  const { sell, charges, charged, listOf } = await depot({ dusk: { seats: 1, sold: 0 } });
  charges({ declined: "card: expired" });
  await expect(sell("dusk")).rejects.toThrow("card: expired");
  expect(await listOf("dusk")).toEqual([]);
  expect(charged).toEqual([]);
  expect(await sell("dusk")).toMatchObject({ sold: true });
  expect(await listOf("dusk")).toEqual(charged);
});
