import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, test, vi } from "vitest";
import { sectionsHeader } from "~/accounts/reading/section-cookie.server";
import { PATIENCE } from "~/server/web.server";
import { type Door, expressRoutes, openDoor, ROUTES } from "../access/door";
import { isQuick, sample } from "../setup/runs";

// Long: one rule after another, checked on all pages of the same server.

/** Rules for every reply and every request, on every page: headers, cookies, and the request's origin and size. */

const ORIGIN = "https://onramp.example";
vi.hoisted(() => {
  process.env.ORIGIN = "https://onramp.example";
  process.env.METRICS_TOKEN = "a token of the test's own";
});

const IMPATIENT = {
  headersTimeout: 400,
  requestTimeout: 800,
  connectionsCheckingInterval: 100,
  keepAliveTimeout: 5_000,
};
let door: Door;
let impatient: Door;
/** The cookies that a browser would hold, and every Set-Cookie line. */
const jar = new Map<string, string>();
const setCookies: string[] = [];

interface Ask {
  readonly method?: string;
  readonly fields?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
}
async function ask(
  address: string,
  { method, fields, headers, body = fields && new URLSearchParams(fields) }: Ask = {},
) {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const init = { method: method ?? (body ? "POST" : "GET"), redirect: "manual" as const, body: body ?? null };
  const reply = await fetch(door.origin + address, { ...init, headers: { cookie, ...headers } });
  for (const line of reply.headers.getSetCookie()) {
    setCookies.push(line);
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
  return reply;
}

/** Sends raw bytes, and returns everything received until the connection was closed. */
function say(to: Door, bytes: string, drip = ""): Promise<string> {
  return new Promise((resolve) => {
    let drops: NodeJS.Timeout | undefined;
    // Wait for the connection. Otherwise the dripped bytes would be sent before the rest.
    const socket = net.connect(Number(new URL(to.origin).port), "localhost", () => {
      socket.write(bytes);
      if (drip) drops = setInterval(() => socket.write(drip), 50);
    });
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk;
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      clearInterval(drops);
      resolve(said);
    });
  });
}

const ANA = { email: "ana@example.org", password: "correct horse battery" };
beforeAll(async () => {
  const { indexExercises } = await import("~/catalogue/catalogue.server");
  await indexExercises();
  [door, impatient] = await Promise.all([openDoor(), openDoor(IMPATIENT)]);
  expect((await ask("/register", { fields: { name: "Ana", ...ANA } })).status).toBe(302);
});
afterAll(async () => {
  await Promise.all([door?.close(), impatient?.close()]);
});

/** Returns a pattern's address for something that doesn't exist. */
const addressOf = (pattern: string) => pattern.replace(/:\w+|\*/g, "none");

/**
 * Pages with a secret in their address send no path as referrer. Pages for strangers, which have no forms, don't even
 * send our host name.
 */
const referrerOf = (address: string) =>
  /^\/(p|verify|%70|v%45rify)\//i.test(address)
    ? "no-referrer"
    : /^\/(join|reset|register|address|mail\/off|exports|%72eset)\//i.test(address)
      ? "strict-origin"
      : "same-origin";

describe("every reply", () => {
  const addresses = [
    ...ROUTES.flatMap(({ pattern }) => [addressOf(pattern), `${addressOf(pattern).replace(/\/$/, "/_root")}.data`]),
    "/healthz",
    "/readyz",
    "/metrics",
    "/submissions/none/events",
    "/assets/none.js",
    "/%E0%A4%A",
    "/exercises",
    "/exercises/test-vat-rounding",
    "/exercises/test-vat-rounding.data",
    "/me/data/export",
    "/no/such/page.data",
    // Routes match regardless of upper and lower case, and also when percent-encoded.
    "/RESET/none",
    "/%72eset/none",
    "/Mail/Off/none",
    "/Exports/none/file",
    "/P/none",
    "/%70/none",
    "/V%45rify/none",
  ];
  it.each(sample([...new Set(addresses)], 12, (address) => address))(
    "from %s has a policy, can't be framed, and is in no cache",
    async (address) => {
      const reply = await ask(address);
      const { headers } = reply;
      const policy = Object.fromEntries(
        headers
          .get("content-security-policy")!
          .split("; ")
          .map((rule) => [rule.split(" ")[0]!, rule.split(" ").slice(1).join(" ")]),
      );
      expect(policy).toMatchObject({
        "default-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
      });
      expect(policy["script-src"]).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*|data:/);
      const sort = headers.get("content-type") ?? "";
      if (sort.includes("html")) {
        const nonce = /^'nonce-([\w+/=]{20,})' 'strict-dynamic' 'wasm-unsafe-eval'$/.exec(policy["script-src"]!)![1]!;
        const html = await reply.text();
        const scripts = html.match(/<script\b[^>]*>/g) ?? [];
        expect(scripts.length).toBeGreaterThan(0);
        for (const tag of scripts) if (!tag.includes('type="application/')) expect(tag).toContain(`nonce="${nonce}"`);
        expect(html).not.toMatch(/<[^>]+\son\w+=|javascript:/i);
      }
      expect(Object.fromEntries(headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": referrerOf(address),
        "permissions-policy": expect.stringContaining("camera=()"),
        "strict-transport-security": expect.stringMatching(/^max-age=\d{8}/),
        "cache-control": "no-store",
      });
      expect(headers.get("x-robots-tag")).toBe(
        referrerOf(address) === "no-referrer" ? "noindex, nofollow, noarchive" : null,
      );
      expect(headers.get("x-powered-by")).toBeNull();
    },
  );

  test.each([
    ["a form's answer", "/account", { fields: { intent: "settings", editor: "none" } }],
    ["a redirect", "/theme", { fields: { theme: "dark" } }],
    ["JSON", "/exercises/test-vat-rounding/work", { body: "{}" }],
    ["the archive", "/me/data/export", { fields: {} }],
    ["another site's", "/theme", { fields: {}, headers: { origin: "https://evil.example" } }],
    ["too large", "/theme", { body: "x".repeat(2_200_000) }],
    ["no method of the page", "/learn", { method: "DELETE" }],
  ])("to a request (%s) is in no cache", async (_what, address, init: Ask) => {
    const { headers } = await ask(address, init);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("strict-transport-security")).toContain("max-age");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});

describe("an invalid address", () => {
  it.each([
    "/%5c",
    "/%5C%5Cevil.example",
    "/%5c:99999",
    "/\\x",
    "/learn%5c",
    `/${"%5c".repeat(4000)}`,
    "//",
    "//evil.example/",
    "/%2f%2fevil.example",
    "/%00",
    "/%0d%0a",
    "/%ff",
    "/%5c.data",
    "/assets/%5c",
    "*",
  ])("is refused before a page is rendered: %.40s", async (address) => {
    const said = await say(door, `GET ${address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 400 [\s\S]*There is nothing here\.$/);
  });

  it("is refused if it is too long", async () => {
    const said = await say(door, `GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 431 /);
  });
});

describe("a request", () => {
  const patterns = () => [
    ...ROUTES.map(({ pattern }) => pattern),
    ...expressRoutes(door.app).map((name) => name.replace(/^\w+ /, "")),
  ];
  const origins = [
    ["another origin", { origin: "https://evil.example" }],
    ["an origin that it hides", { origin: "null" }],
    ["nothing as its origin", { origin: "" }],
    ["ours, over plain HTTP", { origin: "http://onramp.example" }],
    ["a name under ours", { origin: "https://a.onramp.example" }],
    ["another port of ours", { origin: "https://onramp.example:8443" }],
    ["one that starts like ours", { origin: "https://onramp.example.evil.example" }],
    ["another site, as its browser says", { "sec-fetch-site": "cross-site" }],
    ["a neighbour, as its browser says", { "sec-fetch-site": "same-site" }],
    ["a name for ours that only it knows", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
  ] as const;
  it.each(sample(origins, 2, ([name]) => name))(
    "from another site's page changes nothing anywhere: %s",
    async (_what, headers) => {
      for (const pattern of patterns())
        for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
          const { status } = await ask(addressOf(pattern), { method, headers: headers as Record<string, string> });
          expect(status, `${method} ${pattern}`).toBe(403);
        }
    },
  );

  it.each([
    ["one by our own page, behind a proxy that has another name", { origin: ORIGIN, "sec-fetch-site": "same-origin" }],
    ["one by our own page, from a browser that says nothing more", { origin: ORIGIN }],
    ["one by a program that is not a browser", {}],
    ["one that a person started themselves", { "sec-fetch-site": "none" }],
  ])("is allowed: %s", async (_what, headers) => {
    expect(
      (await ask("/theme", { fields: { theme: "dark" }, headers: headers as Record<string, string> })).status,
    ).toBe(200);
  });
});

describe("a page", () => {
  const get = async (address: string, says: Record<string, string>) =>
    (await ask(address, { headers: Object.fromEntries(Object.entries(says).map(([k, v]) => [`sec-fetch-${k}`, v])) }))
      .status;

  const strangers: Record<string, string>[] = [
    { dest: "image", site: "same-origin", mode: "no-cors" },
    { dest: "iframe", site: "same-origin", mode: "navigate" },
    { dest: "script", site: "same-site", mode: "no-cors" },
    { dest: "empty", site: "cross-site", mode: "cors" },
    { dest: "empty", site: "same-site", mode: "no-cors" },
  ];
  it.each(sample(strangers, 2, JSON.stringify))(
    "is not readable as %j, by something that only knows its address",
    async (says) => {
      for (const { pattern } of ROUTES) {
        expect(await get(addressOf(pattern), says), pattern).toBe(403);
        expect(await get(`${addressOf(pattern).replace(/\/$/, "/_root")}.data`, says), pattern).toBe(403);
      }
    },
  );

  it.each([
    ["a person who follows a link", "document", "cross-site", "navigate"],
    ["a person who types an address", "document", "none", "navigate"],
    ["our own scripts", "empty", "same-origin", "cors"],
  ])("opens for %s", async (_who, dest, site, mode) => {
    // `fetch` would set its own mode.
    const says = [`Sec-Fetch-Dest: ${dest}`, `Sec-Fetch-Site: ${site}`, `Sec-Fetch-Mode: ${mode}`];
    const lines = ["GET /verify HTTP/1.1", "Host: localhost", "Connection: close", ...says, "", ""];
    expect(await say(door, lines.join("\r\n"))).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe("every cookie", () => {
  it("is only for our own pages, hidden from scripts, and never sent unencrypted", async () => {
    const other = { email: "bo@example.org", password: ANA.password };
    const steps: [string, Record<string, string>][] = [
      ["/theme", { theme: "dark" }],
      ["/theme", { theme: "system" }],
      ["/account", { intent: "password", current: ANA.password, next: `${ANA.password} 2` }],
      ["/sign-out", {}],
      ["/", {}],
      ["/register", { name: "Bo", ...other }],
      ["/sign-out", {}],
      ["/sign-in", { ...other, password: "wrong" }],
      ["/sign-in", other],
      ["/me/data/delete", { password: other.password, sure: "yes" }],
      ["/sign-in", { ...ANA, password: `${ANA.password} 2` }],
    ];
    for (const [address, fields] of steps) await ask(address === "/" ? "/?index" : address, { fields });
    expect(jar.has("__Host-onramp.session_token")).toBe(true);
    const names = new Set(setCookies.map((line) => line.split("=")[0]!));
    expect(setCookies.length).toBeGreaterThan(8);
    // A lead's choice of a section, which needs a cohort.
    setCookies.push(await sectionsHeader(["a section"], { secure: true }));
    names.add("section");
    for (const line of setCookies) {
      for (const flag of [/; Path=\/(;|$)/i, /; HttpOnly/i, /; Secure/i, /; SameSite=(Lax|Strict)/i])
        expect(line.replace(/=[^;]*/, "=…")).toMatch(flag);
      expect(line).not.toMatch(/; Domain=/i);
    }
    expect(
      [...names].filter((name) => !["theme", "section"].includes(name) && !name.startsWith("__Host-onramp.")),
    ).toEqual([]);
  });

  it("is set only in these places, so that a new one gets a test here", () => {
    const files = fs
      .readdirSync("app", { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/generated|\.test\./.test(file))
      .filter((file) =>
        /createCookie|document\.cookie|\bSet-Cookie|getSetCookie/.test(fs.readFileSync(`app/${file}`, "utf8")),
      );
    expect(files.sort()).toEqual(KNOWN);
  });
  /**
   * A script sets the cookie that stores a person's settings for the workspace and the desk, so
   * `workspace-settings.test.ts` tests that cookie's flags.
   */
  const KNOWN = [
    "accounts/reading/section-cookie.server.ts",
    "accounts/sign-in/recent.server.ts",
    "accounts/sign-in/sign-in.server.ts",
    "routes/account/confirm/route.tsx",
    "routes/anyone/theme/route.tsx",
    "routes/lead/cohorts.$id_.section/route.tsx",
    "routes/learner/exercises.$slug/shell.tsx",
    "routes/mentor/mentor.$id/desk-tools.tsx",
    "ui/shell/theme-cookie.server.ts",
    "ui/workspace/workspace-settings.ts",
  ];
});

it("a return address in any writing system leads to one of our pages", async () => {
  for (const to of ["/\u2028", "/漢?q=\u202e", "/..//evil.example", "/%09/evil.example", "/;@evil.example"]) {
    const fields = { ...ANA, password: `${ANA.password} 2`, to };
    jar.clear();
    const { status, headers } = await ask("/sign-in", { fields });
    expect([status, new URL(headers.get("location")!, ORIGIN).origin], to).toEqual([302, ORIGIN]);
  }
});

it.each(["TRACE", "TRACK"])("%s: not allowed", async (method) => {
  const said = await say(
    door,
    `${method} /learn HTTP/1.1\r\nHost: localhost\r\nCookie: a=secret\r\nConnection: close\r\n\r\n`,
  );
  expect(said).toMatch(/^HTTP\/1\.1 (405|400) /);
  expect(said).not.toContain("secret");
});

describe("too much", () => {
  const FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  const head = (more: string) => `POST /theme HTTP/1.1\r\nHost: localhost\r\n${FORM}${more}\r\n`;
  const statusOf = (said: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]);

  it.each([
    ["a body of more than 2 MB, as announced", head("Content-Length: 2200000\r\n"), 413],
    ["a body without a length", head("Transfer-Encoding: chunked\r\n"), 411],
    ["two lengths", head("Content-Length: 5\r\nContent-Length: 6\r\n"), 400],
    ["a length and chunks", head("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400],
    ["a long address", `GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
    ["a long header", `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    ["nine thousand headers", `GET / HTTP/1.1\r\nHost: localhost\r\n${"X-A: a\r\n".repeat(9_000)}\r\n`, 431],
  ])("%s is refused", async (_what, bytes, status) => {
    expect(statusOf(await say(door, bytes))).toBe(status);
  });

  it("an unread body doesn't block a later request on the same connection", async () => {
    const unread = `POST /account HTTP/1.1\r\nHost: localhost\r\n${FORM}Content-Length: 300000\r\n\r\n${"a".repeat(300_000)}`;
    const said = await say(door, `${unread}GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect([...said.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => status)).toEqual(["302", "200"]);
  });

  it("a compressed body is refused, whatever it contains", async () => {
    const body = gzipSync("theme=dark&x=".padEnd(50_000_000, "x"));
    for (const packing of ["gzip", "deflate", "br", "GZIP, identity"]) {
      const headers = { "content-type": "application/x-www-form-urlencoded", "content-encoding": packing };
      expect((await ask("/theme", { body, headers })).status, packing).toBe(415);
    }
  });

  it("a head or a body that trickles in or never arrives is cut off", async () => {
    const slow = [
      say(impatient, "GET /healthz HTTP/1.1\r\n", "X-A: a\r\n"),
      say(impatient, "GET /healthz HTTP/1.1\r\n"),
      say(impatient, head("Content-Length: 1000\r\n"), "a"),
      say(impatient, head("Content-Length: 1000\r\n")),
    ];
    for (const said of await Promise.all(slow)) expect(["", "HTTP/1.1 408"]).toContain(said.slice(0, 12));
    expect(PATIENCE.headersTimeout).toBeLessThanOrEqual(30_000);
    expect(PATIENCE.requestTimeout).toBeLessThanOrEqual(120_000);
  });

  it.skipIf(isQuick)(
    "a connection stays open for longer than a proxy reuses it, whatever the time limit for a head",
    async () => {
      const reply = await ask("/healthz");
      expect(Number(/^timeout=(\d+)$/.exec(reply.headers.get("keep-alive") ?? "")?.[1])).toBeGreaterThan(60);
      // Reuse the connection after a pause that is longer than a head or a body may take.
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      const localPort = () =>
        new Promise((resolve, reject) => {
          const asked = http.get(`${impatient.origin}/healthz`, { agent }, (answer) => {
            answer.resume().on("end", () => resolve(asked.socket?.localPort));
          });
          asked.on("error", reject);
        });
      const first = await localPort();
      await sleep(1_200);
      expect(await localPort()).toBe(first);
      agent.destroy();
    },
  );

  it("a form with 5,000 or 100,000 fields, or in parts, is refused", async () => {
    const formOf = (length: number) => new URLSearchParams(Array.from({ length }, (_, n) => [`f${n}`, ""]));
    expect((await ask("/account", { body: formOf(5_000) })).status).toBe(400);
    expect((await ask("/account", { body: formOf(100_000) })).status).toBe(413);
    const parts = new FormData();
    for (let n = 0; n < 100; n++) parts.append(`f${n}`, "");
    expect((await ask("/account", { body: parts })).status).toBe(400);
  });

  it.each([
    ["lists in lists", `${"[".repeat(900_000)}${"]".repeat(900_000)}`],
    ["objects in objects", `${'{"a":'.repeat(300_000)}1${"}".repeat(300_000)}`],
    ["very many names", `{${Array.from({ length: 100_000 }, (_, n) => `"f${n}":0`).join()}}`],
    ["a number of a million digits", "9".repeat(1_000_000)],
    ["a prototype", '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"a":1}}}'],
  ])("JSON of %s is refused or made harmless", async (_what, work) => {
    for (const ask_ of [`"save","from":0`, `"submission","key":"of a test"`]) {
      const reply = await ask("/exercises/test-vat-rounding/work", {
        body: `{"do":${ask_},"work":${work}}`,
        headers: { "content-type": "application/json" },
      });
      expect(reply.status).toBeLessThan(500);
      expect(await reply.text()).not.toContain('"ok":true');
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
