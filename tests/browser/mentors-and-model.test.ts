/** Drafts of comments, and attached conversations, in a real browser, with a model server that replies as scripted. */
import fs from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import Database from "better-sqlite3";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type ModelServer, openModelServer } from "../setup/model-server";
import { type Running, startDemo } from "../setup/server";
import { focused, openPage, PHONE, signInDemo } from "../setup/visitors";

let model: ModelServer;
let server: Running;
let browser: Browser;
beforeAll(async () => {
  model = await openModelServer();
  browser = await launchBrowser();
  server = await startDemo(model.env);
  inDatabase('UPDATE "Cohort" SET "hasCommentDrafts" = 1');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await model?.close();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});
beforeEach(() => model.forget());
afterEach(closeWindows);

function inDatabase(sql: string, ...values: string[]): void {
  const database = new Database(path.join(server.dir, "onramp.db"));
  database.prepare(sql).run(...values);
  database.close();
}

async function open(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, server, options);
  await signInDemo(page, name);
  return page;
}

async function takeNext(page: Page): Promise<void> {
  await page.goto("/mentor");
  await page.getByRole("button", { name: "Open next submission" }).click();
  await page.waitForURL(/\/mentor\/./);
  await page.getByText("You are reviewing this submission.").waitFor();
}

const DRAFT = "You fixed the symptom here. What happens in February?";
const note = (page: Page) => page.getByRole("textbox", { name: /^Your comment on/ });
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).include(".draft-asks").analyze()).violations.map(({ id }) => id);
/** Returns by how many pixels the page is wider than its window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

it("a mentor gets a draft by keyboard and edits it, and it is marked once sent", async () => {
  model.script({ status: 429, headers: { "retry-after": "3600" } }, { text: DRAFT });
  const lee = await open("lee");
  await takeNext(lee);
  await lee.keyboard.press("j");
  await lee.keyboard.press("c");
  await note(lee).fill("Hello.");
  await lee.getByRole("button", { name: "Draft a comment" }).press("Enter");
  await lee.getByText("How long this provider keeps it").waitFor();
  expect(await focused(lee)).toContain("Draft a comment");
  expect([model.asked.length, await violations(lee)]).toEqual([0, []]);
  await lee.getByRole("button", { name: "Send this to the test server" }).press("Enter");
  await lee.locator(".draft-asks .why").waitFor();
  // Rerendering the desk, for example when the review is saved, must not take the focus from the button.
  await lee.getByRole("button", { name: "Send this to the test server" }).focus();
  await lee.context().setOffline(true);
  await lee.getByText("Offline", { exact: true }).first().waitFor();
  await lee.context().setOffline(false);
  expect(await focused(lee)).toContain("Send this to the test server");
  await lee.keyboard.press("Enter");
  await expect.poll(() => note(lee).inputValue()).toBe(`Hello.\n\n${DRAFT}`);
  expect(await focused(lee)).toContain("Your comment on");
  await lee.keyboard.type(" Try it.");
  await lee.getByRole("radio", { name: "Try again" }).check();
  const desk = lee.url();
  await lee.keyboard.press("Control+Enter");
  await lee.waitForURL("**/mentor?done=sent");
  await lee.goto(desk);
  await lee.locator(".thread", { hasText: "Try it." }).getByText("drafted with a model").waitFor();
});

it("a draft that arrives while the mentor writes is added to what they have written, and Stop reports no failure", async () => {
  let answer = () => {};
  const waitsFor = new Promise<void>((resolve) => {
    answer = resolve;
  });
  model.script({ text: DRAFT, waitsFor });
  const lee = await open("lee");
  await takeNext(lee);
  await lee.locator("[data-at]").first().click();
  await note(lee).fill("Hello.");
  const ask = lee.getByRole("button", { name: "Draft a comment" });
  await lee.route("**/work", async (route) => {
    if (route.request().postData()?.includes("preview-draft"))
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.continue().catch(() => {});
  });
  await ask.click();
  await lee.getByRole("button", { name: "Stop" }).click();
  await ask.waitFor();
  await lee.waitForTimeout(500);
  expect(await lee.getByText("We couldn’t reach the server").count()).toBe(0);
  await lee.unrouteAll({ behavior: "ignoreErrors" });
  await ask.click();
  await lee.getByRole("button", { name: "Send this to the test server" }).click();
  await expect.poll(() => model.asked.length).toBe(1);
  await note(lee).fill("Hello, and more.");
  await lee.getByRole("textbox", { name: "Summary" }).fill("Nearly there.");
  answer();
  await expect.poll(() => note(lee).inputValue()).toBe(`Hello, and more.\n\n${DRAFT}`);
  expect(await lee.getByRole("textbox", { name: "Summary" }).inputValue()).toBe("Nearly there.");
});

it("works on a phone in dark mode, and can be cancelled", async () => {
  model.replyWith({ text: DRAFT });
  const lee = await open("lee", { ...PHONE, colorScheme: "dark" });
  await takeNext(lee);
  await lee.locator("[data-at]:visible").first().click();
  await lee.getByRole("button", { name: "Draft a comment" }).click();
  await lee.getByText("How long this provider keeps it").waitFor();
  expect([await overflow(lee), await violations(lee)]).toEqual([0, []]);
  await lee.getByRole("button", { name: "Cancel" }).click();
  await lee.getByRole("button", { name: "Draft a comment" }).waitFor();
  expect(model.asked).toHaveLength(0);
});

it("a learner attaches a conversation with the tutor, and its mentor can open it", async () => {
  const grace = await open("grace");
  await grace.goto("/me");
  const links = await grace
    .locator('main a[href^="/submissions/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute("href")!));
  let at = "";
  for (const href of links) {
    await grace.goto(href);
    if (await grace.getByRole("button", { name: "Ask a mentor", exact: true }).count()) {
      at = href;
      break;
    }
  }
  const id = at.split("/").at(-1)!;
  for (const [turn, speaker, text] of [
    ["a", "learner", "What is a border case?"],
    ["b", "tutor", "A value at the edge of what is allowed. Which edges does the task have?"],
  ])
    inDatabase(
      `INSERT INTO "TutorTurn" ("id", "userId", "slug", "submissionId", "speaker", "rung", "text")
       SELECT ?, "userId", "slug", "id", ?, 'ask', ? FROM "Submission" WHERE "id" = ?`,
      `${id}-${turn}`,
      speaker!,
      text!,
      id,
    );
  await grace.reload();
  await grace.getByRole("checkbox", { name: /^Attach my conversation/ }).check();
  await grace.getByRole("button", { name: "Ask a mentor", exact: true }).click();
  await grace.getByText("Your conversation with the tutor is attached").waitFor();
  const lee = await open("lee");
  inDatabase(`UPDATE "ReviewItem" SET "claimedById" = NULL, "leaseUntil" = NULL`);
  inDatabase(`UPDATE "ReviewItem" SET "orderAt" = '2000-01-01T00:00:00.000+00:00' WHERE "tutorTalk" != ''`);
  await takeNext(lee);
  await lee.getByText("The conversation with the tutor that the learner attached").click();
  await lee.getByText("What is a border case?").waitFor();
  expect(await overflow(lee)).toBe(0);
});
