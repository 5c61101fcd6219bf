// Long: one built product serves all cases.

/** What an engineer expects of a workspace, in a real browser: a test of one's own, handed in with a repair. */
import fs from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import Database from "better-sqlite3";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeWindows, launchBrowser, untilHydrated, untilSaved } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";

const FIX = "/exercises/fix-due-date-month-end";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** A folder for screenshots of what the tests see; none without it. */
const SHOTS = process.env.SCREENSHOTS;

let server: Running;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (server) fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(closeWindows);

async function signIn(who: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(`^Sign in as ${who}`) }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return page;
}

/** Opens a workspace with no draft. */
async function open(page: Page, address: string, editor: "plain" | "full" = "plain"): Promise<void> {
  await page.goto(address);
  await untilHydrated(page);
  await page.evaluate(
    (to) => fetch(`${to}/work`, { method: "POST", body: JSON.stringify({ do: "discard" }) }),
    address,
  );
  await page.reload();
  await untilHydrated(page);
  const plain = page.getByRole("checkbox", { name: "Plain editor" }).first();
  if (await plain.isVisible()) await plain.setChecked(editor === "plain");
}

async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(200);
    await page.screenshot({ path: path.join(SHOTS, `${name}-${colorScheme}.png`) });
  }
}

const faultsOf = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

const ownTest = (page: Page) => page.getByRole("textbox", { name: /^Your own test/ });
const ownResults = (page: Page) => page.getByRole("region", { name: "Your own test" });
const OWN = `import { expect, it } from "vitest";
import { dueDate } from "./src/due-date";

it("has a day to pay on", () => {
  console.log("asked for", typeof dueDate);
  expect(typeof dueDate).toBe("nothing");
});
`;

describe("a learner's own test of a repair", () => {
  it("starts as a test that runs, says why it fails, and can be removed and restored", async () => {
    const page = await signIn("Grace");
    await open(page, FIX);
    await page.getByRole("button", { name: "Write a test" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("field-scratch");
    const start = await ownTest(page).inputValue();
    await ownTest(page).press("Control+Enter");
    await ownResults(page).getByText("1 of 1 pass on your version").waitFor();
    await page.getByRole("tab", { name: /^Visible tests: \d+ of \d+$/ }).waitFor();

    await untilSaved(page, () => ownTest(page).fill(start.replace("toBeDefined()", 'toBe("mine")')));
    await ownResults(page).getByText("You have changed the code since this run").waitFor();
    await ownTest(page).press("Control+Enter");
    await ownResults(page).getByText("0 of 1 pass on your version").waitFor();
    await ownResults(page)
      .getByRole("button", { name: /^scratch\.test\.ts, line \d+/ })
      .first()
      .waitFor();
    await shoot(page, "own-test-1440");
    expect(await faultsOf(page)).toEqual([]);

    await page.reload();
    await untilHydrated(page);
    await page.getByRole("tab", { name: /^scratch\.test\.ts/ }).click();
    expect(await ownTest(page).inputValue()).toContain('toBe("mine")');
    await page.getByRole("button", { name: "Remove this test" }).click();
    await page.getByRole("tab", { name: /^scratch\.test\.ts/ }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo the removal" }).click();
    expect(await ownTest(page).inputValue()).toContain('toBe("mine")');
  });

  it("works in the full editor, which was there before the test", async () => {
    const page = await signIn("Grace");
    await open(page, FIX, "full");
    await page.locator('.editor[data-editor="full"]').waitFor();
    await page.getByRole("button", { name: "Write a test" }).click();
    await page.locator(".monaco-editor").getByText("Call the code, and expect").waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.type('it("also", () => { throw new Error("as written"); });');
    await page.keyboard.press("Control+Enter");
    await ownResults(page).getByText("1 of 2 pass on your version").waitFor();
    await ownResults(page).getByText("as written").first().waitFor();
  });

  it("is handed in with the repair, and is on the report and on the mentor's desk, ungraded", async () => {
    const page = await signIn("Grace");
    await open(page, FIX);
    await page.locator("body").click({ position: { x: 5, y: 300 } });
    await page.keyboard.press("o");
    await ownTest(page).fill(OWN);
    await page.getByRole("slider").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Hand in…" }).click();
    const dialog = page.getByRole("dialog", { name: /Hand in/ });
    await dialog.getByText("sent with it, never graded").waitFor();
    await dialog.getByRole("button", { name: "Hand in", exact: true }).click();
    await page.waitForURL(/\/submissions\/./);
    const own = page.getByRole("region", { name: "Your own test" });
    await own.getByText("has a day to pay on").waitFor();
    await own.scrollIntoViewIfNeeded();
    await shoot(page, "own-test-report-1440");

    const id = new URL(page.url()).pathname.split("/").at(-1)!;
    await page.evaluate(
      (to) => fetch(to, { method: "POST", body: new URLSearchParams({ intent: "ask-mentor", question: "" }) }),
      `/submissions/${id}`,
    );
    const database = new Database(path.join(server.dir, "onramp.db"), { readonly: true });
    const item = database.prepare(`SELECT "id" FROM "ReviewItem" WHERE "submissionId" = '${id}'`).get() as {
      id: string;
    };
    database.close();
    const lee = await signIn("Dr Lee");
    await lee.goto(`/mentor/${item.id}`);
    const shown = lee.getByRole("region", { name: "Your own test" });
    await shown.getByText("has a day to pay on").waitFor();
    await shown.scrollIntoViewIfNeeded();
    await shoot(lee, "own-test-desk-1440");
    expect(await shown.getByRole("button", { name: /line 4/ }).count()).toBe(1);
  });

  it("has its place on a phone", async () => {
    const page = await signIn("Grace", PHONE);
    await open(page, FIX);
    await page.getByRole("link", { name: "Code" }).click();
    await page.getByRole("button", { name: "Write a test" }).click();
    await shoot(page, "own-test-390");
    await page.getByRole("button", { name: /^Run/ }).click();
    await ownResults(page).getByText("1 of 1 pass on your version").waitFor();
    await shoot(page, "own-test-results-390");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
