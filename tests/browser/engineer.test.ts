// Long: all cases share one server that runs the production build.

/**
 * What an engineer expects of a workspace, in a real browser: handing in a test of their own with a fix; find in files;
 * names that link to their definitions and uses; showing only one pane; shortcuts listed by where they work.
 */
import fs from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import Database from "better-sqlite3";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeWindows, launchBrowser, untilHydrated, untilSaved } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";
import { focused, registerLearner, signInDemo } from "../setup/visitors";

const FIX = "/exercises/fix-due-date-month-end";
const TEST = "/exercises/test-opening-hours";
const REVIEW = "/exercises/partial-refunds";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** The folder for screenshots of the tested pages. If it isn't set, the tests take no screenshots. */
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

async function signIn(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await signInDemo(page, name);
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
    const page = await signIn("grace");
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

  it("works in the full editor if that was open before the test was started", async () => {
    const page = await signIn("grace");
    await open(page, FIX, "full");
    await page.locator('.editor[data-editor="full"]').waitFor();
    // A screen reader reads the code from the editor's text field while this field has the focus.
    const code = page.getByRole("textbox", { name: /, your version$/ });
    await code.focus();
    expect(await code.textContent()).toContain("export function");
    await page.getByRole("button", { name: "Write a test" }).click();
    await page.locator(".monaco-editor .view-line").getByText("Call the code, and expect").waitFor();
    const isInEditor = () => page.evaluate(() => document.activeElement?.closest(".monaco-editor") != null);
    await expect.poll(isInEditor).toBe(true);
    await page.keyboard.press("Control+End");
    await page.keyboard.type('it("also", () => { throw new Error("as written"); });');
    await page.keyboard.press("Control+Enter");
    await ownResults(page).getByText("1 of 2 pass on your version").waitFor();
    await ownResults(page).getByText("as written").first().waitFor();
  });

  it("is handed in with the repair, and is on the report and on the mentor's desk, ungraded", async () => {
    const page = await signIn("grace");
    await open(page, FIX);
    await page.locator("body").click({ position: { x: 5, y: 300 } });
    await page.keyboard.press("o");
    await ownTest(page).fill(OWN);
    await page.getByRole("slider").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Hand in…" }).click();
    const dialog = page.getByRole("dialog", { name: /Hand in/ });
    await dialog.getByText("handed in with your fix, but never graded").waitFor();
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
    const lee = await signIn("lee");
    await lee.goto(`/mentor/${item.id}`);
    const shown = lee.getByRole("region", { name: "The learner’s own test" });
    await shown.getByText("has a day to pay on").waitFor();
    await shown.scrollIntoViewIfNeeded();
    await shoot(lee, "own-test-desk-1440");
    expect(await shown.getByRole("button", { name: /line 4/ }).count()).toBe(1);
  });

  it("works on a phone, and is not wider than the screen", async () => {
    const page = await signIn("grace", PHONE);
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

const box = (page: Page) => page.getByRole("dialog", { name: "Find in files" });
const field = (page: Page) => box(page).getByRole("combobox");
const selected = (page: Page) => page.evaluate(() => String(getSelection()));

describe("find in files", () => {
  it("lists lines by file, moves by arrow keys, and opens a place in read-only files and in the editor", async () => {
    const page = await signIn("grace");
    await open(page, FIX);
    await page
      .getByRole("textbox", { name: /your version$/ })
      .first()
      .focus();
    await page.keyboard.press("Control+Shift+F");
    await field(page).fill("ADDMONTHS");
    await box(page)
      .getByText(/^\d+ lines in \d files$/)
      .waitFor();
    const options = box(page).getByRole("option");
    expect(await options.first().getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("ArrowDown");
    expect(await options.nth(1).getAttribute("aria-selected")).toBe("true");
    await shoot(page, "find-1440");
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await box(page).waitFor({ state: "hidden" });
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    expect((await selected(page)).toLowerCase()).toContain("addmonths");

    await page.keyboard.press("Control+Shift+F");
    expect(await field(page).inputValue()).toBe("ADDMONTHS");
    await field(page).fill("no such words");
    await box(page).getByText("No matches in these files.").waitFor();
    await field(page).fill('from "vitest"');
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: /visible test$/, selected: true }).waitFor();
    await expect.poll(() => selected(page)).toContain("vitest");
  });

  it("works in an exercise with a suite and a specification", async () => {
    const page = await signIn("grace");
    await open(page, TEST);
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await field(page).fill("export");
    await box(page).getByRole("option").first().click();
    await page.getByRole("tab", { name: /opening-hours\.ts/, selected: true }).waitFor();
    await expect.poll(() => selected(page)).toContain("export");
  });

  it("finds lines of a change, including deleted ones, and of the rest of the code base", async () => {
    const page = await signIn("grace");
    await open(page, REVIEW);
    await page.keyboard.press("Control+Shift+F");
    await field(page).fill("export");
    await box(page).getByRole("option").first().waitFor();
    const group = (note: string) => box(page).getByRole("group").filter({ hasText: note });
    await group("changed").first().getByRole("option").first().click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-at"))).toMatch(/^new:/);
    await page.keyboard.press("Control+Shift+F");
    await group("deleted lines").first().getByRole("option").first().click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-at"))).toMatch(/^old:/);
    await page.keyboard.press("Control+Shift+F");
    const other = box(page)
      .getByRole("group")
      .filter({ hasNotText: /changed|deleted/ })
      .first();
    await other.getByRole("option").first().click();
    await page.locator("details.other[open]").waitFor();
    await expect.poll(() => selected(page)).toContain("export");
  });

  it("stays open if it is opened again before the browser has reported that it is closed", async () => {
    const page = await signIn("grace");
    await open(page, REVIEW);
    await page.keyboard.press("Control+Shift+F");
    await field(page).fill("export");
    await box(page).getByRole("option").first().waitFor();
    await page.evaluate(async () => {
      document.querySelector<HTMLElement>(".found-line")!.click();
      while (document.querySelector("dialog[open]")) await Promise.resolve();
      const keys = { key: "F", code: "KeyF", ctrlKey: true, shiftKey: true, bubbles: true };
      document.body.dispatchEvent(new KeyboardEvent("keydown", keys));
    });
    await page.waitForTimeout(200);
    expect(await box(page).isVisible()).toBe(true);
  });

  it("fits a phone", async () => {
    const page = await signIn("grace", PHONE);
    await open(page, FIX);
    await page.getByRole("link", { name: "Code" }).click();
    await page.getByRole("button", { name: "Find", exact: true }).click();
    await field(page).fill("month");
    await box(page).getByRole("option").first().waitFor();
    await shoot(page, "find-390");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

describe("names in a change", () => {
  /** Returns the number of the line that contains `text` in the AI's version. */
  const lineOf = (file: string, text: string) => {
    const code = fs.readFileSync(`exercises/partial-refunds/after/${file}`, "utf8");
    return code.split("\n").findIndex((line) => line.includes(text)) + 1;
  };
  const place = (file: string, text: string) => `${file} new:${lineOf(file, text)}`;
  const DEFINITION = place("src/events.ts", "interface EventSink");
  const IMPORT = place("src/refund.ts", "import type { EventSink");
  const nameIn = (page: Page, name: string) =>
    page.locator('[data-file="src/refund.ts"]').getByRole("link", { name, exact: true }).first();
  /** Returns the file that the focused element belongs to, and the element's place in that file. */
  const focusedPlace = (page: Page) =>
    page.evaluate(() => {
      const file = document.activeElement?.closest<HTMLElement>("[data-file]")?.dataset.file;
      return `${file} ${document.activeElement?.getAttribute("data-at")}`;
    });

  it("lead to their definitions in other files, and Back returns", async () => {
    const page = await signIn("grace");
    await open(page, REVIEW);
    await nameIn(page, "EventSink").hover();
    await shoot(page, "names-1440");
    await nameIn(page, "EventSink").click();
    await expect.poll(() => focusedPlace(page)).toBe(DEFINITION);
    await page.goBack();
    await expect.poll(() => focusedPlace(page)).toBe(IMPORT);

    await page.keyboard.press("d");
    expect(await focused(page)).toBe("a EventSink");
    await shoot(page, "names-focus-1440");
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await expect.poll(() => focusedPlace(page)).toBe(DEFINITION);
    await page.reload();
    await untilHydrated(page);
    await expect.poll(() => focusedPlace(page)).toBe(DEFINITION);
    await page.goBack();
    await expect.poll(() => focusedPlace(page)).toBe(IMPORT);

    await nameIn(page, "Gateway").click();
    await page.locator("details.other[open]").waitFor();
    await expect.poll(() => focused(page)).toContain("export interface Gateway");
    expect(await selected(page)).toContain("export interface Gateway");
    await page.goBack();
    await expect.poll(() => focusedPlace(page)).toBe(place("src/refund.ts", "import type { Gateway"));
    // The arrow keys move one line at a time, however many names the line contains.
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe("a Gateway");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focusedPlace(page)).toMatch(/^src\/refund\.ts (?:old|new):3$/);
  });

  it("can be selected as text", async () => {
    const page = await signIn("grace");
    await open(page, REVIEW);
    const drag = async () => {
      await nameIn(page, "EventSink").hover();
      const { x, y, width } = (await nameIn(page, "EventSink").boundingBox())!;
      await page.mouse.move(x + 1, y + 8);
      await page.mouse.down();
      await page.mouse.move(x + width - 12, y + 8, { steps: 4 });
      await page.mouse.up();
      return selected(page);
    };
    // The guide loads later than the lines, and moves the lines down.
    await expect.poll(drag).toMatch(/^EventSi/);
    expect(new URL(page.url()).hash).toBe("");
    expect(await nameIn(page, "EventSink").getAttribute("href")).toBe(`#new:${DEFINITION.split(":")[1]}:src/events.ts`);
  });

  it("can be followed by touch only on a line that was already chosen", async () => {
    const page = await signIn("grace", PHONE);
    await open(page, REVIEW);
    await page.getByRole("link", { name: "Code" }).click();
    await nameIn(page, "EventSink").tap();
    await page.getByText(/^Line 1 chosen/).waitFor();
    await shoot(page, "names-390");
    expect(new URL(page.url()).hash).not.toContain("events.ts");
    await nameIn(page, "EventSink").tap();
    await expect.poll(() => focusedPlace(page)).toBe(DEFINITION);
  });

  it("are links without JavaScript, too", async () => {
    const page = await signIn("grace", { javaScriptEnabled: false });
    // On a busy machine, the first view of an exercise may have no links yet.
    await page.goto(REVIEW);
    await page.reload();
    // Without scrolling, the link may be under the bar with the verdict.
    await nameIn(page, "Gateway").evaluate((link) => link.scrollIntoView({ block: "center" }));
    await nameIn(page, "Gateway").click();
    await expect.poll(() => page.locator("details.other[open] [id]", { hasText: /^Gateway$/ }).isVisible()).toBe(true);
  });
});

describe("one pane alone", () => {
  it("opens with one key or button, follows the keys of the other panes, and closes again", async () => {
    const page = await signIn("grace");
    await open(page, FIX);
    const report = page.getByRole("region", { name: "The bug report" });
    const code = page.getByRole("region", { name: "The code" });
    await page.getByRole("button", { name: "Full screen" }).click();
    await report.waitFor({ state: "hidden" });
    expect((await code.boundingBox())!.width).toBe(1440);
    await shoot(page, "full-1440");
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("t");
    await report.waitFor();
    await code.waitFor({ state: "hidden" });
    await page.keyboard.press("Control+Enter");
    await page.getByRole("region", { name: "Visible tests" }).getByText("visible tests pass").waitFor();
    await report.waitFor({ state: "hidden" });
    await page.keyboard.press("z");
    await report.waitFor();
    await code.waitFor();
  });

  it("hides the task and files beside a review's change", async () => {
    const page = await signIn("grace");
    await open(page, REVIEW);
    await page.locator("#main").focus();
    await page.keyboard.press("z");
    await page.getByRole("region", { name: "Task and files" }).waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Exit full screen" }).click();
    await page.getByRole("region", { name: "Task and files" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Full screen");
  });
});

it("the keys are listed by the place where they work", async () => {
  const page = await signIn("grace");
  await open(page, FIX);
  await page.locator("#main").focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  // The dialog's code is loaded when the dialog opens.
  await keys.waitFor();
  expect(await keys.locator(".key-place").allTextContents()).toEqual([
    "Anywhere, even while you type",
    "Outside text fields and the editor",
    "While the guide is open",
    "In the full editor",
  ]);
  await shoot(page, "keys-1440");
});

describe("in the full editor, a name", () => {
  async function openFull(page: Page, address: string) {
    await open(page, address, "full");
    await page.locator('.editor[data-editor="full"]').waitFor();
  }
  /** Clicks the last occurrence of the word on the page, which puts the cursor into it. */
  const clickOn = (page: Page, word: string) =>
    page.locator(".monaco-editor .view-line span span").filter({ hasText: word }).last().click();

  it("shows its type, and leads to its definition and its uses in other files", async () => {
    const page = await signIn("grace");
    await openFull(page, FIX);
    await page.getByRole("tab", { name: /^due-date\.ts/ }).click();
    await clickOn(page, "addMonths");
    await page.locator(".monaco-editor .view-line span span").filter({ hasText: "addMonths" }).last().hover();
    await page.locator(".monaco-hover").getByText("function addMonths(").first().waitFor();
    await shoot(page, "hover-1440");
    await page.keyboard.press("F12");
    await page.getByRole("tab", { name: /^calendar\.ts/, selected: true }).waitFor();
    await expect.poll(() => page.locator(".monaco-editor .current-line").count()).toBeGreaterThan(0);

    await page.getByRole("tab", { name: /^due-date\.ts/ }).click();
    await clickOn(page, "addMonths");
    await page.keyboard.press("Shift+F12");
    await page.locator(".peekview-widget .monaco-list-row").first().waitFor();
    await page.locator(".peekview-widget").getByText("payment-plan.ts").first().waitFor();
    await shoot(page, "references-1440");
  });

  it("that is renamed changes only files that the learner may change", async () => {
    const page = await signIn("grace");
    await openFull(page, TEST);
    const suite = page.locator(".monaco-editor");
    await suite.click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type('import { isOpen } from "../src/opening-hours";\nisOpen');
    await page.keyboard.press("Escape");
    await untilSaved(page, async () => {
      const name = page.locator(".rename-box input");
      // The editor ignores the key until it has read the files, and then fills in the old name.
      const isAsked = async () => {
        await page.keyboard.press("F2");
        return (await name.isVisible()) && (await name.inputValue());
      };
      await expect.poll(isAsked, { timeout: 30_000, interval: 1_000 }).toBe("isOpen");
      await name.fill("isShut");
      await page.keyboard.press("Enter");
      await suite.getByText("isShut").first().waitFor();
    });
    await page.reload();
    await untilHydrated(page);
    await page.getByRole("checkbox", { name: "Plain editor" }).check();
    expect(await page.getByRole("textbox", { name: /^Your suite/ }).inputValue()).toContain("isShut");
    expect(await page.getByRole("textbox", { name: /^Your suite/ }).inputValue()).not.toContain("export function");
  });
});

describe("the guide", () => {
  const guide = (page: Page) => page.getByRole("region", { name: "Guide" });

  it("leads a newcomer from place to place, stays hidden once skipped, and returns on request", async () => {
    const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce" });
    const page = await context.newPage();
    await registerLearner(page);
    await page.goto(REVIEW);
    await untilHydrated(page);
    await guide(page).getByRole("heading", { name: "1 of 5 Read the task" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, "guide-1440");
    await guide(page).getByRole("button", { name: "Go there" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("task-text");
    await guide(page).getByRole("button", { name: "Next" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("2 of 5 Read the change");
    await guide(page).getByRole("button", { name: "Skip the guide" }).click();
    expect(await guide(page).count()).toBe(0);

    await page.reload();
    await untilHydrated(page);
    expect(await guide(page).count()).toBe(0);
    await page.getByRole("button", { name: "Shortcuts" }).click();
    await page.getByRole("button", { name: "Show the guide to this page" }).click();
    await guide(page).waitFor();
    await guide(page).getByRole("button", { name: "Skip the guide" }).click();
    expect(await focused(page)).toContain("Shortcuts");
  });

  it("returns on a phone by a button of the bar, which has the focus when the guide ends", async () => {
    const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", ...PHONE });
    const page = await context.newPage();
    await registerLearner(page);
    const button = page.getByRole("button", { name: "Guide", exact: true });
    for (const address of [REVIEW, TEST, FIX]) {
      await page.goto(address);
      await untilHydrated(page);
      await guide(page).getByRole("button", { name: "Skip the guide" }).click();
      expect([address, await guide(page).count(), await focused(page)]).toEqual([address, 0, "button Guide"]);
      await button.click();
      await guide(page)
        .getByRole("heading", { name: /^1 of / })
        .waitFor();
      await shoot(page, `guide button ${address.split("/").at(-1)}`);
      expect(await faultsOf(page)).toEqual([]);
      expect((await page.getByRole("heading", { level: 1 }).boundingBox())!.width).toBeGreaterThan(60);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    // The rules are one tap away, and the work stays open.
    const [how] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: /^How Onramp/ }).click(),
    ]);
    await how.getByRole("heading", { name: "How Onramp works" }).waitFor();
  });

  /** For each step, its place, and what takes the focus there if not the place itself. */
  const CONFIDENCE = ["#field-confidence", "#field-confidence input"];
  const STEPS = {
    [REVIEW]: [
      ["#task", "#task-text"],
      ["#code"],
      ["#findings"],
      ["#field-verdict", "#field-verdict input"],
      CONFIDENCE,
    ],
    [TEST]: [["#task"], ["#suite"], [".dock"], CONFIDENCE],
    [FIX]: [["#task"], ["#code"], [".dock"], CONFIDENCE],
  };
  it.each(["phone", "full screen"])("moves to the place of each step (%s)", async (where) => {
    const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.setViewportSize(where === "phone" ? PHONE.viewport : { width: 1440, height: 900 });
    await registerLearner(page);
    for (const [address, places] of Object.entries(STEPS)) {
      await page.goto(address);
      await untilHydrated(page);
      await guide(page).waitFor();
      if (where === "full screen") await page.getByRole("button", { name: "Full screen" }).click();
      for (const [step, [place, focus = place]] of places.entries()) {
        if (step > 0) await guide(page).getByRole("button", { name: "Next" }).click();
        await guide(page).getByRole("button", { name: "Go there" }).click();
        await expect.poll(() => page.evaluate((at) => document.activeElement?.matches(at), focus!)).toBe(true);
        const guided = page.locator("[data-guided]");
        expect([place, await guided.evaluate((it, at) => it.matches(at), place!)]).toEqual([place, true]);
        expect((await guided.boundingBox())!.height).toBeGreaterThan(18);
        await shoot(page, `guide ${where} ${address.split("/").at(-1)} ${step + 1}`);
      }
      expect(await guide(page).getByRole("button", { name: "End the guide" }).count()).toBe(1);
      // In a narrow window, the guide hides the step's text, to make room for the place that the step describes.
      if (where === "phone") await guide(page).getByRole("button", { name: "Show the step" }).click();
      const scored = address === REVIEW ? "Only your first submission counts toward your skills." : "The first 3 count";
      expect(await guide(page).textContent()).toContain(scored);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });

  it("is not shown to those who have submitted an exercise of the kind", async () => {
    const page = await signIn("grace");
    await page.goto(REVIEW);
    await untilHydrated(page);
    expect(await guide(page).count()).toBe(0);
  });
});
