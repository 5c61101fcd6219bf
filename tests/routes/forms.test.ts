import { beforeAll, describe, expect, test } from "vitest";
import { register } from "~/accounts/sign-in/registration.server";
import { db } from "~/database/db.server";
import * as account from "~/routes/account/account/route";
import * as registering from "~/routes/account/register/route";
import * as signIn from "~/routes/account/sign-in/route";
import * as theme from "~/routes/anyone/theme/route";
import { cookieOf } from "../setup/over-http";
import { signUp } from "../setup/people";

/** How the forms respond to real requests. */

const ORIGIN = "http://localhost:3000";
const EMAIL = "ana@example.org";
const PASSWORD = "correct horse battery";

type Action = (args: never) => Promise<unknown>;

interface Answer {
  status: number;
  location: string | null;
  cookies: string[];
  /** The whole reply as text, to search for anything that it must not contain. */
  text: string;
}

async function send(action: Action, path: string, fields: Record<string, string>, cookie = ""): Promise<Answer> {
  const request = new Request(`${ORIGIN}${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { cookie },
  });
  const reply = await action({ request, params: {}, context: {} } as never);
  if (reply instanceof Response) {
    const { status, headers } = reply;
    return { status, location: headers.get("Location"), cookies: headers.getSetCookie(), text: await reply.text() };
  }
  const { data, init } = reply as { data?: unknown; init?: ResponseInit };
  return { status: init?.status ?? 200, location: null, cookies: [], text: JSON.stringify(data ?? reply) };
}

let cookie = "";
beforeAll(async () => {
  const outcome = await register("Ana Lind", EMAIL, PASSWORD);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  cookie = cookieOf(outcome.headers);
});

describe("sign in", () => {
  test("leads to where the person wanted to go", async () => {
    const { status, location, cookies } = await send(signIn.action, "/sign-in", {
      email: EMAIL,
      password: PASSWORD,
      to: "/exercises?kind=fix",
    });
    expect({ status, location }).toEqual({ status: 302, location: "/exercises?kind=fix" });
    expect(cookies.join()).toContain("session");
  });

  test.each(["//evil.example", "https://evil.example", "/\\evil.example"])("never leads to %s", async (to) => {
    const { location } = await send(signIn.action, "/sign-in", { email: EMAIL, password: PASSWORD, to });
    expect(location).toBe("/");
  });

  test("refuses a wrong password like an unknown address, with 400, and doesn't send it back", async () => {
    const wrong = await send(signIn.action, "/sign-in", { email: EMAIL, password: "swordfish swordfish" });
    const unknown = await send(signIn.action, "/sign-in", { email: "bo@example.org", password: "swordfish swordfish" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("don’t match");
    expect(wrong.text).not.toContain("swordfish");
    expect(wrong.cookies).toEqual([]);
    expect(unknown.text.replace("bo@", "ana@")).toBe(wrong.text);
  });

  test("shows a message at each empty field", async () => {
    const { status, text } = await send(signIn.action, "/sign-in", { email: "", password: "" });
    expect(status).toBe(400);
    expect(text).toContain("Enter your email address");
    expect(text).toContain("Enter your password");
  });
});

describe("register", () => {
  test("refuses a short password, and creates no account", async () => {
    const { status, text } = await send(registering.action, "/register", {
      name: "Bo",
      email: "bo@example.org",
      password: "short",
    });
    expect(status).toBe(400);
    expect(text).toContain("at least 10 characters");
    expect(await db.user.count({ where: { email: "bo@example.org" } })).toBe(0);
  });

  test("says at the field that an address is taken", async () => {
    const { text } = await send(registering.action, "/register", { name: "Ana", email: EMAIL, password: PASSWORD });
    expect(JSON.parse(text).errors).toEqual({
      email: ["We couldn’t create an account with this address. If you already have one, sign in instead."],
    });
  });

  test("signs a new account in at once", async () => {
    const { location, cookies } = await send(registering.action, "/register", {
      name: "Chidi",
      email: "chidi@example.org",
      password: PASSWORD,
    });
    expect(location).toBe("/welcome");
    expect(cookies.join()).toContain("session");
  });
});

describe("account", () => {
  const settings = (fields: Record<string, string>) =>
    send(account.action, "/account", { intent: "settings", ...fields }, cookie);
  const stored = () => db.user.findUnique({ where: { email: EMAIL }, select: { editor: true, singleKeys: true } });

  test("a cleared checkbox turns single-key shortcuts off, a checked one on", async () => {
    await settings({ editor: "plain" });
    expect(await stored()).toEqual({ editor: "plain", singleKeys: false });
    await settings({ editor: "monaco", singleKeys: "on" });
    expect(await stored()).toEqual({ editor: "monaco", singleKeys: true });
  });

  test("an unknown editor changes nothing", async () => {
    expect((await settings({ editor: "vi" })).status).toBe(400);
    expect(await stored()).toEqual({ editor: "monaco", singleKeys: true });
  });

  test("the current password must be right", async () => {
    const { status, text } = await send(
      account.action,
      "/account",
      { intent: "password", current: "swordfish swordfish", next: "another long password" },
      cookie,
    );
    expect(status).toBe(400);
    expect(text).toContain("not your current password");
    expect(text).not.toContain("swordfish");
    expect(text).not.toContain("another long");
  });

  test.each([
    ["endsAccess", "bea"],
    // A page that was opened before the field was renamed.
    ["removesPasskeys", "cem"],
  ])("a changed password also removes passkeys if the page sends %s", async (field, name) => {
    const { id: userId, cookie: own } = await signUp(name);
    const made = { publicKey: "none", counter: 0, deviceType: "singleDevice", backedUp: false };
    await db.passkey.create({ data: { userId, name: "Phone", credentialID: `of ${userId}`, ...made } });
    const fields = { intent: "password", current: PASSWORD, next: "another long password", [field]: "on" };
    expect((await send(account.action, "/account", fields, own)).status).toBe(302);
    expect(await db.passkey.count({ where: { userId } })).toBe(0);
  });
});

describe("light or dark", () => {
  test("is kept in a cookie, and leads back to the page without JavaScript", async () => {
    const { location, cookies } = await send(theme.action, "/theme", { theme: "dark", to: "/exercises" });
    expect(location).toBe("/exercises");
    expect(cookies[0]).toMatch(/^theme=.*HttpOnly/);
  });

  test("follows the system when the cookie is removed", async () => {
    const { cookies } = await send(theme.action, "/theme", { theme: "system" });
    expect(cookies[0]).toContain("Max-Age=0");
  });

  test("never leads to another site", async () => {
    expect((await send(theme.action, "/theme", { theme: "dark", to: "//evil.example" })).location).toBe("/");
  });

  test("refuses any other value", async () => {
    await expect(send(theme.action, "/theme", { theme: "neon" })).rejects.toMatchObject({ status: 400 });
  });
});
