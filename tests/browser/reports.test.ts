// Long: reports of learners and cohorts, in one browser and one demonstration.

/**
 * Reports in a real browser: details that a link opens, comments by touch, wrong answers to the question, and
 * replies in a discussion.
 */
import fs from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser, untilSettled } from "../setup/browser";
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
  fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(closeWindows);

async function signIn(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, server, options);
  await signInDemo(page, name);
  return page;
}

/** Waits until the page's script handles forms. Buttons that are pressed earlier work as they do without the script. */
const untilInteractive = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));

/** Waits until a confirmation that contains `says` has the focus and is in view. */
async function confirms(page: Page, says: string): Promise<void> {
  const box = page.getByRole("status").filter({ hasText: says });
  await box.waitFor();
  await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true);
  const { top, bottom } = await box.evaluate((element) => element.getBoundingClientRect());
  expect([top >= 0, bottom <= page.viewportSize()!.height]).toEqual([true, true]);
}

/** Opens the newest report that contains the text `shows`, on an exercise with this title. */
async function openReport(page: Page, title: string, shows: string): Promise<void> {
  await page.goto("/me");
  const links = page.locator("main").getByRole("link", { name: title }).and(page.locator('[href^="/submissions/"]'));
  // The page streams in, so wait for its first link.
  await links.first().waitFor();
  const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute("href")!));
  for (const href of new Set(all)) {
    await page.goto(href);
    if ((await page.getByText(shows).count()) > 0) return;
  }
  throw new Error(`no report of “${title}” shows “${shows}”`);
}

it("without JavaScript, a report marks Exercises in the navigation and shows an input on request", async () => {
  const page = await signIn("hugo", { javaScriptEnabled: false });
  await openReport(page, "Due dates in months", "Work on this again");
  const current = page.getByRole("navigation", { name: "Main" }).locator("[aria-current]");
  expect(await current.allTextContents()).toEqual(["Exercises"]);
  expect(await page.getByText('from "vitest"').count()).toBe(0);
  await page.getByRole("button", { name: "Show the input (counts as a hint)" }).first().click();
  expect(new URL(page.url()).searchParams.has("inputs")).toBe(true);
  await page.locator("details[open] pre").getByText('from "vitest"').first().waitFor();
});

it("a learner works on a submission again from its files; their own draft is set aside and can come back", async () => {
  const page = await signIn("hugo");
  await openReport(page, "VAT in whole cents", "Work on this again");
  const report = page.url();
  const begin = page.getByRole("button", { name: "Work on this again" });
  await begin.click();
  await page.waitForURL("**/exercises/*");
  // Save different text, as another device would, so that the report's button asks for confirmation first.
  const from = Number(await page.locator('input[name="from"]').inputValue());
  const headers = { origin: server.origin };
  const data = { do: "save", from, work: { suite: "// words of my own", confidence: null } };
  const saved = await page.request.post(`${page.url()}/work`, { data, headers });
  expect(await saved.json()).toMatchObject({ ok: true });
  await page.goto(report);
  await begin.click();
  await page.getByRole("button", { name: /^Set it aside/ }).click();
  await page.waitForURL("**/exercises/*");
  const change = page.getByRole("button", { name: "Switch to the other draft" });
  await change.waitFor();
  expect(await page.getByText("words of my own").count()).toBe(0);
  // The page is interactive now, so its script can save, switch drafts and reload.
  await page.getByText("Saved", { exact: true }).waitFor();
  await change.click();
  await page.getByText("words of my own").first().waitFor();
  await change.waitFor();
});

it("a reply in a discussion closes its box once it is sent, and takes the focus; a second one is empty at first", async () => {
  const page = await signIn("lee");
  await page.goto("/exercises/fix-due-date-month-end/discussion");
  await untilInteractive(page);
  await page.getByLabel("Your post").fill("Which month is meant?");
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await page.getByRole("status").getByText("Your post was added.").waitFor();
  const box = page.getByLabel("Your reply");
  for (const text of ["The next one.", "No, this one."]) {
    await page.locator("summary", { hasText: "Reply" }).click();
    expect(await box.inputValue()).toBe("");
    await box.fill(text);
    await page.getByRole("button", { name: "Reply", exact: true }).and(page.locator("[type=submit]")).click();
    await page.getByRole("paragraph").filter({ hasText: text }).waitFor();
    await page.getByRole("status").getByText("Your reply was added.").waitFor();
    await box.waitFor({ state: "hidden" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(text);
  }
  // Text written after a reply is kept when the same address is reloaded.
  await page.locator("summary", { hasText: "Reply" }).click();
  await box.fill("Not sent yet");
  await page.reload();
  await page.locator("summary", { hasText: "Reply" }).click();
  await expect.poll(() => box.inputValue()).toBe("Not sent yet");
  await untilInteractive(page);
  await page.locator("summary", { hasText: "Delete" }).last().click();
  await page.getByRole("button", { name: "Delete post" }).and(page.locator(":visible")).click();
  await confirms(page, "Your post was deleted.");
});

it("a question to a mentor and its withdrawal are confirmed, and the focus stays there", async () => {
  const page = await signIn("ana");
  await openReport(page, "", "What would you like to know?");
  await untilInteractive(page);
  await page.getByRole("button", { name: /^Ask a mentor/ }).click();
  await confirms(page, "Your question was sent.");
  const asked = page.getByRole("region", { name: "You asked a mentor" });
  await asked.getByRole("button", { name: "Withdraw" }).click();
  await confirms(page, "Your question was withdrawn.");
});

it("each announcement's button says which one it marks as read; marking it is confirmed", async () => {
  const maya = await signIn("maya");
  const cohort = maya.url();
  for (const text of ["No review desk on Friday.", "The second track is open."]) {
    await maya.goto(`${cohort}/announcements`);
    await maya.getByLabel("Text").fill(text);
    await maya.getByRole("button", { name: /^Send/ }).click();
    await maya.getByRole("status").getByText("Announcement sent.").waitFor();
  }
  const ana = await signIn("ana");
  await ana.goto("/learn");
  await untilInteractive(ana);
  for (const text of ["No review desk on Friday.", "The second track is open."]) {
    await ana.getByRole("button", { name: `Mark as read: ${text}` }).click();
    await confirms(ana, "The announcement was marked as read.");
    expect(await ana.getByText(text).count()).toBe(0);
  }
});

it("a dispute and its withdrawal are confirmed; a refusal takes the focus, far from the finding's button", async () => {
  const page = await signIn("chiara");
  await openReport(page, "", "or give a reason first");
  await untilInteractive(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await untilInteractive(other);
  await page.getByRole("button", { name: "Dispute this result" }).first().click();
  await confirms(page, "Your dispute was sent.");
  await other.getByRole("button", { name: "Dispute this result" }).first().click();
  const refused = other.getByRole("alert").filter({ hasText: "you are already disputing another result" });
  await refused.waitFor();
  await expect.poll(() => refused.evaluate((element) => element === document.activeElement)).toBe(true);
  await page
    .getByRole("region", { name: "You are disputing a result" })
    .getByRole("button", { name: "Withdraw" })
    .click();
  await confirms(page, "Your dispute was withdrawn.");
});

it("a calendar link that was copied and then removed is said to be removed", async () => {
  const page = await signIn("ana", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto("/learn/assignments");
  await untilInteractive(page);
  await page.getByRole("button", { name: "Create calendar link" }).click();
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("status").getByText("Copied").waitFor();
  await page.getByRole("button", { name: "Remove link" }).click();
  await page.getByRole("status").getByText("Link removed. It no longer works.").waitFor();
  expect(await page.getByText("Copied").count()).toBe(0);
});

it("each link to a place in a review's report leads there, and the browser's Back returns to the one before", async () => {
  const page = await signIn("ana");
  await openReport(page, "Partial refunds", "In this change");
  const links = page.getByRole("navigation", { name: "In this change" }).getByRole("link");
  const top = async (nth: number) => {
    const place = page.locator((await links.nth(nth).getAttribute("href"))!);
    return place.evaluate((one) => one.getBoundingClientRect().top);
  };
  const isSeen = async (nth: number) => {
    await expect.poll(() => top(nth)).toBeLessThan(720);
    // The browser may restore a scroll position a moment later.
    await page.waitForTimeout(300);
    const y = await top(nth);
    expect(y > 0 && y < 720, `link ${nth}: ${y}`).toBe(true);
  };
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
  for (const nth of [0, 1, 0, 1]) {
    await page.evaluate(() => scrollTo(0, 0));
    await links.nth(nth).press("Enter");
    await isSeen(nth);
    const id = (await links.nth(nth).getAttribute("href"))!.slice(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(id);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await page.goBack();
  await isSeen(0);
});

it("a link to details opens them, moves the focus there, and keeps the table's filter", async () => {
  const page = await signIn("hugo");
  await openReport(page, "VAT in whole cents", "Show an input and the difference");
  await page.getByRole("link", { name: /^Survived/ }).click();
  await page.locator('a[aria-current="true"]', { hasText: /^Survived/ }).waitFor();
  await page.getByText("Show an input and the difference").first().click();
  const fold = page.locator("summary:focus");
  await fold.waitFor();
  expect(await fold.textContent()).toBe("Show an input and the difference");
  expect(await page.locator(".words details[open]").count()).toBe(1);
  expect(new URL(page.url()).searchParams.get("rows")).toBe("survived");
  await page.getByRole("link", { name: /^Killed/ }).click();
  expect(new URL(page.url()).searchParams.has("inputs")).toBe(true);
});

it("a tap anywhere on a line starts a note, and an accidental tap on another line discards nothing", async () => {
  const page = await signIn("lee", {
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
  });
  const learner = await signIn("hugo");
  await openReport(learner, "VAT in whole cents", "Your suite");
  await page.goto(new URL(learner.url()).pathname);
  const code = page.locator(".listing td.c");
  await page.getByRole("button", { name: /^Comment on line 2 of / }).waitFor();
  await code.nth(1).tap();
  const note = page.getByRole("textbox", { name: /^Your comment on line 2 of / });
  await note.fill("Why this one?");
  await code.nth(4).tap();
  expect(await note.inputValue()).toBe("Why this one?");
  await page.getByRole("button", { name: "Cancel" }).click();
  await code.nth(4).tap();
  await page.getByRole("textbox", { name: /^Your comment on line 5 of / }).waitFor();
});

it("a wrong answer stays as typed, with the reason at the field; a correct one completes the question", async () => {
  const file = (name: string) => fs.readFileSync(path.resolve("exercises/fix-due-date-month-end", name), "utf8");
  const plain = await signIn("grace", { javaScriptEnabled: false });
  await plain.goto("/exercises/fix-due-date-month-end");
  await plain.getByRole("textbox", { name: /calendar\.ts/ }).fill(file("reference/src/calendar.ts"));
  await plain.getByRole("combobox", { name: /^Confidence/ }).selectOption("80");
  await plain.getByRole("button", { name: /^Hand in/ }).click();
  await plain.waitForURL("**/submissions/*");
  const report = new URL(plain.url()).pathname;
  const passed = async () => {
    await plain.goto(report);
    return plain.getByRole("heading", { name: /^One question/ }).count();
  };
  await expect.poll(passed, { timeout: 60_000 }).toBe(1);

  const typed = 'import { expect, it } from "vitest";\nit("adds", () => expect(1 + 1).toBe(2));\n';
  const misses = async (page: Page) => {
    const field = page.getByRole("textbox", { name: /^Your example/ });
    expect(await field.inputValue()).toBe(page === plain ? file("question/start.test.ts") : typed);
    await field.fill(typed);
    await page.getByRole("button", { name: "Run on both versions" }).click();
    await page.getByText("Not yet", { exact: true }).waitFor();
    await page.locator("textarea:focus").waitFor();
    expect(await field.inputValue()).toBe(typed);
    const described = (await field.getAttribute("aria-describedby"))!.split(" ").at(-1)!;
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain("also passes on the AI’s code");
    return field;
  };
  await misses(plain);

  const page = await signIn("grace");
  // A field that is filled during hydration would be filled a second time.
  await untilSettled(page, () => page.goto(report));
  const field = await misses(page);
  // Unsent text is kept when the page is reloaded.
  await field.fill(file("question/model.test.ts"));
  await untilSettled(page, () => page.reload());
  await expect.poll(() => field.inputValue()).toBe(file("question/model.test.ts"));
  await page.getByRole("button", { name: "Run on both versions" }).click();
  await page.getByText("Correct", { exact: true }).waitFor();
  await page.locator("#question:focus").waitFor();
  expect(await field.count()).toBe(0);
  const keptHere = () =>
    page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("onramp:words:")));
  await expect.poll(keptHere).toEqual([]);

  // A note on a shared solution is kept until it is saved; text that is written after saving is kept, too.
  const note = page.getByLabel("A note for readers");
  await untilSettled(page, () => page.goto(`${report}/share`));
  await note.fill("I began at the end.");
  await untilSettled(page, () => page.reload());
  await expect.poll(() => note.inputValue()).toBe("I began at the end.");
  await page.getByRole("button", { name: "Share solution" }).click();
  await page.getByRole("heading", { name: "Your note" }).waitFor();
  await expect.poll(keptHere).toEqual([]);
  await untilSettled(page, () => page.goto(`${report}/share`));
  await note.fill("I began at the very end.");
  await untilSettled(page, () => page.reload());
  await expect.poll(() => note.inputValue()).toBe("I began at the very end.");
});
