import { describe, expect, it } from "vitest";
import { clinic } from "./clinic";

describe("book", () => {
  it("books a free slot and confirms it", async () => {
    const { bookings, store, sent } = clinic();
    const booking = { slotId: "mon-0900", patientId: "lind", price: 4500 };
    expect(await bookings.book("mon-0900", "lind")).toEqual({ ok: true, booking });
    expect(await store.find("mon-0900")).toEqual(booking);
    expect(sent).toEqual([booking]);
  });

  it("refuses a slot that is taken", async () => {
    const { bookings, sent } = clinic();
    await bookings.book("mon-0900", "lind");
    expect(await bookings.book("mon-0900", "okafor")).toEqual({ ok: false, reason: "taken" });
    expect(sent).toHaveLength(1);
  });

  // Tuesday, 09:30. Femke
  it("gives a slot to one of two, though the price service is slow for the first", async () => {
    const { bookings, store, sent, priceServiceFor } = clinic();
    priceServiceFor("lind", { after: 300 });
    const answers = await Promise.all([bookings.book("tue-0930", "lind"), bookings.book("tue-0930", "okafor")]);
    const yes = answers.filter(({ ok }) => ok);
    expect(yes).toHaveLength(1);
    expect(yes).toEqual([{ ok: true, booking: await store.find("tue-0930") }]);
    expect(sent).toEqual([await store.find("tue-0930")]);
  });
});

describe("move", () => {
  it("books the new slot and frees the old one", async () => {
    const { bookings, store } = clinic();
    await bookings.book("mon-0900", "lind");
    expect((await bookings.move("mon-0900", "wed-1400", "lind")).ok).toBe(true);
    expect(await store.find("mon-0900")).toBeNull();
    expect((await store.find("wed-1400"))?.patientId).toBe("lind");
  });

  it("needs a booking", async () => {
    const { bookings } = clinic();
    expect(await bookings.move("mon-0900", "wed-1400", "lind")).toEqual({ ok: false, reason: "not-booked" });
  });
});

describe("cancel", () => {
  it("frees the slot", async () => {
    const { bookings, store } = clinic();
    await bookings.book("mon-0900", "lind");
    expect(await bookings.cancel("mon-0900", "lind")).toBe(true);
    expect(await store.find("mon-0900")).toBeNull();
  });
});
