import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeLink } from "~/accounts/cohorts/invites.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { refuseHandIn } from "~/grading/hand-in-limit.server";
import { MOST_INTERVIEWS, startInterview } from "~/grading/interviews.server";
import { LIMITS, limiters, MAX_WAITING } from "~/operations/limits.server";
import { type Door, openDoor } from "../access/door";
import { stopClock } from "../setup/clock";
import { signUp } from "../setup/people";
import { sampleOf } from "../setup/submissions";

/**
 * Tests over HTTP, without a trusted proxy, that a rate limit returns 429 and says when to try again, and that no work
 * is lost. Long: each limit has its own case.
 */

stopClock();

const SLUG = "fix-due-date-month-end";
let door: Door;
let ana = { id: "", cookie: "" };
beforeAll(async () => {
  await indexExercises();
  door = await openDoor();
  ana = await signUp("ana");
});
afterAll(() => door.close());

interface Answer {
  status: number;
  after: string | null;
  text: string;
}
async function send(path: string, init: RequestInit = {}): Promise<Answer> {
  const reply = await fetch(door.origin + path, { redirect: "manual", ...init });
  return { status: reply.status, after: reply.headers.get("retry-after"), text: await reply.text() };
}
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  send(path, { method: "POST", body: new URLSearchParams(fields), headers });
const ask = (body: unknown) =>
  send(`/exercises/${SLUG}/work`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", cookie: ana.cookie },
  });
const useUp = async (name: keyof typeof LIMITS, key: string) => {
  for (let n = 0; n < LIMITS[name].points; n++) await limiters[name].take(key);
};
const soon = /^[1-9]\d*$/;
const work = () => sampleOf<{ files: Record<string, string> }>(SLUG);

describe("wrong passwords", () => {
  const guess = (n: number) =>
    post(
      "/sign-in",
      { email: "ana@example.org", password: `wrong password ${n}` },
      // If the server believed these headers, each request would come from a new client.
      { "x-forwarded-for": `198.51.100.${n}`, forwarded: `for=198.51.100.${n}`, "x-real-ip": `198.51.100.${n}` },
    );

  it("are counted for the real address, whatever the request claims", async () => {
    for (let n = 1; n <= LIMITS.signInPair.points; n++) expect((await guess(n)).status).toBe(400);
    const { status, after, text } = await guess(99);
    expect(status).toBe(429);
    expect(after).toMatch(soon);
    expect(text).toMatch(/Too many sign-in attempts\. Try again in \d+ minutes\./);
    expect(text).toContain('value="ana@example.org"');
    expect(text).not.toContain("wrong password 99");
  });

  it("are stored and logged without the address", async () => {
    expect(JSON.stringify(await db.rateLimiterFlexible.findMany())).not.toMatch(/198\.51|127\.0|ana@/);
  });
});

describe("handing in", () => {
  it("too often keeps the draft, from a form and from a script; a repeated submission doesn't count again", async () => {
    const first = await ask({ do: "hand-in", key: "the first one", work: work() });
    expect(first.status).toBe(200);
    await useUp("handIn", ana.id);
    const [file, text] = Object.entries(work().files)[0]!;
    const form = {
      intent: "hand-in",
      key: "by a form",
      confidence: "80",
      from: "0",
      [`file:${file}`]: `${text}// mine`,
    };
    const refused = await post(`/exercises/${SLUG}`, form, { cookie: ana.cookie });
    expect([refused.status, refused.after]).toEqual([429, expect.stringMatching(soon)]);
    expect(refused.text).toContain("You have handed in too many times. Try again in");
    expect((await db.draft.findFirstOrThrow({ where: { userId: ana.id } })).work).toContain("// mine");

    const asked = await ask({ do: "hand-in", key: "by a script", work: work() });
    expect([asked.status, JSON.parse(asked.text).message]).toEqual([429, expect.stringContaining("Try again in")]);
    expect(await db.draft.count({ where: { userId: ana.id } })).toBe(1);
    expect((await ask({ do: "hand-in", key: "the first one", work: work() })).text).toBe(first.text);
    await limiters.handIn.forget(ana.id);
  });

  it("while many of the learner's submissions wait is refused for now, and no one else has to wait", async () => {
    const bo = await signUp("bo");
    const { id: _id, ...row } = await db.submission.findFirstOrThrow({ where: { userId: ana.id } });
    const had = await db.submission.count({ where: { userId: ana.id, results: { none: {} } } });
    await db.submission.createMany({
      data: Array.from({ length: MAX_WAITING - had }, (_, n) => ({
        ...row,
        handInKey: `waits ${n}`,
        tryNumber: 100 + n,
        handedInAt: new Date(),
      })),
    });
    const { status, text } = await ask({ do: "hand-in", key: "one too many", work: work() });
    expect([status, text]).toEqual([429, expect.stringContaining(`${MAX_WAITING} of your submissions are waiting`)]);
    const other = await send(`/exercises/${SLUG}/work`, {
      method: "POST",
      body: JSON.stringify({ do: "hand-in", key: "of someone else", work: work() }),
      headers: { "content-type": "application/json", cookie: bo.cookie },
    });
    expect(other.status).toBe(200);
    expect(await refuseHandIn(bo)).toBeNull();
    // Grading has given up on submissions that have waited for more than an hour.
    await db.submission.updateMany({ data: { handedInAt: new Date(Date.now() - 2 * 3_600_000) } });
    expect((await ask({ do: "hand-in", key: "one too many", work: work() })).status).toBe(200);
  });
});

it("saving much faster than an editor does is refused, with a message for the page", async () => {
  await useUp("draft", ana.id);
  const { status, after, text } = await ask({ do: "save", from: 0, work: { files: {}, confidence: null } });
  expect([status, after]).toEqual([429, expect.stringMatching(soon)]);
  expect(JSON.parse(text).message).toContain("saved too often");
});

it("invalid links are refused after a number of attempts, and a valid one still opens", async () => {
  const lead = { id: ana.id, name: "Ana", email: "ana@example.org", isAdmin: false } as Parameters<typeof makeLink>[0];
  const { id } = await db.cohort.create({ data: { name: "Spring" } });
  const { path: link } = (await makeLink(lead, id, { lastDay: "2099-01-01", maxUses: 3 }))!;
  for (let n = 1; n <= LIMITS.join.points; n++) expect((await send(`/join/wrong-${n}`)).status).toBe(404);
  const refused = await send("/join/one-more");
  expect([refused.status, refused.after]).toEqual([429, expect.stringMatching(soon)]);
  expect(refused.text).toContain("Try again in");
  expect((await send(link)).status).toBe(200);
});

describe("many failed sign-ins from one address, which a whole school may share", () => {
  const signIn = (email: string, password: string) => post("/sign-in", { email, password });

  it("do not lock out neighbours: the right password works, even after a typo", async () => {
    const [bo, cleo] = [await signUp("bo-neighbour"), await signUp("cleo-neighbour")];
    for (const address of ["127.0.0.1", "0:0:0:0"])
      for (let n = 0; n < LIMITS.signInAddress.points; n++) await limiters.signInAddress.take(address);
    expect(bo.id).not.toBe(cleo.id);
    expect((await signIn("bo-neighbour@example.org", "correct horse battery")).status).toBe(302);
    expect((await signIn("cleo-neighbour@example.org", "a typing error")).status).toBe(400);
    expect((await signIn("cleo-neighbour@example.org", "correct horse battery")).status).toBe(302);
  });

  it("leave few attempts for each account", async () => {
    for (let n = 0; n < LIMITS.signInCrowded.points; n++)
      expect((await signIn("dana@example.org", `guess ${n}`)).status).toBe(400);
    expect((await signIn("dana@example.org", "one more")).status).toBe(429);
  });
});

it("creating too many accounts returns the form with what was typed, except the password", async () => {
  for (let n = 0; n < LIMITS.register.points; n++) {
    for (const address of ["127.0.0.1", "0:0:0:0"]) await limiters.register.take(address);
  }
  const fields = { name: "Bo Berg", email: "bo.berg@example.org", password: "a long password" };
  const { status, after, text } = await post("/register", fields);
  expect([status, after]).toEqual([429, expect.stringMatching(soon)]);
  expect(text).toContain('value="Bo Berg"');
  expect(text).not.toContain(fields.password);
  expect(await db.user.count({ where: { email: fields.email } })).toBe(0);
});

describe("what a person creates", () => {
  it("is limited in an hour, over all that they create", async () => {
    const { id, cookie } = await signUp("maker");
    await useUp("make", id);
    for (const [path, fields] of [
      ["/me/interviews", { theme: "first-weeks" }],
      ["/me/portfolio", { intent: "new-link", words: "my-work" }],
    ] as const) {
      const { status, after, text } = await post(path, fields, { cookie });
      expect([status, after], path).toEqual([429, expect.stringMatching(soon)]);
      expect(text).toContain("too often. Try again in");
    }
  });

  it("includes a limited number of sets of interview practice", async () => {
    const { id: userId } = await signUp("candidate");
    const set = { userId, theme: "first-weeks", slugs: "[]", isLeft: true };
    await db.interview.createMany({
      data: Array.from({ length: MOST_INTERVIEWS }, (_, n) => ({ ...set, round: n + 1 })),
    });
    expect(await startInterview({ id: userId }, "first-weeks")).toEqual({ ok: false, why: "many" });
  });
});
