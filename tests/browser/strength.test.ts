// Long: all cases share one server that runs the production build.

/**
 * The strength meter of a test exercise's workspace in a real browser, against the built product: what it shows while a
 * learner writes, that it can be switched off, that it works offline, and that typing sends nothing but the draft.
 */
import fs from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeWindows, launchBrowser, untilHydrated, untilSettled } from "../setup/browser";
import { LOSS } from "../setup/loss";
import { runs } from "../setup/runs";
import { type Running, startDemo } from "../setup/server";
import { openPage } from "../setup/visitors";

const EXERCISE = "/exercises/test-opening-hours";
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

const suite = (...tests: string[]) =>
  [`import { expect, it } from "vitest";`, `import { isOpen } from "../src/opening-hours";`, ...tests, ""].join("\n");
const MORNING = `it("is open on Monday morning", () => { expect(isOpen("mon", 600)).toBe(true); });`;
const SUNDAY = `it("is shut on Sunday", () => { expect(isOpen("sun", 600)).toBe(false); });`;
const LUNCH = `it("is shut at lunch", () => { expect(isOpen("tue", 750)).toBe(false); });`;
const EVENING = `it("is shut in the evening", () => { expect(isOpen("wed", 1320)).toBe(false); });`;
const OPENING = `it("is open at the minute of opening", () => { expect(isOpen("mon", 480)).toBe(true); });`;
const AGAIN = `it("is open on Monday at ten", () => { expect(isOpen("mon", 600)).toBeTruthy(); });`;
const EMPTY = `it("asks", () => { isOpen("mon", 600); });`;
/** Rule 1 of the specification, which the AI's code breaks. */
const CLOSING = `it("is shut at the minute of closing", () => { expect(isOpen("mon", 1020)).toBe(false); });`;

let server: Running;
let browser: Browser;
let people = 0;
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

/** Opens the exercise for a new learner, with the plain editor. */
async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await openPage(browser, server, options);
  people++;
  await page.goto("/register");
  await page.getByLabel("Name").fill(`Writer ${people}`);
  await page.getByLabel("Email address").fill(`writer-${people}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill("a long password");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/welcome");
  await page.goto(EXERCISE);
  await untilHydrated(page);
  const plain = page.getByRole("checkbox", { name: "Plain editor" });
  if (!options.isMobile) await plain.check();
  return page;
}

const editor = (page: Page) => page.getByRole("textbox", { name: /^Your suite/ });
const meter = (page: Page) => page.getByRole("region", { name: "Strength of your suite" });
const figureOf = async (page: Page) =>
  Number(
    /^(\d+) of \d+ small/.exec(
      (await meter(page)
        .getByText(/small changes noticed$/)
        .textContent()) ?? "",
    )?.[1],
  );

describe("while a learner writes a suite, the meter", () => {
  it("names in words what no test checks, with the change and its line, and counts a new test", async () => {
    const page = await open();
    await editor(page).fill(suite(MORNING, LUNCH, EVENING));
    const limit = meter(page).getByRole("listitem").filter({ hasText: "toMinutes(range.start) is exactly minute" });
    await limit.getByText("No test checks what happens when").waitFor();
    await limit.getByText("Show the change").click();
    expect(await limit.locator("pre").textContent()).toMatch(/^- .*<=[\s\S]*\n\+ .*</m);
    const before = await figureOf(page);

    await limit.getByRole("button", { name: /^opening-hours\.ts, line \d+$/ }).click();
    await page.getByRole("tab", { name: /^opening-hours\.ts/, selected: true }).waitFor();

    await editor(page).fill(suite(MORNING, LUNCH, EVENING, OPENING));
    await limit.waitFor({ state: "detached" });
    expect(await figureOf(page)).toBeGreaterThan(before);
    await page.getByRole("tab", { name: /^Strength: \d+ of \d+$/ }).waitFor();
    // The status is announced once it appears, wherever the focus is.
    await page
      .getByRole("status")
      .getByText(/^\d+ of \d+ small changes noticed\.$/)
      .waitFor({ state: "attached" });
  });

  it("lists a test that fails on the AI's code separately, and not as a failure", async () => {
    const page = await open();
    await editor(page).fill(suite(MORNING));
    await meter(page).getByText("A suite that repeats the AI’s mistake would agree, too").waitFor();
    const before = await figureOf(page);
    await editor(page).fill(suite(MORNING, CLOSING));
    await meter(page).getByRole("heading", { name: "Tests that say the AI is wrong" }).waitFor();
    await meter(page).getByText("“is shut at the minute of closing”").waitFor();
    await meter(page).getByRole("heading", { name: "No other test notices these changes" }).waitFor();
    expect(await figureOf(page)).toBe(before);
    expect(await meter(page).textContent()).not.toMatch(/fail|a suite that repeats/i);

    await editor(page).fill(suite(CLOSING));
    await meter(page).getByText("No test passes on the AI’s code").waitFor();
  });

  it("names tests that assert nothing or are redundant, and says what to do when a suite doesn't run", async () => {
    const page = await open();
    await editor(page).fill(suite(MORNING, AGAIN, EMPTY));
    await meter(page).getByRole("heading", { name: "Tests that assert nothing" }).waitFor();
    await meter(page).getByText("“asks” (suite.test.ts, line 5)").waitFor();
    await meter(page).getByText("You could remove any one of 2 tests").waitFor();
    await editor(page).fill(`${suite(MORNING)}it("is half written`);
    await meter(page).getByText("Your suite doesn’t run right now").waitFor();
    await meter(page).getByText("The results below are from the last version that ran.").waitFor();
    await editor(page).fill(suite(MORNING));
    await meter(page).getByText("Your suite doesn’t run right now").waitFor({ state: "detached" });
  });

  it("makes room for a run, and is one key away", async () => {
    const page = await open();
    await editor(page).fill(suite(MORNING, SUNDAY));
    await editor(page).press("Control+Enter");
    await page.getByRole("region", { name: "Your suite on the AI’s code" }).getByText("All 2 tests pass").waitFor();
    await page.locator("body").click({ position: { x: 5, y: 300 } });
    await page.keyboard.press("w");
    await meter(page)
      .getByText(/small changes noticed$/)
      .waitFor();
    // The focus moves in the next frame, because the panel has to be there first.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("strength");
  });
});

describe("while a learner types, the meter", () => {
  it("sends only the draft, and works offline", async () => {
    const page = await open();
    await editor(page).fill(suite(MORNING));
    await untilSettled(page, () =>
      meter(page)
        .getByText(/small changes noticed$/)
        .waitFor(),
    );
    const asked: string[] = [];
    page.context().on("request", (request) => {
      const { pathname } = new URL(request.url());
      const body = request.postData();
      asked.push(`${request.method()} ${pathname} ${body ? Object.keys(JSON.parse(body)).sort() : ""}`);
    });
    const before = await figureOf(page);
    await editor(page).fill(suite(MORNING, SUNDAY));
    await expect.poll(() => figureOf(page)).toBeGreaterThan(before);
    await expect.poll(() => asked.length, { timeout: 60_000 }).toBeGreaterThan(0);
    expect(new Set(asked)).toEqual(new Set([`POST ${EXERCISE}/work do,from,revisionId,work`]));

    await page.context().setOffline(true);
    await editor(page).fill(suite(MORNING));
    await expect.poll(() => figureOf(page)).toBe(before);
  });

  it("measures nothing once it is switched off, even after a reload", async () => {
    const page = await open();
    await meter(page).getByRole("checkbox", { name: "Measure while I write" }).uncheck();
    await meter(page).getByText("stays off in this browser").waitFor();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await untilSettled(page, () => page.reload());
    await page.getByRole("tab", { name: "Strength: off" }).click();
    expect(await meter(page).getByRole("checkbox", { name: "Measure while I write" }).isChecked()).toBe(false);
    expect(asked).toContain(EXERCISE);
    expect(asked).not.toContain(`${EXERCISE}/mutants`);

    await meter(page).getByRole("checkbox", { name: "Measure while I write" }).check();
    await editor(page).fill(suite(MORNING));
    await meter(page)
      .getByText(/small changes noticed$/)
      .waitFor();
  });
});

/** Each of these pages starts an engine in a worker as it opens. */
const LEFT = ["/exercises/test-vat-rounding", EXERCISE, "/exercises/fix-due-date-month-end"];

it("tabs that are left while an engine starts in them are not lost", { timeout: 600_000 }, async () => {
  const context = await browser.newContext({ baseURL: server.origin });
  const ana = await context.newPage();
  await ana.goto("/sign-in");
  await ana.getByRole("button", { name: /^Sign in as Ana/ }).click();
  await ana.waitForURL("**/learn");
  // Other tests retry when a tab crashes. This one counts crashed tabs.
  let lost = 0;
  const leaveManyTimes = async (first: number) => {
    let tab = await context.newPage();
    for (let n = 0; n < runs(10); n++) {
      try {
        await tab.goto(LEFT[(first + n) % LEFT.length]!, { waitUntil: "commit" });
        await tab.locator(".monaco-editor").first().waitFor();
        await tab.waitForTimeout((first * 450 + n * 331) % 900);
      } catch (error) {
        if (!LOSS.test(String(error))) throw error;
        lost++;
        tab = await context.newPage();
      }
    }
  };
  await Promise.all([0, 1].map(leaveManyTimes));
  expect(lost).toBe(0);
});

describe("the meter's page", () => {
  it.each<[string, BrowserContextOptions]>([
    ["in light", { colorScheme: "light" }],
    ["in dark", { colorScheme: "dark" }],
    ["on a phone", PHONE],
  ])("%s has no axe-core violation, and is not wider than the window", async (_where, options) => {
    const page = await open(options);
    const part = (name: string) => page.getByRole("navigation", { name: "Parts" }).getByText(name).click();
    if (options.isMobile) await part("Suite");
    await editor(page).fill(suite(MORNING, CLOSING, EMPTY));
    if (options.isMobile) await part("Results");
    await meter(page).getByText("Show the change").first().click();
    const { violations } = await new AxeBuilder({ page }).include("#strength").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
