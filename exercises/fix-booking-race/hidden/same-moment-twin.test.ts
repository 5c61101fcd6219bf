import { expect, it } from "vitest";
import { clinic, pass } from "./clinic";

it("gives a slot to one of four who ask within a few milliseconds", async () => {
  const { bookings, store, sent } = clinic();
  const asking = [];
  for (const patient of ["haddad", "moreau", "novak", "silva"]) {
    asking.push(bookings.book("fri-1115", patient));
    await pass(1);
  }
  const answers = await Promise.all(asking);
  expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, booking: await store.find("fri-1115") }]);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "taken")).toHaveLength(3);
  expect(sent).toEqual([await store.find("fri-1115")]);
});
