import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { signUp } from "../../../tests/setup/people";
import { addPasskey, listPasskeys, removePasskey, renamePasskey } from "./passkeys.server";
import { resetSecondStep } from "./second-step.server";
import { endSession } from "./sessions.server";
import { changePassword } from "./sign-in.server";

/** Changes that people make to their own sign-in never affect anyone else's. */

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

it("only the owner can sign out a device", async () => {
  const [eva, fay] = [await signUp("ses-eva"), await signUp("ses-fay")];
  const { id } = await db.session.findFirstOrThrow({ where: { userId: eva.id } });
  expect([await endSession(fay.id, id), await endSession(eva.id, id)]).toEqual([false, true]);
});

it("a changed password removes only the account's own passkeys", async () => {
  const [gil, hal] = [await signUp("pw-gil"), await signUp("pw-hal")];
  await Promise.all([give(gil.id, 1), give(hal.id, 1)]);
  const request = new Request("http://localhost:3000/", { headers: { cookie: gil.cookie } });
  await changePassword(request, "correct horse battery", "a new long password", { endsAccess: true });
  expect([await listPasskeys(gil.id), await listPasskeys(hal.id)]).toMatchObject([[], [{}]]);
});

it("an admin's reset turns off the second step of one account", async () => {
  const root = await signUp("step-root");
  const both = [await signUp("step-ina"), await signUp("step-jon")];
  for (const { id: userId } of both) {
    await db.user.update({ where: { id: userId }, data: { twoFactorEnabled: true } });
    await db.twoFactor.create({ data: { userId, secret: "s", backupCodes: "b" } });
  }
  expect(await resetSecondStep({ id: root.id } as never, both[0]!.id)).toBe(true);
  expect((await db.twoFactor.findMany()).map(({ userId }) => userId)).toEqual([both[1]!.id]);
});
