/**
 * A lead's five questions about a cohort. The page that the lead lands on answers each question in words, and the page
 * with the full answer is at most two presses away (docs/reports.md, "Five questions in one minute").
 */
import fs from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";
import { signInDemo } from "../setup/visitors";

let server: Running;
let browser: Browser;
/** The page on which the lead lands after signing in. */
let page: Page;
let landing = "";

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce" });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await signInDemo(page, "maya");
  await page.waitForURL("**/cohorts/*");
  landing = page.url();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(async (context) => {
  if (context.task.result?.errors) await closeWindows(context);
});

/** Locates the answer on the landing page. */
async function answerTo(question: string): Promise<Locator> {
  if (page.url() !== landing) await page.goto(landing);
  const answer = page.locator("dt", { hasText: question }).locator("xpath=following-sibling::dd[1]");
  await answer.waitFor();
  return answer;
}

/** Presses the link, and waits until the heading that gives the full answer is on the screen. */
async function pressesTo(link: Locator, heading: RegExp, level = 1): Promise<void> {
  await link.click();
  const found = page.getByRole("heading", { name: heading, level });
  await found.waitFor();
  await expect.poll(() => found.evaluate((one) => one.getBoundingClientRect().bottom)).toBeLessThan(720);
  expect(await found.evaluate((one) => one.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
}

it("who needs attention, and why: in words at once, the learner and all others after one press each", async () => {
  let answer = await answerTo("Who needs attention?");
  expect(await answer.textContent()).toMatch(/^Hugo Sandberg: Hasn’t handed in anything for 1\d days\. /);
  await pressesTo(answer.getByRole("link", { name: "1 learner needs attention" }), /^1 learner needs attention$/);
  await page.getByRole("link", { name: "Send a message" }).waitFor();
  answer = await answerTo("Who needs attention?");
  await pressesTo(answer.getByRole("link", { name: "Hugo Sandberg" }), /^Hugo Sandberg$/);
});

it("what learners misjudge most: in words at once, every class of defects after one press", async () => {
  const answer = await answerTo("What do learners misjudge most?");
  expect(await answer.textContent()).toMatch(
    /^[A-Z][a-z ]+: \d+% of these issues were missed \(probably \d+–\d+%\)\. /,
  );
  await pressesTo(answer.getByRole("link", { name: "Most-missed defects" }), /^Most-missed defects$/, 2);
});

it("which exercise needs checking: in words at once, all exercises after one press", async () => {
  let answer = await answerTo("Which exercise needs checking?");
  // The exercises' first figures are calculated half a minute after the server starts.
  await expect
    .poll(
      async () => {
        await page.reload();
        answer = await answerTo("Which exercise needs checking?");
        return answer.textContent();
      },
      { timeout: 120_000, interval: 2_000 },
    )
    .toContain("No exercise is flagged so far");
  await pressesTo(
    answer.getByRole("link", { name: "No exercise is flagged so far" }),
    /^No exercise is flagged so far$/,
  );
}, 180_000);

it("how far the learners are: in words at once, every step after one press", async () => {
  const answer = await answerTo("How far along are they?");
  expect(await answer.textContent()).toMatch(
    /^Of 8 learners, 8 have handed something in, and 8 have passed something\./,
  );
  await pressesTo(answer.getByRole("link", { name: "Progress" }), /^Progress$/, 2);
});

it("one page for someone else: after one press, on one side of A4, and printed by the second press", async () => {
  await page.goto(landing);
  await pressesTo(page.getByRole("link", { name: "One-page summary to print" }), /^Spring cohort$/);
  // The previous page has the same heading. The address may change before the new page is shown.
  await page.waitForURL("**/one-page");
  await page.getByRole("button", { name: "Print" }).waitFor();
  const sides = async () =>
    (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(await sides()).toHaveLength(1);
  // With the maximum number of rows and with long titles, the summary still fits on one side.
  await page.evaluate(() => {
    const fill = (rows: NodeListOf<Element>, most: number) => {
      for (let n = rows.length; n < most; n++) rows[0]!.after(rows[0]!.cloneNode(true));
    };
    fill(document.querySelectorAll("section[aria-labelledby=where] tbody tr"), 5);
    fill(document.querySelectorAll("section[aria-labelledby=misjudge] li"), 3);
    const planned = document.querySelectorAll("section[aria-labelledby=next] li");
    planned[0]!.querySelector("bdi")!.textContent = "What the end of a month does to dates, and who notices it ".repeat(
      2,
    );
    fill(planned, planned.length + 4);
  });
  expect(await sides()).toHaveLength(1);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "yes");
  });
  await page.getByRole("button", { name: "Print" }).click();
  await page.locator("body[data-printed]").waitFor();
});
