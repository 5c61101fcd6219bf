/**
 * In a real browser, names, comments, code and a cohort's name try to act as markup or to reorder the text next to
 * them. On every page that shows them, no script runs, the text reads as it was typed, and the text next to it keeps
 * its order.
 */

import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { APIRequestContext, Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "~/operations/time";
import { DEMO_PASSWORD } from "../../app/accounts/demo-accounts";
import { launchBrowser, untilSettled } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";

/** Closes one bidirectional isolate too many, then reorders the text, then tries to act as markup. */
const NAME = `\u2069\u202eAda <img src=x onerror="hit=1"><script>hit=1</script>\${hit=1}`;
const COHORT = `\u2069\u202eHerons"'><svg onload="hit=1">{{hit=1}}`;
const COMMENT = `\u202eSee <img src=x onerror="hit=1"> [this](javascript:hit=1) \`if (a \u202e)\`

<script>hit=1</script>

=cmd|' /C calc'!A0`;
const SUITE = `import { expect, it } from "vitest";
import { vatOf } from "../src/vat";
/* \u202e } \u2066if (isAdmin)\u2069 \u2066 begin admins only */
it("</script><img src=x onerror='hit=1'>\u202e", () => expect(vatOf(100, 19)).toBe(19));
`;

let server: Running;
let browser: Browser;
const people: Record<string, BrowserContext> = {};
const found: string[] = [];
let cohort = "";
let hardCohort = "";
let submission = "";
let link = "";

async function enter(who: string, path: string, fields: Record<string, string>): Promise<void> {
  const context = await browser.newContext({ baseURL: server.origin, viewport: { width: 1440, height: 900 } });
  people[who] = context;
  await post(context.request, path, fields);
  await context.addInitScript(
    "document.addEventListener('securitypolicyviolation', (e) => { window.refused = e.violatedDirective; })",
  );
}
async function post(request: APIRequestContext, path: string, form: Record<string, string>): Promise<string> {
  const reply = await request.post(path, { form, maxRedirects: 0 });
  expect(reply.status(), path).toBeLessThan(400);
  return reply.status() === 200 ? reply.text() : "";
}

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
  for (const who of ["maya", "root"])
    await enter(who, "/sign-in", { email: `${who}@demo.example`, password: DEMO_PASSWORD });
  await enter("ada", "/register", { name: "Ada", email: "ada@example.org", password: "correct horse battery" });
  const [ada, maya, root] = ["ada", "maya", "root"].map((who) => people[who]!.request) as [
    APIRequestContext,
    APIRequestContext,
    APIRequestContext,
  ];
  cohort = /\/cohorts\/([0-9a-f-]{36})/.exec(await (await maya.get("/learn")).text())![1]!;
  const lastDay = new Date(Date.now() + 5 * DAY_MS).toISOString().slice(0, 10);
  const made = await post(maya, `/cohorts/${cohort}/people`, { intent: "link", lastDay, maxUses: "5" });
  await post(ada, /\/join\/[\w-]{20,}/.exec(made)![0], {});
  await post(root, "/admin/cohorts", { intent: "create", name: "Herons" });
  const listed = await (await root.get("/admin/cohorts")).text();
  hardCohort = [...listed.matchAll(/\/cohorts\/([0-9a-f-]{36})/g)].map(([, id]) => id!).find((id) => id !== cohort)!;
  // No form accepts such names, but older rows may contain them.
  const rows = new Database(path.join(server.dir, "onramp.db"));
  rows.prepare("UPDATE User SET name = ? WHERE email = ?").run(NAME, "ada@example.org");
  rows.prepare("UPDATE Cohort SET name = ? WHERE id = ?").run(COHORT, hardCohort);
  rows.close();
  link = /\/join\/[\w-]{20,}/.exec(
    await post(root, `/cohorts/${hardCohort}/people`, { intent: "link", lastDay, maxUses: "5" }),
  )![0];
  const handedIn = await ada.post("/exercises/test-vat-rounding/work", {
    data: { do: "hand-in", key: "of the hard words", work: { suite: SUITE, confidence: 80 } },
  });
  submission = `/submissions/${(await handedIn.json()).submissionId}`;
  const fields = { intent: "comment", file: "tests/suite.test.ts", side: "new", line: "3", text: COMMENT, whole: "1" };
  const page = await people.ada!.newPage();
  await page.goto(submission);
  await page.getByRole("heading", { level: 1, name: /./ }).first().waitFor();
  await page.locator(".hid").first().waitFor({ timeout: 60_000 });
  await page.close();
  await post(ada, submission, fields);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});

async function open(who: string, path: string): Promise<Page> {
  const page = await people[who]!.newPage();
  page.on("dialog", (dialog) => void dialog.dismiss().then(() => found.push(`${path}: ${dialog.message()}`)));
  page.on("pageerror", (error) => found.push(`${path}: ${error.message}`));
  await untilSettled(page, () => page.goto(path));
  return page;
}

/**
 * A script, sent to the browser as a string. It finds text that follows a name in the same paragraph and whose letters
 * don't run from left to right.
 */
const REORDERED = `[...document.querySelectorAll("bdi")].flatMap((name) => {
  const walk = document.createTreeWalker(name.parentElement, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const text = walk.currentNode;
    const at = text.data.search(/[a-z0-9]{2}/i);
    if (at < 0 || text.parentElement.closest("bdi") || !(name.compareDocumentPosition(text) & 4)) continue;
    const boxOf = (i) => {
      const range = document.createRange();
      range.setStart(text, i);
      range.setEnd(text, i + 1);
      return range.getBoundingClientRect();
    };
    const [a, b] = [boxOf(at), boxOf(at + 1)];
    if (a.top === b.top && a.left > b.left) found.push(text.data);
  }
  return found;
})`;

const PAGES: readonly (readonly [who: string, path: () => string, shows: string | null])[] = [
  ["ada", () => "/learn", null],
  ["ada", () => "/account", NAME],
  ["ada", () => "/me", null],
  ["ada", () => "/me/data", null],
  ["ada", () => submission, null],
  ["maya", () => `/cohorts/${cohort}`, NAME],
  ["maya", () => `/cohorts/${cohort}/people`, NAME],
  ["maya", () => submission, NAME],
  ["root", () => "/admin/people?q=ada", NAME],
  ["root", () => "/admin/changes", COHORT],
  ["root", () => "/admin/cohorts", COHORT],
  ["root", () => `/cohorts/${hardCohort}`, COHORT],
  ["root", () => `/cohorts/${hardCohort}/people`, COHORT],
  ["ada", () => link, COHORT],
];

describe("pages that show hostile text", () => {
  it.each(PAGES)("%s, %s", async (who, path, shows) => {
    const page = await open(who, path());
    expect(await page.evaluate("[window.hit, window.refused]")).toEqual([undefined, undefined]);
    expect(await page.evaluate(REORDERED)).toEqual([]);
    expect(await page.title()).not.toMatch(/[\u202a-\u202e\u2066\u2067\u2069]/);
    if (shows) expect(await page.locator("body").textContent()).toContain(shows);
    await page.close();
  });

  it("would reorder the text next to a name if the name weren't isolated", async () => {
    const page = await open("ada", "/account");
    const inline = "for (const name of document.querySelectorAll('bdi')) name.style.display = 'inline'";
    expect(await page.evaluate(REORDERED)).toEqual([]);
    await page.evaluate(inline);
    expect(await page.evaluate(REORDERED)).not.toEqual([]);
    await page.close();
  });

  it("show every invisible character in code, in a comment's code and in a test's name", async () => {
    const page = await open("maya", submission);
    const code = page.locator(".diff");
    const names = await code.locator(".hid").allTextContents();
    expect(names).toEqual(expect.arrayContaining(["[U+202E]", "[U+2066]", "[U+2069]"]));
    expect(await page.locator(".talk .read").first().innerHTML()).not.toMatch(/<img|<script|javascript:/);
    expect(await page.locator(".talk .read code").first().textContent()).toContain("[U+202E]");
    expect(await page.evaluate("document.querySelector('.talk .read a')?.getAttribute('href') ?? null")).toBeNull();
    await page.close();
  });

  it("open no dialog, throw nothing and break no rule of the content security policy", () => {
    expect(found).toEqual([]);
  });
});
