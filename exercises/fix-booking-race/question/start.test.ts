import { expect, it } from "vitest";
import { clinic } from "../tests/clinic";

// This order of events was always right. Change it into one that the old code gets wrong and yours gets right.
it("gives a slot to one patient", async () => {
  const { bookings, sent } = clinic();
  const first = await bookings.book("tue-0930", "lind");
  const second = await bookings.book("tue-0930", "okafor");
  expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
  expect(sent).toHaveLength(1);
});
