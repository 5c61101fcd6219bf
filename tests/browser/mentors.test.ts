// Long: all cases share one server that runs the production build, and its browsers.

/**
 * Mentors and learners at the same time, in real browsers: what they ask, claim, write and send, and what is kept when
 * a tab closes.
 */
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";
import { signInDemo } from "../setup/visitors";

let server: Running;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
  await askForMore();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(async (context) => {
  if (context.task.result?.errors?.length) {
    await closeWindows(context);
    inDatabase('UPDATE "ReviewItem" SET "claimedById" = NULL, "leaseUntil" = NULL RETURNING "id"');
    return;
  }
  // Leave each page as a person does. This releases the items that mentors had open, because the next test needs a
  // waiting item.
  const pages = browser.contexts().flatMap((window) => window.pages());
  await Promise.all(pages.map((page) => page.goto("about:blank")));
  await expect.poll(() => inDatabase(`SELECT "id" FROM "ReviewItem" WHERE ${OPEN}`), { timeout: 60_000 }).toEqual([]);
  await closeWindows(context);
});

const OPEN = `"state" = 'waiting' AND "claimedById" IS NOT NULL`;

function inDatabase(sql: string): unknown[] {
  const database = new Database(path.join(server.dir, "onramp.db"));
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

async function open(name: string, options: object = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await signInDemo(page, name);
  return page;
}

/**
 * Adds waiting items. The demonstration has exactly as many as the tests here review, so a test that runs twice would
 * leave none for a later test.
 */
async function askForMore(): Promise<void> {
  const grace = await open("grace");
  await grace.goto("/me");
  const asked = await grace.evaluate(async () => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="/submissions/"]')];
    const hrefs = [...new Set(links.map(({ pathname }) => pathname))].slice(0, 8);
    const body = () => new URLSearchParams({ intent: "ask-mentor", question: "" });
    return Promise.all(hrefs.map(async (href) => (await fetch(href, { method: "POST", body: body() })).ok));
  });
  expect(asked).toEqual(Array(8).fill(true));
  await grace.context().close();
}

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const itemsOf = async (page: Page) => {
  await page.goto("/mentor");
  return page
    .locator('main .rows a[href^="/mentor/"]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
};
const takeNext = async (page: Page) => {
  await page.goto("/mentor");
  await page.getByRole("button", { name: "Open next submission" }).click();
  await page.waitForURL(/\/mentor\/./);
  await page.getByText("You are reviewing this submission.").waitFor();
  return new URL(page.url()).pathname;
};

it("the queue offers no more items than the mentor's hours allow", async () => {
  const lee = await open("lee");
  expect((await itemsOf(lee)).length).toBeGreaterThan(0);
  await lee.getByLabel("Hours a week").fill("none");
  await lee.getByRole("button", { name: "Save" }).click();
  await lee.getByText("Enter a number of hours").waitFor();
  await lee.getByLabel("Hours a week").fill("0");
  await lee.getByRole("button", { name: "Save" }).click();
  await lee.getByText("You have set your hours to 0.").waitFor();
  expect(await lee.getByRole("button", { name: "Open next submission" }).count()).toBe(0);
  await lee.getByRole("link", { name: "Change your hours" }).click();
  await lee.getByLabel("Hours a week").fill("40");
  await lee.getByRole("button", { name: "Save" }).click();
  await lee.getByRole("button", { name: "Open next submission" }).waitFor();
});

/** Whether an element is on the screen, and not covered by the navigation bar of small screens. */
const isInView = (of: Locator) =>
  of.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const bar = document.querySelector("header nav")!.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && (bottom <= bar.top || top >= bar.bottom);
  });

/** Whether an element stays in view from the start of the page to its end, where it must not cover the last button. */
async function staysInView(strip: Locator, last: Locator) {
  for (const part of [0, 0.5, 1]) {
    await strip.evaluate((_, to) => window.scrollTo(0, to * document.body.scrollHeight), part);
    expect(await isInView(strip), `at ${part}`).toBe(true);
  }
  const [box, button] = [(await strip.boundingBox())!, (await last.boundingBox())!];
  expect(button.y + button.height <= box.y || box.y + box.height <= button.y).toBe(true);
}

it("the choice between two versions of a draft stays in view", async () => {
  const lee = await open("lee", PHONE);
  const desk = await takeNext(lee);
  // Use another device, because tabs in one browser share what is typed.
  const tab = await open("lee", PHONE);
  await tab.goto(desk);
  await tab.getByText("You are reviewing this submission.").waitFor();
  await lee.getByLabel("Summary").fill("One version.");
  await lee.getByText("Saved", { exact: true }).waitFor();
  await expect.poll(() => inDatabase(`SELECT 1 FROM "ReviewDraft" WHERE "work" LIKE '%One version.%'`)).toHaveLength(1);
  await tab.getByLabel("Summary").fill("Another version.");
  const strip = tab.getByRole("alert").filter({ hasText: "Two versions" });
  await strip.waitFor();
  await staysInView(strip, tab.getByRole("button", { name: "Discard draft" }));
  await strip.getByRole("button", { name: "Use the other version" }).click();
  await expect.poll(() => tab.getByLabel("Summary").inputValue()).toBe("One version.");
});

const isQueue = (url: string) => /^\/mentor(\.data)?$/.test(new URL(url).pathname);

it("the queue confirms or refuses new hours beside the button, keeps saying so, and can undo them", async () => {
  const lee = await open("lee", PHONE);
  await lee.goto("/mentor");
  await lee.getByRole("button", { name: "Stop refreshing" }).waitFor();
  const field = lee.getByLabel("Hours a week");
  const before = await field.inputValue();
  const refreshed = () => lee.waitForResponse((reply) => reply.request().method() === "GET" && isQueue(reply.url()));
  await field.fill("none");
  await lee.getByRole("button", { name: "Save" }).click();
  const why = lee.getByText("Enter a number of hours");
  await why.waitFor();
  await hasFocus(field);
  expect(await isInView(why)).toBe(true);
  await refreshed();
  await refreshed();
  expect([await why.count(), await field.inputValue()]).toEqual([1, "none"]);

  await field.fill("7.5");
  await lee.getByRole("button", { name: "Save" }).click();
  const saved = lee.getByRole("status").filter({ hasText: "Your hours were saved." });
  await saved.waitFor();
  expect([await isInView(saved), await why.count()]).toEqual([true, 0]);
  await saved.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => field.inputValue()).toBe(before);
  await lee.reload();
  expect(await field.inputValue()).toBe(before);
});

it("a submission that was handed over can be taken back, until its new reviewer opens it", async () => {
  const lee = await open("lee", PHONE);
  const desk = await takeNext(lee);
  const handOver = async () => {
    await lee.getByLabel("To", { exact: true }).selectOption({ label: "Maya Santos" });
    await lee.getByRole("button", { name: "Hand over" }).click();
    await lee.waitForURL(/done=handed-over/);
  };
  await handOver();
  const undo = lee.getByRole("button", { name: "Undo" });
  await undo.waitFor();
  expect(await isInView(undo)).toBe(true);
  await undo.click();
  await lee.waitForURL((url) => url.pathname === desk);
  await lee.getByText("You are reviewing this submission.").waitFor();

  await handOver();
  const maya = await open("maya");
  await maya.goto(desk);
  await maya.getByText("You are reviewing this submission. It was handed to you, and stays yours").waitFor();
  await undo.click();
  const refused = lee.getByRole("alert").filter({ hasText: "You can’t undo this any more" });
  await refused.waitFor();
  expect([await isInView(refused), await undo.count()]).toEqual([true, 0]);
  await maya.getByLabel("To", { exact: true }).selectOption({ label: "Dr Lee Park" });
  await maya.getByRole("button", { name: "Hand over" }).click();
  await maya.waitForURL(/done=handed-over/);
});

it("from the queue to a sent review with two comments takes 9 key presses, not counting the text", async () => {
  const lee = await open("lee");
  await lee.goto("/mentor");
  await lee.getByRole("button", { name: "Open next submission" }).waitFor();
  let presses = 0;
  const press = async (...keys: string[]) => {
    for (const key of keys) await lee.keyboard.press(key);
    presses += keys.length;
  };
  await lee.getByRole("button", { name: "Stop refreshing" }).waitFor();
  // A key that is held down opens only one submission, although each request would claim another one.
  presses++;
  for (let n = 0; n < 12; n++) {
    await lee.keyboard.down("n");
    await lee.waitForTimeout(15);
  }
  await lee.keyboard.up("n");
  await lee.waitForURL(/\/mentor\/./);
  await lee.getByText("You are reviewing this submission.").waitFor();
  expect(inDatabase(`SELECT "id" FROM "ReviewItem" WHERE ${OPEN}`)).toHaveLength(1);
  const desk = new URL(lee.url()).pathname;
  // One key shows the task that the learner was given, and the same key hides it. These presses aren't counted, because
  // sending a review doesn't need them.
  const given = lee.getByRole("region", {
    name: /^(The task that the AI was given|The specification|The bug report)$/,
  });
  expect(await given.count()).toBe(0);
  await lee.keyboard.press("t");
  await given.waitFor();
  expect((await given.textContent())!.length).toBeGreaterThan(200);
  // On a wide screen, the task stays beside the work while the work scrolls. On other screens, it is above the work.
  const isBeside = async () => {
    const [task, work] = await Promise.all([given.boundingBox(), lee.locator("[data-at]").first().boundingBox()]);
    return task!.x + task!.width < work!.x;
  };
  expect(await isBeside()).toBe(true);
  await lee
    .locator("[data-at]")
    .nth(20)
    .evaluate((line) => line.scrollIntoView({ block: "start" }));
  expect(await isInView(lee.getByText("What the learner was given"))).toBe(true);
  await lee.setViewportSize({ width: 1100, height: 800 });
  expect(await isBeside()).toBe(false);
  await lee.setViewportSize({ width: 1440, height: 900 });
  await lee.keyboard.press("t");
  await given.waitFor({ state: "hidden" });
  // The key moves the focus to the task, and back to where it was.
  await lee.keyboard.press("j");
  const focused = () => lee.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  const before = await focused();
  await lee.keyboard.press("t");
  expect(await focused()).toContain("What the learner was given");
  await lee.keyboard.press("t");
  expect(await focused()).toBe(before);
  // While the task is open, other keys continue from the line that had the focus.
  await lee.keyboard.press("j");
  const second = await focused();
  expect(second).not.toBe(before);
  for (const key of ["k", "t", "j"]) await lee.keyboard.press(key);
  expect(await focused()).toBe(second);
  await lee.keyboard.press("t");
  await given.waitFor({ state: "hidden" });
  expect(await focused()).toBe(second);
  await lee.evaluate(() => (document.activeElement as HTMLElement).blur());
  const comments = lee.getByRole("textbox", { name: /^Your comment on/ });
  for (const [n, words] of ["Why is this line here?", "And this one?"].entries()) {
    await press("j", "c");
    await comments.nth(n).waitFor();
    await lee.keyboard.type(words);
    await press("Escape");
  }
  await press("2", "Control+Enter");
  await lee.waitForURL("**/mentor?done=sent");
  expect(presses).toBe(9);
  await lee.goto(desk);
  await lee.getByText("Why is this line here?").first().waitFor();
  await lee.getByText("And this one?").first().waitFor();
});

it("a mentor answers and resolves a conversation on the desk by keyboard, and the unsent review stays", async () => {
  const lee = await open("lee");
  const desk = await takeNext(lee);
  await lee.locator("[data-at]").first().click();
  await lee.getByRole("textbox", { name: /^Your comment on/ }).fill("Who calls this?");
  await lee.getByRole("radio", { name: "Try again" }).check();
  await lee.keyboard.press("Control+Enter");
  await lee.waitForURL("**/mentor?done=sent");
  await lee.goto(desk);
  const thread = lee.locator(".thread", { hasText: "Who calls this?" });
  await thread.focus();
  await lee.keyboard.press("r");
  await lee.keyboard.type("No one, I see.");
  await lee.keyboard.press("Control+Enter");
  await thread.locator(".read", { hasText: "No one, I see." }).waitFor();
  expect(new URL(lee.url()).pathname).toBe(desk);
  await thread.getByRole("button", { name: "Mark as resolved" }).click();
  await thread.getByText("Resolved: 2 comments by you").waitFor();

  // An unsent reply from the desk also appears on the submission's own page.
  await thread.locator("summary").first().click();
  await thread.getByRole("button", { name: "Open again" }).click();
  await thread.locator("summary", { hasText: "Reply" }).click();
  await thread.getByRole("textbox").fill("Half a senten");
  await lee.goto((await thread.locator("form").first().getAttribute("action"))!);
  expect(await lee.locator(".thread", { hasText: "Who calls this?" }).getByRole("textbox").inputValue()).toBe(
    "Half a senten",
  );
});

/**
 * Opens the next item on the desk, with a conversation that began on the submission's own page. The review isn't sent,
 * so the item stays in the queue.
 */
async function talkOnDesk(lee: Page, said: string) {
  const desk = await takeNext(lee);
  const page = await (await lee.request.get(desk)).text();
  await lee.goto(page.match(/\/submissions\/[\w-]+/)![0]);
  await lee.locator("[data-at]").first().click();
  await lee.getByRole("textbox", { name: /^Your comment on/ }).fill(said);
  await lee.getByRole("button", { name: "Send", exact: true }).click();
  await lee.locator(".thread", { hasText: said }).waitFor();
  await lee.goto(desk);
  await lee.getByText("You are reviewing this submission.").waitFor();
  return { desk, thread: lee.locator(".thread", { hasText: said }) };
}
const hasFocus = (inside: Locator) =>
  expect.poll(() => inside.evaluate((element) => element.contains(document.activeElement))).toBe(true);

it("focus stays in an answered or resolved conversation, and on the line of a removed comment", async () => {
  const lee = await open("lee");
  const { thread } = await talkOnDesk(lee, "Where does this come from?");
  await thread.focus();
  await lee.keyboard.press("r");
  await lee.keyboard.type("From the caller.");
  await lee.keyboard.press("Control+Enter");
  await thread.locator(".read", { hasText: "From the caller." }).waitFor();
  await hasFocus(thread);
  await thread.getByRole("button", { name: "Mark as resolved" }).press("Enter");
  await thread.getByText("Resolved: 2 comments by you").waitFor();
  await hasFocus(thread);
  await thread.locator("summary").first().press("Enter");
  await thread.getByRole("button", { name: "Open again" }).press("Enter");
  await thread.getByRole("button", { name: "Mark as resolved" }).waitFor();
  await hasFocus(thread);

  const line = lee.locator("[data-at]").nth(3);
  await line.focus();
  await lee.keyboard.press("c");
  await lee.keyboard.type("Not so.");
  await lee.getByRole("button", { name: "Remove", exact: true }).press("Enter");
  await lee.getByText("Comment removed.").waitFor();
  await hasFocus(line);
});

it("Ctrl+Enter on the button that resolves a conversation sends the review instead", async () => {
  const lee = await open("lee");
  const { desk, thread } = await talkOnDesk(lee, "Is this read anywhere?");
  await thread.getByRole("button", { name: "Mark as resolved" }).press("Control+Enter");
  await lee.getByText("Choose a verdict").first().waitFor();
  expect(new URL(lee.url()).pathname).toBe(desk);
  expect(await thread.getByRole("button", { name: "Mark as resolved" }).count()).toBe(1);
});

it("a reply that is sent again before the server has answered is stored once", async () => {
  const lee = await open("lee");
  const { thread } = await talkOnDesk(lee, "Why twice?");
  const sent: string[] = [];
  await lee.route(/\/submissions\//, async (route) => {
    if (route.request().method() === "POST") sent.push(route.request().url());
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await thread.focus();
  await lee.keyboard.press("r");
  await lee.keyboard.type("Because of the line.");
  await lee.keyboard.press("Control+Enter");
  await thread.getByRole("button", { name: "Sending…" }).click();
  await thread.locator(".read", { hasText: "Because of the line." }).waitFor();
  await thread.getByRole("button", { name: "Sending…" }).waitFor({ state: "detached" });
  expect(sent).toHaveLength(1);
});

it("two mentors never have the same item; the second sees who has it, and keeps what they write", async () => {
  const [lee, maya] = await Promise.all([open("lee"), open("maya")]);
  const [first, second] = [await takeNext(lee), await takeNext(maya)];
  expect(first).not.toBe(second);
  await maya.setViewportSize(PHONE.viewport);
  await maya.goto(first);
  const strip = maya.getByRole("alert").filter({ hasText: "is reviewing this item now" });
  await strip.waitFor();
  await staysInView(strip, maya.getByRole("button", { name: "Discard draft" }));
  await maya.getByLabel("Summary").fill("Mine, too.");
  await maya.getByRole("radio", { name: "Good" }).check();
  await maya.getByRole("button", { name: "Send", exact: true }).click();
  await maya.getByText("Someone else is reviewing this submission now, or has already reviewed it.").first().waitFor();
  expect(await maya.getByLabel("Summary").inputValue()).toBe("Mine, too.");
  // Lee leaves, which releases the item at once.
  await lee.goto("/learn");
  await maya.reload();
  await maya.getByText("You are reviewing this submission.").waitFor();
  expect(await maya.getByLabel("Summary").inputValue()).toBe("Mine, too.");
});

it("closing one of two tabs keeps the item: the other one still has it", async () => {
  const lee = await open("lee");
  const desk = await takeNext(lee);
  await lee.getByText("You are reviewing this submission.").waitFor();
  const tab = await lee.context().newPage();
  await tab.goto(desk);
  await tab.getByText("You are reviewing this submission.").waitFor();
  const inTwoTabs = () => inDatabase(`SELECT "id" FROM "ReviewItem" WHERE ${OPEN} AND "openTabs" LIKE '% %'`);
  await expect.poll(inTwoTabs).toHaveLength(1);
  await tab.goto("about:blank");
  await expect.poll(inTwoTabs).toEqual([]);

  const maya = await open("maya");
  await maya.goto(desk);
  await maya.getByText("is reviewing this item now").waitFor();
  // When the browser is online again, the page renews the claim.
  const asked = lee.waitForResponse((response) => response.request().postData()?.includes('"renew"') ?? false);
  await lee.evaluate(() => window.dispatchEvent(new Event("online")));
  expect(await (await asked).json()).toEqual({ isMine: true });
  await lee.getByText("You are reviewing this submission.").waitFor();
});

it("what a mentor writes survives the tab, and a discarded draft can be restored", async () => {
  const lee = await open("lee");
  const desk = await takeNext(lee);
  await lee.getByLabel("Summary").fill("Half a senten");
  // The tab closes before it has saved anything.
  const context = lee.context();
  await lee.close();
  const again = await context.newPage();
  await again.goto(desk);
  await again.getByText("You are reviewing this submission.").waitFor();
  expect(await again.getByLabel("Summary").inputValue()).toBe("Half a senten");
  await again.getByText("Saved", { exact: true }).waitFor();
  await again.getByRole("button", { name: "Discard draft" }).click();
  expect(await again.getByLabel("Summary").inputValue()).toBe("");
  await again.getByRole("button", { name: "Undo" }).click();
  expect(await again.getByLabel("Summary").inputValue()).toBe("Half a senten");
});

it("a review without a verdict shows an error at the field", async () => {
  const lee = await open("lee", { viewport: { width: 390, height: 844 } });
  await takeNext(lee);
  await lee.getByRole("button", { name: "Send", exact: true }).click();
  await lee.getByRole("link", { name: /Choose a verdict/ }).waitFor();
});

it("new comments appear on both sides, and the text being typed stays", async () => {
  const [ana, lee] = await Promise.all([open("ana"), open("lee")]);
  await ana.goto("/me");
  const report = (await ana.locator('main a[href^="/submissions/"]').first().getAttribute("href"))!;
  await Promise.all([ana.goto(report), lee.goto(report)]);
  await lee.locator("[data-at]").first().click();
  await lee.locator("#new-note textarea").fill("Look at it from here.");
  await lee.locator("#new-note").getByRole("button", { name: "Send" }).click();
  await ana.getByRole("status").filter({ hasText: "Dr Lee Park commented on" }).waitFor();
  const threadOf = (page: Page) => page.locator(".thread", { hasText: "Look at it from here." }).first();
  const answer = async (page: Page, text: string) => {
    await threadOf(page).locator("summary", { hasText: "Reply" }).click();
    await threadOf(page).locator("textarea").fill(text);
  };

  // While Ana is typing, an answer arrives and the thread is resolved.
  await answer(ana, "I am in mid-sent");
  const at = await ana.evaluate(() => window.scrollY);
  await answer(lee, "Or from there?");
  await threadOf(lee).getByRole("button", { name: "Send" }).click();
  await threadOf(ana).getByText("Or from there?").waitFor();
  await threadOf(lee).getByRole("button", { name: "Mark as resolved" }).click();
  await threadOf(ana).getByRole("button", { name: "Open again" }).waitFor();
  expect(await threadOf(ana).locator("textarea").inputValue()).toBe("I am in mid-sent");
  expect(await ana.evaluate(() => window.scrollY)).toBe(at);
  await threadOf(ana).getByRole("button", { name: "Send" }).click();
  await lee.getByRole("status").filter({ hasText: "Ana Lind commented on" }).waitFor();
});

it("a draft that was discarded at the end of the page can be restored there", async () => {
  const lee = await open("lee", PHONE);
  await takeNext(lee);
  await lee.getByLabel("Summary").fill("All of it, gone?");
  await lee.getByRole("button", { name: "Discard draft" }).click();
  const undo = lee.getByRole("button", { name: "Undo" });
  await undo.waitFor();
  expect(await isInView(undo)).toBe(true);
  await undo.click();
  expect(await lee.getByLabel("Summary").inputValue()).toBe("All of it, gone?");
});

it("offline, a reply and a resolve leave the page as it is, and can be sent by hand once back online", async () => {
  const lee = await open("lee");
  const { thread } = await talkOnDesk(lee, "And without a line?");
  await lee.getByLabel("Summary").fill("Half of a summary");
  await thread.focus();
  await lee.keyboard.press("r");
  await lee.keyboard.type("It waits.");
  await lee.context().setOffline(true);
  await lee.keyboard.press("Control+Enter");
  await thread.getByText("You are offline. Your text is kept").waitFor();
  await thread.getByRole("button", { name: "Mark as resolved" }).click();
  await thread.getByText("Try again when you are back online").waitFor();
  expect(await thread.getByRole("textbox").inputValue()).toBe("It waits.");
  expect(await lee.getByLabel("Summary").inputValue()).toBe("Half of a summary");
  await lee.context().setOffline(false);
  await thread.getByRole("button", { name: "Send", exact: true }).click();
  await thread.locator(".read", { hasText: "It waits." }).waitFor();
});

it("a marked sample is read, judged and left by keys alone", async () => {
  const maya = await open("maya");
  await maya.goto("/mentor/start");
  const isOpen = () => /^\/mentor\/start\/./.test(new URL(maya.url()).pathname);
  await expect.poll(async () => maya.keyboard.press("n").then(isOpen), { timeout: 60_000 }).toBe(true);
  await maya.goto("/mentor/start/test-opening-hours");
  await expect.poll(() => maya.getByRole("button", { name: "Shortcuts" }).count()).toBe(1);
  const focus = () =>
    maya.evaluate(() =>
      document.activeElement?.closest("section[aria-labelledby=the-sample]") ? "in the sample" : "",
    );
  await expect.poll(async () => maya.keyboard.press("j").then(focus), { timeout: 60_000 }).toBe("in the sample");
  await maya.keyboard.press("?");
  await maya.getByRole("dialog", { name: "Keyboard shortcuts" }).getByText("compare with our review").waitFor();
  await maya.keyboard.press("Escape");
  await maya.keyboard.press("2");
  expect(await maya.getByRole("radio", { name: "Try again" }).isChecked()).toBe(true);
  for (const line of await maya.locator("fieldset.rubric-line").all()) await line.getByRole("radio").first().check();
  await maya.keyboard.press("Control+Enter");
  await maya.getByRole("heading", { name: /^Your review matches ours/ }).waitFor();
  await maya.keyboard.press("n");
  await maya.waitForURL((url) => url.pathname.startsWith("/mentor") && !url.pathname.endsWith("test-opening-hours"));
});
