import { expect, it } from "vitest";
import { clinic, pass } from "./clinic";

it("lets nobody wait for somebody else's slot", async () => {
  const { bookings, priceServiceFor } = clinic();
  await bookings.book("mon-0900", "moreau");
  priceServiceFor("lind", { after: 60_000 });
  void bookings.book("tue-0930", "lind");
  await pass(20);
  const late = pass(1_000).then(() => "had to wait");
  expect(await Promise.race([bookings.book("tue-1000", "okafor"), late])).toMatchObject({ ok: true });
  expect(await Promise.race([bookings.move("mon-0900", "mon-1000", "moreau"), late])).toMatchObject({ ok: true });
  expect(await Promise.race([bookings.cancel("tue-1000", "okafor"), late])).toBe(true);
});

it("gives a patient several slots at once", async () => {
  const { bookings } = clinic();
  const answers = await Promise.all([bookings.book("mon-0900", "lind"), bookings.book("mon-0930", "lind")]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
});
