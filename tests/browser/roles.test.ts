// Long: whole journeys of four roles in one built product.

/**
 * One whole journey for each role in a real browser, against the built product with its demonstration data. `npm test`
 * runs only these browser tests.
 */
import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser, savedMark, untilHydrated } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";
import { fillRegistration, openPage, registerLearner, signInDemo } from "../setup/visitors";

let server: Running;
let browser: Browser;
/** Errors that pages throw or write to the console, including violations of the content security policy. */
let complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
});
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
  fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(async (context) => {
  await closeWindows(context);
  const heard = complaints;
  complaints = [];
  expect(heard).toEqual([]);
});

async function open(): Promise<Page> {
  const page = await openPage(browser, server);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // Leaving a page aborts its requests.
    if (message.type() === "error" && !/TypeError: (Failed to fetch|network error)/.test(message.text()))
      complaints.push(message.text());
  });
  return page;
}

async function newLearner(): Promise<Page> {
  const page = await open();
  await registerLearner(page);
  return page;
}

async function signIn(name: string): Promise<Page> {
  const page = await open();
  await signInDemo(page, name);
  return page;
}

/** Sets the confidence by keyboard, as someone without a mouse does. */
async function sayHowSure(page: Page): Promise<void> {
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
}

async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Hand in…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in", exact: true }).click();
  await page.waitForURL("**/submissions/*");
}

/** Returns how many submissions the learner's own page lists. */
async function countSubmissions(page: Page): Promise<number> {
  await page.goto("/me");
  return page
    .getByRole("table", { name: /^Submissions/ })
    .locator("tbody tr")
    .count();
}

it("a guest tries a review from the front page, sees its report, creates an account and keeps the work", async () => {
  const page = await open();
  await page.goto("/");
  await page.getByRole("button", { name: "Try it now" }).first().click();
  await page.waitForURL("**/exercises/*");
  await untilHydrated(page);
  const workspace = new URL(page.url()).pathname;
  await page.getByRole("radio", { name: "Request changes" }).check();
  await sayHowSure(page);
  await handIn(page);
  const report = new URL(page.url()).pathname;
  await page.getByText(/Your work will be deleted after \d+ [A-Z]/).waitFor();
  await page.getByRole("link", { name: "Review it again" }).waitFor();
  // A guest can't open any other page.
  for (const path of ["/learn", "/exercises", "/me", "/account"]) {
    await page.goto(path);
    expect(new URL(page.url()).pathname).toBe("/sign-in");
  }
  await page.goto("/");
  await page.getByRole("button", { name: "Continue where you left off" }).first().click();
  await page.waitForURL(`**${report}`);
  const [before] = await page.context().cookies();
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.waitForURL("**/register*");
  await fillRegistration(page);
  await page.waitForURL(`**${report}`);
  expect(await page.getByText("Your work will be deleted after").count()).toBe(0);
  const [after] = await page.context().cookies();
  expect(after!.value).not.toBe(before!.value);
  expect(await countSubmissions(page)).toBe(1);
  await page.goto(workspace);
  await page.getByRole("button", { name: "Hand in…" }).waitFor();
});

it("a learner goes from the list to the report by keyboard alone", async () => {
  const page = await newLearner();
  await page.goto("/exercises");
  await page.getByRole("link", { name: "Partial refunds" }).first().press("Enter");
  await page.waitForURL("**/exercises/partial-refunds");
  await untilHydrated(page);
  const file = page.getByRole("region", { name: "src/refund.ts" });
  await file.getByRole("button", { name: /^Comment on line 51 of / }).focus();
  await page.keyboard.press("c");
  const finding = page.getByRole("region", { name: /^New finding/ });
  await finding.getByLabel("Kind of defect").selectOption("incomplete");
  await finding.getByRole("radio", { name: "blocker" }).check();
  const says = finding.getByLabel("What breaks, and who is affected?");
  await says.fill("x".repeat(4_001));
  await finding.getByText("Shorten this to 4,000 characters: it has 4,001.").waitFor();
  await says.fill("Nothing compares the amount with what is left: 60 of 100 goes back twice.");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("article", { name: /^Your finding/ }).waitFor();
  // The dialog offers to hand in only once nothing is missing.
  expect(await page.getByRole("slider").getAttribute("aria-valuetext")).toBe("not set yet");
  await page.getByRole("button", { name: "Hand in…" }).press("Enter");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: "Choose a verdict and a confidence first" })
    .press("Enter");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(await page.getByRole("button", { name: "Hand in", exact: true }).count()).toBe(0);
  await page.waitForFunction(() => document.activeElement?.closest("#field-verdict") !== null);
  await page.getByRole("radio", { name: "Request changes" }).check();
  await sayHowSure(page);
  await savedMark(page).waitFor();
  await handIn(page);
  await page
    .getByRole("article", { name: /^Caught/ })
    .first()
    .waitFor();
  await page
    .getByRole("article", { name: /^Missed/ })
    .first()
    .waitFor();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(/caught/i);
});

it("a learner asks; a mentor claims, comments on a line and sends by keyboard; the learner reads", async () => {
  const ana = await signIn("ana");
  await ana.goto("/me");
  const reports = await ana
    .locator('main a[href^="/submissions/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")!));
  let report = "";
  for (const href of [...new Set(reports)]) {
    await ana.goto(href);
    if (!(await ana.getByRole("heading", { name: "Ask a mentor" }).isVisible())) continue;
    report = href;
    break;
  }
  expect(report).not.toBe("");
  await ana.getByLabel("What would you like to know?").fill("What did I **not** see?");
  await ana.getByRole("button", { name: "Ask a mentor" }).click();
  await ana.getByRole("heading", { name: "You asked a mentor" }).waitFor();
  await ana.locator("#mentor strong, section[aria-labelledby^=mentor] strong", { hasText: "not" }).waitFor();

  const lee = await signIn("lee");
  await lee.goto("/mentor");
  await lee
    .getByRole("link")
    .filter({ has: lee.locator("bdi", { hasText: "Ana Lind" }) })
    .last()
    .waitFor();
  const asked = lee.locator("li").filter({ hasText: "What did I" }).getByRole("link");
  await asked.click();
  await lee.getByText("You are reviewing this submission.").waitFor();
  expect(await lee.locator(".asked strong").textContent()).toBe("not");
  await ana.reload();
  await ana.getByText("A mentor is reading your question now.").waitFor();
  // Leave the report first, because an open report shows new comments by itself and so marks them as read.
  await ana.goto("/exercises");

  await lee.locator("[data-at]").first().click();
  await lee.getByRole("textbox", { name: /^Your comment on/ }).fill("Look at this line again.");
  await lee.getByRole("radio", { name: "Try again" }).check();
  await lee.getByLabel("Summary").fill("Nearly there.");
  const answered = new URL(lee.url()).pathname;
  await lee.keyboard.press("Control+Shift+Enter");
  await lee.waitForURL(({ pathname }) => pathname.startsWith("/mentor/") && pathname !== answered);
  await lee.getByText("You are reviewing this submission.").waitFor();

  await ana.goto("/learn");
  await ana.getByText("has reviewed it: try again").waitFor();
  await ana.goto(report);
  const said = ana.getByRole("region", { name: "Mentor review" });
  expect(await said.textContent()).toMatch(/Dr Lee Park.*Try again.*Nearly there\./s);
  await ana.getByText("Look at this line again.").first().waitFor();
  await ana.getByRole("heading", { name: "Ask a mentor again" }).waitFor();
  await ana.goto("/learn");
  await ana.getByRole("heading", { level: 1 }).first().waitFor();
  expect(await ana.getByText("has reviewed it").count()).toBe(0);
});

it("a lead opens a cell of the table; a mentor comments on a line, and the learner reads and answers", async () => {
  // Leads land on their cohort's page.
  const lead = await signIn("maya");
  await lead.waitForURL("**/cohorts/*");
  const row = lead.getByRole("row").filter({ hasText: "Ana Lind" });
  // A figure opens the submissions that it counts, and their pages link back to the table.
  await row
    .getByRole("link", { name: /\d\/\d passed/ })
    .first()
    .click();
  await lead.waitForURL("**/work?learner=*");
  await lead.getByText("by Ana Lind").first().waitFor();
  await lead.getByRole("link", { name: "Back to the table" }).click();
  await lead.getByRole("link", { name: "Trust, but run it", exact: true }).click();
  await lead.waitForURL("**/cohorts/*?by=trust-but-run-it");
  await row.getByRole("link", { name: /VAT in whole cents/ }).click();
  await lead.waitForURL("**/submissions/*");
  const { pathname } = new URL(lead.url());

  const mentor = await signIn("lee");
  await mentor.goto(pathname);
  await mentor
    .getByRole("button", { name: /^Comment on line 1 of / })
    .first()
    .click();
  await mentor
    .getByRole("textbox", { name: /^Your comment on line 1 / })
    .first()
    .fill("Which line of the task is this?");
  await mentor.getByRole("button", { name: "Send" }).first().click();
  await mentor.getByText("Which line of the task is this?").first().waitFor();

  const learner = await signIn("ana");
  await learner.goto(pathname);
  await learner.getByText("Which line of the task is this?").first().waitFor();

  // A learner who is in no cohort gets a 404.
  const stranger = await newLearner();
  const reply = await stranger.goto(pathname);
  expect(reply?.status()).toBe(404);
  complaints = complaints.filter((line) => !line.includes("404"));
});
