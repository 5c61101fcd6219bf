import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { exportAccount } from "./export.server";

it("contains the programmes that the person leads, and no others", async () => {
  const [ana, bo] = [await makePerson("ana"), await makePerson("bo")];
  const lead = (name: string, userId: string) => db.programme.create({ data: { name, leads: { create: { userId } } } });
  const led = await lead("North", ana.id);
  await lead("South", bo.id);

  const exported = await exportAccount({ id: ana.id, email: "ana@example.org" });
  expect(exported["programmes-you-lead"]).toEqual([{ id: led.id, name: "North" }]);
});
