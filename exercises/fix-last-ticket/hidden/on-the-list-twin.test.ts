import { expect, it } from "vitest";
import { depot, later } from "./depot";

it("has everybody on the list, however long they pay", async () => {
  const { sell, charges, charged, listOf } = await depot({ frost: { seats: 9, sold: 3 } });
  charges({ takes: 700 }, { takes: 40 }, { takes: 40 }, { takes: 3 });
  const buying = [sell("frost")];
  await later(15);
  buying.push(sell("frost"), sell("frost"));
  await later(60);
  buying.push(sell("frost"));
  const sales = await Promise.all(buying);
  expect(sales.map(({ sold }) => sold)).toEqual([true, true, true, true]);
  expect(charged).toHaveLength(4);
  expect(await listOf("frost")).toHaveLength(7);
});
