import { expect, it } from "vitest";
import { clinic, pass } from "./clinic";

it("gives a slot to one of two while the price service is slow for the second", async () => {
  const { bookings, store, sent, priceServiceFor } = clinic();
  priceServiceFor("novak", { after: 80 });
  priceServiceFor("silva", { after: 700 });
  const first = bookings.book("thu-1630", "novak");
  await pass(20);
  const answers = await Promise.all([first, bookings.book("thu-1630", "silva")]);
  expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, booking: await store.find("thu-1630") }]);
  expect(sent).toEqual([await store.find("thu-1630")]);
});
