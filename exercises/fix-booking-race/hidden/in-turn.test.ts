import { expect, it } from "vitest";
import { clinic } from "./clinic";

it("gives a free slot at its price, with a letter", async () => {
  const { bookings, store, sent } = clinic();
  const booking = { slotId: "fri-1500", patientId: "silva", price: 4500 };
  expect(await bookings.book("fri-1500", "silva")).toEqual({ ok: true, booking });
  expect(await store.find("fri-1500")).toEqual(booking);
  expect(sent).toEqual([booking]);
});

it("refuses whoever comes later, the same patient too", async () => {
  const { bookings, store, sent } = clinic();
  await bookings.book("fri-1500", "silva");
  expect(await bookings.book("fri-1500", "novak")).toEqual({ ok: false, reason: "taken" });
  expect(await bookings.book("fri-1500", "silva")).toEqual({ ok: false, reason: "taken" });
  expect((await store.find("fri-1500"))?.patientId).toBe("silva");
  expect(sent).toHaveLength(1);
});
