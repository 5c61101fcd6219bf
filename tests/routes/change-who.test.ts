import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { LIMITS } from "~/operations/limits.server";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";
import { isQuick } from "../setup/runs";

/**
 * Changing one's name and address on an installation that sends no email. mailed-accounts.test.ts tests the same with
 * email.
 */

const PASSWORD = "correct horse battery";
let door: Door;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

async function change(cookie: string, fields: Record<string, string>): Promise<{ status: number; text: string }> {
  const body = new URLSearchParams({ intent: "who", current: PASSWORD, ...fields });
  const reply = await fetch(`${door.origin}/account`, { method: "POST", headers: { cookie }, body });
  return { status: reply.status, text: (await reply.text()).replaceAll("<!-- -->", "") };
}

it("changes both at once, and the old address no longer signs in", async () => {
  const { id, cookie } = await signUp("fay");
  const reply = await change(cookie, { name: "  Fay Ashdown ", email: "Fay@New.example" });
  expect(reply.text).toContain("Sign in with the new address from now on");
  expect(await db.user.findUnique({ where: { id } })).toMatchObject({ name: "Fay Ashdown", email: "fay@new.example" });
  const signIn = async (email: string) => {
    const body = new URLSearchParams({ email, password: PASSWORD });
    return (await fetch(`${door.origin}/sign-in`, { method: "POST", redirect: "manual", body })).status;
  };
  expect([await signIn("fay@example.org"), await signIn("fay@new.example")]).toEqual([400, 302]);
  const logged = await db.auditEvent.findMany({ where: { actorId: id }, orderBy: { id: "asc" } });
  expect(logged.map(({ action }) => action)).toEqual(["account.moved", "account.renamed"]);
});

it("refuses a wrong password, an empty name and a taken address, keeps what was typed, and changes nothing", async () => {
  const { id, cookie } = await signUp("gil");
  await signUp("hal");
  for (const [fields, says] of [
    [{ name: "Gil", email: "gil@new.example", current: "wrong" }, "That password is wrong."],
    [{ name: " ", email: "gil@new.example" }, "Enter the name that you want mentors to use for you."],
    [{ name: "Gilbert", email: "HAL@example.org" }, "We couldn’t use this address."],
    [{ name: "Gilbert", email: "no address" }, "Enter your email address"],
  ] as const) {
    const { status, text } = await change(cookie, fields);
    expect([status, text.includes(says)], says).toEqual([400, true]);
    expect(text).toContain(`value="${fields.email}"`);
  }
  expect(await db.user.findUnique({ where: { id } })).toMatchObject({ email: "gil@example.org" });
  expect(await db.auditEvent.count({ where: { actorId: id } })).toBe(0);
});

it.skipIf(isQuick)("lets a person change them ten times an hour, and then says when to retry", async () => {
  const { id, cookie } = await signUp("ira");
  for (let n = 0; n < LIMITS.who.points; n++)
    expect((await change(cookie, { name: `Ira ${n}`, email: "ira@example.org" })).status).toBe(200);
  const { status, text } = await change(cookie, { name: "Ira again", email: "ira@example.org" });
  expect([status, text.includes("too often. Try again in")]).toEqual([429, true]);
  expect(await db.user.findUnique({ where: { id } })).toMatchObject({ name: "Ira 9" });
  // Saving the current name and address again doesn't count as a change.
  expect((await change(cookie, { name: "Ira 9", email: "ira@example.org" })).status).toBe(200);
});

it("gives an address to only one of two people who ask for it at the same time", async () => {
  const people = await Promise.all(["jon", "kim"].map(signUp));
  const replies = await Promise.all(
    people.map(({ cookie }, n) => change(cookie, { name: `Both ${n}`, email: "both@new.example" })),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
  // The person whose address was refused keeps their name, too: a form is saved completely or not at all.
  expect(await db.user.count({ where: { name: { startsWith: "Both" } } })).toBe(1);
});
