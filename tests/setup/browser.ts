import fs from "node:fs";
import { type Browser, chromium, type Page, type Request, type Response } from "playwright-core";
import type { TestContext } from "vitest";
import { LOST } from "./loss";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const QUIET = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
];

/**
 * Returns the path of the browser to start: CHROMIUM_PATH, otherwise a browser installed on the system, otherwise the
 * packaged one, which is unpacked first.
 */
export async function findChromium(): Promise<string> {
  const own = process.env.CHROMIUM_PATH ?? SYSTEM.find((file) => fs.existsSync(file));
  if (own) return own;
  const { default: packaged } = await import("@sparticuz/chromium");
  packaged.setGraphicsMode = false;
  return packaged.executablePath();
}

/** Starts a real Chromium. `more` lists extra command-line arguments. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  // Don't use the package's own arguments: they run everything in one process, which exits when the first window
  // closes, and they disable web security.
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...QUIET, ...more] });
  endOnCrash(browser);
  browsers.add(browser);
  browser.on("disconnected", () => browsers.delete(browser));
  return browser;
}

/**
 * Closes a tab when it crashes, so that a test that is waiting for the tab fails at once with the reason LOST.
 * vitest.config.ts retries such tests. The one known cause is fixed: docs/decisions/032-compiled-at-once.md.
 */
function endOnCrash(browser: Browser): void {
  const open = browser.newContext.bind(browser);
  browser.newContext = async (...options) => {
    const context = await open(...options);
    context.on("page", (page) => page.on("crash", () => void page.close({ reason: LOST }).catch(() => {})));
    return context;
  };
}

const browsers = new Set<Browser>();

/** How many characters to print from the end of a page's text. The beginning is only navigation. */
const SHOWN = 3_000;

/**
 * Closes all windows of this process after a test. If the test failed, adds the windows' text to its error, because the
 * test may have waited for something that the page didn't show.
 */
export async function closeWindows({ task }: TestContext): Promise<void> {
  const windows = [...browsers].flatMap((browser) => browser.contexts());
  const error = task.result?.errors?.[0];
  for (const page of error ? windows.flatMap((window) => window.pages()) : []) {
    const text = await page.locator("body").ariaSnapshot().catch(String);
    error!.message += `\nThe window at ${page.url()} says:\n${text.slice(-SHOWN)}\n`;
  }
  await Promise.all(windows.map((window) => window.close()));
}

/** Waits until a workspace is hydrated. Buttons that are pressed earlier work as they do without JavaScript. */
export const untilHydrated = (page: Page) => page.locator(".keys-button").waitFor({ state: "attached" });

/** Locates the text that a workspace shows while the server has the latest version of the work. */
export const savedMark = (page: Page) => page.getByRole("status").getByText("Saved", { exact: true }).first();

/**
 * Calls `change`, which changes the work, and waits until the server has saved the work. Waiting only for the "Saved"
 * mark is not enough, because the mark is already there before the change.
 */
export async function untilSaved(page: Page, change: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().postData()?.includes('"do":"save"') ?? false);
  await change();
  await answer;
  await savedMark(page).waitFor();
}

const QUIET_MS = 500;
const SETTLED_MS = 30_000;
const OF_WORKER = /\/browser-worker-[^/]*\.js$|\.wasm$/;

/**
 * Opens a page with `open` and waits until no request is pending and none has started or ended for half a second.
 * "networkidle" would never occur, because each page keeps an event stream open.
 */
export async function untilSettled(page: Page, open: () => Promise<unknown>): Promise<void> {
  const asked = new Set<Request>();
  let changedAt = Date.now();
  const begin = (request: Request) => {
    // Ignore event streams, which don't end, and requests for a worker's script and engine: no page waits for them,
    // and the browser reports no response to a worker that has ended.
    if (request.resourceType() === "eventsource" || OF_WORKER.test(request.url())) return;
    asked.add(request);
    changedAt = Date.now();
  };
  const end = (request: Request) => {
    if (asked.delete(request)) changedAt = Date.now();
  };
  // Count a request as ended when its response arrives, because the browser doesn't always report that a worker's
  // request has finished.
  const answered = (response: Response) => end(response.request());
  page.on("request", begin).on("response", answered).on("requestfailed", end);
  try {
    await open();
    await page.waitForLoadState("load");
    const until = Date.now() + SETTLED_MS;
    while (asked.size > 0 || Date.now() - changedAt < QUIET_MS) {
      if (Date.now() > until) throw new Error(`Still asked for: ${[...asked].map((one) => one.url()).join(", ")}`);
      await page.waitForTimeout(50);
    }
  } finally {
    page.off("request", begin).off("response", answered).off("requestfailed", end);
  }
}
