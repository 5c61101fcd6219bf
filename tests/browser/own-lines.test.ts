/** A lead puts their lines of the rubric in order by keys and by dragging, and a mentor ticks one on the desk. */
import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";

let server: Running;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(closeWindows);

async function open(name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(`${name}@demo.example`);
  await page.getByLabel("Password", { exact: true }).fill("onramp-demo");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}

it("lines are put in order by keys and by dragging, and ticked on the desk", async () => {
  const lead = await open("maya");
  const cohort = await lead.locator("main a[href^='/cohorts/']").first().getAttribute("href");
  const [, id] = /^\/cohorts\/([^/?]+)/.exec(cohort!)!;
  await lead.goto(`/cohorts/${id}/agreement`);
  await lead.getByRole("link", { name: "Add lines to the rubric" }).click();
  const [one, two] = ["Names the input that breaks it", "Uses the words of our style guide"];
  for (const text of [one, two]) {
    await lead.getByLabel("Line", { exact: true }).fill(text);
    await lead.getByRole("button", { name: "Add line" }).click();
    await lead.locator(".own-lines .name", { hasText: text }).waitFor();
  }
  const inOrder = () => lead.locator(".own-lines .name").allTextContents();
  const down = lead.getByRole("button", { name: `Move ${one} down` });
  await down.focus();
  await lead.keyboard.press("Enter");
  await lead.getByRole("status").getByText(`“${one}” is now number 2 of 2.`).waitFor();
  await expect.poll(inOrder).toEqual([two, one]);
  // The button keeps the focus, so that it can be pressed again.
  expect(await down.evaluate((button) => button === document.activeElement)).toBe(true);
  const rows = lead.locator(".own-lines > li");
  await rows.nth(1).locator(".grip").dragTo(rows.nth(0));
  await lead.getByRole("status").getByText(`“${one}” is now number 1 of 2.`).waitFor();
  await expect.poll(inOrder).toEqual([one, two]);

  const mentor = await open("lee");
  await mentor.goto("/mentor");
  await mentor.getByRole("button", { name: "Open next submission" }).click();
  const box = mentor.getByRole("group", { name: "From the cohort’s lead" }).getByLabel(one);
  await box.check();
  await mentor.getByText("Saved", { exact: false }).first().waitFor();
  await box.uncheck();
  await box.check();
  await mentor.getByRole("radio", { name: "Good" }).check();
  await mentor.getByRole("button", { name: "Send", exact: true }).click();
  await mentor.waitForURL((url) => url.pathname === "/mentor");
  await mentor.goto("/mentor/sent");
  const correct = await mentor.locator("main a[href^='/mentor/sent/']").first().getAttribute("href");
  await mentor.goto(correct!);
  expect(await mentor.getByLabel(one).isChecked()).toBe(true);
  expect(await mentor.getByLabel(two).isChecked()).toBe(false);
});
