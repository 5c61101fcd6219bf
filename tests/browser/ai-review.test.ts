/** Judging an AI reviewer's comments after a review, by keyboard and without scripts, up to the side-by-side report. */
import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";
import { openPage, signInDemo } from "../setup/visitors";

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

/** Signs in, approves the change, and opens the submission. */
async function handIn(name: string, options: BrowserContextOptions): Promise<{ page: Page; report: string }> {
  const page = await openPage(browser, server, options);
  await signInDemo(page, name);
  const work = { verdict: "approve", findings: [], read: [], confidence: 80 };
  const sent = await page.request.post("/exercises/dataset-attachments/work", {
    data: { do: "hand-in", key: `${name}-first`, work },
    headers: { origin: server.origin },
  });
  expect(sent.status()).toBe(200);
  const { submissionId } = (await sent.json()) as { submissionId: string };
  const report = `/submissions/${submissionId}`;
  await page.goto(report);
  await page.waitForURL(`**${report}/ai-review`);
  return { page, report };
}

const at = (page: Page, number: number) => page.getByRole("heading", { name: `${number} of 3` }).waitFor();
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

it("by keyboard on a phone: one comment at a time, then both reviews side by side", async () => {
  const { page, report } = await handIn("maya", {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    colorScheme: "dark",
  });
  await at(page, 1);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  // The answers are visible without scrolling, and nothing covers them.
  for (const name of ["Right", "Wrong", "True, but not worth a change"]) {
    const isOnTop = await page.getByRole("button", { name }).evaluate((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(left + width / 2, top + height - 2));
    });
    expect(isOnTop, name).toBe(true);
  }
  await page.keyboard.press("1");
  await at(page, 2);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  await page.reload();
  await at(page, 2);
  await page.goBack();
  await page.goto(report);
  await at(page, 2);
  await page.keyboard.press("3");
  await at(page, 3);
  await press(page, "Right");
  await page.waitForURL(`**${report}`);
  await page.getByRole("heading", { name: "Your review and an AI reviewer’s" }).waitFor();
  await page.getByText("You judged 2 of 3 correctly. These comments don’t affect the score.").waitFor();
  await page.getByText("Of 3 issues, both found 0, only you found 0, only the AI reviewer found 3").waitFor();
  await page.getByText("You said: true, but not worth a change").waitFor();

  await page.goto(`${report}/ai-review`);
  await page.waitForURL(`**${report}`);
  await page.goto("/me/report");
  await page.getByText("Right comments that you marked “right”").first().waitFor();
});

it("without scripts, comments are judged or skipped by forms", async () => {
  const { page, report } = await handIn("lee", { javaScriptEnabled: false });
  await at(page, 1);
  await press(page, "Wrong");
  await at(page, 2);
  await press(page, "Open the report without judging");
  await page.waitForURL(`**${report}`);
  await page.getByText("You judged 0 of 1 correctly. These comments don’t affect the score.").waitFor();
});
