import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { signUp } from "../../../tests/setup/people";
import { addPasskey, listPasskeys, removePasskey, renamePasskey } from "./passkeys.server";

/** Rules that don't need an authenticator. tests/browser/passkeys.test.ts uses a virtual one. */

const give = (userId: string, count: number) =>
  db.passkey.createMany({
    data: Array.from({ length: count }, (_, n) => {
      const made = { publicKey: "none", counter: 0, deviceType: "singleDevice", backedUp: false };
      return { userId, name: `Key ${n}`, credentialID: `${userId}-${n}`, ...made };
    }),
  });

it("an account has at most 20 passkeys, however many others have", async () => {
  const [ana, ben] = [await signUp("pk-ana"), await signUp("pk-ben")];
  await give(ana.id, 20);
  const add = ({ id, cookie }: typeof ana) =>
    addPasskey(new Request("http://localhost:3000/", { headers: { cookie } }), id, '{"id":"x","response":{}}', "Phone");
  expect(await add(ana)).toContain("at most 20 passkeys");
  expect(await add(ben)).toContain("couldn’t check");
});

it("only the owner can rename or remove a passkey", async () => {
  const [cas, dee] = [await signUp("pk-cas"), await signUp("pk-dee")];
  await give(cas.id, 1);
  const { id } = await db.passkey.findFirstOrThrow({ where: { userId: cas.id } });
  expect([await renamePasskey(dee.id, id, "Mine"), await removePasskey(dee.id, id)]).toEqual([false, false]);
  expect((await listPasskeys(cas.id)).map(({ name }) => name)).toEqual(["Key 0"]);
  expect([await renamePasskey(cas.id, id, "Laptop"), await removePasskey(cas.id, id)]).toEqual([true, true]);
});
