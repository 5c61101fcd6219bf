import { expect, it } from "vitest";
import { depot, later } from "./depot";

it("lets nobody wait for somebody else's payment", async () => {
  const { sell, takeBack, charges } = await depot({ dawn: { seats: 9, sold: 1 }, dusk: { seats: 9, sold: 0 } });
  charges({ takes: 60_000 });
  void sell("dawn");
  await later(30);
  const tooLong = later(2_000).then(() => "had to wait");
  expect(await Promise.race([sell("dusk"), tooLong])).toMatchObject({ sold: true });
  expect(await Promise.race([sell("dawn"), tooLong])).toMatchObject({ sold: true });
  expect(await Promise.race([takeBack("dawn", "dawn-early-0"), tooLong])).toBe(true);
});
