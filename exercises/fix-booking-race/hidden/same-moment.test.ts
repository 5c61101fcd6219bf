import { expect, it } from "vitest";
import { clinic } from "./clinic";

it("gives a slot to one of two who ask in the same moment", async () => {
  const { bookings, store, sent } = clinic();
  const answers = await Promise.all([bookings.book("tue-0930", "lind"), bookings.book("tue-0930", "okafor")]);
  expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, booking: await store.find("tue-0930") }]);
  expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "taken" }]);
  expect(sent).toEqual([await store.find("tue-0930")]);
});
