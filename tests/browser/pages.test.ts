/** Every page, at desktop and phone width, light and dark: nothing that axe finds, nothing wider than the screen. */
import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../setup/browser";
import { type Running, startServer } from "../setup/server";

const VIEWS = [
  { name: "desktop, light", viewport: { width: 1440, height: 900 }, colorScheme: "light" as const },
  {
    name: "phone, dark",
    viewport: { width: 360, height: 740 },
    colorScheme: "dark" as const,
    isMobile: true,
    hasTouch: true,
  },
];
const SIGNED_OUT = ["/", "/sign-in", "/register", "/no-such-page"];
const OF_ANA = [
  "/learn",
  "/exercises",
  "/exercises?kind=fix&minutes=5",
  "/me",
  "/account",
  "/exercises/partial-refunds",
  "/exercises/test-vat-rounding",
  "/exercises/fix-dedupe-quadratic",
];

let server: Running;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ timeoutMs: 240_000 }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(server.dir, { recursive: true, force: true });
});

async function look(
  view: (typeof VIEWS)[number],
  who: string | null,
  pages: readonly string[] | ((links: (path: string) => Promise<string[]>) => Promise<string[]>),
) {
  const { name: _name, ...options } = view;
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const found: string[] = [];
  page.on("pageerror", (error) => found.push(`${page.url()}: ${error.message}`));
  try {
    if (who) {
      await page.goto("/sign-in");
      await page.getByRole("button", { name: new RegExp(`^Sign in as ${who}`) }).click();
      await page.waitForURL((url) => url.pathname !== "/sign-in");
    }
    const links = async (path: string) => {
      await page.goto(path);
      return page.locator("main a[href]").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    };
    for (const path of typeof pages === "function" ? await pages(links) : pages) {
      await page.goto(path, { waitUntil: "networkidle" });
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(...violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html.slice(0, 160)}`));
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > view.viewport.width) found.push(`${path}: ${width} px wide`);
    }
    return found;
  } finally {
    await context.close();
  }
}

describe.each(VIEWS)("on $name", (view) => {
  it("pages of nobody", async () => expect(await look(view, null, SIGNED_OUT)).toEqual([]));
  it("a learner's pages", async () => expect(await look(view, "Ana", OF_ANA)).toEqual([]));
  it("reports of each kind", async () => {
    const reports = async (links: (path: string) => Promise<string[]>) =>
      [...new Set((await links("/me")).filter((href) => href.startsWith("/submissions/")))].slice(0, 5);
    expect(await look(view, "Ana", reports)).toEqual([]);
  });
  it("the lead's table", async () => {
    expect(
      await look(view, "Maya", async (links) => (await links("/learn")).filter((href) => href.startsWith("/cohorts/"))),
    ).toEqual([]);
  });
  it("the admin's page", async () => expect(await look(view, "Robin", ["/admin"])).toEqual([]));
});
