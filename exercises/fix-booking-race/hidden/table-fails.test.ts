import { expect, it } from "vitest";
import type { Booking } from "../src/booking";
import { BookingStore } from "../src/store";
import { clinic } from "./clinic";

/** A table that cannot write for a while, by whichever call. */
class FullTable extends BookingStore {
  isFull = true;
  override async put(booking: Booking): Promise<void> {
    if (this.isFull) throw new Error("table: disk full");
    return super.put(booking);
  }
  override async insert(booking: Booking): Promise<boolean> {
    if (this.isFull) throw new Error("table: disk full");
    return super.insert(booking);
  }
}

it("hands on the table's error without a letter, and the slot is free for the next", async () => {
  const table = new FullTable();
  const { bookings, store, sent } = clinic(table);
  await expect(bookings.book("tue-0930", "lind")).rejects.toThrow("table: disk full");
  expect(await store.find("tue-0930")).toBeNull();
  expect(sent).toEqual([]);
  table.isFull = false;
  expect(await bookings.book("tue-0930", "okafor")).toMatchObject({ ok: true });
});

it("keeps a visit that could not be moved, and the new slot is free for the next", async () => {
  const table = new FullTable();
  table.isFull = false;
  const { bookings, store, sent } = clinic(table);
  await bookings.book("mon-0900", "lind");
  table.isFull = true;
  await expect(bookings.move("mon-0900", "wed-1400", "lind")).rejects.toThrow("table: disk full");
  expect((await store.find("mon-0900"))?.patientId).toBe("lind");
  expect(sent).toHaveLength(1);
  table.isFull = false;
  expect(await bookings.book("wed-1400", "okafor")).toMatchObject({ ok: true });
});
