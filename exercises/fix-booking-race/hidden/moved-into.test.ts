import { expect, it } from "vitest";
import { clinic } from "./clinic";

it("gives a slot to one of two when one of them moves there", async () => {
  const { bookings, store, sent } = clinic();
  await bookings.book("mon-0900", "lind");
  const [moved, booked] = await Promise.all([
    bookings.move("mon-0900", "tue-0930", "lind"),
    bookings.book("tue-0930", "okafor"),
  ]);
  expect([moved.ok, booked.ok].filter(Boolean)).toHaveLength(1);
  expect((await store.find("tue-0930"))?.patientId).toBe(moved.ok ? "lind" : "okafor");
  // Who got nothing new keeps what there was.
  expect((await store.find("mon-0900"))?.patientId).toBe(moved.ok ? undefined : "lind");
  expect(sent).toHaveLength(2);
});
