import { expect, it } from "vitest";
import { clinic } from "./clinic";

it("moves a visit and writes a letter for the new slot", async () => {
  const { bookings, store, sent } = clinic();
  await bookings.book("mon-0900", "lind");
  const booking = { slotId: "wed-1400", patientId: "lind", price: 4500 };
  expect(await bookings.move("mon-0900", "wed-1400", "lind")).toEqual({ ok: true, booking });
  expect(await store.find("mon-0900")).toBeNull();
  expect(await store.find("wed-1400")).toEqual(booking);
  expect(sent).toEqual([{ slotId: "mon-0900", patientId: "lind", price: 4500 }, booking]);
});

it("frees the old slot for others", async () => {
  const { bookings } = clinic();
  await bookings.book("mon-0900", "lind");
  await bookings.move("mon-0900", "wed-1400", "lind");
  expect(await bookings.book("mon-0900", "okafor")).toMatchObject({ ok: true });
});

it("leaves both as they are when the new slot is taken", async () => {
  const { bookings, store, sent } = clinic();
  await bookings.book("mon-0900", "lind");
  await bookings.book("wed-1400", "okafor");
  expect(await bookings.move("mon-0900", "wed-1400", "lind")).toEqual({ ok: false, reason: "taken" });
  expect((await store.find("mon-0900"))?.patientId).toBe("lind");
  expect((await store.find("wed-1400"))?.patientId).toBe("okafor");
  expect(sent).toHaveLength(2);
});

it("changes nothing when a visit is moved to its own slot, or is somebody else's", async () => {
  const { bookings, store, sent } = clinic();
  await bookings.book("mon-0900", "lind");
  const booking = { slotId: "mon-0900", patientId: "lind", price: 4500 };
  expect(await bookings.move("mon-0900", "mon-0900", "lind")).toEqual({ ok: true, booking });
  expect(await bookings.move("mon-0900", "wed-1400", "okafor")).toEqual({ ok: false, reason: "not-booked" });
  expect(await store.find("mon-0900")).toEqual(booking);
  expect(sent).toHaveLength(1);
});
