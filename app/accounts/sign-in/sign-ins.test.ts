import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { listSignIns, recordSignIn } from "./sign-ins.server";

it("deletes a person's entries after 90 days, and no one else's", async () => {
  const [ana, bo] = [await makePerson("ana"), await makePerson("bo")];
  const old = { day: new Date("2026-01-05T00:00:00Z"), device: "computer", method: "password", isRefused: false };
  await db.signIn.createMany({ data: [ana, bo].map(({ id }) => ({ ...old, userId: id })) });

  await recordSignIn(db, ana.id, { method: "password", userAgent: "" });

  expect(await db.signIn.findMany({ where: { day: old.day }, select: { userId: true } })).toEqual([{ userId: bo.id }]);
});

it("lists a person's own entries, and no one else's", async () => {
  const [cai, dee] = [await makePerson("cai"), await makePerson("dee")];
  await recordSignIn(db, cai.id, { method: "password", userAgent: "" });
  await recordSignIn(db, dee.id, { method: "passkey", userAgent: "" });

  expect((await listSignIns(cai.id)).map(({ method }) => method)).toEqual(["password"]);
});
