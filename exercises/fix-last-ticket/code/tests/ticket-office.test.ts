import { expect, it } from "vitest";
import { depot } from "./depot";

it("sells a seat and puts it on the list", async () => {
  const { sell, charged, listOf } = await depot();
  expect(await sell("dusk")).toEqual({ sold: true, ticket: "t1" });
  expect(charged).toEqual(["t1"]);
  expect(await listOf("dusk")).toEqual(["t1"]);
});

it("sells nothing on a full tour", async () => {
  const { sell, charged } = await depot({ dusk: { seats: 2, sold: 2 } });
  expect(await sell("dusk")).toEqual({ sold: false, why: "sold-out" });
  expect(charged).toEqual([]);
});

it("takes tickets back", async () => {
  const { sell, takeBack, paidBack, listOf } = await depot();
  await sell("dusk");
  expect(await takeBack("dusk", "t1")).toBe(true);
  expect(paidBack).toEqual(["t1"]);
  expect(await listOf("dusk")).toEqual([]);
});

// Saturday, the dusk tour. Ilse
it("sells the last seat to one of two, though the first payment is slow", async () => {
  const { sell, charges, listOf } = await depot({ dusk: { seats: 3, sold: 2 } });
  charges({ takes: 300 });
  const sales = await Promise.all([sell("dusk"), sell("dusk")]);
  expect(sales.filter(({ sold }) => sold)).toHaveLength(1);
  expect(await listOf("dusk")).toHaveLength(3);
});
