/** A newcomer's first day, in a real browser: the way back to the list, the confidence, and a larger font. */
import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser, untilHydrated } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";

const PHONE = { width: 390, height: 844 };
let server: Running;
const browsers: Browser[] = [];

beforeAll(async () => {
  server = await startDemo();
});
afterEach(closeWindows);
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  expect(await server?.stop()).toBe(0);
  fs.rmSync(server.dir, { recursive: true, force: true });
});

async function openBrowser(viewport: { width: number; height: number }, fontSize = 16): Promise<Page> {
  const browser = await launchBrowser([`--blink-settings=defaultFontSize=${fontSize}`]);
  browsers.push(browser);
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", viewport });
  return context.newPage();
}

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

it.each([20, 24])("a guest can hand in a review on a phone with a font of %i px", async (fontSize) => {
  const page = await openBrowser(PHONE, fontSize);
  await page.goto("/");
  expect(await overflow(page)).toBe(0);
  await page.getByRole("button", { name: "Try it now" }).first().click();
  await untilHydrated(page);
  expect(await overflow(page)).toBe(0);
  await page.getByRole("radio", { name: "Approve", exact: true }).check();
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
  await page.getByText("50% is a guess, 100% is certain").waitFor();
  await page.getByRole("button", { name: "Hand in…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in", exact: true }).click();
  await page.getByRole("heading", { name: "Score", exact: true }).waitFor();
  expect(await overflow(page)).toBe(0);
});

it.each([16, 20, 24])("the bars fit a phone of 320 px with a font of %i px", async (fontSize) => {
  const page = await openBrowser({ width: 320, height: 640 }, fontSize);
  await page.goto("/");
  expect(await overflow(page)).toBe(0);
  expect(await page.getByRole("link", { name: "Onramp", exact: true }).count()).toBe(1);
  await page.getByRole("button", { name: "Try it now" }).first().click();
  await untilHydrated(page);
  expect(await overflow(page)).toBe(0);
  const title = (await page.getByRole("heading", { level: 1 }).boundingBox())!;
  expect(title.width).toBeGreaterThan(5 * fontSize);
  // The work scrolls below the bar, and the last button can be reached.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  const handIn = page.getByRole("button", { name: "Hand in…" });
  await handIn.scrollIntoViewIfNeeded();
  const { y, height } = (await handIn.boundingBox())!;
  expect(y + height).toBeLessThanOrEqual(640);
});

it.each([
  ["a learner", /^Sign in as Ana/, "/learn", ["/exercises", "/me", "/account", "/me/data/delete"]],
  ["a lead", /^Sign in as Maya/, "/cohorts/*", ["trust", "exercises", "people", "settings", "assignments/new"]],
] as const)("the pages of %s fit a phone with a font of 24 px", async (_, who, home, paths) => {
  const page = await openBrowser(PHONE, 24);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: who }).click();
  await page.waitForURL(`**${home}`);
  const base = `${page.url()}/`;
  for (const path of [page.url(), ...paths]) {
    await page.goto(new URL(path, base).href);
    expect([path, await overflow(page)]).toEqual([path, 0]);
  }
});

it.each([800, 1100, 1440])("the bar of a visitor stays on one line with a font of 24 px at %i px", async (width) => {
  const page = await openBrowser({ width, height: 800 }, 24);
  await page.goto("/");
  const bar = page.locator("header.top");
  const links = bar.locator("a:visible");
  const { y, height } = (await bar.boundingBox())!;
  for (const link of await links.all()) {
    const box = (await link.boundingBox())!;
    // The bar's border takes a pixel of its height.
    expect(box.y).toBeGreaterThanOrEqual(y - 1);
    expect(box.y + box.height).toBeLessThanOrEqual(y + height + 1);
  }
  expect(await overflow(page)).toBe(0);
});

it.each([
  ["a phone", PHONE],
  ["a laptop", { width: 1280, height: 800 }],
  ["a wide screen", { width: 1440, height: 900 }],
])("the slider’s lowest value is explained beside it on %s", async (_, viewport) => {
  const page = await openBrowser(viewport);
  await page.goto("/");
  await page.getByRole("button", { name: "Try it now" }).first().click();
  await untilHydrated(page);
  await page.getByText("50% is a guess, 100% is certain").waitFor();
});

it("a workspace's arrow leads back to the list that it was opened from, also after a reload", async () => {
  const page = await openBrowser({ width: 1440, height: 900 });
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^Sign in as Ana/ }).click();
  await page.waitForURL("**/learn");
  await page.goto("/exercises?track=first-weeks");
  await page.locator("table.list tbody a").first().click();
  await untilHydrated(page);
  await page.reload();
  await untilHydrated(page);
  await page.getByRole("link", { name: "Back to First weeks" }).click();
  await page.waitForURL("**/exercises?track=first-weeks");
});
