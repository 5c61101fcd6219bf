import { expect, it } from "vitest";
import { clinic } from "./clinic";

it("hands on the price service's error, and the slot is free for the next", async () => {
  const { bookings, store, sent, priceServiceFor } = clinic();
  priceServiceFor("lind", { fails: "price service: 503" });
  await expect(bookings.book("tue-0930", "lind")).rejects.toThrow("price service: 503");
  expect(await store.find("tue-0930")).toBeNull();
  expect(sent).toEqual([]);
  expect(await bookings.book("tue-0930", "okafor")).toMatchObject({ ok: true });
});

it("keeps a visit that could not be moved for want of a price", async () => {
  const { bookings, store, priceServiceFor } = clinic();
  await bookings.book("mon-0900", "lind");
  priceServiceFor("lind", { fails: "price service: 503" });
  await expect(bookings.move("mon-0900", "wed-1400", "lind")).rejects.toThrow("price service: 503");
  expect((await store.find("mon-0900"))?.patientId).toBe("lind");
  expect(await store.find("wed-1400")).toBeNull();
  expect(await bookings.book("wed-1400", "okafor")).toMatchObject({ ok: true });
});
