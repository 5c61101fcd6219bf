/** The ruling page in a real browser: its keys, which input it keeps, and what stays in view. */
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../setup/browser";
import { RULING_ITEM, storeMissing } from "../setup/missing-rows";
import { type Running, startDemo } from "../setup/server";
import { signInDemo } from "../setup/visitors";

const RULING = `/mentor/${RULING_ITEM}`;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
let server: Running;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
  const file = path.join(server.dir, "onramp.db");
  storeMissing(file);
  // Delete the stored ruling. It exists only for the admins' page, and lists no lines that a preview could read.
  const database = new Database(file);
  database.prepare('DELETE FROM "Ruling"').run();
  database.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});

async function openAs(name: string, options: object = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await signInDemo(page, name);
  return page;
}

it("has the desk's key for what the learner was given, and lists it", async () => {
  const lee = await openAs("lee");
  await lee.goto(RULING);
  const given = lee.getByRole("region", { name: "The task that the AI was given" });
  const press = (key: string) => lee.keyboard.press(key);
  await lee.getByRole("button", { name: "Shortcuts" }).waitFor();
  await expect.poll(async () => press("t").then(() => given.isVisible()), { timeout: 60_000 }).toBe(true);
  await press("t");
  await given.waitFor({ state: "hidden" });
  await press("?");
  await lee
    .getByRole("dialog", { name: "Keyboard shortcuts" })
    .getByText("show or hide what the learner was given")
    .waitFor();
  await lee.context().close();
});

it("keeps in view who is deciding, at every scroll position, and covers no button at the end", async () => {
  const [lee, maya] = [await openAs("lee"), await openAs("maya", PHONE)];
  const claimed = lee.waitForResponse((reply) => reply.request().postData()?.includes('"claim"') ?? false);
  await lee.goto(RULING);
  await claimed;
  await maya.goto(RULING);
  const strip = maya.getByRole("alert").filter({ hasText: "is deciding this now" });
  await strip.waitFor();
  for (const part of [0, 0.5, 1]) {
    await maya.evaluate((to) => window.scrollTo(0, to * document.body.scrollHeight), part);
    const shown = await strip.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const bar = document.querySelector("header nav")!.getBoundingClientRect();
      const button = [...document.querySelectorAll("main form button")].at(-1)!.getBoundingClientRect();
      return { isInView: top >= 0 && bottom <= bar.top, isOver: button.bottom > top && button.top < bottom };
    });
    expect(shown, `at ${part}`).toEqual({ isInView: true, isOver: false });
  }
  await Promise.all([lee, maya].map((page) => page.context().close()));
});

it("shows what learners say, and the key, in wide columns on a wide screen", async () => {
  const lee = await openAs("lee", { viewport: { width: 1440, height: 900 } });
  await lee.goto(RULING);
  for (const list of ["said", "key"]) {
    const texts = lee.locator(`section[aria-labelledby="${list}"] li p`);
    await texts.first().waitFor();
    const narrow = await texts.evaluateAll((all) =>
      all.flatMap((text) => (text.getBoundingClientRect().width > 400 ? [] : [text.textContent])),
    );
    expect(narrow, list).toEqual([]);
  }
  await lee.context().close();
});

it("leads from each error of a refused ruling to its field", async () => {
  const lee = await openAs("lee");
  await lee.goto(RULING);
  const add = lee.getByRole("radio", { name: "Add" });
  await expect.poll(async () => add.check().then(() => add.isChecked())).toBe(true);
  await lee.getByRole("button", { name: "Preview the effect" }).click();
  const summary = lee.getByRole("alert").filter({ hasText: "There are 3 problems" });
  await summary.waitFor();
  await expect.poll(() => summary.evaluate((box) => box === document.activeElement)).toBe(true);
  await summary.getByRole("link", { name: "Choose a severity." }).click();
  const severity = lee.getByLabel("Severity", { exact: true });
  await expect.poll(() => severity.evaluate((field) => field === document.activeElement)).toBe(true);
  await lee.context().close();
});

it("keeps all fields over a reload until the ruling is made", async () => {
  const lee = await openAs("lee");
  await lee.goto(RULING);
  const fields = () =>
    lee.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>("main form")!;
      return Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "seen"));
    });
  const [choice, reason] = [lee.getByRole("radio", { name: "Add" }), lee.getByRole("textbox", { name: "Reason" })];
  const untilKept = (name: string) =>
    expect.poll(() => lee.evaluate(() => JSON.stringify({ ...localStorage }))).toContain(name);
  await expect.poll(async () => choice.check().then(fields)).toMatchObject({ decision: "key" });
  await untilKept("decision=key");
  await lee.reload();
  await expect.poll(fields).toMatchObject({ decision: "key", why: "" });
  await reason.fill("No test fails without it.");
  await lee.getByLabel("Describe the issue").fill("The tests can’t fail");
  await lee.getByLabel("Severity", { exact: true }).selectOption("minor");
  const written = await fields();
  await lee.getByRole("button", { name: "Preview the effect" }).click();
  await lee.getByRole("button", { name: "Make this ruling" }).waitFor();
  await lee.reload();
  await expect.poll(fields).toEqual(written);
  // The preview is no longer shown, so the ruling has to be previewed again.
  expect(await lee.getByRole("button", { name: "Make this ruling" }).count()).toBe(0);
  await lee.getByRole("button", { name: "Preview the effect" }).click();
  await lee.getByRole("button", { name: "Make this ruling" }).click();
  await lee.getByRole("heading", { name: /^Ruled:/ }).waitFor();
  const made = lee.getByRole("status").filter({ hasText: "You made the ruling “Add to the key”." });
  const standing = () =>
    made.evaluate((box) => {
      const { top, bottom } = box.getBoundingClientRect();
      return { hasFocus: box === document.activeElement, isInView: top >= 0 && bottom <= window.innerHeight };
    });
  await expect.poll(standing).toEqual({ hasFocus: true, isInView: true });
  await expect.poll(() => lee.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("No+test+fails");
  await lee.context().close();
});
