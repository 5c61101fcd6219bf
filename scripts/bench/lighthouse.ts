import lighthouse, { type Flags } from "lighthouse";
import { launchBrowser } from "../../tests/setup/browser";
import { cookieOf } from "../../tests/setup/over-http";
import { freePort, type Running, startServer } from "../../tests/setup/server";
import { type Row, valueRow } from "./rows";

const RUNS = 3;
const CATEGORIES = ["accessibility", "best-practices", "performance"] as const;
const DESKTOP: Flags = {
  formFactor: "desktop",
  screenEmulation: { mobile: false, width: 1440, height: 900, deviceScaleFactor: 1, disabled: false },
  throttlingMethod: "simulate",
  throttling: {
    rttMs: 40,
    throughputKbps: 10_240,
    cpuSlowdownMultiplier: 1,
    requestLatencyMs: 0,
    downloadThroughputKbps: 0,
    uploadThroughputKbps: 0,
  },
};
/** Lighthouse's default phone, with a slow 4G network and a CPU slowed down by a factor of 4. */
const PHONE: Flags = { formFactor: "mobile" };

async function signIn(origin: string): Promise<string> {
  const body = new URLSearchParams({ email: "ana@demo.example", password: "onramp-demo" });
  const reply = await fetch(`${origin}/sign-in`, { method: "POST", body, redirect: "manual" });
  return cookieOf(reply.headers);
}

/** Finds the URL of the learner's newest report. A report is a page with a lot of content. */
async function findReport({ origin }: Running, cookie: string): Promise<string> {
  const page = await (await fetch(`${origin}/me`, { headers: { cookie } })).text();
  const found = /href="(\/submissions\/[^"/]+)"/.exec(page)?.[1];
  if (!found) throw new Error("the demonstration has no report");
  return found;
}

/**
 * Lighthouse's scores (0–100) for the demonstration's home page, its catalogue and a report, on a phone and on a
 * desktop.
 */
export async function benchLighthouse(): Promise<Row[]> {
  const port = await freePort();
  const server = await startServer({ env: { DEMO: "1", LOG_LEVEL: "error" } });
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  const rows: Row[] = [];
  try {
    const cookie = await signIn(server.origin);
    const pages = [
      { name: "home", path: "/" },
      { name: "catalogue", path: "/exercises", cookie },
      { name: "report", path: await findReport(server, cookie), cookie },
    ];
    for (const page of pages) {
      for (const [device, flags] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
        const scores: Record<string, number[]> = {};
        const faults = new Set<string>();
        for (let run = 0; run < RUNS; run++) {
          const outcome = await lighthouse(`${server.origin}${page.path}`, {
            ...flags,
            port,
            logLevel: "error",
            onlyCategories: [...CATEGORIES],
            extraHeaders: { Cookie: page.cookie ?? "" },
          });
          if (!outcome) throw new Error(`Lighthouse returned nothing for ${page.name}`);
          for (const id of CATEGORIES) {
            const { score, auditRefs } = outcome.lhr.categories[id]!;
            scores[id] = [...(scores[id] ?? []), Math.round((score ?? 0) * 100)];
            if (id === "performance") continue;
            for (const { id: audit, weight } of auditRefs) {
              if (weight > 0 && outcome.lhr.audits[audit]?.score === 0) faults.add(audit);
            }
          }
        }
        for (const id of CATEGORIES) {
          rows.push(valueRow(`Lighthouse ${id}, ${page.name}, ${device}`, "of 100", scores[id]!));
        }
        if (faults.size > 0) process.stderr.write(`${page.name}, ${device}: ${[...faults].join(", ")}\n`);
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return rows;
}
