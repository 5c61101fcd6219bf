import { spawnSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cookieOf } from "../setup/over-http";
import { type Running, startServer } from "../setup/server";

// Long: all requests go to one running server.

/**
 * The running product as the network sees it: the headers of each kind of reply, requests designed to break the
 * product, and its log.
 */

const SUITE = `import { expect, it } from "vitest";
import { vatOf } from "../src/vat";
it("is 19 cents", () => expect(vatOf(100, 19)).toBe(19));
`;

const root = path.resolve(import.meta.dirname, "../..");
let server: Running;
let cookie = "";
const setCookies: string[] = [];

beforeAll(async () => {
  server = await startServer({ env: { NODE_ENV: "production", ORIGIN: "https://onramp.example" } });
  const body = new URLSearchParams({ name: "Ana", email: "ana@example.org", password: "correct horse battery" });
  const reply = await fetch(`${server.origin}/register`, { method: "POST", body, redirect: "manual" });
  setCookies.push(...reply.headers.getSetCookie());
  cookie = setCookies.map((line) => line.split(";")[0]).join("; ");
});
afterAll(async () => {
  await server?.stop();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});

const ask = (address: string, init: RequestInit = {}) =>
  fetch(`${server.origin}${address}`, { redirect: "manual", ...init, headers: { cookie, ...init.headers } });
const post = (address: string, fields: string, headers = {}) =>
  ask(address, {
    method: "POST",
    body: fields,
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
  });

/** Sends raw bytes and returns the reply. */
function say(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(new URL(server.origin).port), "localhost");
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(said));
    socket.write(bytes);
  });
}

const firstAsset = () =>
  `/assets/${fs.readdirSync(path.join(root, "build/client/assets")).find((name) => name.endsWith(".js"))}`;

describe("headers", () => {
  it.each([
    ["a page", () => "/learn"],
    ["a page's data", () => "/learn.data"],
    ["a redirect", () => "/"],
    ["no page", () => "/no-such-page"],
    ["a file", firstAsset],
    ["no file", () => "/assets/none.js"],
    ["an address that cannot be read", () => "/%E0%A4%A"],
    ["no stream", () => "/submissions/none/events"],
    ["health", () => "/healthz"],
  ])("of %s set a policy, forbid framing, and keep other sites out", async (_what, address) => {
    const { headers } = await ask(address());
    const policy = headers.get("content-security-policy")!;
    for (const rule of ["default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'"])
      expect(policy).toContain(rule);
    expect(policy.split("; ").find((rule) => rule.startsWith("script-src"))).not.toMatch(
      /'unsafe-inline'|'unsafe-eval'/,
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("x-powered-by")).toBeNull();
  });

  it("keep pages and their data out of caches, and let files be cached permanently", async () => {
    for (const address of ["/learn", "/learn.data", "/me", "/exercises", "/no-such-page"])
      expect((await ask(address)).headers.get("cache-control"), address).toBe("no-store");
    expect((await ask(firstAsset())).headers.get("cache-control")).toMatch(/immutable/);
  });

  it("say that an error in the place of a file is neither compressed nor to be cached", async () => {
    const refused: Record<string, string>[] = [
      { range: "bytes=99999999-" },
      { "if-match": '"other"' },
      { "if-unmodified-since": "1 Jan 1990" },
    ];
    for (const address of [firstAsset(), "/favicon.svg"])
      for (const asked of refused) {
        const { status, headers } = await ask(address, {
          method: "HEAD",
          headers: { "accept-encoding": "br", ...asked },
        });
        const said = ["cache-control", "content-encoding", "last-modified"].map((name) => headers.get(name));
        expect(said, `${address} ${JSON.stringify(asked)}`).toEqual(["no-store", null, null]);
        expect(status).toBeGreaterThanOrEqual(400);
      }
  });

  it("send the compressed copy of a file to those who read it, and only to them", async () => {
    const compressed = async (accepts: string, more: Record<string, string> = {}) => {
      const asked = { headers: { "accept-encoding": accepts, ...more } };
      const { status, headers } = await ask(firstAsset(), asked);
      expect(headers.get("vary"), accepts).toMatch(/accept-encoding/i);
      if (status === 200) expect(headers.get("content-type"), accepts).toMatch(/javascript/);
      return { status, isCopy: headers.get("content-encoding") === "br", tag: headers.get("etag") };
    };
    for (const accepts of ["br", "gzip, deflate, br;q=0.1", "*", "*, gzip;q=0", "BR", "identity;q=0, br"])
      expect((await compressed(accepts)).isCopy, accepts).toBe(true);
    for (const accepts of ["gzip", "br;q=0", "*, br;q=0", "identity", "bread", "br;q=0.000"])
      expect((await compressed(accepts)).isCopy, accepts).toBe(false);
    const [copy, plain] = [await compressed("br"), await compressed("identity")];
    expect(copy.tag).not.toBe(plain.tag);
    const again = (tag: string) =>
      say(
        `HEAD ${firstAsset()} HTTP/1.1\r\nHost: ${new URL(server.origin).host}\r\nConnection: close\r\nAccept-Encoding: br\r\nIf-None-Match: ${tag}\r\n\r\n`,
      );
    expect(await again(copy.tag!)).toMatch(/^HTTP\/1.1 304 /);
    expect(await again(plain.tag!)).toMatch(/^HTTP\/1.1 200 /);
  });

  it("use a new nonce in each reply", async () => {
    const policies = await Promise.all(Array.from({ length: 5 }, () => ask("/learn")));
    expect(new Set(policies.map(({ headers }) => headers.get("content-security-policy"))).size).toBe(5);
  });

  it("hide the session cookie from scripts, other sites and unencrypted connections", () => {
    const session = setCookies.find((line) => line.includes("session_token"))!;
    expect(session).toMatch(/^__Host-/);
    for (const flag of [/; HttpOnly/i, /; SameSite=Lax/i, /; Secure/i]) expect(session).toMatch(flag);
  });

  it("compress a page as one text, and not each part by itself", async () => {
    const page = Buffer.from(await (await ask("/exercises", { headers: { "accept-encoding": "identity" } })).text());
    const sent = await new Promise<number>((resolve, reject) => {
      const headers = { cookie, "accept-encoding": "gzip" };
      http
        .get(`${server.origin}/exercises`, { headers }, (reply) => {
          const { statusCode, headers: said } = reply;
          if (statusCode !== 200 || said["content-encoding"] !== "gzip")
            reject(new Error(`the reply is ${statusCode}`));
          let size = 0;
          reply.on("data", (part) => {
            size += part.length;
          });
          reply.on("end", () => resolve(size));
          reply.on("error", reject);
        })
        .on("error", reject);
    });
    expect(page.length).toBeGreaterThan(20_000);
    expect(sent).toBeLessThan(1.25 * gzipSync(page).length);
  });

  it("no file of the server or outside the folder is served", async () => {
    for (const address of [
      "/.vite/manifest.json",
      "/assets/..%2f..%2fserver/index.js",
      "/..%2f..%2fpackage.json",
      "/assets/%2e%2e/%2e%2e/server/index.js",
      "/assets",
      "/assets/",
    ])
      expect((await ask(address)).status, address).toBeGreaterThanOrEqual(400);
    const files = fs.readdirSync(path.join(root, "build/client"), { recursive: true, encoding: "utf8" });
    expect(files.filter((file) => file.endsWith(".map") || file.includes(".server"))).toEqual([]);
  });
});

describe("another site's page", () => {
  it.each([
    ["another origin", { origin: "https://evil.example" }],
    ["an origin that it hides", { origin: "null" }],
    ["one that starts like ours", { origin: "https://onramp.example.evil.example" }],
    ["another site, as its browser says", { "sec-fetch-site": "cross-site" }],
  ])("changes nothing: %s", async (_what, headers) => {
    expect((await post("/theme", "theme=dark", headers)).status).toBe(403);
    expect((await post("/sign-out", "", headers)).status).toBe(403);
    expect((await ask("/learn")).status).toBe(200);
  });

  it("cannot make a link that leads to another site after sign-in", async () => {
    for (const to of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "/\t/evil.example",
      "javascript:1",
    ]) {
      const { headers } = await ask(`/sign-in?${new URLSearchParams({ to })}`);
      expect(headers.get("location"), to).toBe("/");
    }
  });
});

describe("malicious requests", () => {
  it("a list index of a hundred million is rejected, and the server keeps running", async () => {
    const bomb = "email[99999999]=x&intent[99999999]=x";
    // The sign-in and register pages redirect people who are signed in, so send no cookie.
    for (const address of ["/sign-in", "/register"])
      expect((await post(address, bomb, { cookie: "" })).status, address).toBe(400);
    expect((await post("/account", bomb)).status).toBe(400);
    expect((await ask("/healthz")).status).toBe(200);
  });

  it("more than 2 MB is refused, whether announced or not", async () => {
    const head = "POST /theme HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    expect(await say(`${head}Content-Length: 3000000\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await say(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\ntheme\r\n`)).toMatch(/^HTTP\/1\.1 411 /);
  });

  it.each([
    ["an invalid host", "GET /learn HTTP/1.1\r\nHost: a b\r\n"],
    ["an invalid port number", "GET /learn HTTP/1.1\r\nHost: localhost:99999999\r\n"],
  ])("%s: 400", async (_what, head) => {
    expect(await say(`${head}Connection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("a method that a page doesn't have: 405", async () => {
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
      expect((await ask("/learn", { method })).status, method).toBe(405);
  });

  it("non-Latin letters in an exercise's name get a 404, and with a line break a 400", async () => {
    expect((await ask("/exercises/%E6%BC%A2")).status).toBe(404);
    expect((await ask("/exercises/%E6%BC%A2%0d%0a", { headers: { "sec-fetch-dest": "empty" } })).status).toBe(400);
  });
});

describe("the stream of results", () => {
  let address = "";
  beforeAll(async () => {
    const reply = await ask("/exercises/test-vat-rounding/work", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ do: "hand-in", key: "of the stream", work: { suite: SUITE, confidence: 80 } }),
    });
    address = `/submissions/${((await reply.json()) as { submissionId: string }).submissionId}/events`;
  });

  it("is closed to signed-out visitors, and to any method but GET", async () => {
    expect((await ask(address, { headers: { cookie: "" } })).status).toBe(404);
    expect((await ask(address, { method: "POST" })).status).toBe(404);
  });

  it("is limited to 30 per person; closed streams no longer count, even when many close at once", async () => {
    for (let round = 0; round < 2; round++) {
      const leave = new AbortController();
      // Keep a reference to each stream, because garbage collection would close it.
      const streams = await Promise.all(Array.from({ length: 31 }, () => ask(address, { signal: leave.signal })));
      expect(streams.map(({ status }) => status).sort()).toEqual([...Array(30).fill(200), 429]);
      leave.abort();
      await Promise.all(
        Array.from({ length: 60 }, (_, n) =>
          ask(address, { signal: AbortSignal.timeout(1 + (n % 12)) }).catch(() => {}),
        ),
      );
      await sleep(500);
    }
  });

  it("ends when its reader has signed out", async () => {
    const other = await fetch(`${server.origin}/sign-in`, {
      method: "POST",
      body: new URLSearchParams({ email: "ana@example.org", password: "correct horse battery" }),
      redirect: "manual",
    });
    const headers = {
      cookie: cookieOf(other.headers),
    };
    const stream = await ask(address, { headers });
    expect(stream.status).toBe(200);
    await post("/sign-out", "", headers);
    // The server checks every 15 seconds whether the person is still signed in.
    expect(await stream.text()).toContain("retry");
  });
});

it("in production there is no demonstration unless it is configured", async () => {
  expect(server.output()).not.toContain("onramp-demo");
  expect(await (await fetch(`${server.origin}/sign-in`)).text()).not.toContain("demo.example");
});

it("none of these requests logged an error, and the log names no path", () => {
  const levels = [...server.output().matchAll(/"level":(\d+)/g)].map(([, level]) => Number(level));
  expect(levels).toContain(30);
  expect(levels.filter((level) => level > 30)).toEqual([]);
  expect(server.output()).not.toMatch(/evil\.example|no-such-page|test-vat-rounding|%E6/);
});

describe("a start that must fail", () => {
  const start = (env: Record<string, string>) => {
    const { NODE_ENV: _mode, VITEST: _vitest, ...inherited } = process.env;
    const { status, stderr } = spawnSync(process.execPath, ["scripts/start.mjs"], {
      cwd: root,
      encoding: "utf8",
      timeout: 60_000,
      env: {
        ...inherited,
        PORT: "0",
        DEMO: "0",
        DATABASE_URL: `file:${server.dir}/other.db`,
        DATA_DIR: server.dir,
        ...env,
      } as unknown as NodeJS.ProcessEnv,
    });
    return { status, stderr };
  };

  const cutShort = () => {
    const dir = fs.mkdtempSync(path.join(server.dir, "cut-"));
    fs.writeFileSync(path.join(dir, "secret"), "\n");
    return dir;
  };

  const noDatabase = () => {
    const file = path.join(server.dir, "diary.db");
    fs.writeFileSync(file, "Dear diary, today I wrote no database.\n".repeat(500));
    return file;
  };

  it.each([
    ["a port that is taken", () => ({ PORT: new URL(server.origin).port }), /^Port \d+ is taken/],
    ["an invalid port", () => ({ PORT: "abc" }), /PORT: must be a number/],
    ["an invalid address", () => ({ ORIGIN: "onramp" }), /ORIGIN: /],
    ["an unsupported database", () => ({ DATABASE_URL: "mysql://localhost/onramp" }), /^DATABASE_URL must be file:/],
    [
      "a password with a character that an address cannot contain",
      () => ({ DATABASE_URL: "postgresql://onramp:a/b@localhost:5432/onramp" }),
      /^DATABASE_URL isn't a valid address\. Write characters such as @ or \/ in the password as %40, %2F\.$/,
    ],
    [
      "a file that is not a database",
      () => ({ DATABASE_URL: `file:${noDatabase()}` }),
      /^The database file \S+diary\.db isn't a SQLite database\. Name another file in DATABASE_URL\.$/,
    ],
    ["a folder that cannot be created", () => ({ DATABASE_URL: "file:/dev/null/onramp.db" }), /mkdir '\/dev\/null/],
    ["a folder of exercises that does not exist", () => ({ EXERCISES_DIR: "/none" }), /\/none can’t be read/],
    [
      "a data folder that cannot be written",
      () => ({ DATA_DIR: "/dev/null/x" }),
      /^The data folder .* cannot be written/,
    ],
    ["a truncated secret", () => ({ DATA_DIR: cutShort() }), /^The secret in .* is incomplete/],
    ["an invalid proxy", () => ({ TRUST_PROXY: "somewhere" }), /^TRUST_PROXY must be/],
  ])("with %s says so in one line, and exits with 1", (_what, env, says) => {
    const { status, stderr } = start(env());
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(says.source, "m"));
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
