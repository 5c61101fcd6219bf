/** A lesson in the browser, signed out: the engine loads when Run is pressed, and nothing is sent. */
import fs from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type Running, startServer } from "../setup/server";
import { tabTo } from "../setup/visitors";

let server: Running;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ env: { DEMO: "0" } });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(closeWindows);

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(path, { waitUntil: "networkidle" });
  return page;
}

const fixed = fs.readFileSync("lessons/review/fixed.ts", "utf8");
const ENGINE = /browser-worker|\.wasm/;

it("is read, run, repaired and reset by keyboard, and sends nothing", async () => {
  const page = await open("/lessons");
  const requests: string[] = [];
  page.on("request", (request) => requests.push(`${request.method()} ${request.url()}`));
  await tabTo(page, /^a How to review/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "How to review AI-written code" }).waitFor();
  expect(requests.filter((one) => ENGINE.test(one))).toEqual([]);
  expect(await page.getByText("Show the fix").isVisible()).toBe(false);

  const code = page.getByRole("textbox", { name: "The code, code.ts" });
  await tabTo(page, /^textarea /);
  await page.keyboard.press("Control+Enter");
  await page.getByText("2 of 4 tests fail.").waitFor();
  await page.getByText("expected -100 to be 0").waitFor();
  expect(requests.some((one) => ENGINE.test(one))).toBe(true);
  await page.getByText("Show the fix").waitFor();
  expect(await page.locator(".lesson-after details").getAttribute("open")).toBeNull();

  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(fixed);
  await page.getByText("You have changed the code since this run.").waitFor();
  await tabTo(page, /^submit Run the tests/);
  await page.keyboard.press("Enter");
  await page.getByText("All 4 tests pass.").waitFor();
  await code.fill("export const = 1;");
  await page.getByRole("button", { name: "Run the tests" }).click();
  await page.getByText("No test could run. Fix the error, or reset the code, and run the tests again.").waitFor();
  const written = await code.inputValue();
  await page.reload();
  await expect.poll(() => code.inputValue()).toBe(written);
  await page.getByRole("button", { name: "Reset the code" }).click();
  expect(await code.inputValue()).toBe(fs.readFileSync("lessons/review/code.ts", "utf8"));
  expect(requests.filter((one) => !one.startsWith("GET "))).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBeLessThanOrEqual(1);
});

it("reads well without JavaScript, and says what needs it", async () => {
  const page = await open("/lessons/review", { javaScriptEnabled: false });
  for (const heading of ["What it is", "Real incidents", "How to do it", "What you should have seen"])
    await page.getByRole("heading", { name: heading }).waitFor();
  expect(await page.getByText("Running the example needs JavaScript.").isVisible()).toBe(true);
  expect(await page.getByText("Show the fix").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Run the tests" }).isVisible()).toBe(false);
  expect(await page.locator("textarea").inputValue()).toContain("totalOf");
});

it("says that the engine couldn't run, and shows the repair anyway", async () => {
  const page = await open("/lessons/fix");
  await page.route(ENGINE, (route) => route.abort());
  await page.getByRole("button", { name: "Run the tests" }).click();
  await page.getByText("The engine couldn’t start in this browser.").waitFor();
  await page.getByText("Show the fix").waitFor();
});
