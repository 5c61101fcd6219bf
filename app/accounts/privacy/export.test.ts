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

it("contains the person's own sign-ins, keys and use of the model, and no one else's", async () => {
  const [cy, di] = [await makePerson("cy"), await makePerson("di")];
  const day = new Date("2026-11-20");
  for (const { id: userId } of [cy, di]) {
    await db.signIn.create({ data: { userId, day, device: userId, method: "password", isRefused: false } });
    const key = { publicKey: "k", credentialID: userId, counter: 0, deviceType: "one", backedUp: false };
    await db.passkey.create({ data: { userId, name: userId, ...key } });
    await db.twoFactor.create({ data: { userId, secret: "s", backupCodes: "b" } });
    await db.modelUse.create({ data: { userId, day, purpose: userId, calls: 1, promptTokens: 1, replyTokens: 1 } });
  }
  const exported = JSON.stringify(await exportAccount({ id: cy.id, email: "cy@example.org" }));
  expect(exported).toContain(cy.id);
  expect(exported).not.toContain(di.id);
  const { id: other } = await db.twoFactor.findUniqueOrThrow({ where: { userId: di.id } });
  expect(exported).not.toContain(other);
});
