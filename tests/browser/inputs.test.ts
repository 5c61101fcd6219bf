// Long: all workspaces, by keyboard and by touch, share one server that runs the production build.

/**
 * Each workspace from the list to the report, by keyboard alone (the test only presses keys; it neither clicks nor sets
 * the focus from outside), and by touch on a 390 px phone with a 400 kB/s network.
 */
import fs from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeWindows, launchBrowser, untilHydrated, untilSettled } from "../setup/browser";
import { type Running, startServer } from "../setup/server";
import { focused, openPage, PHONE, registerLearner, slowDown, tabTo } from "../setup/visitors";

const exerciseFile = (file: string) => fs.readFileSync(path.resolve("exercises", file), "utf8");

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

async function newLearner(options: BrowserContextOptions): Promise<Page> {
  const page = await openPage(browser, server, options);
  await registerLearner(page);
  return page;
}

/** Returns what a screen reader says after the name of the focused element. */
const describedAs = () => {
  const id = document.activeElement!.getAttribute("aria-describedby");
  return id && document.getElementById(id)?.textContent;
};
/** By how many pixels the page is taller than the window. A workspace fills the window, and only its panels scroll. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
const widest = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
const announces = (page: Page, text: string | RegExp) =>
  page.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" });
const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

describe("by keyboard alone", () => {
  const DESKTOP = { viewport: { width: 1440, height: 900 } };

  async function open(title: string, slug: string): Promise<Page> {
    const page = await newLearner({ ...DESKTOP, permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto("/exercises");
    await tabTo(page, new RegExp(`^a ${title}`));
    await untilSettled(page, async () => {
      await page.keyboard.press("Enter");
      await page.waitForURL(`**/exercises/${slug}`);
    });
    expect(await overflow(page)).toBe(0);
    return page;
  }

  /** Moves into the editor, replaces all of its text, and leaves it with the keys that its description lists. */
  async function rewrite(page: Page, editor: RegExp, code: string): Promise<void> {
    // Monaco replaces the plain field once it has loaded.
    await page.locator(".monaco-editor textarea, .monaco-editor [role=textbox]").first().waitFor({ state: "attached" });
    await tabTo(page, editor);
    expect(await page.evaluate(describedAs)).toBe("Esc, then Tab leaves the editor");
    await page.getByText("Esc, then Tab leaves the editor").filter({ visible: true }).waitFor();
    // Act as a person does: wait until the editor shows the focus, then until it shows the selection.
    await page.locator(".monaco-editor.focused").first().waitFor();
    await page.keyboard.press("Control+a");
    await page.locator(".monaco-editor .selected-text").first().waitFor();
    // Paste the code, because the editor indents typed text and closes its brackets.
    await page.evaluate((text) => navigator.clipboard.writeText(text), code);
    await page.keyboard.press("Control+v");
    // The selection disappears once the new text is there. If we left the editor earlier, the paste would go elsewhere.
    await page.locator(".monaco-editor .selected-text").first().waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await focused(page)).not.toMatch(editor);
  }

  async function handIn(page: Page): Promise<void> {
    await tabTo(page, /^range Confidence/);
    await page.keyboard.press("ArrowRight");
    await tabTo(page, /^submit Hand in…/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await tabTo(page, /^(submit|button) Hand in$/);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/submissions/*");
  }

  it("a learner writes, runs and hands in a suite", async () => {
    const page = await open("Opening hours", "test-opening-hours");
    await rewrite(page, /^textbox Your suite/, exerciseFile("test-opening-hours/suites/model.test.ts"));
    await tabTo(page, /^(button|submit) Run/);
    await page.keyboard.press("Enter");
    await says(page, "10 of 13 tests fail on the AI’s code");
    await handIn(page);
    await says(page, "100%");
    // The wide table can be scrolled with the keyboard, so it can receive the focus.
    await tabTo(page, /^section Which test kills which wrong version/);
  });

  it("a learner writes, runs and hands in a fix", async () => {
    const page = await open("Due dates", "fix-due-date-month-end");
    await rewrite(page, /^textbox src\/calendar\.ts/, exerciseFile("fix-due-date-month-end/reference/src/calendar.ts"));
    await tabTo(page, /^(button|submit) Run the tests/);
    await page.keyboard.press("Enter");
    await announces(page, /all 11 visible tests pass/i);
    // If a second run has the same result, it is announced again, because its text is new in the page.
    const first = await page.getByText(/all 11 visible tests pass/i).elementHandle();
    await page.keyboard.press("Enter");
    await expect.poll(() => first!.evaluate((element) => element.isConnected)).toBe(false);
    await announces(page, /all 11 visible tests pass/i);
    await handIn(page);
    await says(page, "100%");
  });

  it("a learner reads, comments on and hands in a change", async () => {
    const page = await open("Partial refunds", "partial-refunds");
    await tabTo(page, /^button Comment on line 1 of /);
    for (let line = 0; !/^button Comment on line 51 of /.test(await focused(page)); line++) {
      if (line > 120) throw new Error("j does not lead to line 51");
      await page.keyboard.press("j");
    }
    // A screen reader says the line's code, and then its number.
    await page.getByRole("button", { name: /^added .*; Comment on line 51 of / }).waitFor();
    // The space bar presses the line's number, like Enter.
    await page.keyboard.press("Space");
    await page.getByRole("region", { name: /^New finding/ }).waitFor();
    await tabTo(page, /Kind of defect/);
    await page.keyboard.type("inc");
    await tabTo(page, /^radio /);
    await page.keyboard.press("Space");
    await tabTo(page, /What breaks, and who is affected/);
    await page.keyboard.type("Nothing compares the amount with what is left: 60 of 100 goes back twice.");
    // Escape keeps the finding as a draft, and the key c reopens the draft.
    await page.keyboard.press("Escape");
    await announces(page, "Kept as a draft.");
    await expect.poll(() => focused(page)).toMatch(/^button Comment on line 51 of /);
    await page.keyboard.press("c");
    expect(await page.getByLabel("What breaks, and who is affected?").inputValue()).toMatch(/^Nothing compares/);
    await tabTo(page, /^(button|submit) Attach a proof/);
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toMatch(/Proof: a test file/);
    // The full editor takes over, and the key works there, too.
    await page.locator('.proof-editor [data-editor="full"]').waitFor();
    await expect.poll(() => focused(page)).toMatch(/Proof: a test file/);
    await page.keyboard.press("Control+Enter");
    await page.getByRole("article", { name: /^Your finding/ }).waitFor();
    // After Escape, the keys still continue from this line.
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    expect(await focused(page)).toMatch(/^button Comment on line 52 of /);
    // The changed files come first, then the unchanged ones, and then the first file again.
    const files: string[] = [];
    while (files.length < 20 && (files.length < 2 || files.at(-1) !== files[0])) {
      const before = await focused(page);
      await page.keyboard.press("f");
      await expect.poll(() => focused(page)).not.toBe(before);
      files.push(await focused(page));
    }
    const unchanged = ["src/gateway.ts", "src/money.ts", "src/payment.ts", "tests/fakes.ts", "tests/payment.test.ts"];
    expect(files.filter((one) => one.startsWith("summary"))).toEqual(unchanged.map((path) => `summary ${path}`));
    expect(new Set(files.filter((one) => one.startsWith("button Comment on"))).size).toBe(4);
    await tabTo(page, /^radio (Approve|Request changes)/);
    await page.keyboard.press("ArrowRight");
    await handIn(page);
    await page
      .getByRole("article", { name: /^(Caught|Missed)/ })
      .first()
      .waitFor();
  });
});

it("at 200% zoom, the task and the editor of a proof keep enough room", async () => {
  const page = await newLearner({ viewport: { width: 720, height: 450 } });
  await page.goto("/exercises/partial-refunds");
  await untilHydrated(page);
  const heightOf = async (part: string) => (await page.locator(part).boundingBox())!.height;
  expect(await heightOf(".rail-body")).toBeGreaterThanOrEqual(320);
  await page.getByText("Findings", { exact: true }).first().click();
  await page.getByRole("button", { name: "Finding on the whole change" }).click();
  await page.getByRole("button", { name: "Attach a proof" }).click();
  await page.locator('.proof-editor [data-editor="full"]').waitFor();
  expect(await heightOf(".proof-editor")).toBeGreaterThan(150);
});

describe("by touch, 390 px wide, at 400 kB/s", () => {
  async function open(title: string, slug: string): Promise<Page> {
    const page = await newLearner(PHONE);
    await slowDown(page.context(), page);
    await page.goto("/exercises");
    await page.getByRole("link", { name: title }).first().tap();
    await page.waitForURL(`**/exercises/${slug}`);
    await untilHydrated(page);
    expect(await overflow(page)).toBe(0);
    return page;
  }

  /** Shows this part of the workspace. A narrow screen shows one part at a time. */
  const turnTo = (page: Page, part: string) => page.getByText(part, { exact: true }).first().tap();

  async function rewrite(page: Page, editor: RegExp, code: string): Promise<void> {
    const field = page.getByRole("textbox", { name: editor });
    await field.tap();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(code);
  }

  async function handIn(page: Page): Promise<void> {
    await page.getByRole("slider").tap();
    await page.getByRole("button", { name: "Hand in…" }).tap();
    await page.getByRole("dialog").getByRole("button", { name: "Hand in", exact: true }).tap();
    await page.waitForURL("**/submissions/*");
  }

  it("a learner writes, runs and hands in a suite, without Monaco", async () => {
    const page = await open("Opening hours", "test-opening-hours");
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(request.url()));
    await turnTo(page, "Suite");
    await rewrite(page, /^Your suite/, exerciseFile("test-opening-hours/suites/model.test.ts"));
    await page.getByRole("button", { name: "Run", exact: true }).tap();
    await says(page, "10 of 13 tests fail on the AI’s code");
    expect(await widest(page)).toBeLessThanOrEqual(390);
    await handIn(page);
    await says(page, "100%");
    expect(await widest(page)).toBeLessThanOrEqual(390);
    expect(loaded.filter((url) => /monaco/i.test(url))).toEqual([]);
  });

  it("the line of a failure is in the middle of the field, even after long lines that wrap", async () => {
    const page = await open("Opening hours", "test-opening-hours");
    await turnTo(page, "Suite");
    const long = Array.from({ length: 40 }, (_, i) => `// ${i} ${"a line that wraps ".repeat(12)}`);
    const failing = 'it("fails", () => { throw new Error("here"); });';
    const suite = ['import { it } from "vitest";', ...long, failing, ...long].join("\n");
    await rewrite(page, /^Your suite/, suite);
    await page.getByRole("button", { name: "Run", exact: true }).tap();
    await page.getByRole("button", { name: "suite.test.ts, line 42" }).first().tap();
    const field = page.getByRole("textbox", { name: /^Your suite/ });
    await expect.poll(() => field.evaluate((area) => area === document.activeElement)).toBe(true);
    const inTheMiddle = await field.evaluate((area: HTMLTextAreaElement) => {
      const { left, top, height } = area.getBoundingClientRect();
      const at = document.caretPositionFromPoint(left + 40, top + height / 2 - 20)!;
      return area.value.slice(0, at.offset).split("\n").length;
    });
    expect(inTheMiddle).toBe(42);
  });

  it("a learner writes, runs and hands in a fix", async () => {
    const page = await open("Due dates", "fix-due-date-month-end");
    await turnTo(page, "Code");
    await rewrite(page, /calendar\.ts/, exerciseFile("fix-due-date-month-end/reference/src/calendar.ts"));
    await page.getByRole("button", { name: "Run", exact: true }).tap();
    await says(page, /all 11 visible tests pass/i);
    await handIn(page);
    await says(page, "100%");
    expect(await widest(page)).toBeLessThanOrEqual(390);
  });

  it("a learner comments on a line of a change and hands in the review", async () => {
    const page = await open("Partial refunds", "partial-refunds");
    // On a phone, the workspace first shows the task.
    await page.getByRole("heading", { name: "The task that the AI was given" }).waitFor();
    await turnTo(page, "Code");
    const file = page.getByRole("region", { name: "src/refund.ts" });
    await file.getByRole("button", { name: /^Comment on line 51 of / }).tap();
    await page.getByRole("button", { name: "Write a finding" }).tap();
    const finding = page.getByRole("region", { name: /^New finding/ });
    await finding.getByLabel("Kind of defect").selectOption("incomplete");
    await finding.getByText("blocker").first().tap();
    await finding.getByLabel("What breaks, and who is affected?").tap();
    await page.keyboard.insertText("Nothing compares the amount with what is left: 60 of 100 goes back twice.");
    await finding.getByRole("button", { name: "Attach a proof" }).tap();
    const proof = finding.getByRole("textbox", { name: /proof/i });
    await proof.fill(`// ${"a long line ".repeat(12)}`);
    const { x, width } = (await proof.boundingBox())!;
    expect(x + width).toBeLessThanOrEqual(390);
    await finding.getByRole("button", { name: "Remove the proof" }).tap();
    await finding
      .getByRole("button", { name: /add|save/i })
      .first()
      .tap();
    await page.getByRole("article", { name: /^Your finding/ }).waitFor();
    expect(await widest(page)).toBeLessThanOrEqual(390);
    await page.getByText("Request changes").first().tap();
    await handIn(page);
    await page
      .getByRole("article", { name: /^(Caught|Missed)/ })
      .first()
      .waitFor();
    expect(await widest(page)).toBeLessThanOrEqual(390);
  });
});
