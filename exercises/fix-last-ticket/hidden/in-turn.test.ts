import { expect, it } from "vitest";
import { depot } from "./depot";

it("sells one after the other until the tour is full", async () => {
  const { sell, charged, listOf } = await depot({ dusk: { seats: 2, sold: 0 } });
  const sales = [await sell("dusk"), await sell("dusk"), await sell("dusk")];
  expect(sales.map(({ sold }) => sold)).toEqual([true, true, false]);
  expect(sales[2]).toEqual({ sold: false, why: "sold-out" });
  expect(await listOf("dusk")).toEqual(charged);
});

it("knows its tours", async () => {
  const { sell, takeBack, charged } = await depot();
  expect(await sell("moon")).toEqual({ sold: false, why: "unknown-tour" });
  expect(await takeBack("moon", "t1")).toBe(false);
  expect(charged).toEqual([]);
});
