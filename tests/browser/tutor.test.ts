/**
 * The tutor's panel, and a model's review of a change, in a real browser, with a model server that replies as scripted.
 * Long: all journeys on which a learner uses the model share one server.
 */
import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type Message, textOfMessages } from "../../app/tutor/ladder/sent";
import { closeWindows, launchBrowser, savedMark, untilHydrated } from "../setup/browser";
import { type ModelServer, openModelServer } from "../setup/model-server";
import { type Running, startDemo } from "../setup/server";
import { focused, openPage, PHONE, registerLearner, tabTo } from "../setup/visitors";

let model: ModelServer;
let server: Running;
let browser: Browser;
beforeAll(async () => {
  model = await openModelServer();
  browser = await launchBrowser();
  server = await startDemo(model.env);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await model?.close();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});
beforeEach(() => model.forget());
afterEach(closeWindows);

const CALM = "What would you expect to see?";
const MORE = "How would you check that?";
const CONCEPT = "A concept is an idea that you can use again in a different situation. How would you use it here?";

/** Opens the workspace of a review as a new learner. */
async function openWorkspace(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, server, options);
  await registerLearner(page);
  await page.goto("/exercises/credit-note-numbering");
  await untilHydrated(page);
  return page;
}

const panelOf = (page: Page) => page.getByRole("complementary", { name: "Tutor" });
const logOf = (page: Page) => page.getByRole("log", { name: "Conversation with the tutor" });
const questionBox = (page: Page) => page.getByRole("textbox", { name: "Your question" });
const press = (page: Page, name: string) => panelOf(page).getByRole("button", { name, exact: true }).click();
const openTutor = (page: Page) => page.getByRole("button", { name: "Tutor", exact: true }).click();

/** Types a question, sends it, and waits until the panel shows `answer`. */
async function ask(page: Page, question: string, answer: string, button = "Ask"): Promise<void> {
  await questionBox(page).fill(question);
  await press(page, button);
  await logOf(page).getByText(answer).last().waitFor();
  await panelOf(page).getByRole("button", { name: "Ask", exact: true }).waitFor();
}

/** Approves the change and hands in. `says` is the text that the dialog must show before the submission. */
async function handIn(page: Page, says = "Hand in"): Promise<void> {
  await page.getByRole("radio", { name: "Approve", exact: true }).check();
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Hand in…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(says).first().waitFor();
  await dialog.getByRole("button", { name: "Hand in", exact: true }).click();
  await page.waitForURL("**/submissions/*");
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

it("from consent through three steps to the submission, with the conversation beside the report", async () => {
  const page = await openWorkspace();
  await openTutor(page);
  await panelOf(page).getByText("Each question sends the text below to the test server.").waitFor();
  await questionBox(page).fill("Where do I start?");
  const shown = await panelOf(page).getByRole("region", { name: "The text that is sent" }).textContent();
  expect(model.received()).toBe("");

  model.script({ text: `${CALM}\n\n${MORE}` }, { text: CALM }, { text: CONCEPT });
  await ask(page, "Where do I start?", MORE, "Send this to the test server");
  expect(shown).toBe(textOfMessages(model.asked[0]!.body.messages as readonly Message[]));
  expect(await questionBox(page).inputValue()).toBe("");

  await press(page, "Next step…");
  await press(page, "Go to step 2");
  await ask(page, "And then?", CALM);
  await press(page, "Next step…");
  await panelOf(page).getByText("Steps 3 and 4 together count as one hint.").waitFor();
  await panelOf(page).getByText("Once you use one, this exercise no longer counts toward a skill.").waitFor();
  await press(page, "Stay");
  expect(await focused(page)).toMatch("Your question");
  expect(model.asked).toHaveLength(2);
  await press(page, "Next step…");
  await press(page, "Go to step 3");
  await ask(page, "What is a concept?", CONCEPT);
  await expectAccessible(page);

  await handIn(page, "You used a hint, so this attempt is for practice.");
  const stored = page.getByRole("region", { name: "Your conversation with the tutor" });
  await stored.getByText("Show the conversation").click();
  for (const text of ["Where do I start?", MORE, "And then?", "What is a concept?", CONCEPT])
    await stored.getByText(text, { exact: true }).waitFor();
  expect(model.asked).toHaveLength(3);
});

it("a reply that is cut off: the panel says so, keeps the question, and retries; handing in works", async () => {
  const page = await openWorkspace();
  await openTutor(page);
  const long = "and what else would you try then? ".repeat(30);
  model.script({ text: long, breaks: "cut" }, { text: CALM });
  await ask(page, "Where do I start?", "The reply ended too early", "Send this to the test server");
  expect(await questionBox(page).inputValue()).toBe("Where do I start?");
  await press(page, "Retry");
  await logOf(page).getByText(CALM).waitFor();
  await expect.poll(() => questionBox(page).inputValue()).toBe("");

  model.script({ text: `${CALM}\n\n${long}`, breaks: "cut", pieceBytes: 400 }, { text: MORE });
  await ask(page, "And after that?", "The reply ended too early");
  await logOf(page).getByText(CALM).last().waitFor();
  await logOf(page).getByText("And after that?").waitFor();
  // The message is still there after the page has loaded the remaining budget.
  await page.waitForTimeout(500);
  await logOf(page).getByText("The reply ended too early").waitFor();
  await press(page, "Retry");
  await logOf(page).getByText(MORE).waitFor();
  expect(await logOf(page).getByText("The reply ended too early").count()).toBe(0);
  await handIn(page);
  await page.getByRole("region", { name: "Your conversation with the tutor" }).waitFor();
});

it("the panel says so while it can’t be loaded, and the work stays as it is", async () => {
  const page = await openWorkspace();
  await page.context().setOffline(true);
  await openTutor(page);
  await page.getByRole("alert").getByText("We couldn’t load the tutor").waitFor();
  await page.getByRole("radio", { name: "Approve", exact: true }).check();
  expect(await panelOf(page).count()).toBe(0);
  await page.context().setOffline(false);
  await savedMark(page).waitFor();
  await openTutor(page);
  await panelOf(page).waitFor();
  expect(await page.getByRole("alert").getByText("We couldn’t load the tutor").count()).toBe(0);

  // Even online, the browser doesn't load a script again that it couldn't load before.
  await page.reload();
  await untilHydrated(page);
  await page.route("**/assets/panel-*.js", (route) => route.abort());
  await openTutor(page);
  await page.getByRole("link", { name: "open it on its own page" }).click();
  await questionBox(page).waitFor();
  await page.goBack();
  expect(await page.getByRole("radio", { name: "Approve", exact: true }).isChecked()).toBe(true);
});

it("by keyboard alone on a phone in dark mode: the sheet opens, asks, and returns the focus", async () => {
  const page = await openWorkspace({ ...PHONE, colorScheme: "dark" });
  await tabTo(page, /^button Tutor$/);
  await page.keyboard.press("Space");
  await expect.poll(() => focused(page)).toMatch("Your question");
  await page.keyboard.type("Where do I start?");
  await page.keyboard.press("Control+Enter");
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(model.received()).toBe("");

  model.script({ text: CALM });
  await tabTo(page, /^button Send this to/);
  await page.keyboard.press("Enter");
  await logOf(page).getByText(CALM).waitFor();
  await tabTo(page, /^button Next step/);
  await page.keyboard.press("Enter");
  await expect.poll(() => focused(page)).toMatch("Step 2 of 4");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toMatch("Your question");
  await page.keyboard.press("Escape");
  await panelOf(page).waitFor({ state: "hidden" });
  expect(await focused(page)).toBe("button Tutor");
});

it("on a phone, an open step box leaves the newest message in view", async () => {
  const page = await openWorkspace(PHONE);
  await openTutor(page);
  model.script({ text: CALM });
  await ask(page, Array(20).fill("I read this line twice.").join("\n"), CALM, "Send this to the test server");
  const isInView = () =>
    logOf(page).evaluate((log) => {
      const newest = log.querySelector(".turn:last-of-type")!.getBoundingClientRect();
      return Math.round(newest.bottom) <= Math.ceil(log.getBoundingClientRect().bottom);
    });
  await expect.poll(isInView).toBe(true);
  for (const name of ["Next step…", "Clear…"]) {
    await press(page, name);
    await expect.poll(isInView).toBe(true);
    await page.keyboard.press("Escape");
  }
  await panelOf(page).getByText("Show what is sent").click();
  await expect.poll(isInView).toBe(true);
});

it("in a conversation about the report, each paragraph appears as it arrives, and a reply that is cut off can be retried", async () => {
  const page = await openWorkspace();
  await handIn(page);
  await page.getByRole("link", { name: "Ask about this report" }).click();
  const log = page.getByRole("log", { name: "Conversation" });
  await questionBox(page).fill("Why does it matter?");
  let goOn = () => {};
  const until = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const pieces = { text: `${CALM}\n\n${MORE}`, pauses: { after: 2_000, until } };
  const cut = { text: "It would cost money. ".repeat(30), breaks: "cut" } as const;
  model.script(pieces, cut, { text: CONCEPT }, { text: CALM, finish: "length" });
  await page.getByRole("button", { name: "Send this to the test server" }).click();
  await log.getByText(CALM).waitFor();
  await page.getByRole("button", { name: "Stop" }).waitFor();
  expect(await log.getByText(MORE).count()).toBe(0);
  goOn();
  await log.getByText(MORE).waitFor();
  await expect.poll(() => questionBox(page).inputValue()).toBe("");

  await questionBox(page).fill("And now?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("alert").getByText("The reply ended too early").waitFor();
  expect(await questionBox(page).inputValue()).toBe("And now?");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Retry" }).click();
  await log.getByText(CONCEPT).waitFor();

  // Asking the same question again would be cut again, so it doesn't stay in the box.
  await questionBox(page).fill("And in the end?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("alert").getByText("its end is missing").waitFor();
  await log.getByText("And in the end?").waitFor();
  await expect.poll(() => questionBox(page).inputValue()).toBe("");
  expect(model.asked).toHaveLength(4);
});

it("a model's review of the change: from the report to its comments, and through a reply that is cut off", async () => {
  const page = await openWorkspace();
  await handIn(page);
  await page.getByRole("link", { name: "Ask the model for a review of this change" }).click();
  const send = page.getByRole("button", { name: "Send this to the test server" });
  await page.getByText("How long this provider keeps it: nothing is kept.").waitFor();
  const shown = await page.getByRole("region", { name: "The text that is sent" }).textContent();
  expect(model.received()).toBe("");
  await expectAccessible(page);

  const comment = (line: number, body: string) => ({ file: "src/credit-note.ts", line, body });
  const comments = [comment(40, "Why is this number taken?"), comment(12, "See [here](https://evil.example).")];
  const whole = JSON.stringify({ comments });
  model.script({ text: whole, breaks: "cut" }, { text: whole });
  await send.click();
  await page.getByRole("alert").getByText("The reply ended too early: the connection was lost. Try again.").waitFor();
  expect(model.asked.map(({ body }) => body.messages[0]!.content)).toEqual([shown]);
  await send.click();
  await page.getByRole("article", { name: "The model’s comment on line 40" }).getByText("Why is this number").waitFor();
  await page.getByText("2 comments: ").waitFor();
  expect(await page.getByText("evil.example").count()).toBe(0);
  await expectAccessible(page);

  await page.setViewportSize(PHONE.viewport!);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.viewport!.width);
  await page.getByRole("link", { name: "Back to the report" }).click();
  await page.getByRole("link", { name: "Open the model’s review (2 comments)" }).click();
  await page.getByRole("button", { name: "Delete this review" }).click();
  await send.waitFor();
  expect(model.asked).toHaveLength(2);
});
