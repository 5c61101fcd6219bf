import { expect, it } from "vitest";
import { clinic } from "./clinic";

it("gives a slot to one of two who move there, and the other keeps the old one", async () => {
  const { bookings, store, sent } = clinic();
  await bookings.book("wed-0800", "haddad");
  await bookings.book("wed-0830", "moreau");
  const answers = await Promise.all([
    bookings.move("wed-0800", "wed-1000", "haddad"),
    bookings.move("wed-0830", "wed-1000", "moreau"),
  ]);
  expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, booking: await store.find("wed-1000") }]);
  const winner = (await store.find("wed-1000"))?.patientId;
  expect((await store.find("wed-0800"))?.patientId).toBe(winner === "haddad" ? undefined : "haddad");
  expect((await store.find("wed-0830"))?.patientId).toBe(winner === "moreau" ? undefined : "moreau");
  expect(sent).toHaveLength(3);
});
