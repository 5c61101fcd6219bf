import { expect, it } from "vitest";
import { clinic } from "./clinic";

it("frees a slot for good", async () => {
  const { bookings, store } = clinic();
  await bookings.book("thu-1100", "novak");
  expect(await bookings.cancel("thu-1100", "novak")).toBe(true);
  expect(await store.find("thu-1100")).toBeNull();
  expect(await bookings.cancel("thu-1100", "novak")).toBe(false);
  expect(await bookings.book("thu-1100", "silva")).toMatchObject({ ok: true });
});

it("is for one's own visits", async () => {
  const { bookings, store } = clinic();
  await bookings.book("thu-1100", "novak");
  expect(await bookings.cancel("thu-1100", "silva")).toBe(false);
  expect((await store.find("thu-1100"))?.patientId).toBe("novak");
});
