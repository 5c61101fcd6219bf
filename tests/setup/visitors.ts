import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { DEMO_PASSWORD } from "~/accounts/demo-accounts";
import type { Running } from "./server";

let people = 0;

/** Opens an empty page in a new browser profile, with addresses relative to this server. */
export async function openPage(browser: Browser, { origin }: Running, options?: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

/** Signs in as someone in the demonstration: "ana" is ana@demo.example. */
export async function signInDemo(page: Page, name: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(`${name}@demo.example`);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

/** Registers a new learner through the registration page, then opens /learn. */
export async function registerLearner(page: Page): Promise<void> {
  await page.goto("/register");
  await fillRegistration(page);
  await page.waitForURL("**/welcome");
  await page.goto("/learn");
}

/** Fills in the registration form on the current page with a new name and address, and submits the form. */
export async function fillRegistration(page: Page): Promise<void> {
  people++;
  await page.getByLabel("Name").fill(`Learner ${people}`);
  await page.getByLabel("Email address").fill(`visitor-${people}-${process.pid}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill("a long password");
  await page.getByRole("button", { name: "Create account" }).click();
}

/** A 390 px phone, used by touch. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};

/** Limits this page's network to 400 kB/s and a latency of 100 ms from now on. */
export async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const kilobytes = 400 * 1000;
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 100,
    downloadThroughput: kilobytes,
    uploadThroughput: kilobytes,
  });
}

/** Describes the focused element as a screen reader announces it: "button Hand in…". */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "";
    const labelled = element.getAttribute("aria-labelledby");
    const label =
      element.getAttribute("aria-label") ??
      (labelled && document.getElementById(labelled)?.textContent) ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent ??
      "";
    const role = element.getAttribute("role") ?? (element as HTMLInputElement).type ?? element.tagName.toLowerCase();
    return `${role || element.tagName.toLowerCase()} ${label.trim().replace(/\s+/g, " ")}`;
  });
}

/**
 * Presses Tab (or the given key) until the wanted element has the focus. If it fails, the error lists the elements that
 * had the focus.
 */
export async function tabTo(page: Page, wanted: RegExp, key = "Tab"): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < 200; press++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (wanted.test(now)) return;
    seen.push(now);
  }
  throw new Error(`${wanted} was not reached by ${key}; the focus came by:\n${[...new Set(seen)].join("\n")}`);
}
