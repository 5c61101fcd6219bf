import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cookieOf } from "../setup/over-http";
import { type Running, startServer } from "../setup/server";

// Long: all cases share one running server.

/** What operators and their monitoring see from the running product: its log, its metrics and its probes. */

const TOKEN = "a token of 24 characters";
/** A word that is planted in every part of a request. */
const WORD = "plantedWord";
const MARK = `${WORD}7`;

let server: Running;
const asked: { requestId: string; status: number; isWork: boolean }[] = [];
/** Matches requests that a page sends while someone works, or for as long as the page is open. */
const DURING_WORK = /^\/(exercises\/[^/?]|mentor\/[^/?]|notices\/events|submissions\/[^/]+\/(events|tutor|ai-review))/;

beforeAll(async () => {
  const env = {
    NODE_ENV: "production",
    LOG_LEVEL: "debug",
    METRICS_TOKEN: TOKEN.replaceAll(" ", "-"),
    DRAIN_SECONDS: "2",
  };
  server = await startServer({ env });
});
afterAll(async () => {
  await server?.stop();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});

async function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const reply = await fetch(`${server.origin}${address}`, { redirect: "manual", ...init });
  asked.push({
    requestId: reply.headers.get("x-request-id")!,
    status: reply.status,
    isWork: DURING_WORK.test(address),
  });
  return reply;
}
const post = (address: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(address, { method: "POST", body: new URLSearchParams(fields), headers });

interface Line {
  readonly time: number;
  readonly level: number;
  readonly requestId?: string;
  readonly method?: string;
  readonly route?: string;
  readonly status?: number;
}
const lines = (): Line[] =>
  server
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));

/** Waits for the log line of the last request, which the server writes when the reply has ended. */
async function lastLine(): Promise<Line> {
  const { requestId } = asked.at(-1)!;
  for (let tries = 0; tries < 100; tries++) {
    const line = lines().find((one) => one.requestId === requestId);
    if (line) return line;
    await sleep(20);
  }
  throw new Error(`no line of the request ${requestId}`);
}

describe("the log", () => {
  it("contains no planted word from any part of a request", async () => {
    const fields = {
      name: MARK,
      email: `${MARK}@example.org`,
      password: `${MARK} and 41 grey staples`,
      to: `/${MARK}`,
    };
    const { headers } = await post("/register", fields);
    const cookie = cookieOf(headers);
    const mine = { cookie, "user-agent": MARK, referer: `${server.origin}/${MARK}`, "x-forwarded-for": "10.1.2.3" };
    for (const address of [
      `/${MARK}`,
      `/${MARK}.data`,
      `/exercises?q=${MARK}`,
      `/exercises/${MARK}`,
      `/submissions/${MARK}`,
      `/submissions/${MARK}/events`,
      `/assets/${MARK}.js`,
      `/reset/${MARK}`,
      `/join/${MARK}`,
      `/%E0%A4%A${MARK}`,
      `/__manifest?p=/${MARK}&version=${MARK}`,
      "/learn",
      "/learn.data",
      "/me",
      "/admin",
    ]) {
      await (await ask(address, { headers: mine })).text();
    }
    await ask(`/exercises/${MARK}/work`, { method: "POST", body: JSON.stringify({ do: MARK }), headers: mine });
    const work = { suite: MARK, confidence: 80 };
    for (const body of [
      { do: "save", from: 0, work },
      { do: "hand-in", key: MARK, work },
    ]) {
      const json = { ...mine, "content-type": "application/json" };
      await ask("/exercises/test-vat-rounding/work", { method: "POST", body: JSON.stringify(body), headers: json });
    }
    await post("/account", { intent: "password", current: MARK, next: `${MARK}${MARK}` }, mine);
    await post("/sign-in", { email: `${MARK}@example.org`, password: "not the password" });
    await post("/theme", { theme: MARK }, { ...mine, origin: `https://${MARK}.example` });
    await fetch(`${server.origin}/learn`, { method: MARK.toUpperCase() }).catch(() => {});
    await lastLine();
    // Wait until the submission is graded, or until grading was attempted.
    await sleep(1500);
    expect(server.output()).not.toMatch(new RegExp(WORD, "i"));
    expect(server.output()).not.toContain("10.1.2.3");
  });

  it("has one line for each request except those during work, with the id that the reply names", async () => {
    await lastLine();
    const work = "/exercises/test-vat-rounding";
    for (const path of ["/notices/events", work, `${work}/mutants`, `${work}/notes/list`, "/submissions/x/ai-review"])
      await (await ask(path)).text();
    await (await ask("/sign-in")).text();
    await lastLine();
    const ids = lines().flatMap(({ requestId }) => requestId ?? []);
    expect(asked.filter(({ isWork }) => isWork).length).toBeGreaterThan(6);
    for (const { requestId, status, isWork } of asked) {
      expect(ids.filter((id) => id === requestId)).toHaveLength(isWork ? 0 : 1);
      if (!isWork) expect(lines().find((line) => line.requestId === requestId)?.status).toBe(status);
    }
  });

  it("reports no error on our side for requests that strangers make up", async () => {
    const made = [
      "/?_data",
      "/?_data=root",
      "/learn?_data=routes/none",
      "/learn.data?_routes=none",
      "/.data",
      "/x.data.data",
    ];
    for (const address of [...made, "/__manifest?p=/%00", "/sign-in.data?index", "/%", "/%00"])
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"]) {
        const body = method === "GET" ? undefined : "{%%";
        const reply = await ask(address, {
          method,
          ...(body && { body, headers: { "content-type": "multipart/form-data" } }),
        });
        await reply.text();
        expect(reply.status, `${method} ${address}`).toBeLessThan(500);
      }
    await lastLine();
    expect(lines().filter(({ level }) => level >= 50)).toEqual([]);
  });

  it("records only the hour of a request", async () => {
    const times = lines().flatMap(({ level, time }) => (level < 40 ? [time] : []));
    expect(times.length).toBeGreaterThan(10);
    expect(times.filter((time) => time % 3_600_000 !== 0)).toEqual([]);
  });

  it("names each request's route pattern, and contains only documented fields", async () => {
    const fields = new Set(lines().flatMap((line) => Object.keys(line)));
    const guide = fs.readFileSync("docs/metrics.md", "utf8");
    const known = new Set(
      [...guide.matchAll(/^\| (`\w+`(?: `\w+`|, `\w+`)*) \| (?!\w+ \|)/gm)].flatMap(([, names]) =>
        [...names!.matchAll(/`(\w+)`/g)].map(([, name]) => name!),
      ),
    );
    expect([...fields].filter((field) => !known.has(field))).toEqual([]);
    const expected: [string, string, number][] = [
      [`/submissions/${MARK}`, "/submissions/:id", 30],
      ["/exercises?x=1", "/exercises", 30],
      ["/learn.data", "/learn", 30],
      ["/", "/", 30],
      ["/no/such/page", "(none)", 30],
      ["/favicon.svg", "(file)", 20],
      ["/assets/none.js", "(file)", 20],
      ["/healthz", "/healthz", 20],
    ];
    for (const [address, route, level] of expected) {
      await (await ask(address)).text();
      expect(await lastLine(), address).toMatchObject({ route, level, method: "GET" });
    }
  });
});

it("no other user of the machine can read what the server stores", () => {
  const stored = fs.readdirSync(server.dir, { recursive: true, encoding: "utf8" });
  expect(stored.some((name) => name.endsWith(".db"))).toBe(true);
  const open = stored.filter((name) => (fs.statSync(`${server.dir}/${name}`).mode & 0o077) !== 0);
  expect(open).toEqual([]);
});

describe("/metrics", () => {
  const token = TOKEN.replaceAll(" ", "-");
  const scrape = (authorization?: string) => ask("/metrics", { headers: authorization ? { authorization } : {} });

  it("requires the token", async () => {
    for (const wrong of [undefined, "Bearer", "Bearer x", `Bearer ${token}x`, `Basic ${token}`, token])
      expect((await scrape(wrong)).status, wrong).toBe(401);
    expect((await scrape(`Bearer ${token}`)).status).toBe(200);
  });

  it("has figures for route patterns, the queue, the database and the process, and no planted word", async () => {
    const text = await (await scrape(`Bearer ${token}`)).text();
    for (const line of [
      /^onramp_http_request_duration_seconds_count\{method="GET",route="\/submissions\/:id",status="[34]xx"\} \d+$/m,
      /^onramp_database_up 1$/m,
      /^onramp_queue_jobs\{state="failed"\} 0$/m,
      /^onramp_sandbox_processes\{state="all"\} 2$/m,
      /^onramp_results_total\{kind="test",status="\w+"\} 1$/m,
      /^process_cpu_seconds_total /m,
      /^nodejs_eventloop_lag_seconds /m,
    ])
      expect(text).toMatch(line);
    expect(text).not.toMatch(new RegExp(WORD, "i"));
    expect(text).not.toContain("vat-rounding");
  });
});

it("on a stop signal it fails its readiness probe, and keeps serving until traffic has moved away", async () => {
  expect(await (await ask("/readyz")).text()).toBe("ready");
  const ended = server.stop("SIGTERM");
  let reply = await ask("/readyz");
  for (let tries = 0; tries < 50 && reply.status === 200; tries++) {
    await sleep(20);
    reply = await ask("/readyz");
  }
  expect([reply.status, await reply.text()]).toEqual([503, "stopping"]);
  expect((await ask("/sign-in")).status).toBe(200);
  expect(await ended).toBe(0);
});
