import { expect, it } from "vitest";
import { clinic } from "../tests/clinic";

it("gives a slot to one patient", async () => {
  const { bookings, sent } = clinic();
  const answers = await Promise.all([bookings.book("tue-0930", "lind"), bookings.book("tue-0930", "okafor")]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(sent).toHaveLength(1);
});
