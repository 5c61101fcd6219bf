import { expect, it } from "vitest";
import { ticketOffice } from "../src/ticket-office";
import { TourTable } from "../src/tour-table";
import { depot } from "./depot";

it("frees a seat, and takes each ticket back once", async () => {
  const { sell, takeBack, paidBack, listOf } = await depot({ dusk: { seats: 2, sold: 2 } });
  expect(await takeBack("dusk", "dusk-early-1")).toBe(true);
  expect(await takeBack("dusk", "dusk-early-1")).toBe(false);
  expect(paidBack).toEqual(["dusk-early-1"]);
  expect(await sell("dusk")).toMatchObject({ sold: true });
  expect(await listOf("dusk")).toHaveLength(2);
});

it("keeps a ticket whose money could not be paid back", async () => {
  const table = new TourTable();
  await table.write({ id: "dusk", seats: 2, price: 900, tickets: ["a", "b"], version: 0 });
  const payBack = async () => {
    throw new Error("payments: 503");
  };
  const { takeBack } = ticketOffice({ table, payments: { charge: async () => {}, payBack }, newTicket: () => "c" });
  await expect(takeBack("dusk", "a")).rejects.toThrow("payments: 503");
  expect((await table.read("dusk"))?.tickets).toEqual(["a", "b"]);
});
