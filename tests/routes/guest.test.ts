import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { deletePastGuests } from "~/accounts/guests/guests.server";
import { signIn } from "~/accounts/sign-in/sign-in.server";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { GUEST_HAND_INS } from "~/grading/workspace/guest-work.server";
import { saveDraft } from "~/grading/workspace/workspace.server";
import { LIMITS, limiters } from "~/operations/limits.server";
import { DAY_MS } from "~/operations/time";
import type { Sandbox } from "~/sandbox/contract";
import { READER } from "../setup/ask";
import { stopClock } from "../setup/clock";
import { signUp } from "../setup/people";
import { testSandbox } from "../setup/sandbox";
import { sampleOf } from "../setup/submissions";

// Long: one path through many routes, whose steps share their requests.

/**
 * A guest's path through the routes, with real requests: they try an exercise, hand it in, and keep or discard the
 * work.
 */

const ORIGIN = "http://localhost:3000";
const PASSWORD = "correct horse battery";

type Door = (args: never) => Promise<unknown>;
const modules = Object.fromEntries(
  Object.entries(
    import.meta.glob<{ loader?: Door; action?: Door }>("../../app/routes/*/*/route.{ts,tsx}", { eager: true }),
  ).map(([file, module]) => [file.split("/").at(-2)!, module]),
);

let sandbox: Sandbox;
let slug = "";
beforeAll(async () => {
  await indexExercises();
  sandbox = await testSandbox();
  slug = listExercises().find(({ kind }) => kind === "review")!.slug;
});

interface Ask {
  path: string;
  cookie?: string;
  form?: Record<string, string>;
  json?: unknown;
  params?: Record<string, string>;
  address?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of what it asks for
interface Told<Body = any> {
  status: number;
  to: string | null;
  cookies: string[];
  body: Body;
}

let networks = 0;

/** Calls a route as a browser does. Each call comes from a different network unless it specifies an address. */
async function ask(route: string, { path, cookie = "", form, json, params = {}, address }: Ask): Promise<Told> {
  const isPost = form !== undefined || json !== undefined;
  const request = new Request(`${ORIGIN}${path}`, {
    headers: { cookie, ...(json !== undefined && { "Content-Type": "application/json" }) },
    ...(isPost && { method: "POST", body: form ? new URLSearchParams(form) : JSON.stringify(json) }),
  });
  const context = { requestId: "1", nonce: "", address: address ?? `network-${networks++}`, sandbox, reader: READER };
  const door = modules[route]![isPost ? "action" : "loader"]!;
  let reply: unknown;
  try {
    reply = await door({ request, params, context } as never);
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    reply = thrown;
  }
  if (reply instanceof Response) {
    const text = await reply.text();
    const isJson = reply.headers.get("Content-Type")?.includes("json");
    return {
      status: reply.status,
      to: reply.headers.get("Location"),
      cookies: reply.headers.getSetCookie(),
      body: isJson ? JSON.parse(text) : text,
    };
  }
  const { data, init, type } = (reply ?? {}) as { data?: unknown; init?: ResponseInit; type?: string };
  const isData = type === "DataWithResponseInit";
  return { status: (isData && init?.status) || 200, to: null, cookies: [], body: isData ? data : reply };
}

const sessionOf = (cookies: string[]) => cookies.map((line) => line.split(";")[0]).join("; ");

/** Presses "Try it" and returns the new guest's cookie and id. */
async function tryIt(address?: string) {
  const answer = await ask("_index", { path: "/?index", form: {}, ...(address && { address }) });
  const cookie = sessionOf(answer.cookies);
  const guests = await db.user.findMany({ where: { guestUntil: { not: null } }, include: { sessions: true } });
  const mine = guests.find(({ sessions }) => sessions.some(({ token }) => decodeURIComponent(cookie).includes(token)));
  return { answer, cookie, id: mine?.id ?? "" };
}

const workspace = (cookie: string, of = slug) =>
  ask("exercises.$slug", { path: `/exercises/${of}`, cookie, params: { slug: of } });
const send = (cookie: string, json: unknown, of = slug) =>
  ask("exercises.$slug_.work", { path: `/exercises/${of}/work`, cookie, params: { slug: of }, json });
const report = (cookie: string, id: string) =>
  ask("submissions.$id", { path: `/submissions/${id}`, cookie, params: { id } });

const work = (verdict = "approve") => ({ ...sampleOf(slug), verdict });

let keys = 0;
async function handIn(cookie: string, key = `key-of-a-page-${keys++}`): Promise<string> {
  const { body } = await send(cookie, { do: "hand-in", key, work: work() });
  if (!body.ok) throw new Error(JSON.stringify(body));
  return body.submissionId;
}

const register = (cookie: string, email: string, to = "/learn") =>
  ask("register", { path: "/register", cookie, form: { name: "Nia", email, password: PASSWORD, to } });

describe("a guest", () => {
  it("does the first review of the tracks; draft, submission, grading and report work as for everyone", async () => {
    const { answer, cookie, id } = await tryIt();
    expect(answer).toMatchObject({ status: 303, to: `/exercises/${slug}` });
    expect(answer.cookies.join()).toMatch(/HttpOnly/i);
    expect(answer.cookies.join()).toMatch(/SameSite=Lax/i);

    const page = (await workspace(cookie)).body;
    expect(page).toMatchObject({ personId: id, slug, version: 0, guestUntil: expect.stringMatching(/^\d+ [A-Z]/) });
    const saved = (await send(cookie, { do: "save", from: 0, work: page.draft })).body;
    expect(saved.ok).toBe(true);
    const { body } = await send(cookie, { do: "hand-in", key: "of the page", work: work(), from: saved.version });
    expect(body).toMatchObject({ ok: true });
    const again = await send(cookie, { do: "hand-in", key: "of the page", work: work(), from: saved.version });
    expect(again.body).toEqual(body);

    expect((await report(cookie, body.submissionId)).body).toMatchObject({
      waiting: { state: "waiting" },
      right: "guest",
    });
    await gradeSubmission(body.submissionId, sandbox);
    const graded = (await report(cookie, body.submissionId)).body;
    expect(graded.graded.report).toMatchObject({ kind: "review" });
    expect(graded).toMatchObject({ guestUntil: page.guestUntil, learner: null });
    // The report doesn't name further exercises, because a guest can't open them.
    expect(graded.graded).toMatchObject({ next: null, countsFor: [] });
  });

  it("exists through the seventh day, with dates only, and has neither password nor address", async () => {
    const { id } = await tryIt();
    const row = await db.user.findUniqueOrThrow({ where: { id }, include: { accounts: true, sessions: true } });
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    expect(row.guestUntil).toEqual(new Date(today + 7 * DAY_MS));
    for (const time of [row.createdAt, row.updatedAt, ...row.sessions.flatMap((one) => [one.createdAt, one.expiresAt])])
      expect(time.getTime() % DAY_MS).toBe(0);
    expect(row).toMatchObject({ name: "Guest", accounts: [], email: expect.stringMatching(/\.invalid$/) });
    expect(row.sessions).toMatchObject([{ ipAddress: null, userAgent: null }]);
    expect(await signIn(row.email, "")).toMatchObject({ ok: false });
  });

  it("who presses the button again returns to where they left off: the start, the draft or the report", async () => {
    const { cookie } = await tryIt();
    const press = () => ask("_index", { path: "/?index", cookie, form: {} });
    expect(await press()).toMatchObject({ to: `/exercises/${slug}`, cookies: [] });
    const submissionId = await handIn(cookie);
    // This also works if someone else has a draft of the same exercise.
    const other = await signUp("begins-it-too");
    await saveDraft(other, slug, { from: 0, work: (await workspace(cookie)).body.draft });
    expect(await db.draft.count({ where: { userId: other.id, slug } })).toBe(1);
    expect(await press()).toMatchObject({ to: `/submissions/${submissionId}` });
    const before = await db.user.count();
    const { draft } = (await workspace(cookie)).body;
    await send(cookie, { do: "save", from: 0, work: draft });
    expect(await press()).toMatchObject({ to: `/exercises/${slug}` });
    expect(await db.user.count()).toBe(before);
    expect((await ask("_index", { path: "/", cookie })).body.guestUntil).toEqual(expect.any(String));
  });

  it("keeps their exercise after another one is featured", async () => {
    const { cookie, id } = await tryIt();
    const other = listExercises().filter(({ kind }) => kind === "review")[1]!.slug;
    expect((await workspace(cookie, other)).to).toMatch(/^\/sign-in/);
    // Act as if the other exercise had been featured when the guest began.
    const { kind, content } = findExercise(other)!;
    await saveDraft({ id }, other, { from: 0, work: kind.workspace.emptyDraft(await kind.open(content, "")) });
    expect((await workspace(cookie, other)).body).toMatchObject({ slug: other });
    expect((await workspace(cookie)).to).toMatch(/^\/sign-in/);
  });

  it("has no access anywhere else", async () => {
    const { cookie } = await tryIt();
    const own = await handIn(cookie);
    const someone = await signUp("somebody-else");
    const { body: theirs } = await send(someone.cookie, { do: "hand-in", key: "of someone", work: work() });
    expect(theirs.ok).toBe(true);
    const fix = listExercises().find(({ kind }) => kind === "fix")!.slug;
    /** Routes that are open to a guest: everything that is open to signed-out visitors, and the guest's own work. */
    const open = new Set([
      "_index",
      "sign-in",
      "sign-in_.passkey",
      "register",
      "sign-out",
      "theme",
      "me_.data_.export",
    ]);
    for (const [route, { loader, action }] of Object.entries(modules)) {
      if (open.has(route)) continue;
      const path = `/${route.replace("_", "").replaceAll(".", "/").replace("$slug", fix).replace(/\$\w*/, theirs.submissionId)}`;
      const params = { slug: fix, id: theirs.submissionId, token: "none", "*": "none" };
      for (const [door, form] of [
        [loader, undefined],
        [action, { intent: "x" }],
      ] as const) {
        if (!door) continue;
        const asNobody = await ask(route, { path, params, ...(form && { form }) });
        const asGuest = await ask(route, { path, params, cookie, ...(form && { form }) });
        expect([route, asGuest.status, asGuest.to]).toEqual([route, asNobody.status, asNobody.to]);
        expect([route, asGuest.body]).toEqual([route, asNobody.body]);
      }
    }
    // A guest can read their own report, but can't comment on it.
    const note = { intent: "comment", file: "x", side: "new", line: "1", text: "Hello" };
    const answer = await ask("submissions.$id", {
      path: `/submissions/${own}`,
      cookie,
      params: { id: own },
      form: note,
    });
    expect(answer.status).toBe(404);
    expect(await db.thread.count()).toBe(0);
    // No one else can open a guest's report either.
    expect((await report(someone.cookie, own)).status).toBe(404);
  });

  it("exports their attempt and has it deleted, without an account", async () => {
    const { cookie, id } = await tryIt();
    const submissionId = await handIn(cookie);
    const zip = await modules["me_.data_.export"]!.action!({
      request: new Request(`${ORIGIN}/me/data/export`, { method: "POST", headers: { cookie } }),
      context: { reader: READER },
    } as never);
    const files = unzipSync(new Uint8Array(await (zip as Response).arrayBuffer()));
    expect(new TextDecoder().decode(files["data/submissions.json"])).toContain(submissionId);

    const forget = (who: string) => ask("_index", { path: "/?index", cookie: who, form: { intent: "forget" } });
    const someone = await signUp("somebody-with-an-account");
    expect((await forget(someone.cookie)).status).toBe(404);
    expect((await forget("")).status).toBe(404);
    expect(await forget(cookie)).toMatchObject({ status: 303, to: `/me/data/deleted?guest#${id}` });
    expect(await db.user.count({ where: { id } })).toBe(0);
    expect(await db.submission.count({ where: { id: submissionId } })).toBe(0);
    expect(await db.user.count({ where: { id: someone.id } })).toBe(1);
    expect((await report(cookie, submissionId)).to).toMatch(/^\/sign-in/);
  });

  it("is marked as a guest in the admin's list of people, and appears nowhere else", async () => {
    const { id } = await tryIt();
    const admin = await signUp("the-admin");
    await db.user.update({ where: { id: admin.id }, data: { isAdmin: true } });
    const read = async (route: string) => {
      const path = `/${route.replaceAll(".", "/").replace("/_index", "")}`;
      return (await ask(route, { path, cookie: admin.cookie })).body;
    };
    const { people } = await read("admin.people._index");
    expect(people.find((row: { id: string }) => row.id === id)).toMatchObject({ guestUntil: expect.any(String) });
    expect(people.find((row: { id: string }) => row.id === admin.id)).toMatchObject({ guestUntil: null });
    const pages = Object.keys(modules).filter((name) => /^(admin|cohorts)/.test(name) && !/\$|people/.test(name));
    expect(pages.length).toBeGreaterThan(3);
    for (const route of pages) expect([route, JSON.stringify(await read(route)).includes(id)]).toEqual([route, false]);
    expect(await db.membership.count({ where: { userId: id } })).toBe(0);
  });

  it(`hands in ${GUEST_HAND_INS} times, even at once, and then learns how to continue; the draft stays`, async () => {
    const { cookie, id } = await tryIt();
    const { draft } = (await workspace(cookie)).body;
    const outcomes = await Promise.all(Array.from({ length: GUEST_HAND_INS + 3 }, () => handIn(cookie).catch(String)));
    expect(await db.submission.count({ where: { userId: id } })).toBe(GUEST_HAND_INS);
    expect(outcomes.filter((one) => one.includes("Create an account"))).toHaveLength(3);
    const saved = await send(cookie, { do: "save", from: 0, work: draft });
    const { body } = await send(cookie, { do: "hand-in", key: "one too many", work: work(), from: saved.body.version });
    expect(body.errors[""]).toContain("Create an account");
    expect(await db.draft.count({ where: { userId: id } })).toBe(1);
  });
});

describe("making guests is limited", () => {
  stopClock();

  it("to one school class an hour from one network, and says how long to wait", async () => {
    expect((await tryIt("one and the same")).answer.status).toBe(303);
    for (let n = 1; n < LIMITS.guest.points; n++) await limiters.guest.take("one and the same");
    const before = await db.user.count();
    const { answer } = await tryIt("one and the same");
    expect(answer.status).toBe(429);
    expect(answer.body.wait).toMatch(/^in /);
    expect(await db.user.count()).toBe(before);
    expect((await tryIt()).answer.status).toBe(303);
  });

  it("to a part of everyone's guests a day from one subscriber, who may have many networks", async () => {
    for (let n = 1; n < LIMITS.guestSite.points; n++) await limiters.guestSite.take("2001:db8:1");
    expect((await tryIt("2001:db8:1:1")).answer.status).toBe(303);
    expect((await tryIt("2001:db8:1:2")).answer.status).toBe(429);
    expect((await tryIt("2001:db8:2:1")).answer.status).toBe(303);
    expect(5 * LIMITS.guestSite.points).toBeLessThanOrEqual(LIMITS.guests.points);
  });
});

describe("registering", () => {
  it("turns the guest into the account: same row, new session, nothing moved, same report", async () => {
    const { cookie, id } = await tryIt();
    const submissionId = await handIn(cookie);
    const { draft } = (await workspace(cookie)).body;
    const { body: saved } = await send(cookie, { do: "save", from: 0, work: draft });
    const answer = await register(cookie, "nia@example.org", `/submissions/${submissionId}`);
    expect(answer).toMatchObject({ status: 302, to: `/submissions/${submissionId}` });
    const account = sessionOf(answer.cookies);
    expect(account).not.toBe(cookie);
    expect((await report(account, submissionId)).body).toMatchObject({ right: "owner", guestUntil: null });
    expect((await workspace(account)).body).toMatchObject({
      personId: id,
      version: saved.version,
      counting: expect.stringContaining("practice"),
    });
    // The old cookie no longer opens anything.
    expect((await report(cookie, submissionId)).to).toMatch(/^\/sign-in/);
    expect((await workspace(cookie)).to).toMatch(/^\/sign-in/);
    const row = await db.user.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ name: "Nia", email: "nia@example.org", guestUntil: null });
    for (const time of [row.createdAt, row.updatedAt]) expect(time.getTime() % DAY_MS).toBe(0);
    // Learn offers the welcome page, because registering led to the report instead.
    expect((await ask("learn", { path: "/learn", cookie: account })).body.isNew).toBe(true);
    expect(await signIn("nia@example.org", PASSWORD)).toMatchObject({ ok: true, personId: id });
    expect(await deletePastGuests(new Date(Date.now() + 30 * DAY_MS))).toBeGreaterThanOrEqual(0);
    expect(await db.submission.count({ where: { userId: id } })).toBe(1);
  });

  it("with an address that is taken changes nothing", async () => {
    await signUp("taken");
    const { cookie, id } = await tryIt();
    const answer = await register(cookie, "taken@example.org");
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain("sign in instead");
    expect(await db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: "Guest" });
    expect((await workspace(cookie)).status).toBe(200);
  });

  it("twice at once makes one account", async () => {
    const { cookie, id } = await tryIt();
    await handIn(cookie);
    const both = await Promise.all([register(cookie, "twice@example.org"), register(cookie, "twice@example.org")]);
    expect(both.map(({ status }) => status).sort()).toEqual([302, 400]);
    expect(await db.user.findMany({ where: { email: "twice@example.org" } })).toMatchObject([{ id }]);
    expect(await db.account.count({ where: { userId: id } })).toBe(1);
  });
});

describe("signing in", () => {
  const enter = (cookie: string, email: string) =>
    ask("sign-in", { path: "/sign-in", cookie, form: { email, password: PASSWORD } });

  it("moves all work to the account, ends the guest, and sets a new cookie", async () => {
    const account = await signUp("has-one");
    const { cookie, id } = await tryIt();
    const submissionId = await handIn(cookie);
    const answer = await enter(cookie, "has-one@example.org");
    expect(answer.to).toBe("/");
    const now = sessionOf(answer.cookies);
    expect(now).not.toBe(cookie);
    expect((await report(now, submissionId)).body).toMatchObject({ right: "owner", tryNumber: 1 });
    expect(await db.submission.findUniqueOrThrow({ where: { id: submissionId } })).toMatchObject({
      userId: account.id,
    });
    expect(await db.user.findUnique({ where: { id } })).toBeNull();
    expect((await workspace(cookie)).to).toMatch(/^\/sign-in/);
  });

  it("with a wrong password leaves the guest unchanged", async () => {
    const { cookie, id } = await tryIt();
    const answer = await ask("sign-in", {
      path: "/sign-in",
      cookie,
      form: { email: "has-one@example.org", password: "no" },
    });
    expect(answer.status).toBe(400);
    expect((await workspace(cookie)).body.personId).toBe(id);
  });
});

describe("the last day", () => {
  it("is the end: nothing opens afterwards, and the sweep deletes the guest and everything they left", async () => {
    const { cookie, id } = await tryIt();
    const submissionId = await handIn(cookie);
    await gradeSubmission(submissionId, sandbox);
    const { draft } = (await workspace(cookie)).body;
    await send(cookie, { do: "save", from: 0, work: draft });
    await send(cookie, { do: "hint" });
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    // On the last day, the guest still exists.
    await db.user.update({ where: { id }, data: { guestUntil: new Date(today) } });
    await deletePastGuests();
    expect((await workspace(cookie)).status).toBe(200);
    // On the day after, the guest's cookie no longer opens anything.
    await db.user.update({ where: { id }, data: { guestUntil: new Date(today - DAY_MS) } });
    expect((await workspace(cookie)).to).toMatch(/^\/sign-in/);
    expect((await report(cookie, submissionId)).to).toMatch(/^\/sign-in/);
    const { id: kept } = await signUp("stays");
    // Two processes delete past guests at the same time.
    const deleted = await Promise.all([deletePastGuests(), deletePastGuests()]);
    expect(deleted.reduce((sum, one) => sum + one)).toBe(1);
    const own = { where: { userId: id } };
    expect([await db.user.count({ where: { id } }), await db.session.count(own), await db.draft.count(own)]).toEqual([
      0, 0, 0,
    ]);
    expect([await db.submission.count(own), await db.hintUse.count(own)]).toEqual([0, 0]);
    expect(await db.result.count({ where: { submissionId } })).toBe(0);
    expect(await db.outbox.count({ where: { subjectId: submissionId } })).toBe(0);
    expect(await db.job.count({ where: { payload: submissionId } })).toBe(0);
    expect(await db.user.count({ where: { id: kept } })).toBe(1);
  });
});
