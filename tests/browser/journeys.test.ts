// Long: the journeys of every kind of exercise share one server.

/**
 * The main paths in a real browser, against the built product with its demonstration data: each of the three kinds of
 * exercise from the list to the report, what happens to a draft, and the pages without JavaScript. Each path creates
 * its own account.
 */
import fs from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeWindows, launchBrowser, savedMark, untilHydrated, untilSaved } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";
import { openPage } from "../setup/visitors";

const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const exerciseFile = (file: string) => fs.readFileSync(path.resolve("exercises", file), "utf8");

let server: Running;
let browser: Browser;
let people = 0;
/** Errors that pages throw or write to the console, including violations of the content security policy. */
let complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
});
afterAll(async () => {
  await browser?.close();
  expect(await server?.stop()).toBe(0);
  fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(async (context) => {
  await closeWindows(context);
  const heard = complaints;
  complaints = [];
  expect(heard).toEqual([]);
});

async function openBrowser(options: BrowserContextOptions = DESKTOP): Promise<Page> {
  const page = await openPage(browser, server, options);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // Some tests go offline on purpose, and leaving a page aborts its requests.
    if (message.type() === "error" && !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(message.text()))
      complaints.push(message.text());
  });
  return page;
}

/** Opens a page on which a new learner is signed in. */
async function newLearner(options?: BrowserContextOptions): Promise<Page> {
  const page = await openBrowser(options);
  people++;
  await page.goto("/register");
  await page.getByLabel("Name").fill(`Learner ${people}`);
  await page.getByLabel("Email address").fill(`learner-${people}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill("a long password");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/welcome");
  return page;
}

const slider = (page: Page) => page.getByRole("slider");

/** Sets the confidence by keyboard, as someone without a mouse does. */
async function sayHowSure(page: Page): Promise<void> {
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
}

async function handIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Hand in…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in", exact: true }).click();
  await page.waitForURL("**/submissions/*");
}

async function writeCode(page: Page, label: RegExp, code: string): Promise<void> {
  await page.getByRole("checkbox", { name: "Plain editor" }).check();
  const field = page.getByRole("textbox", { name: label });
  await field.fill(code);
}

describe("a review exercise", () => {
  it("runs a learner's proof on the AI's code at once, says what is wrong with its imports, and can restore it", async () => {
    const page = await newLearner();
    await page.goto("/exercises/partial-refunds");
    await untilHydrated(page);
    await page.getByRole("button", { name: "Finding on the whole change" }).click();
    await page.getByRole("button", { name: "Attach a proof" }).click();
    const proof = page.getByRole("textbox", { name: /proof/i }).first();
    const written = exerciseFile("partial-refunds/proofs/beyond-what-is-left.test.ts");
    await proof.fill(written.replace("./src/refund", "./refund"));
    await page.getByText("there is no file “./refund”").waitFor();
    await proof.fill(written);
    await page.getByText("there is no file").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: /run/i }).first().click();
    await page.getByText("fails on this code").first().waitFor();
    await page.getByRole("button", { name: "Remove the proof" }).click();
    await page.getByText("fails on this code").first().waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Undo the removal" }).click();
    await page.getByText("fails on this code").first().waitFor();
  });

  it("finishes the finding whose proof has the focus, if two proofs are open", async () => {
    const page = await newLearner();
    await page.goto("/exercises/partial-refunds");
    await untilHydrated(page);
    for (const nth of [3, 12]) {
      await page.locator(".work button[data-at^='new:']").nth(nth).click();
      await page.getByLabel("What breaks, and who is affected?").last().fill("Not sure about this yet");
      await page.getByRole("button", { name: "Attach a proof" }).click();
    }
    const finding = page.getByRole("region", { name: /^New finding/ }).first();
    await page.locator('.proof-editor [data-editor="full"]').nth(1).waitFor();
    await finding.locator(".monaco-editor").first().click();
    await page.keyboard.press("Control+Enter");
    // The kind of defect is missing, so its field takes the focus.
    const isInKind = () => finding.evaluate((box) => box.querySelector("select") === document.activeElement);
    await expect.poll(isInKind).toBe(true);
  });

  it("works by touch on a phone, and nothing is wider than the screen", async () => {
    const page = await newLearner(PHONE);
    await page.goto("/exercises/credit-note-numbering");
    await untilHydrated(page);
    await page.getByRole("radio", { name: "Approve", exact: true }).check();
    await sayHowSure(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await handIn(page);
    await page.getByText(/100%/).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe("a test exercise", () => {
  it("runs the suite in the browser, and after submission shows which test kills which version", async () => {
    const page = await newLearner();
    await page.goto("/exercises/test-opening-hours");
    await untilHydrated(page);
    await writeCode(page, /^Your suite/, exerciseFile("test-opening-hours/suites/model.test.ts"));
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByText("10 of 13 tests fail on the AI’s code").waitFor();
    await sayHowSure(page);
    await handIn(page);
    const table = page
      .getByRole("table")
      .filter({ hasText: "Survived" })
      .or(page.getByRole("table").filter({ hasText: "Killed" }))
      .first();
    await table.waitFor();
    await page.getByText("100%").first().waitFor();
  });

  it("says where a suite that fails to load is broken", async () => {
    const page = await newLearner();
    await page.goto("/exercises/test-opening-hours");
    await untilHydrated(page);
    await writeCode(page, /^Your suite/, 'import { it } from "vitest";\nit("breaks", () => {\n');
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page
      .getByText(/suite\.test\.ts/)
      .first()
      .waitFor();
    await sayHowSure(page);
    await handIn(page);
    await page
      .getByText(/did not run|couldn’t run|could not run/i)
      .first()
      .waitFor();
  });
});

describe("a fix exercise", () => {
  it("can be written, run and handed in; it passes, and the report shows an input that used to fail", async () => {
    const page = await newLearner();
    await page.goto("/exercises/fix-due-date-month-end");
    await untilHydrated(page);
    await page.getByRole("button", { name: "Run the tests" }).click();
    await page.getByText("10 of 11 visible tests pass").waitFor();
    await writeCode(page, /calendar\.ts/, exerciseFile("fix-due-date-month-end/reference/src/calendar.ts"));
    await page.getByRole("button", { name: "Run the tests" }).click();
    await page.getByText(/all 11 visible tests pass/i).waitFor();
    await sayHowSure(page);
    await handIn(page);
    await page.getByText("100%").first().waitFor();
    const answer = page.getByRole("textbox").last();
    await answer.fill(exerciseFile("fix-due-date-month-end/question/model.test.ts"));
    await page
      .getByRole("button", { name: /^(Run|Answer|Check|Show)/ })
      .last()
      .click();
    await page
      .getByText(/holds|fails on the AI|also passes on the AI/i)
      .first()
      .waitFor();
  });
});

describe("a draft", () => {
  const SUITE = /^Your suite/;

  it("survives a refresh and a lost network, and is sent when the network is back", async () => {
    const page = await newLearner();
    await page.goto("/exercises/test-vat-rounding");
    await untilHydrated(page);
    await untilSaved(page, () => writeCode(page, SUITE, "// first"));
    await page.reload();
    expect(await page.getByRole("textbox", { name: SUITE }).inputValue()).toBe("// first");
    await page.context().setOffline(true);
    await page.getByRole("textbox", { name: SUITE }).fill("// second");
    await page
      .getByText(/offline/i)
      .first()
      .waitFor();
    await page.context().setOffline(false);
    await savedMark(page).waitFor();
    await page.reload();
    expect(await page.getByRole("textbox", { name: SUITE }).inputValue()).toBe("// second");
  });

  it("keeps what the learner typed and chose before the page's scripts loaded", async () => {
    const page = await newLearner();
    let letThemCome = () => {};
    const wait = new Promise<void>((resolve) => {
      letThemCome = resolve;
    });
    await page.route("**/assets/*.js", async (route) => {
      await wait;
      await route.continue();
    });
    await page.goto("/exercises/test-vat-rounding", { waitUntil: "commit" });
    await page.getByRole("textbox", { name: SUITE }).fill("// early");
    await slider(page).focus();
    await page.keyboard.press("ArrowRight");
    await untilSaved(page, async () => letThemCome());
    await page.getByRole("checkbox", { name: "Plain editor" }).check();
    await page.getByText("80%", { exact: true }).waitFor();
    expect(await page.getByRole("textbox", { name: SUITE }).inputValue()).toBe("// early");
    await page.reload();
    expect(await page.getByRole("textbox", { name: SUITE }).inputValue()).toBe("// early");
  });

  it("changed in a second tab is shown in the first, and neither version is lost silently", async () => {
    const page = await newLearner();
    await page.goto("/exercises/test-vat-rounding");
    await untilHydrated(page);
    await untilSaved(page, () => writeCode(page, SUITE, "// begun"));
    // Use a second browser for the same person, because the tabs of one browser synchronize with each other.
    const state = await page.context().storageState();
    const other = await openBrowser({ ...DESKTOP, storageState: { cookies: state.cookies, origins: [] } });
    await other.goto("/exercises/test-vat-rounding");
    await untilHydrated(other);
    await untilSaved(other, () => writeCode(other, SUITE, "// theirs"));
    await page.getByRole("textbox", { name: SUITE }).fill("// mine");
    await untilSaved(page, () => page.getByRole("button", { name: /keep my version/i }).click());
    await other.reload();
    expect(await other.getByRole("textbox", { name: SUITE }).inputValue()).toBe("// mine");
  });
});

it("without a language model, the workspace offers no tutor, and the tutor's page says why", async () => {
  const page = await newLearner();
  await page.goto("/exercises/credit-note-numbering");
  await untilHydrated(page);
  await page.getByRole("button", { name: "Notes", exact: true }).waitFor();
  expect(await page.getByRole("button", { name: "Tutor", exact: true }).count()).toBe(0);
  await page.goto("/exercises/credit-note-numbering/tutor");
  await page.getByText("The tutor is off: this installation has no language model.").waitFor();
  expect(await page.getByRole("textbox").count()).toBe(0);
});

describe("without JavaScript", () => {
  const PLAIN = { ...DESKTOP, javaScriptEnabled: false };

  it("the address filters the list, and a learner writes and hands in a suite", async () => {
    const page = await newLearner(PLAIN);
    await page.goto("/exercises");
    await page.getByRole("checkbox", { name: /^test/ }).check();
    await page.getByRole("button", { name: "Apply" }).click();
    expect(new URL(page.url()).search).toContain("kind=test");
    await page.getByRole("link", { name: "Opening hours" }).first().click();
    // The stylesheet hides what needs JavaScript, so the page must have loaded.
    await page.waitForURL("**/exercises/test-opening-hours");
    // The guide needs JavaScript, so the page doesn't say that it is loading.
    const loading = page.getByText("Loading the guide…");
    expect([await loading.count(), await loading.isVisible()]).toEqual([1, false]);
    await page
      .getByRole("textbox", { name: SUITE_LABEL })
      .fill(exerciseFile("test-opening-hours/suites/model.test.ts"));
    await page.getByRole("combobox", { name: /^Confidence/ }).selectOption("80");
    await page.getByRole("button", { name: /^Hand in/ }).click();
    await page.waitForURL("**/submissions/*");
    const isGraded = async () => {
      await page.reload();
      return page.getByText("100%").count();
    };
    await expect.poll(isGraded, { timeout: 60_000 }).toBeGreaterThan(0);
  });
  const SUITE_LABEL = /^Your suite/;
});
