import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { undoImport } from "~/accounts/cohorts/roster-imports.server";
import { countRosterEmails } from "~/accounts/cohorts/roster-mail.server";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { LIMITS, limiters } from "~/operations/limits.server";
import { openMailer } from "~/operations/mail.server";
import { HOUR_MS } from "~/operations/time";
import { sendMail } from "~/review/notices/mail-job.server";
import { type Door, openDoor } from "../access/door";
import { cookieOf } from "../setup/over-http";
import { signUp } from "../setup/people";
import { clearQueue, getRow } from "../setup/queue-rows";

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
  return { status: reply.status, to: reply.headers.get("location"), cookie: cookieOf(reply.headers), text };
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

/** A lead with a new cohort, and what posting to its roster's page shows. */
async function rosterOf(name: string) {
  const cohort = await db.cohort.create({ data: { name } });
  const lead = await signUp(`lead-of-${name.toLowerCase()}`);
  await db.membership.create({ data: { cohortId: cohort.id, userId: lead.id, role: "lead" } });
  const page = `/cohorts/${cohort.id}/people/roster`;
  const post = async (fields: Record<string, string>) => main((await ask(page, fields, lead.cookie)).text);
  return {
    cohort,
    lead,
    post,
    invite: (...emails: readonly string[]) => post({ intent: "import", roster: ["email", ...emails].join("\n") }),
    /** What the page says about each invited address. */
    async listStates(search = ""): Promise<Record<string, string>> {
      const { text } = await ask(`${page}?q=${search}`, undefined, lead.cookie);
      const rows = [...text.matchAll(/Invite for ([^<,]+), as learner<\/span><p class="meta">([^<]*), open until/g)];
      return Object.fromEntries(rows.map(([, email, state]) => [email!, state!]));
    },
  };
}

/** Runs the queued job that sends emails, as a worker does. */
async function sendQueued() {
  expect(await getRow("mail")).toMatchObject({ attempts: 0 });
  await sendMail(openMailer(env.mail!));
  await clearQueue();
}

it("a roster's emails are sent by a queued job, and the page says who was emailed", async () => {
  const { cohort, post, invite, listStates } = await rosterOf("Egret");
  const ina = await signUp("ina");
  await invite(
    "ida@example.org",
    "refused@example.org",
    "closed@example.org",
    "renewed@example.org",
    "ina@example.org",
  );
  const notYet = "not emailed yet, not used yet";
  expect(await listStates()).toEqual({
    "ida@example.org": notYet,
    "refused@example.org": notYet,
    "closed@example.org": notYet,
    "renewed@example.org": notYet,
    "ina@example.org": notYet,
  });
  // Joins by another link before the email is sent.
  await db.membership.create({ data: { cohortId: cohort.id, userId: ina.id, role: "learner" } });
  const idOf = async (email: string) =>
    (await db.invite.findFirstOrThrow({ where: { cohortId: cohort.id, email } })).id;
  await post({ intent: "revoke", inviteId: await idOf("closed@example.org") });
  await post({ intent: "renew", inviteId: await idOf("renewed@example.org") });
  const gone = openMailer({ url: "smtp://127.0.0.1:9", from: "Onramp <onramp@example.org>" });
  await expect(sendMail(gone)).rejects.toThrow("does not answer");
  await sendQueued();
  expect(await listStates()).toEqual({
    "ida@example.org": "emailed, not used yet",
    "refused@example.org": "email refused by the mail server, not used yet",
    "renewed@example.org": "not used yet",
    "ina@example.org": "not used yet",
  });
  const link = linkIn(await mail.to("ida@example.org", /you are invited/));
  expect((await ask(link)).text).toContain("Egret");
  await sendMail(openMailer(env.mail!));
  const invited = mail.arrived.filter(({ text }) => /you are invited/.test(text)).map(({ to }) => to);
  expect(invited.filter((to) => /^(ida|refused|closed|renewed|ina)@/.test(to))).toEqual(["ida@example.org"]);
});

describe("emails that the mail server rejects after it has accepted their addresses", () => {
  const send = () => sendMail(openMailer(env.mail!));
  const notYet = "not emailed yet, not used yet";
  afterEach(() => mail.reject(() => null));

  /** Adds a learner who should get the daily email. Returns their address. */
  async function addReader({ id, name }: { id: string; name: string }, lead: { cookie: string }) {
    const reader = await signUp(`reader-of-${name.toLowerCase()}`);
    await db.membership.create({ data: { cohortId: id, userId: reader.id, role: "learner" } });
    const announcement = { intent: "send", key: crypto.randomUUID(), text: "Hello" };
    await ask(`/cohorts/${id}/announcements`, announcement, lead.cookie);
    await db.notice.updateMany({ where: { userId: reader.id }, data: { at: new Date(Date.now() - 3 * HOUR_MS) } });
    return `reader-of-${name.toLowerCase()}@example.org`;
  }

  it.each([451, 550])("stop no other invite and no daily email, and are retried (%i)", async (code) => {
    const { cohort, lead, invite, listStates } = await rosterOf(`Dunlin${code}`);
    const reader = await addReader(cohort, lead);
    const [first, second] = [`put-off-${code}@example.org`, `dunlin-${code}@example.org`];
    await invite(first, second);
    mail.reject((to) => (to === first ? code : null));
    await send();
    expect(await listStates()).toEqual({ [first]: notYet, [second]: "emailed, not used yet" });
    await mail.to(reader, /new notification/);
    mail.reject(() => null);
    await send();
    await mail.to(first, /you are invited/);
    expect(await listStates()).toEqual({ [first]: "emailed, not used yet", [second]: "emailed, not used yet" });
  });

  it("don’t mark an address as refused if the server says that a daily limit is reached", async () => {
    const { invite, listStates } = await rosterOf("Snipe");
    await invite("over-limit@example.org", "snipe@example.org");
    await send();
    expect(await listStates()).toEqual({
      "over-limit@example.org": notYet,
      "snipe@example.org": "emailed, not used yet",
    });
    await db.invite.updateMany({ where: { email: "over-limit@example.org" }, data: { revokedAt: new Date() } });
  });

  it("end the invites’ run after several in a row, and all wait until the server accepts them again", async () => {
    const { cohort, lead, invite, listStates } = await rosterOf("Knot");
    const reader = await addReader(cohort, lead);
    const emails = Array.from({ length: 8 }, (_, n) => `knot-${n}@example.org`);
    await invite(...emails);
    let rejected = 0;
    mail.reject((to) => {
      if (to === reader) return null;
      rejected++;
      return 550;
    });
    await expect(send()).rejects.toThrow("one email after another");
    expect(rejected).toBe(5);
    await mail.to(reader, /new notification/);
    expect(await listStates()).toEqual(Object.fromEntries(emails.map((email) => [email, notYet])));
    mail.reject(() => null);
    await send();
    for (const email of emails) await mail.to(email, /you are invited/);
  });
});

it("an invite waits for a day if the mail server doesn’t accept its address for now, and longer for our limit", async () => {
  const { invite, listStates } = await rosterOf("Stint");
  const [full, many] = ["full@example.org", "many@example.org"];
  await invite(full, many);
  await limiters.mailTo.take(`invite\n${many}`, LIMITS.mailTo.points);
  await sendMail(openMailer(env.mail!));
  const notYet = "not emailed yet, not used yet";
  expect(await listStates()).toEqual({ [full]: notYet, [many]: notYet });
  const createdAt = new Date(Date.now() - 25 * HOUR_MS);
  await db.invite.updateMany({ where: { email: { in: [full, many] } }, data: { createdAt } });
  await sendMail(openMailer(env.mail!));
  expect(await listStates()).toEqual({ [full]: "email refused by the mail server, not used yet", [many]: notYet });
  await db.invite.updateMany({ where: { email: many }, data: { revokedAt: new Date() } });
});

it("an invite waits for the next run if the database fails before the email is sent", async () => {
  const { invite, listStates } = await rosterOf("Skua");
  await invite("skua@example.org");
  await db.$executeRawUnsafe(`ALTER TABLE "Membership" RENAME TO "Away"`);
  await expect(sendMail(openMailer(env.mail!))).rejects.toThrow();
  await db.$executeRawUnsafe(`ALTER TABLE "Away" RENAME TO "Membership"`);
  expect(await listStates()).toEqual({ "skua@example.org": "not emailed yet, not used yet" });
  await sendQueued();
  await mail.to("skua@example.org", /you are invited/);
});

it("no other invite is emailed once the process is stopping, and the others wait for the restart", async () => {
  const { invite, listStates } = await rosterOf("Ruff");
  const emails = ["ruff-0@example.org", "ruff-1@example.org", "ruff-2@example.org"];
  await invite(...emails);
  const stopping = new AbortController();
  mail.reject(() => {
    stopping.abort(new Error("the process is stopping"));
    return null;
  });
  await expect(sendMail(openMailer(env.mail!), stopping.signal)).rejects.toThrow("is stopping");
  mail.reject(() => null);
  const sent = mail.arrived.filter(({ to }) => emails.includes(to)).map(({ to }) => to);
  expect(sent).toHaveLength(1);
  expect(Object.values(await listStates()).sort()).toEqual([
    "emailed, not used yet",
    "not emailed yet, not used yet",
    "not emailed yet, not used yet",
  ]);
  await sendQueued();
  for (const email of emails) await mail.to(email, /you are invited/);
});

describe("while an import is running", () => {
  /** Starts an import of many people, and checks that no email waits once the import has invited the first people. */
  async function startImport(name: string) {
    const roster = await rosterOf(name);
    const emails = Array.from({ length: 1_500 }, (_, n) => `${name.toLowerCase()}-${n}@example.org`);
    const importId = crypto.randomUUID();
    const importing = roster.post({ intent: "import", importId, roster: ["email", ...emails].join("\n") });
    while ((await db.invite.count({ where: { importId } })) === 0) await new Promise(setImmediate);
    expect(await countRosterEmails()).toBe(0);
    return { ...roster, importId, importing };
  }

  it("no invite is emailed, so one that is undone doesn’t count towards the limit", async () => {
    const { cohort, lead, post, importId, importing } = await startImport("Gull");
    await undoImport(lead as never, cohort.id, importId);
    const reply = await importing;
    expect(reply).toContain("closed during the import");
    const invited = Number(/([\d,]+) (?:person|people) invited by email/.exec(reply)![1]!.replace(",", ""));
    expect(await countRosterEmails()).toBe(invited);
    expect(await limiters.rosterMail.take(lead.id, LIMITS.rosterMail.points - invited + 1)).not.toBeNull();
    expect(await limiters.rosterMail.take(lead.id, LIMITS.rosterMail.points - invited)).toBeNull();
    await post({ intent: "undo", importId });
  });

  it("no invite is emailed, so a failed import leaves no emails whose links don’t work", async () => {
    const { cohort, lead, importing } = await startImport("Tern");
    await db.$executeRawUnsafe(`ALTER TABLE "Section" RENAME TO "Away"`);
    const reply = await importing.finally(() => db.$executeRawUnsafe(`ALTER TABLE "Away" RENAME TO "Section"`));
    expect(reply).toContain("Something went wrong on our side");
    expect(await db.invite.count({ where: { cohortId: cohort.id } })).toBe(0);
    expect(await limiters.rosterMail.take(lead.id, LIMITS.rosterMail.points)).toBeNull();
  });

  it("an invite for which a lead creates a new link doesn’t wait to be emailed", async () => {
    const { post, importId, importing, listStates } = await startImport("Plover");
    const { id, email } = await db.invite.findFirstOrThrow({ where: { importId } });
    await post({ intent: "renew", inviteId: id });
    await importing;
    expect(await listStates(email!)).toEqual({ [email!]: "not used yet" });
    await post({ intent: "undo", importId });
  });
});

it("a lead's rosters send a limited number of invites a day, and then the lead gets the links", async () => {
  const { cohort, lead, invite } = await rosterOf("Crane");
  expect(await invite("one@example.org")).toContain("1 person invited by email.");
  await sendQueued();
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
