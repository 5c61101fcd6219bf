import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { LIMITS, limiters } from "~/operations/limits.server";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";

// Long: each email about an account, sent through one mail server.

/** Accounts on an installation that sends email, over HTTP and with a real mail server. */

const mail = await vi.hoisted(async () => {
  const { openMailServer } = await import("../setup/mail-server");
  const server = await openMailServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "Onramp <onramp@example.org>", TRUST_PROXY: "1" });
  return server;
});

const PASSWORD = "correct horse battery";
let door: Door;
let ana: { id: string; cookie: string };
beforeAll(async () => {
  door = await openDoor();
  ana = await signUp("ana");
});
afterAll(async () => {
  await door.close();
  await mail.close();
});

let asked = 0;
async function ask(path: string, fields?: Record<string, string>, cookie = "", from = `10.0.${asked++}.1`) {
  const reply = await fetch(door.origin + path, {
    redirect: "manual",
    headers: { cookie, "x-forwarded-for": from },
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  });
  const text = (await reply.text()).replaceAll("<!-- -->", "");
  const cookies = reply.headers.getSetCookie().map((line) => line.split(";")[0]);
  return { status: reply.status, to: reply.headers.get("location"), cookie: cookies.join("; "), text };
}
const main = (text: string) => text.slice(text.indexOf("<main"), text.indexOf("</main>"));
const linkIn = (text: string) => /http:\/\/localhost:\d+(\/\S+)/.exec(text)![1]!;

describe("changing one's address", () => {
  const change = (email: string, cookie: string, current = PASSWORD) =>
    ask("/account", { intent: "who", name: "Cleo", email, current }, cookie);

  it("asks for the password, mails the new address, and moves the account once that link is opened", async () => {
    const { id, cookie } = await signUp("cleo");
    expect((await change("cleo@new.example", cookie, "not the password")).text).toContain("That password is wrong.");
    expect((await change("cleo@new.example", cookie)).text).toContain("Follow the link that we sent");
    const link = linkIn(await mail.to("cleo@new.example", /confirm your new/));
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ name: "Cleo", email: "cleo@example.org" });
    expect((await ask(link)).text).toContain("Confirm the address");
    expect((await ask(link, {})).text).toContain("Your address is confirmed");
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({
      email: "cleo@new.example",
      emailVerified: true,
    });
    expect(await mail.to("cleo@example.org", /was changed/)).not.toContain("cleo@new.example");
    // The link works only once.
    expect([(await ask(link)).status, (await ask(link, {})).status]).toEqual([404, 404]);
  });

  it("invalidates the link when the password changes, so anyone who knew the old one has no way in", async () => {
    const { id, cookie } = await signUp("fred");
    await change("thief@new.example", cookie);
    const link = linkIn(await mail.to("thief@new.example", /confirm your new/));
    const next = "another long password";
    expect((await ask("/account", { intent: "password", current: PASSWORD, next }, cookie)).status).toBe(302);
    expect([(await ask(link)).status, (await ask(link, {})).status]).toEqual([404, 404]);
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ email: "fred@example.org" });
  });

  it("says the same if the address already has an account, and doesn't change to it", async () => {
    const { id, cookie } = await signUp("dora");
    expect((await change("ana@example.org", cookie)).text).toContain("Follow the link that we sent");
    await mail.to("ana@example.org", /you already have an account/);
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ email: "dora@example.org" });
  });

  it("refuses a link whose new address was taken in the meantime", async () => {
    const { id, cookie } = await signUp("egon");
    await change("late@new.example", cookie);
    const link = linkIn(await mail.to("late@new.example", /confirm your new/));
    await db.user.update({ where: { id: ana.id }, data: { email: "late@new.example" } });
    expect((await ask(link, {})).status).toBe(404);
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ email: "egon@example.org" });
    await db.user.update({ where: { id: ana.id }, data: { email: "ana@example.org" } });
  });
});

describe("registering", () => {
  it("says the same whether or not the address has an account", async () => {
    const replies = [];
    for (const email of ["ana@example.org", "new@example.org"])
      replies.push(await ask("/register", { name: "Zoe", email, to: "/me" }));
    const [taken, free] = replies.map(({ status, to, cookie, text }) => {
      return { status, to, cookie, text: main(text).replaceAll(/(ana|new)@example\.org/g, "x") };
    });
    expect(taken).toEqual(free);
    expect(taken).toMatchObject({ status: 200, cookie: "", text: expect.stringContaining("Check your email") });
    expect(await db.user.count({ where: { email: "new@example.org" } })).toBe(0);
  });

  it("creates the account through the mailed link: signed in, redirected, with a confirmed address", async () => {
    await ask("/register", { name: "Bo", email: "Bo@Example.org", to: "/me" });
    const path = linkIn(await mail.to("bo@example.org", /finish/));
    expect((await ask(path)).text).toContain("Choose a password");
    expect((await ask(path, { password: "1234567890" })).text).toContain("common passwords");
    const made = await ask(path, { password: PASSWORD });
    expect([made.status, made.to]).toEqual([302, "/me"]);
    expect((await ask("/account", undefined, made.cookie)).text).not.toContain("isn’t confirmed");
    expect(await db.user.findUnique({ where: { email: "bo@example.org" } })).toMatchObject({ emailVerified: true });
    // Using the link again creates no second account and sets no password.
    const again = await ask(path, { password: "another long password" });
    expect([again.status, again.cookie]).toEqual([400, ""]);
    expect((await ask("/sign-in", { email: "bo@example.org", password: PASSWORD })).status).toBe(302);
  });

  it("tells an account's owner that someone tried, without any of the stranger’s words", async () => {
    await ask("/register", { name: "WIN A PRIZE http://evil.example", email: "ana@example.org" });
    const text = await mail.to("ana@example.org", /you already have an account/);
    expect(text).not.toContain("evil");
    expect(linkIn(text)).toBe("/forgot");
  });

  it("sends at most a few mails an hour to one address", async () => {
    for (let n = 0; n < LIMITS.mailTo.points + 3; n++) await ask("/register", { name: "Z", email: "much@example.org" });
    await ask("/register", { name: "Z", email: "last@example.org" });
    await mail.to("last@example.org", /finish/);
    expect(mail.arrived.filter(({ to }) => to.startsWith("much"))).toHaveLength(LIMITS.mailTo.points);
  });

  it("by strangers stops neither a new password nor the notices to the same address", async () => {
    const { id, cookie } = await signUp("gina");
    const register = () => ask("/register", { name: "Z", email: "gina@example.org" });
    for (let n = 0; n < LIMITS.mailTo.points + 1; n++) await register();
    await ask("/forgot", { email: "gina@example.org" });
    await mail.to("gina@example.org", /choose a new password/);
    for (let n = 0; n < LIMITS.mailTo.points; n++) await ask("/forgot", { email: "gina@example.org" });
    await ask("/account", { intent: "who", name: "Gina", email: "gina@new.example", current: PASSWORD }, cookie);
    await ask(linkIn(await mail.to("gina@new.example", /confirm your new/)), {});
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ email: "gina@new.example" });
    await mail.to("gina@example.org", /was changed/);
  });

  it("accepts no link made for another purpose, and no changed link", async () => {
    await ask("/account", { intent: "address" }, ana.cookie);
    const token = linkIn(await mail.to("ana@example.org", /confirm/)).replace("/address/", "");
    for (const other of [token, `x${token}`, "none", ""]) expect((await ask(`/register/${other}x`)).status).toBe(404);
    expect((await ask(`/register/${token}`)).status).toBe(404);
    expect((await ask(`/register/${token}`, { password: PASSWORD })).status).toBe(404);
  });
});

it("links between the pages for signing in keep the page that the person wanted to open", async () => {
  const to = "?to=%2Fsubmissions%2F1%3Fa%3Db";
  const linksOn = async (path: string, fields?: Record<string, string>) => {
    const { text } = await ask(path + to, fields);
    return [...main(text).matchAll(/href="(\/(?:sign-in|register|forgot)\b[^"]*)"/g)].map(([, href]) => href!).sort();
  };
  expect(await linksOn("/sign-in")).toEqual([`/forgot${to}`, `/register${to}`]);
  expect(await linksOn("/sign-in/code")).toEqual([`/sign-in${to}`]);
  expect(await linksOn("/register")).toEqual([`/sign-in${to}`]);
  expect(await linksOn("/forgot")).toEqual([`/sign-in${to}`]);
  expect(await linksOn("/forgot", { email: "kim@example.org" })).toEqual([`/forgot${to}`, `/register${to}`]);
  const kim = { name: "Kim", email: "kim@example.org", to: "/submissions/1?a=b" };
  expect(await linksOn("/register", kim)).toEqual([`/register${to}`]);
  const link = linkIn(await mail.to("kim@example.org", /finish creating/));
  expect((await ask(link)).text).toContain(`href="/sign-in${to}"`);
  expect(main((await ask("/forgot?to=%2F%2Fevil.example")).text)).toContain('href="/sign-in?to=%2F"');
});

describe("a forgotten password", () => {
  it("gets the same answer with and without an account; the owner gets a link that works", async () => {
    const [known, unknown] = [
      await ask("/forgot", { email: "bo@example.org" }),
      await ask("/forgot", { email: "no@example.org" }),
    ].map(({ status, text }) => ({ status, text: main(text).replaceAll(/(bo|no)@example\.org/g, "x") }));
    expect(known).toEqual(unknown);
    const path = linkIn(await mail.to("bo@example.org", /asked for a new password/));
    expect((await ask(path, { password: "quite another password" })).text).toContain("Your password has been changed");
    expect((await ask("/sign-in", { email: "bo@example.org", password: "quite another password" })).status).toBe(302);
    expect(mail.arrived.map(({ to }) => to)).not.toContain("no@example.org");
  });
});

it("a lead's rosters send a limited number of invites a day, and then the lead gets the links", async () => {
  const cohort = await db.cohort.create({ data: { name: "Crane" } });
  const lead = await signUp("roster-lead");
  await db.membership.create({ data: { cohortId: cohort.id, userId: lead.id, role: "lead" } });
  const invite = async (email: string) => {
    const fields = { intent: "import", roster: `email\n${email}` };
    return main((await ask(`/cohorts/${cohort.id}/people/roster`, fields, lead.cookie)).text);
  };
  expect(await invite("one@example.org")).toContain("1 person invited by email.");
  await mail.to("one@example.org", /you are invited/);
  expect(await limiters.rosterMail.take(lead.id, LIMITS.rosterMail.points)).not.toBeNull();
  expect(await limiters.rosterMail.take(lead.id, LIMITS.rosterMail.points - 1)).toBeNull();
  const over = await invite("two@example.org");
  expect(over).toContain("1 person invited. These invites weren’t emailed, because we email at most 10,000 invites");
  expect(over).toContain("two@example.org,");
  expect(await db.invite.count({ where: { cohortId: cohort.id } })).toBe(2);
  // A later email arrives, and this one still hasn't.
  await ask("/forgot", { email: "ana@example.org" });
  await mail.to("ana@example.org", /password/);
  expect(mail.arrived.map(({ to }) => to)).not.toContain("two@example.org");
});

describe("an unconfirmed address", () => {
  let path = "";
  beforeAll(async () => {
    const cohort = await db.cohort.create({ data: { name: "Heron" } });
    const lead = await signUp("lead");
    await db.membership.create({ data: { cohortId: cohort.id, userId: lead.id, role: "lead" } });
    const fields = { intent: "invite", email: "ana@example.org", role: "mentor" };
    const { text } = await ask(`/cohorts/${cohort.id}/people`, fields, lead.cookie);
    expect(text).toContain("after the owner confirms the address");
    path = /value="https?:[^"]*(\/join\/[\w-]{43})"/.exec(text)![1]!;
  });
  const isIn = async () => (await db.membership.count({ where: { userId: ana.id } })) > 0;

  it("opens no invite that is bound to it, until a link in a mail confirms the address", async () => {
    expect((await ask(path, undefined, ana.cookie)).text).toContain("Confirm your address first");
    await ask(path, {}, ana.cookie);
    expect(await isIn()).toBe(false);
    await ask("/account", { intent: "address" }, ana.cookie);
    const link = linkIn(await mail.to("ana@example.org", /confirm/));
    // Opening the link, as a mail scanner does, confirms nothing.
    expect((await ask(link)).text).toContain("Confirm the address");
    await ask(path, {}, ana.cookie);
    expect(await isIn()).toBe(false);
    expect((await ask(link, {})).text).toContain("Your address is confirmed");
    await ask(path, {}, ana.cookie);
    expect(await isIn()).toBe(true);
  });

  it("can't be made a programme lead", async () => {
    const root = await signUp("root");
    await db.user.update({ where: { id: root.id }, data: { isAdmin: true } });
    await signUp("kim");
    const { id } = await db.programme.create({ data: { name: "Autumn" } });
    const add = (email: string) => ask("/admin/programmes", { intent: "add-lead", id, email }, root.cookie);
    expect((await add("kim@example.org")).text).toContain("isn’t confirmed yet");
    expect((await add("ana@example.org")).text).toContain("This person now leads the programme");
    expect(await db.programmeLead.count()).toBe(1);
  });
});
