import { beforeAll, describe, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { LIMITS, limiters } from "~/operations/limits.server";
import { DAY_MS } from "~/operations/time";
import { stopClock } from "../../tests/setup/clock";
import { cookieOf } from "../../tests/setup/over-http";
import { isQuick } from "../../tests/setup/runs";
import { findPerson, findSubmissionRight, loadPage, requirePerson, requireRole } from "./guards.server";
import { register } from "./sign-in/registration.server";
import { changePassword, signIn, signOut } from "./sign-in/sign-in.server";

// Long: one case for each state of an account.

stopClock();

const EMAIL = "ana@example.org";
const PASSWORD = "correct horse battery";

/** A request with the cookies that a response set. */
function withCookies(headers: Headers | null, url = "http://localhost:3000/learn"): Request {
  return new Request(url, { headers: { cookie: headers ? cookieOf(headers) : "" } });
}

async function cookiesOf(outcome: Awaited<ReturnType<typeof signIn>>): Promise<Headers> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.headers;
}

const statusOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "let in",
    (reply: Response) => `${reply.status} ${reply.headers.get("Location") ?? ""}`.trim(),
  );

describe("accounts", () => {
  let headers: Headers;
  beforeAll(async () => {
    headers = await cookiesOf(await register("Ana Lind", EMAIL.toUpperCase(), PASSWORD));
  });

  it("registers, and is signed in immediately", async () => {
    expect(await findPerson(withCookies(headers))).toMatchObject({ name: "Ana Lind", email: EMAIL, isAdmin: false });
  });

  it("users cannot make themselves admins while registering", async () => {
    expect((await db.user.findUniqueOrThrow({ where: { email: EMAIL } })).isAdmin).toBe(false);
  });

  it("refuses common passwords for a new account and for a password change", async () => {
    expect(await register("Weak", "weak@example.org", "1234567890")).toMatchObject({
      ok: false,
      errors: { password: expect.stringContaining("common") },
    });
    expect(await db.user.count({ where: { email: "weak@example.org" } })).toBe(0);
    expect(await changePassword(withCookies(headers), PASSWORD, "Password123")).toMatchObject({
      ok: false,
      errors: { next: expect.stringContaining("common") },
    });
  });

  it("stores passwords as argon2id hashes", async () => {
    const { password } = await db.account.findFirstOrThrow();
    expect(password).toMatch(/^\$argon2id\$/);
  });

  it("stores session times by day, and neither the IP address nor the browser", async () => {
    await signIn(EMAIL, PASSWORD);
    for (const row of await db.session.findMany()) {
      for (const time of [row.createdAt, row.updatedAt, row.expiresAt]) expect(time.getTime() % DAY_MS).toBe(0);
      expect([row.ipAddress, row.userAgent]).toEqual([null, null]);
    }
  });

  it("blocks an account and IP address after ten wrong attempts; its owner can sign in from another", async () => {
    await register("Bo", "bo@example.org", PASSWORD);
    for (let n = 0; n < 10; n++) await signIn("bo@example.org", `wrong ${n}`, "203.0.113.1");
    const refused = await signIn("BO@example.org ", PASSWORD, "203.0.113.1");
    expect(refused).toMatchObject({ ok: false, errors: { "": expect.stringContaining("Too many") } });
    expect(!refused.ok && refused.retryAfter).toBeGreaterThan(0);
    expect(await signIn("bo@example.org", PASSWORD, "203.0.113.2")).toMatchObject({ ok: true });
    expect(await signIn(EMAIL, PASSWORD, "203.0.113.1")).toMatchObject({ ok: true });
  });

  it.skipIf(isQuick)(
    "slows guessing from one IP address at many accounts, or from many at one, without locking out its owner",
    async () => {
      const guess = (n: number) => signIn(`x${n}@example.org`, "wrong password", "203.0.113.9");
      const blocked = async (from: string, email = EMAIL) => !(await signIn(email, PASSWORD, from)).ok;
      await Promise.all(Array.from({ length: LIMITS.signInAddress.points }, (_, n) => guess(n)));
      for (let n = 0; n < LIMITS.signInCrowded.points; n++) expect((await guess(999)).ok).toBe(false);
      expect(await guess(999)).toMatchObject({ retryAfter: expect.any(Number) });
      await register("Cy", "cy@example.org", PASSWORD);
      await Promise.all(
        Array.from({ length: LIMITS.signInAccount.points }, (_, n) =>
          signIn("cy@example.org", "wrong password", `198.51.100.${n}`),
        ),
      );
      // From their usual IP address, the owner can still sign in, even after a typo. Attackers have few attempts left.
      expect(await signIn("cy@example.org", "a typing error", "203.0.113.8")).not.toHaveProperty("retryAfter");
      expect([await blocked("203.0.113.8", "cy@example.org"), await blocked("203.0.113.8")]).toEqual([false, false]);
      const guessed = async (from: (n: number) => string) => {
        let count = 0;
        for (let n = 0; n < 10; n++) {
          const outcome = await signIn("cy@example.org", `guess ${n}`, from(n));
          count += Number(!("retryAfter" in outcome));
        }
        return count;
      };
      expect(await guessed(() => "203.0.113.77")).toBe(LIMITS.signInCrowded.points);
      // All IPv6 networks of one subscriber count as one site.
      expect(await guessed((n) => `2001:db8:1:${n}`)).toBe(LIMITS.signInCrowded.points);
    },
  );

  it("doesn't limit successful sign-ins: a class can sign in from one IP address", async () => {
    for (let n = 0; n < 15; n++) expect(await signIn(EMAIL, PASSWORD, "203.0.113.7")).toMatchObject({ ok: true });
  });

  it("limits new accounts from one IP address", async () => {
    const make = (n: number, from: string) => register("Many", `many${n}@example.org`, PASSWORD, from);
    expect(await make(1, "203.0.113.5")).toMatchObject({ ok: true });
    for (let n = 1; n < LIMITS.register.points; n++) await limiters.register.take("203.0.113.5");
    expect(await make(998, "203.0.113.5")).toMatchObject({ ok: false, retryAfter: expect.any(Number) });
    expect(await make(999, "203.0.113.6")).toMatchObject({ ok: true });
  });

  it("refuses demonstration accounts if the demonstration is off, even with a session", async () => {
    const demo = await cookiesOf(await register("Demo", "demo@example.org", PASSWORD));
    await db.user.update({ where: { email: "demo@example.org" }, data: { isDemo: true } });
    expect(await signIn("demo@example.org", PASSWORD)).toMatchObject({ ok: false });
    expect(await findPerson(withCookies(demo))).toBeNull();
  });

  it("changes the password, and ends the other sessions", async () => {
    const other = await cookiesOf(await signIn(EMAIL, PASSWORD));
    expect(await changePassword(withCookies(headers), "not mine", "a new password")).toMatchObject({
      errors: { current: expect.anything() },
    });
    const changed = await cookiesOf(await changePassword(withCookies(headers), PASSWORD, "a new password"));
    expect(await findPerson(withCookies(other))).toBeNull();
    expect(await findPerson(withCookies(changed))).toMatchObject({ email: EMAIL });
    expect(await signIn(EMAIL, "a new password")).toMatchObject({ ok: true });
    headers = changed;
  });

  it("doesn't change a password for a signed-out request", async () => {
    const asked = changePassword(withCookies(null), PASSWORD, "a new password");
    expect(await statusOf(asked)).toMatch(/^302 \/sign-in/);
  });

  it("limits guesses of the current password, even in a signed-in browser", async () => {
    const guess = () => changePassword(withCookies(headers), "not mine", "a new password");
    for (let n = 1; n < LIMITS.password.points; n++) await guess();
    expect(await guess()).toMatchObject({ ok: false, retryAfter: expect.any(Number) });
  });

  it("signs out and deletes the session", async () => {
    const session = await cookiesOf(await signIn(EMAIL, "a new password"));
    await signOut(withCookies(session));
    expect(await findPerson(withCookies(session))).toBeNull();
  });

  it("all loaders of a page look up the person once, and the next page looks again", async () => {
    const mine = await cookiesOf(await signIn(EMAIL, "a new password"));
    const find = () => findPerson(withCookies(mine));
    await loadPage(async () => {
      expect(await find()).toMatchObject({ email: EMAIL });
      await signOut(withCookies(mine));
      expect(await find()).toMatchObject({ email: EMAIL });
    });
    expect(await loadPage(find)).toBeNull();
    expect(await find()).toBeNull();
  });

  it("a guard redirects signed-out users to the sign-in page, and back afterwards", async () => {
    expect(await statusOf(requirePerson(withCookies(null, "http://localhost:3000/me?page=2")))).toBe(
      "302 /sign-in?to=%2Fme%3Fpage%3D2",
    );
  });
});

describe("roles", () => {
  it("admit members of the cohort by role, and give others a 404", async () => {
    const cohort = await db.cohort.create({ data: { name: "Spring" } });
    const other = await db.cohort.create({ data: { name: "Autumn" } });
    const people = new Map<string, Headers>();
    for (const [name, role, cohortId] of [
      ["lea", "lead", cohort.id],
      ["mia", "mentor", cohort.id],
      ["lou", "learner", cohort.id],
      ["tom", "lead", other.id],
    ] as const) {
      people.set(name, await cookiesOf(await register(name, `${name}@example.org`, PASSWORD)));
      const { id } = await db.user.findUniqueOrThrow({ where: { email: `${name}@example.org` } });
      await db.membership.create({ data: { cohortId, userId: id, role } });
    }
    const asks = (name: string) => statusOf(requireRole(withCookies(people.get(name)!), cohort.id, ["mentor", "lead"]));
    expect(await Promise.all(["lea", "mia", "lou", "tom"].map(asks))).toEqual(["let in", "let in", "404", "404"]);

    const idOf = async (name: string) => (await findPerson(withCookies(people.get(name)!)))!;
    const lou = await idOf("lou");
    const rights = await Promise.all(
      ["lou", "lea", "mia", "tom"].map(async (name) => findSubmissionRight(await idOf(name), lou.id)),
    );
    expect(rights).toEqual(["owner", "mentor", "mentor", null]);
    // A mentor's own work is not visible to a learner of the same cohort.
    expect(await findSubmissionRight(lou, (await idOf("mia")).id)).toBeNull();
  });
});
