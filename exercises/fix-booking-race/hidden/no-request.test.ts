import { expect, it } from "vitest";
import { clinic } from "./clinic";

it("asks for no price when the slot has been booked", async () => {
  const { bookings, asked } = clinic();
  await bookings.book("tue-0930", "lind");
  await bookings.book("mon-0900", "okafor");
  await bookings.book("tue-0930", "okafor");
  await bookings.move("mon-0900", "tue-0930", "okafor");
  expect(asked).toEqual(["tue-0930 lind", "mon-0900 okafor"]);
});

it("asks for no price when there is nothing to move", async () => {
  const { bookings, asked } = clinic();
  await bookings.book("tue-0930", "lind");
  await bookings.move("tue-0930", "wed-1400", "okafor");
  await bookings.move("tue-0930", "tue-0930", "lind");
  expect(asked).toEqual(["tue-0930 lind"]);
});
