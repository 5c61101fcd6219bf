import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { LIMITS, limiters } from "~/operations/limits.server";
import { DAY_MS } from "~/operations/time";
import * as confirm from "~/routes/account/confirm/route";
import { type Door, openDoor } from "../access/door";
import { readRows } from "../access/rows";
import { send } from "../setup/ask";
import { signUp } from "../setup/people";

// Long: the steps of signing in build on each other.

/** Two-step sign-in, sessions, confirming a password again, and notices about an account, over HTTP. */

const PASSWORD = "correct horse battery";
const PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/143.0 Mobile Safari/537.36";
let door: Door;
let root: { id: string; cookie: string };
beforeAll(async () => {
  door = await openDoor();
  root = await signUp("root");
  await db.user.update({ where: { id: root.id }, data: { isAdmin: true } });
});
afterAll(() => door.close());

async function ask(path: string, { cookie = "", fields, agent = PHONE }: Asked = {}) {
  const reply = await fetch(door.origin + path, {
    redirect: "manual",
    headers: { cookie, "user-agent": agent },
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  });
  const text = (await reply.text()).replaceAll("<!-- -->", "");
  const set = reply.headers.getSetCookie().map((line) => line.split(";")[0]!);
  return { status: reply.status, to: reply.headers.get("location"), set, text };
}
interface Asked {
  readonly cookie?: string;
  readonly fields?: Record<string, string>;
  readonly agent?: string;
}

/** Returns the cookies that a browser has after a reply. */
function keep(cookie: string, set: readonly string[]): string {
  const jar = new Map([...cookie.split("; "), ...set].filter(Boolean).map((one) => [one.split("=")[0]!, one]));
  return [...jar.values()].filter((one) => !one.endsWith("=")).join("; ");
}
const enter = (name: string, password = PASSWORD, cookie = "") =>
  ask("/sign-in", { cookie, fields: { email: `${name}@example.org`, password, to: "/me" } });
const isIn = async (cookie: string) => (await ask("/account", { cookie })).status === 200;
/** Removes the cookie that proves that the password was entered recently. */
const later = (cookie: string) => cookie.replace(/; onramp\.recent=[^;]*/, "");

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** Returns the code that an authenticator app shows (RFC 6238). The previous and the next code are valid, too. */
function codeOf(secret: string, next: -1 | 0 | 1 = 0): string {
  const bits = [...secret].map((sign) => BASE32.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + next));
  const sum = createHmac("sha1", key).update(count).digest();
  const from = sum.at(-1)! & 15;
  return String((sum.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function turnOn(cookie: string) {
  const begun = await ask("/account/two-step", { cookie, fields: { intent: "begin", password: PASSWORD } });
  const secret = /<code class="wrap-anywhere">([A-Z2-7 ]+)</.exec(begun.text)![1]!.replaceAll(" ", "");
  const recovery = [...begun.text.matchAll(/<code>(\w{5}-\w{5})</g)].map(([, code]) => code!);
  return { secret, recovery };
}

describe("a second step", () => {
  let cookie = "";
  let step: Awaited<ReturnType<typeof turnOn>>;
  /** The app code that was used to sign in. */
  let spent = "";

  it("is on only once the person has entered a code from the app", async () => {
    ({ cookie } = await signUp("tess"));
    expect((await ask("/account/two-step", { cookie, fields: { intent: "begin", password: "wrong" } })).text).toContain(
      "password is wrong",
    );
    step = await turnOn(cookie);
    expect(step.recovery).toHaveLength(10);
    expect((await enter("tess")).to).toBe("/me");
    const wrong = await ask("/account/two-step", { cookie, fields: { intent: "confirm", code: "000000" } });
    expect(wrong.text).toContain("wrong or has expired");
    const on = await ask("/account/two-step", { cookie, fields: { intent: "confirm", code: codeOf(step.secret, -1) } });
    expect(on.to).toBe("/account/two-step");
    cookie = keep(cookie, on.set);
    expect((await ask("/account/two-step", { cookie })).text).toContain("Two-step sign-in is on");
    // The secret and the recovery codes are stored encrypted.
    expect(JSON.stringify(await db.twoFactor.findMany())).not.toMatch(new RegExp(`${step.secret}|${step.recovery[0]}`));
  });

  it("lets no one in with the password alone, only with the app's code as well", async () => {
    const half = await enter("tess");
    expect(half.to).toBe("/sign-in/code?to=%2Fme");
    expect(await isIn(keep("", half.set))).toBe(false);
    const jar = keep("", half.set);
    const wrong = await ask("/sign-in/code", { cookie: jar, fields: { code: "000000", to: "/me" } });
    expect([wrong.status, wrong.set]).toEqual([400, []]);
    spent = codeOf(step.secret);
    const done = await ask("/sign-in/code", { cookie: jar, fields: { code: spent, to: "/me" } });
    expect(done.to).toBe("/me");
    expect(await isIn(keep(jar, done.set))).toBe(true);
    // The half-finished sign-in has ended.
    expect((await ask("/sign-in/code", { cookie: jar, fields: { code: codeOf(step.secret) } })).status).toBe(400);
  });

  it("accepts each app code once, even in another sign-in, and leaves no session behind", async () => {
    const sessions = await db.session.count();
    const jar = keep("", (await enter("tess")).set);
    const again = await ask("/sign-in/code", { cookie: jar, fields: { code: spent } });
    expect([again.status, again.text.includes("That code has been used"), again.set]).toEqual([400, true, []]);
    expect(await db.session.count()).toBe(sessions);
  });

  it("limits wrong codes during setup as it limits wrong passwords", async () => {
    const { id, cookie } = await signUp("tom");
    const { secret } = await turnOn(cookie);
    const confirm = (code: string) => ask("/account/two-step", { cookie, fields: { intent: "confirm", code } });
    for (let n = 0; n < LIMITS.password.points; n++) expect((await confirm("000000")).status).toBe(400);
    expect([(await confirm(codeOf(secret))).status, (await confirm("000000")).status]).toEqual([429, 429]);
    await limiters.password.forget(id);
    expect((await confirm(codeOf(secret))).to).toBe("/account/two-step");
  });

  it("accepts each recovery code once", async () => {
    for (const expected of [302, 400]) {
      const jar = keep("", (await enter("tess")).set);
      const { status } = await ask("/sign-in/code", { cookie: jar, fields: { code: step.recovery[0]! } });
      expect(status).toBe(expected);
    }
  });

  it("stops guessing: five wrong codes end the sign-in, and ten lock the account’s codes", async () => {
    let jar = keep("", (await enter("tess")).set);
    const guess = () => ask("/sign-in/code", { cookie: jar, fields: { code: "000000" } });
    for (let n = 0; n < 5; n++) await guess();
    const right = { cookie: jar, fields: { code: codeOf(step.secret) } };
    expect((await ask("/sign-in/code", right)).text).toContain("Start again with your password");
    jar = keep("", (await enter("tess")).set);
    for (let n = 0; n < 5; n++) await guess();
    jar = keep("", (await enter("tess")).set);
    expect((await ask("/sign-in/code", { ...right, cookie: jar })).text).toContain("Too many wrong codes");
    const { lockedUntil } = await db.twoFactor.findFirstOrThrow({ where: { lockedUntil: { not: null } } });
    expect(lockedUntil!.getTime() % (15 * 60_000)).toBe(0);
  });

  it("locks the account's codes after ten wrong ones, even if many sign-ins send codes at once", async () => {
    await db.twoFactor.updateMany({ data: { lockedUntil: null, failedVerificationCount: 0 } });
    const jars: string[] = [];
    for (let n = 0; n < 16; n++) jars.push(keep("", (await enter("tess")).set));
    const answers = await Promise.all(
      jars.map((cookie) => ask("/sign-in/code", { cookie, fields: { code: "000000" } })),
    );
    expect(answers.filter(({ text }) => text.includes("wrong or has expired"))).toHaveLength(10);
  });

  it("keeps the work of a guest who signs in with it", async () => {
    await db.twoFactor.updateMany({ data: { lockedUntil: null, failedVerificationCount: 0 } });
    const guest = keep("", (await ask("/?index", { fields: {} })).set);
    const half = await enter("tess", PASSWORD, guest);
    const jar = keep(guest, half.set);
    const done = await ask("/sign-in/code", { cookie: jar, fields: { code: codeOf(step.secret, 1) } });
    expect(done.status).toBe(302);
    expect((await ask("/account", { cookie: keep(jar, done.set) })).text).toContain("tess@example.org");
  });

  it("can't be stopped by someone who sends many requests from the same network, and neither can a passkey", async () => {
    const answer = (id: string) => ask("/sign-in", { fields: { answer: JSON.stringify({ id, response: {} }) } });
    for (let n = 0; n < 310; n += 10) {
      const flood = Array.from({ length: 10 }, () => ask("/sign-in/passkey", { fields: {} }));
      for (const { status } of await Promise.all(flood)) expect(status).toBe(200);
    }
    for (let n = 0; n < LIMITS.passkey.points + 1; n++) {
      expect((await ask("/sign-in/code", { fields: { code: "000000" } })).status).toBe(400);
      expect((await answer(`made up ${n}`)).status).toBe(400);
    }
    const jar = keep("", (await enter("tess")).set);
    expect((await ask("/sign-in/code", { cookie: jar, fields: { code: step.recovery[1]! } })).status).toBe(302);
    for (let n = 0; n < LIMITS.passkey.points; n++) expect((await answer("one and the same")).status).toBe(400);
    expect((await answer("one and the same")).status).toBe(429);
  });

  it("is turned off by an admin who confirms their password; the person gets a notice", async () => {
    const { id } = await db.user.findUniqueOrThrow({ where: { email: "tess@example.org" } });
    const fields = { intent: "reset-second-step" };
    const asked = await ask(`/admin/people/${id}`, { cookie: later(root.cookie), fields });
    expect(asked.to).toBe(`/confirm?to=${encodeURIComponent(`/admin/people/${id}`)}`);
    expect((await enter("tess")).to).toContain("/sign-in/code");
    await ask(`/admin/people/${id}`, { cookie: root.cookie, fields });
    expect((await enter("tess")).to).toBe("/me");
    expect((await ask("/notices", { cookie })).text).toContain("An admin turned off your two-step sign-in");
    expect(await db.auditEvent.count({ where: { action: "second-step.reset", aboutId: id } })).toBe(1);
  });
});

describe("the password confirmation", () => {
  it("is required again after a while, and leads back; another session’s does not count", async () => {
    const cookie = later(root.cookie);
    const fields = { intent: "create", name: "Autumn" };
    const { to } = await ask("/admin/programmes", { cookie, fields });
    expect(to).toBe("/confirm?to=%2Fadmin%2Fprogrammes");
    expect(await db.programme.count()).toBe(0);
    const page = { to: "/admin/programmes" };
    expect((await ask("/confirm", { cookie, fields: { ...page, password: "wrong" } })).status).toBe(400);
    const confirmed = await ask("/confirm", { cookie, fields: { ...page, password: PASSWORD } });
    expect(confirmed.to).toBe("/admin/programmes");
    const other = later(keep("", (await enter("root")).set));
    expect((await ask("/admin/programmes", { cookie: keep(other, confirmed.set), fields })).to).toContain("/confirm");
    await ask("/admin/programmes", { cookie: keep(cookie, confirmed.set), fields });
    expect(await db.programme.count()).toBe(1);
  });

  it("is refused to people who aren’t signed in", async () => {
    // Calls the action alone, because in a whole page, the loader would refuse the request as well.
    const { location } = await send(
      confirm.action as never,
      "/confirm",
      { to: "/me", password: PASSWORD },
      { cookie: "" },
    );
    expect(location).toMatch(/^\/sign-in/);
  });

  it("does not count for a session whose cookie only has a similar name", async () => {
    const mine = await signUp("mallory");
    const [session, proof] = mine.cookie.split("; ");
    const there = await db.programme.count();
    for (const cookie of [
      `x.${session}; ${later(root.cookie)}; ${proof}`,
      `session_token=${session!.split("=")[1]}; ${later(root.cookie)}; ${proof}`,
      `${later(root.cookie)}; x.${session}; ${proof}`,
    ]) {
      const { to } = await ask("/admin/programmes", { cookie, fields: { intent: "create", name: "Mine" } });
      expect(to).toBe("/confirm?to=%2Fadmin%2Fprogrammes");
    }
    expect(await db.programme.count()).toBe(there);
  });

  it.each([
    ["/account/security", { intent: "remove-passkey", id: "none" }],
    ["/account/two-step", { intent: "turn-off" }],
    ["/account/passkey", {}],
  ] as const)("is required by %s %j", async (path, fields) => {
    const { status, to } = await ask(path, { cookie: later(root.cookie), fields });
    expect([status, to?.startsWith("/confirm?to=")]).toEqual([303, true]);
  });

  /** Admin actions that don't require a password confirmation, with the reason. */
  const WITHOUT: Readonly<Record<string, string>> = {
    "POST /admin/exercises": "repeats a check, which changes nothing for people",
    "POST /admin/model": "sends the model one fixed sentence",
    "POST /admin/queue": "retries jobs, as the queue itself does",
    "POST /cohorts/:id/section": "chooses what this browser shows",
    "POST /cohorts/:id/section (of elsewhere)": "chooses what this browser shows",
  };
  const posts = readRows().filter(
    ({ method, pattern }) => method === "POST" && /^\/(admin\/|cohorts\/:id)/.test(pattern),
  );
  const hasWords = (pattern: string) => posts.some((row) => row.pattern === pattern && row.word !== "");

  let cohortId = "";
  beforeAll(async () => {
    cohortId = (await db.cohort.create({ data: { name: "Heron", allowsUploads: true } })).id;
  });

  it.each(posts.map((row) => [row.name, row] as const))("%s requires it of an admin", async (name, row) => {
    const id = row.pattern.startsWith("/cohorts/") ? cohortId : root.id;
    const at = row.pattern.replace(":id", id).replaceAll(/:\w+/g, "none");
    const fields = { id: "none", report: "none", note: "", ...(row.word && { intent: row.word }) };
    const { status, to } = await ask(at, { cookie: later(root.cookie), fields });
    if (name in WITHOUT) expect(to).toBe(row.pattern.endsWith("/section") ? `/cohorts/${cohortId}` : null);
    // A form without an intent does nothing.
    else if (status === 400) expect([row.word, hasWords(row.pattern)]).toEqual(["", true]);
    else expect([status, to]).toEqual([303, `/confirm?to=${encodeURIComponent(at)}`]);
  });

  it("isn’t required to read about a cohort, or to change a cohort that the admin leads", async () => {
    const cookie = later(root.cookie);
    for (const page of ["settings", "assignments/new"])
      expect((await ask(`/cohorts/${cohortId}/${page}`, { cookie })).status).toBe(200);
    const fields = { intent: "send", key: crypto.randomUUID(), text: "Welcome" };
    const send = () => ask(`/cohorts/${cohortId}/announcements`, { cookie, fields });
    const { id } = await db.membership.create({ data: { cohortId, userId: root.id, role: "learner" } });
    expect((await send()).to).toContain("/confirm");
    await db.membership.update({ where: { id }, data: { role: "lead" } });
    expect(await send()).toMatchObject({ status: 200, to: null });
    await db.membership.delete({ where: { id } });
  });
});

describe("sessions and sign-ins", () => {
  it("are listed by kind of device and day; a person signs out one session, then all others", async () => {
    const { id } = await signUp("sam");
    const own = keep("", (await enter("sam")).set);
    const computer = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const fields = { email: "sam@example.org", password: PASSWORD };
    const others = [];
    for (let n = 0; n < 2; n++) others.push(keep("", (await ask("/sign-in", { agent: computer, fields })).set));
    const { text } = await ask("/account/security", { cookie: own });
    expect(text).toMatch(/Phone or tablet<\/span> <span class="tag word">this one/);
    expect(text.match(/Sign out this device: Computer/g)).toHaveLength(2);
    expect(text).not.toMatch(/Firefox|127\.0\.0\.1/);
    const row = await db.session.findFirstOrThrow({ where: { userId: id, device: "computer" } });
    const bo = await signUp("bo");
    await ask("/account/security", { cookie: bo.cookie, fields: { intent: "sign-out-one", id: row.id } });
    expect(await db.session.count({ where: { id: row.id } })).toBe(1);
    await ask("/account/security", { cookie: own, fields: { intent: "sign-out-one", id: row.id } });
    expect((await Promise.all(others.map(isIn))).filter(Boolean)).toHaveLength(1);
    await ask("/account/security", { cookie: own, fields: { intent: "sign-out-others" } });
    expect(await Promise.all([own, ...others].map(isIn))).toEqual([true, false, false]);
    expect(await isIn(bo.cookie)).toBe(true);
  });

  it("are counted by day when refused, and the person and admins see them", async () => {
    const { id, cookie } = await signUp("rae");
    for (let n = 0; n < 3; n++) await enter("rae", "not the password");
    for (let n = 0; n < 100 && (await db.signIn.count({ where: { userId: id, isRefused: true } })) === 0; n++)
      await new Promise((done) => setTimeout(done, 10));
    await enter("rae");
    for (const page of [
      await ask("/account/security", { cookie }),
      await ask(`/admin/people/${id}`, { cookie: root.cookie }),
    ]) {
      expect(page.text).toMatch(/Phone or tablet<\/td><td>password<\/td><td>signed in/);
      expect(page.text).toMatch(/refused, 3 times/);
    }
    for (const { day } of await db.signIn.findMany()) expect(day.getTime() % DAY_MS).toBe(0);
  });

  it("a person gets a notice when an admin makes a password link, and when it is used", async () => {
    const { id, cookie } = await signUp("ned");
    const { text } = await ask(`/admin/people/${id}`, { cookie: root.cookie, fields: { intent: "reset-link" } });
    expect((await ask("/notices", { cookie })).text).toContain("An admin created a link to set your password");
    const path = /(\/reset\/[\w-]{43})/.exec(text)![1]!;
    await ask(path, { fields: { password: "quite another password" } });
    const again = keep("", (await enter("ned", "quite another password")).set);
    expect((await ask("/notices", { cookie: again })).text).toContain("Your password was set with a link");
    expect(await db.notice.count({ where: { userId: id, isRead: false } })).toBeGreaterThan(0);
    expect((await ask("/account/security", { cookie: again })).text).toContain("link for a new password");
    expect(await db.notice.count({ where: { userId: id, isRead: false } })).toBe(0);
  });
});

describe("leaving a cohort", () => {
  it("removes the learner for good, and is not open to other roles", async () => {
    const [learner, lead] = [await signUp("lia"), await signUp("leo")];
    const { id } = await db.cohort.create({ data: { name: "Heron" } });
    for (const [userId, role] of [
      [learner.id, "learner"],
      [lead.id, "lead"],
    ] as const)
      await db.membership.create({ data: { cohortId: id, userId, role } });
    expect((await ask("/account", { cookie: learner.cookie })).text).toContain(`/account/leave/${id}`);
    expect((await ask(`/account/leave/${id}`, { cookie: learner.cookie })).text).toContain("no longer see your work");
    expect((await ask(`/account/leave/${id}`, { cookie: lead.cookie, fields: {} })).status).toBe(404);
    expect((await ask(`/account/leave/${id}`, { cookie: learner.cookie, fields: {} })).to).toBe("/account");
    expect(await db.membership.findMany({ select: { userId: true } })).toEqual([{ userId: lead.id }]);
    // A lead can't restore the membership of a learner who left.
    expect((await ask(`/cohorts/${id}/people`, { cookie: lead.cookie })).text).not.toContain("Removed in the last day");
    expect((await ask(`/account/leave/${id}`, { cookie: learner.cookie, fields: {} })).status).toBe(404);
  });
});

it("a demo account, which everyone shares, keeps its password and gets no passkey or second step", async () => {
  const { id, cookie } = await signUp("demo-owner");
  await db.user.update({ where: { id }, data: { email: "demo-owner@demo.example" } });
  const refused = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const reply = await fetch(door.origin + path, { method: "POST", redirect: "manual", headers: { cookie }, body });
    expect(reply.status).toBe(400);
    return reply.text();
  };
  const password = "correct horse battery";
  expect(await refused("/account", { intent: "password", current: password, next: "another long phrase" })).toContain(
    "The password of a demo account can’t be changed.",
  );
  const passkey = { intent: "add-passkey", name: "Phone", answer: "{}" };
  expect(await refused("/account/security", passkey)).toContain("Passkeys can’t be added to a demo account.");
  expect(await refused("/account/two-step", { intent: "begin", password })).toContain("can’t be set up for a demo");
});

it("there is no security.txt without a configured contact", async () => {
  expect((await ask("/.well-known/security.txt")).status).toBe(404);
});
