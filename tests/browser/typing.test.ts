/**
 * Typing and clicking while a page loads. No letter is lost or moved, whether it is typed before the page is hydrated,
 * while the full editor replaces the plain field, or afterwards. `ONRAMP_LONG=1` repeats this 17 times at each speed.
 */
import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser, untilHydrated } from "../setup/browser";
import { type Running, startServer } from "../setup/server";
import { registerLearner } from "../setup/visitors";

const TIMES = process.env.ONRAMP_LONG ? 17 : 1;
/** Milliseconds between two key presses. */
const SPEEDS = [15, 60, 180];
const REST_MS = 1_200;
const LATENCY_MS = 400;
const BYTES_A_SECOND = 400_000;

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

async function newLearner(): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await registerLearner(page);
  return page;
}

/** Slows down loading, so that there is time to type into the plain field first. */
async function slowDown(page: Page) {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BYTES_A_SECOND,
    uploadThroughput: BYTES_A_SECOND,
  });
  return network;
}

const plainField = (page: Page) => page.locator("textarea.editor-text").first();
const fullEditor = (page: Page) => page.locator(".editor[data-editor=full]");

async function typeWhileLoading(page: Page, everyMs: number): Promise<void> {
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  const network = await slowDown(page);
  for (let time = 0; time < TIMES; time++) {
    // Load everything again each time, as on the first visit.
    await network.send("Network.setCacheDisabled", { cacheDisabled: true });
    await page.goto("/exercises/test-opening-hours", { waitUntil: "commit" });
    const [field, full] = [plainField(page), fullEditor(page)];
    await field.focus();
    const before = await field.evaluate((area: HTMLTextAreaElement) => {
      area.setSelectionRange(area.value.length, area.value.length);
      return area.value;
    });
    await page.keyboard.type("\n//");
    let typed = "\n//";
    // Pause every eight words, because the full editor only appears during a pause.
    for (let word = 0; (await full.count()) === 0 || word % 8 > 0; word++) {
      const next = ` w${time}x${word}`;
      await page.keyboard.type(next, { delay: everyMs });
      typed += next;
      if (word % 8 === 7) await page.waitForTimeout(REST_MS);
    }
    expect(await field.inputValue()).toBe(before + typed);
    for (let step = 0; step < 60 && (await field.inputValue()) !== before; step++)
      await page.keyboard.press("Control+z");
    expect(await field.inputValue(), "the full editor can undo what was typed before it came").toBe(before);
    expect(faults).toEqual([]);
  }
}

it("keeps each letter in its place, at three speeds", async () => {
  const pages = [await newLearner(), await newLearner(), await newLearner()];
  await Promise.all(SPEEDS.map((everyMs, at) => typeWhileLoading(pages[at]!, everyMs)));
});

it("the full editor takes over the selection and the scroll position", async () => {
  const page = await newLearner();
  await slowDown(page);
  await page.goto("/exercises/test-opening-hours", { waitUntil: "commit" });
  const field = plainField(page);
  const lines = Array.from({ length: 120 }, (_, n) => `// line ${n + 1} of the notes`);
  await untilHydrated(page);
  const at = lines.slice(0, 79).join("\n").length + 1;
  // Do all of this in one step, because the full editor may appear between two steps.
  const write = (area: HTMLTextAreaElement, [text, from]: readonly [string, number]) => {
    area.select();
    document.execCommand("insertText", false, text);
    area.setSelectionRange(from + 3, from + 7);
    area.scrollTop = 70 * parseFloat(getComputedStyle(area).lineHeight);
  };
  await field.evaluate(write, [lines.join("\n"), at] as const);
  await fullEditor(page).waitFor();
  // Line 71 was the first one in view.
  const inView = await page
    .locator(".monaco-editor .line-numbers")
    .evaluateAll((numbers) => numbers.map(({ textContent }) => Number(textContent)));
  expect(inView).toContain(72);
  expect(inView).not.toContain(60);
  await page.keyboard.type("row");
  // The hidden field gets the full editor's text with the next rendering.
  await expect.poll(() => field.inputValue()).toBe(lines.with(79, "// row 80 of the notes").join("\n"));
});

it("a page that is clicked constantly while it loads still starts", async () => {
  const page = await newLearner();
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      document.querySelector("h1")?.click();
      if (!document.querySelector(".keys-button")) port2.postMessage(null);
    };
    port2.postMessage(null);
  });
  await page.goto("/exercises/test-opening-hours", { waitUntil: "commit" });
  await untilHydrated(page);
  expect(faults).toEqual([]);
});

it("a press counts even in the moment in which the page comes alive", async () => {
  const page = await newLearner();
  // Presses the button as soon as React has hydrated it, which is before the page's effects have run.
  await page.addInitScript(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const button = document.querySelector<HTMLElement>("button[value=hint]");
      if (!button || !Object.keys(button).some((key) => key.startsWith("__reactProps"))) port2.postMessage(null);
      else if (button.textContent?.includes("hint 1 ")) button.click();
    };
    port2.postMessage(null);
  });
  await page.goto("/exercises/test-opening-hours");
  await page.getByRole("button", { name: /^Show hint 2 / }).waitFor();
});
