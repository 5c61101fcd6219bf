import { expect, it } from "vitest";
import { clinic } from "./clinic";

it("gives a slot to one of two while the price service is slow for the first", async () => {
  const { bookings, store, sent, priceServiceFor } = clinic();
  priceServiceFor("haddad", { after: 1_500 });
  const answers = await Promise.all([bookings.book("mon-1045", "haddad"), bookings.book("mon-1045", "moreau")]);
  expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, booking: await store.find("mon-1045") }]);
  expect(sent).toEqual([await store.find("mon-1045")]);
});
