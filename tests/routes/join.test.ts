import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { type Door, openDoor } from "../access/door";
import { cookieOf } from "../setup/over-http";
import { signUp } from "../setup/people";

// Long: one path from a link to a membership, with each way in which the path can end.

/** Returns a page's text without its tags. */
const readable = (html: string) => html.replace(/<!--.*?-->|<[^>]+>/g, "");

/**
 * The whole path over HTTP, from the page on which a lead creates a link to the moment when someone joins with the
 * link.
 */

let door: Door;
let cohort = "";
const cookies: Record<string, string> = { nobody: "" };
const ids: Record<string, string> = {};
beforeAll(async () => {
  door = await openDoor();
  cohort = (await db.cohort.create({ data: { name: "Heron cohort" } })).id;
  for (const name of ["maya", "ana", "bo", "eve"]) {
    const { id, cookie } = await signUp(name);
    [cookies[name], ids[name]] = [cookie, id];
  }
  await db.membership.create({ data: { cohortId: cohort, userId: ids.maya!, role: "lead" } });
});
afterAll(() => door.close());

async function ask(who: string, path: string, fields?: Record<string, string>) {
  const reply = await fetch(door.origin + path, {
    redirect: "manual",
    headers: { cookie: cookies[who]! },
    ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
  });
  const text = (await reply.text()).replaceAll("<!-- -->", "");
  return { status: reply.status, to: reply.headers.get("location"), headers: reply.headers, text };
}
const people = (fields?: Record<string, string>, who = "maya") => ask(who, `/cohorts/${cohort}/people`, fields);
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const pathIn = (text: string) => /value="https?:[^"]*(\/join\/[\w-]{43})"/.exec(text)![1]!;
const makeLink = async (maxUses = 5) =>
  pathIn((await people({ intent: "link", lastDay: day(3), maxUses: String(maxUses) })).text);
const makeInvite = async (email: string, role = "mentor") =>
  pathIn((await people({ intent: "invite", email, role })).text);
const roleOf = async (who: string) =>
  (await db.membership.findFirst({ where: { cohortId: cohort, userId: ids[who]! } }))?.role ?? null;
/** Returns a page's text without the parts that differ on each request. */
const said = (text: string) => text.slice(text.indexOf("<main"), text.indexOf("</main>"));

test("a link is shown once, and stored nowhere", async () => {
  const path = await makeLink();
  const secret = path.replace("/join/", "");
  expect((await people()).text).not.toContain(secret);
  expect((await people()).text).toContain("0 of 5 joined");
  expect(JSON.stringify([await db.invite.findMany(), await db.auditEvent.findMany()])).not.toContain(secret);
});

test("visitors without an account create one, return to the link, and join", async () => {
  const path = await makeLink();
  const signedOut = await ask("nobody", path);
  expect(signedOut.status).toBe(200);
  expect(readable(signedOut.text)).toContain("maya invites you to join as a learner");
  const to = encodeURIComponent(path);
  expect(signedOut.text).toContain(`/sign-in?to=${to}`);
  expect(signedOut.text).toContain(`/register?to=${to}`);

  const form = (await ask("nobody", `/register?to=${to}`)).text;
  expect(form).toContain(`name="to" value="${path}"`);
  const made = await ask("nobody", "/register", {
    name: "Nora",
    email: "nora@example.org",
    password: "a long password",
    to: path,
  });
  expect([made.status, made.to]).toEqual([302, path]);
  cookies.nora = cookieOf(made.headers);
  ids.nora = (await db.user.findUniqueOrThrow({ where: { email: "nora@example.org" } })).id;

  expect(readable((await ask("nora", path)).text)).toContain("Join Heron cohort?");
  expect(await roleOf("nora")).toBeNull();
  const joined = await ask("nora", path, {});
  expect([joined.status, joined.to]).toEqual([303, path]);
  const member = async () => said((await ask("nora", path)).text);
  expect(await member()).toContain("You are in Heron cohort");
  expect(await roleOf("nora")).toBe("learner");
  // Nora signed up on the way to the link, so she has not seen the welcome page.
  expect(await member()).toContain('href="/welcome"');
  await db.user.update({ where: { id: ids.nora }, data: { background: "code" } });
  expect(await member()).not.toContain('href="/welcome"');
});

test("a signed-out person who posts is sent to the sign-in page", async () => {
  expect(await ask("nobody", await makeLink(), {})).toMatchObject({ status: 302, to: "/sign-in?to=%2F" });
});

test("the secret reaches no other page, cache or history", async () => {
  const { headers, text } = await ask("ana", await makeLink());
  // If a header appears several times, the last one counts.
  expect(headers.get("referrer-policy")).toBe("strict-origin");
  expect(headers.get("cache-control")).toBe("no-store");
  expect(/<title>(.*?)<\/title>/.exec(text)![1]).toBe("Join a cohort · Onramp");
});

test("links that ended, are used up, were closed or never existed get the same helpful page", async () => {
  const [ended, used, closed] = [await makeLink(), await makeLink(1), await makeLink()];
  const rows = await db.invite.findMany({ orderBy: { id: "desc" }, take: 3 });
  await db.invite.update({ where: { id: rows[2]!.id }, data: { endsAt: new Date(0) } });
  await ask("ana", used, {});
  await people({ intent: "revoke", inviteId: rows[0]!.id });
  const pages = await Promise.all([ended, used, closed, "/join/none"].map((path) => ask("bo", path)));
  for (const { status, text } of pages) {
    expect(status).toBe(404);
    expect(text).toContain("ask the person who sent it for a new one");
    expect(text).not.toContain("Heron");
    expect(said(text)).toBe(said(pages[0]!.text));
  }
  expect(await ask("bo", closed, {})).toMatchObject({ status: 303, to: closed });
  expect(await roleOf("bo")).toBeNull();
});

test("a link that was lost is replaced: the new one takes as many people, and the old one ends", async () => {
  cookies.dee = (await signUp("dee")).cookie;
  const lost = await makeLink(2);
  expect((await ask("dee", lost, {})).status).toBe(303);
  const { id } = await db.invite.findFirstOrThrow({ orderBy: { id: "desc" } });
  const renewed = pathIn((await people({ intent: "renew", inviteId: id })).text);
  expect(renewed).not.toBe(lost);
  expect((await ask("bo", lost)).status).toBe(404);
  expect(await ask("bo", renewed)).toMatchObject({ status: 200 });
  expect(await db.invite.findUniqueOrThrow({ where: { id } })).toMatchObject({ uses: 1, maxUses: 2 });
  // Neither a used-up link nor a revoked one can be replaced.
  await db.invite.update({ where: { id }, data: { uses: 2 } });
  expect((await people({ intent: "renew", inviteId: id })).status).toBe(404);
  await db.invite.update({ where: { id }, data: { uses: 1 } });
  await people({ intent: "revoke", inviteId: id });
  expect((await people({ intent: "renew", inviteId: id })).status).toBe(404);
});

describe("an invite for a mentor", () => {
  it("does not open for another address, and does not say whose it is", async () => {
    const path = await makeInvite("bo@example.org");
    const { text } = await ask("eve", path);
    expect(text).toContain("This invite is for another address");
    expect(text).toContain("b…@example.org");
    expect(text).not.toContain("bo@example.org");
    await ask("eve", path, {});
    expect(await roleOf("eve")).toBeNull();
    expect((await ask("nobody", path)).text).toContain("b…@example.org");
  });

  it("leads back to itself after signing out from it", async () => {
    const path = await makeInvite("bo@example.org");
    const { cookie } = await signUp("eva");
    cookies.eva = cookie;
    expect(await ask("eva", "/sign-out", { to: path })).toMatchObject({ status: 302, to: path });
    expect(await ask("eva", "/sign-out", { to: "//evil.example" })).toMatchObject({ to: "/" });
  });

  it("opens for its own address, and says beforehand that it changes a role", async () => {
    await db.membership.create({ data: { cohortId: cohort, userId: ids.bo!, role: "learner" } });
    const path = await makeInvite("Bo@Example.org");
    const { text } = await ask("bo", path);
    expect(text).toContain("You’re currently a learner there");
    expect(text).toContain("that are still waiting for a mentor.");
    await ask("bo", path, {});
    expect(await roleOf("bo")).toBe("mentor");
    const link = await makeLink();
    expect((await ask("bo", link)).text).toContain(
      "You are a mentor. This link is for learners, so your role doesn’t change.",
    );
  });
});

describe("the People page", () => {
  it("lists fifty people a page, says how many there are, and finds each by words of the name or address", async () => {
    const NOW = { createdAt: new Date(), updatedAt: new Date() };
    const { id } = await db.cohort.create({ data: { name: "Large cohort" } });
    await db.membership.create({ data: { cohortId: id, userId: ids.maya!, role: "lead" } });
    for (let n = 10; n < 70; n++)
      await db.user.create({
        data: {
          name: n === 69 ? "Zoë Łukasz" : `Learner ${n}`,
          email: `many-${n}@example.org`,
          ...NOW,
          memberships: { create: { cohortId: id, role: "learner" } },
        },
      });
    const see = async (search: string) => readable((await ask("maya", `/cohorts/${id}/people${search}`)).text);
    const first = await see("");
    expect(first).toContain("60 learners, 0 mentors, 1 lead.");
    expect(first).toContain("1–50 of 61");
    expect(first).not.toContain("Zoë Łukasz");
    expect(await see("?page=2")).toContain("Zoë Łukasz");
    for (const words of ["zoe", "MANY-69@", "łukasz zoë"]) {
      const found = await see(`?q=${encodeURIComponent(words)}`);
      expect(found, words).toContain("Zoë Łukasz");
      expect(found, words).not.toContain("Learner 10");
    }
    expect(await see("?q=nobody-like-this")).toContain("No one in the cohort matches.");
    expect(await see("?page=9")).toContain("This page is past the end of the list.");
    const asked = (await ask("maya", `/cohorts/${id}/people?q=learner+2&page=1`)).text;
    expect(asked).toMatch(/href="[^"]*\?q=learner\+2&amp;page=1&amp;remove=[^"]*#confirm"/);
    expect((await ask("maya", `/cohorts/${id}/people?q=learner&page=9`)).text).toMatch(
      /href="[^"]*\?q=learner&amp;page=1">Go to the first page/,
    );
    await db.cohort.delete({ where: { id } });
  });

  it("keeps the search, the section and the page while people are removed and links are made", async () => {
    const { id } = await db.cohort.create({ data: { name: "Searched cohort" } });
    for (const [who, role] of [
      ["maya", "lead"],
      ["bo", "learner"],
    ])
      await db.membership.create({ data: { cohortId: id, userId: ids[who!]!, role: role! } });
    const at = (query: string, fields?: Record<string, string>) => ask("maya", `/cohorts/${id}/people${query}`, fields);
    const kept = "?q=b&section=none&page=1";
    const link = { intent: "link", lastDay: day(3), maxUses: "5" };
    for (const [text, label] of [
      [(await at(`${kept}&remove=${ids.bo}`)).text, "Cancel"],
      [(await at(`${kept}&removed=${ids.bo}`, link)).text, "Create another"],
    ] as const)
      expect(text).toMatch(new RegExp(`href="/cohorts/${id}/people[?]q=b&amp;section=none&amp;page=1"[^>]*>${label}`));
    const { status, to } = await at(`${kept}&remove=${ids.bo}`, { intent: "remove", userId: ids.bo! });
    expect([status, to]).toEqual([303, `/cohorts/${id}/people${kept}&removed=${ids.bo}#members`]);
    const says = "You can restore them below.";
    expect((await at(`${kept}&removed=${ids.bo}`)).text).toContain(says);
    // Once the person is restored, the page at the same address no longer says that they were removed.
    await at(kept, { intent: "put-back", userId: ids.bo! });
    expect((await at(`${kept}&removed=${ids.bo}`)).text).not.toContain(says);
    await db.cohort.delete({ where: { id } });
  });

  it.each([
    [{ intent: "link", lastDay: day(-1), maxUses: "5" }, "That day is in the past"],
    [{ intent: "link", lastDay: day(181), maxUses: "5" }, "at most 180 days"],
    [{ intent: "link", lastDay: "2027-02-30", maxUses: "5" }, "Enter a day"],
    [{ intent: "link", lastDay: day(3), maxUses: "0" }, "Enter at least 1"],
    [{ intent: "link", lastDay: day(3), maxUses: "many" }, "how many people can join"],
    [{ intent: "invite", email: "lee", role: "mentor" }, "Enter their account’s email address"],
    [{ intent: "invite", email: "lee@example.org", role: "learner" }, "Learners join with a link"],
  ])("refuses %j with an error at its field, and creates nothing", async (fields, says) => {
    const before = await db.invite.count();
    const { status, text } = await people(fields);
    expect([status, await db.invite.count()]).toEqual([400, before]);
    expect(text).toContain(says);
  });

  it("asks before it removes a person, and can restore them", async () => {
    await db.membership.upsert({
      where: { cohortId_userId: { cohortId: cohort, userId: ids.ana! } },
      create: { cohortId: cohort, userId: ids.ana!, role: "learner" },
      update: {},
    });
    expect(readable((await ask("maya", `/cohorts/${cohort}/people?remove=${ids.ana}`)).text)).toContain(
      "Remove ana from Heron",
    );
    expect(await roleOf("ana")).toBe("learner");
    expect((await people({ intent: "remove", userId: ids.ana! })).status).toBe(303);
    expect(await roleOf("ana")).toBeNull();
    expect((await people()).text).toContain("Restore ana");
    await people({ intent: "put-back", userId: ids.ana! });
    expect(await roleOf("ana")).toBe("learner");
  });

  it("keeps the last lead, and says why; once there is another, they may leave, and are redirected", async () => {
    const refused = await people({ intent: "remove", userId: ids.maya! });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining("A cohort needs a lead")]);
    await db.membership.create({ data: { cohortId: cohort, userId: ids.eve!, role: "lead" } });
    expect(await people({ intent: "role", userId: ids.maya!, role: "mentor" })).toMatchObject({
      status: 303,
      to: `/cohorts/${cohort}`,
    });
    await people({ intent: "role", userId: ids.maya!, role: "lead" }, "eve");
    expect(await people({ intent: "remove", userId: ids.maya! })).toMatchObject({ status: 303, to: "/learn" });
    expect((await people()).status).toBe(404);
  });
});
