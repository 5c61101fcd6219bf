import { expect, it } from "vitest";
import { mailOffToken } from "~/accounts/mail/mail-choice.server";
import { db } from "~/database/db.server";
import * as off from "~/routes/anyone/mail.off.$token/route";
import { send as post, read } from "../setup/ask";
import { makePerson } from "../setup/people";

it("opening the link in a mail does nothing; confirming it turns off that person's mail without a cookie", async () => {
  const [{ id }, other] = [await makePerson("mailed"), await makePerson("other")];
  const wants = async () => (await db.user.findUniqueOrThrow({ where: { id } })).getsMail;
  const token = mailOffToken({ id });
  const ask = (door: typeof read, which: string) => door(off.loader as never, `/mail/off/${which}`, asked(which));
  const asked = (which: string) => ({ cookie: "", params: { token: which } });
  // Sends the request that a mail program's own button sends (RFC 8058).
  const press = (which: string) =>
    post(off.action as never, `/mail/off/${which}`, { "List-Unsubscribe": "One-Click" }, asked(which));
  expect((await ask(read, token)).data).toEqual({ isOpen: true });
  const wrong = [
    `${token.slice(0, -2)}${token.endsWith("AA") ? "BB" : "AA"}`,
    `${other.id}.${token.split(".")[1]}`,
    id,
    "none",
    ".",
  ];
  for (const which of wrong) {
    const { status } = await press(which);
    expect([which, status]).toEqual([which, 404]);
    expect((await ask(read, which)).status).toBe(404);
  }
  expect(await wants()).toBe(true);
  expect([(await press(token)).status, await wants()]).toEqual([200, false]);
  expect((await db.user.findUniqueOrThrow({ where: { id: other.id } })).getsMail).toBe(true);
});
