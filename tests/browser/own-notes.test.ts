// Long: all cases share one server that runs the production build.

/**
 * A learner's notes to themselves, in a real browser: in each kind of workspace, on a phone, and without JavaScript.
 */
import fs from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Locator, Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeWindows, launchBrowser, untilHydrated, untilSaved } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";
import { PHONE, registerLearner } from "../setup/visitors";

const FIX = "/exercises/fix-due-date-month-end";
const TEST = "/exercises/test-opening-hours";
const REVIEW = "/exercises/partial-refunds";
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

async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await untilHydrated(page);
  const skip = page.getByRole("button", { name: "Skip" });
  if (await skip.isVisible()) await skip.click();
}

async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(200);
    await page.screenshot({ path: path.join(SHOTS, `notes-${name}-${colorScheme}.png`) });
  }
}

const faultsOf = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

const panel = (page: Page) => page.getByRole("complementary", { name: "Notes" });
const text = (page: Page) => panel(page).getByLabel("Note", { exact: true });
const line = (page: Page) => panel(page).getByLabel("Line (optional)");
const file = (page: Page) => panel(page).getByLabel("On", { exact: true });
const notes = (page: Page) => panel(page).getByRole("listitem");
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);

describe("a note to oneself in a review", () => {
  it("is written on the chosen line by keys, survives a reload, and is shown under the line", async () => {
    const page = await newPage();
    await registerLearner(page);
    await open(page, REVIEW);
    await page.locator("body").press("j");
    await page.keyboard.press("j");
    const at = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.at);
    const [side, number] = at!.split(":");
    await page.keyboard.press("Control+Shift+B");
    await expect.poll(() => focused(page)).toBe("note-text");
    expect(await file(page).inputValue()).toMatch(new RegExp(`^${side}:(src|tests)/`));
    expect(await line(page).inputValue()).toBe(number);
    await panel(page).getByText("Only you see your notes.").waitFor();
    await page.keyboard.type("Where is the total zero?");

    await page.reload();
    await untilHydrated(page);
    await page.getByRole("button", { name: "Notes", exact: true }).click();
    await expect.poll(() => text(page).inputValue()).toBe("Where is the total zero?");
    expect(await line(page).inputValue()).toBe(number);
    await text(page).press("Control+Enter");
    await panel(page).getByText("Note added.").waitFor();
    const shown = page.locator(".work .own-note").getByText("Where is the total zero?");
    await shown.waitFor();
    await shoot(page, "review-1440");
    expect(await faultsOf(page)).toEqual([]);

    await page.reload();
    await untilHydrated(page);
    await shown.waitFor();
    await page.getByRole("button", { name: /^Notes 1$/ }).waitFor();
    await page.getByRole("link", { name: /^Edit your note on line/ }).click();
    await expect.poll(() => text(page).inputValue()).toBe("Where is the total zero?");
    await text(page).fill("The total is zero for free orders.");
    await panel(page).getByRole("button", { name: "Save note" }).click();
    await page.locator(".work .own-note").getByText("free orders").waitFor();

    await panel(page)
      .getByRole("button", { name: /^Delete the note/ })
      .click();
    await expect.poll(() => notes(page).count()).toBe(0);
    await panel(page).getByRole("button", { name: "Undo" }).click();
    await page.locator(".work .own-note").getByText("free orders").waitFor();
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "hidden" });
  });

  it("keeps what is typed while it is sent, and takes a finding's text while another note is edited", async () => {
    const page = await newPage();
    await registerLearner(page);
    await open(page, REVIEW);
    let letGo = () => {};
    await page.route("**/notes/list", async (route) => {
      if (route.request().method() === "POST")
        await new Promise<void>((done) => {
          letGo = done;
        });
      await route.continue();
    });
    /** Presses a button, and types while the request is being sent. */
    const typeMeanwhile = async (button: Locator, more: string, says: string) => {
      const sent = page.waitForRequest((request) => request.method() === "POST");
      await button.click();
      await sent;
      await text(page).fill(more);
      await expect
        .poll(async () => {
          letGo();
          return panel(page).getByText(`${says} What you typed since then isn’t saved yet.`).count();
        })
        .toBe(1);
      expect(await text(page).inputValue()).toBe(more);
    };
    const add = panel(page).getByRole("button", { name: "Add note" });
    const save = panel(page).getByRole("button", { name: "Save note" });
    await page.getByRole("button", { name: "Notes", exact: true }).click();
    await text(page).fill("First");
    await typeMeanwhile(add, "First, and more", "Note added.");
    await notes(page).getByText("First", { exact: true }).waitFor();
    // From now on, the form changes the added note.
    await typeMeanwhile(save, "First, and even more", "Note saved.");
    await page.reload();
    await untilHydrated(page);
    await page.getByRole("button", { name: "Notes 1", exact: true }).click();
    await expect.poll(() => text(page).inputValue()).toBe("");
    await panel(page)
      .getByRole("button", { name: /^Edit the note/ })
      .click();
    await expect.poll(() => text(page).inputValue()).toBe("First, and even more");
    await page.unroute("**/notes/list");
    await save.click();
    await notes(page).getByText("First, and even more", { exact: true }).waitFor();
    expect(await notes(page).count()).toBe(1);

    await panel(page)
      .getByRole("button", { name: /^Edit the note/ })
      .click();
    await expect.poll(() => text(page).inputValue()).toBe("First, and even more");
    await page.locator(".work button[data-at^='new:']").nth(3).click();
    await page.getByLabel("What breaks, and who is affected?").fill("Not sure about this yet");
    await page.getByRole("button", { name: "Turn into a note to yourself" }).click();
    await expect.poll(() => text(page).inputValue()).toBe("Not sure about this yet");
    await page.getByLabel("What breaks, and who is affected?").waitFor({ state: "detached" });
    await add.click();
    await expect.poll(() => notes(page).count()).toBe(2);
    await notes(page).getByText("First, and even more", { exact: true }).waitFor();
  });

  it("takes over the text of an unfinished finding, and shows an error at the field", async () => {
    const page = await newPage();
    await registerLearner(page);
    await open(page, REVIEW);
    await page.locator(".work button[data-at^='new:']").nth(3).click();
    await page.getByLabel("What breaks, and who is affected?").fill("Not sure about this yet");
    await page.getByRole("button", { name: "Turn into a note to yourself" }).click();
    await expect.poll(() => text(page).inputValue()).toBe("Not sure about this yet");
    await page.getByLabel("What breaks, and who is affected?").waitFor({ state: "detached" });
    await line(page).fill("99999");
    await panel(page).getByRole("button", { name: "Add note" }).click();
    await panel(page)
      .getByText(/has \d+ lines\. Enter the number of a line in the file/)
      .waitFor();
    await expect.poll(() => focused(page)).toBe("note-line");
    await line(page).fill("");
    await panel(page).getByRole("button", { name: "Add note" }).click();
    await expect.poll(() => notes(page).count()).toBe(1);
    await page.context().setOffline(true);
    await text(page).fill("Written offline");
    await panel(page).getByRole("button", { name: "Add note" }).click();
    await panel(page).getByText("You are offline. Your text is kept in this browser.").waitFor();
    await page.context().setOffline(false);
    await panel(page).getByRole("button", { name: "Add note" }).click();
    await expect.poll(() => notes(page).count()).toBe(2);
  });
});

describe("a note to oneself in a test exercise", () => {
  it("is written on the cursor's line, leads back to it after a change, and is seen by no one else", async () => {
    const page = await newPage();
    await registerLearner(page);
    await open(page, TEST);
    await page.getByRole("checkbox", { name: "Plain editor" }).first().check();
    const suite = page.getByRole("textbox", { name: /^Your suite/ });
    await suite.fill("// one\n// two\n// three\n");
    await suite.press("Control+Home");
    await suite.press("ArrowDown");
    await suite.press("Control+Shift+B");
    await expect.poll(() => focused(page)).toBe("note-text");
    expect([await file(page).inputValue(), await line(page).inputValue()]).toEqual(["new:tests/suite.test.ts", "2"]);
    await page.keyboard.type("Ask for Sundays, too.");
    await page.keyboard.press("Control+Enter");
    await panel(page).getByText("Note added.").waitFor();

    await untilSaved(page, () => suite.fill("// zero\n// one\n// two\n// three\n"));
    await panel(page).getByRole("link", { name: "Line 3 of tests/suite.test.ts" }).click();
    const selected = () =>
      suite.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
    await expect.poll(selected).toBe("// two");

    await page.locator("#left-tab-spec").press("ArrowRight");
    await page.locator("#left-panel-src\\/opening-hours\\.ts .code-view td.c").nth(4).click();
    await panel(page).getByRole("button", { name: "Use the current line" }).click();
    expect(await line(page).inputValue()).toBe("5");
    await text(page).fill("Is this hour included?");
    await panel(page).getByRole("button", { name: "Add note" }).click();
    await page.locator(".code-view .own-note").getByText("Is this hour included?").waitFor();
    await shoot(page, "test-1440");
    expect(await faultsOf(page)).toEqual([]);

    const other = await newPage();
    await registerLearner(other);
    await other.goto(`${TEST}/notes`);
    await other.getByText("No notes yet.").waitFor();
    expect(await other.content()).not.toContain("Sundays");
  });

  it("stays in the list if a slow reply from before it arrives later", async () => {
    const page = await newPage();
    await registerLearner(page);
    let [isRead, release] = [() => {}, () => {}];
    const read = new Promise<void>((resolve) => {
      isRead = resolve;
    });
    const added = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = page.waitForRequest("**/notes/list");
    const holdTheFirst = async (route: Route) => {
      const response = await route.fetch();
      isRead();
      await added;
      return route.fulfill({ response });
    };
    await page.route("**/notes/list", holdTheFirst, { times: 1 });
    await open(page, TEST);
    await page.getByRole("button", { name: "Notes", exact: true }).click();
    await read;
    await text(page).fill("Ask about Sundays.");
    await text(page).press("Control+Enter");
    await panel(page).getByText("Note added.").waitFor();
    release();
    await (await slow).response();
    await page.waitForTimeout(200);
    expect(await notes(page).count()).toBe(1);
  });

  it("is written in the full editor, which marks its line in the margin", async () => {
    const page = await newPage();
    await registerLearner(page);
    await open(page, FIX);
    await page.locator('.editor[data-editor="full"]').waitFor();
    await page.locator(".monaco-editor .view-line").nth(3).click();
    await page.keyboard.press("Control+Shift+B");
    await expect.poll(() => focused(page)).toBe("note-text");
    expect(await line(page).inputValue()).toBe("4");
    await page.keyboard.type("Why the 28th?");
    await page.keyboard.press("Control+Enter");
    const mark = page.locator(".monaco-editor .note-mark");
    await mark.waitFor();
    const noted = page.locator(".monaco-editor .view-line", { hasText: "Everything is done in UTC" }).first();
    const isBeside = async () => (await mark.boundingBox())?.y === (await noted.boundingBox())?.y;
    await expect.poll(isBeside).toBe(true);
    await page.locator(".monaco-editor .view-line").nth(1).click();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await notes(page).getByRole("link", { name: "Line 5 of src/calendar.ts" }).waitFor();
    await expect.poll(isBeside).toBe(true);
    await shoot(page, "marked-1440");
    await page.reload();
    await mark.waitFor();
    await page.locator(".monaco-editor .view-line").nth(3).click();
    await page.keyboard.press("Control+Shift+B");
    await expect.poll(() => focused(page)).toBe("note-text");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest(".monaco-editor") !== null)).toBe(true);
  });
});

it("notes work on a phone", async () => {
  const page = await newPage(PHONE);
  await registerLearner(page);
  await open(page, REVIEW);
  await page.getByRole("button", { name: "Notes", exact: true }).tap();
  await text(page).fill("Read the tests first.");
  await file(page).selectOption("");
  await panel(page).getByRole("button", { name: "Add note" }).tap();
  await expect.poll(() => notes(page).count()).toBe(1);
  await shoot(page, "phone");
  expect(await faultsOf(page)).toEqual([]);
});

it("notes work without JavaScript, even for a guest", async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("button", { name: "Try it now" }).first().click();
  await page.getByRole("link", { name: "Notes", exact: true }).click();
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByText("Write your note.").first().waitFor();
  await page.getByLabel("Note", { exact: true }).fill("Ask what a refund is.");
  await page.getByLabel("On", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Line (optional)").fill("2");
  await page.getByRole("button", { name: "Add note" }).click();
  await page.getByRole("link", { name: /^Line 2 of / }).waitFor();
  await shoot(page, "page");
  await page.getByRole("link", { name: /^Edit the note/ }).click();
  await page.getByLabel("Note", { exact: true }).fill("Ask what a partial refund is.");
  await page.getByRole("button", { name: "Save note" }).click();
  await page.getByText("Ask what a partial refund is.").waitFor();
  await page.getByRole("button", { name: /^Delete the note/ }).click();
  await page.getByText("No notes yet.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Ask what a partial refund is.").waitFor();
  await page.getByRole("link", { name: /^Line 2 of / }).click();
  await page.locator(".own-note").getByText("Ask what a partial refund is.").waitFor();
});

it("the page of notes keeps unsent text across a reload, and forgets it once it is sent", async () => {
  const page = await newPage();
  await registerLearner(page);
  await page.goto(`${TEST}/notes`);
  const field = page.getByLabel("Note", { exact: true });
  const untilReady = () =>
    page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith("__react")));
  await expect
    .poll(async () => {
      await field.fill("Which days are there?");
      await page.reload();
      return field.inputValue();
    })
    .toBe("Which days are there?");
  for (const text of ["Which days are there?", "And which hours?"]) {
    await field.fill(text);
    await page.getByLabel("On", { exact: true }).selectOption("new:src/opening-hours.ts");
    await page.getByLabel("Line (optional)").fill("5");
    await page.getByRole("button", { name: "Add note" }).click();
    await page.locator(".own-notes").getByText(text).waitFor();
    await expect.poll(() => field.inputValue()).toBe("");
  }
  await page.reload();
  await page.locator(".own-notes").getByText("And which hours?").waitFor();
  expect(await field.inputValue()).toBe("");

  // "Cancel" discards the change: when the note is edited again, the form contains the stored text.
  const edit = page.getByRole("link", { name: /^Edit the note/ }).first();
  await edit.click();
  await expect
    .poll(async () => {
      await field.fill("Abandoned");
      await page.reload();
      return field.inputValue();
    })
    .toBe("Abandoned");
  await page.getByRole("link", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Add note" }).waitFor();
  await edit.click();
  await page.getByRole("button", { name: "Save note" }).waitFor();
  await untilReady();
  await expect.poll(() => field.inputValue()).toBe("Which days are there?");

  // A text is also forgotten if another note was deleted while the text was being written.
  await page.goto(`${TEST}/notes`);
  await untilReady();
  await field.fill("And on holidays?");
  await page
    .getByRole("button", { name: /^Delete the note/ })
    .last()
    .click();
  await page.getByText("Note deleted.").waitFor();
  await page.getByRole("button", { name: "Add note" }).click();
  await page.locator(".own-notes").getByText("And on holidays?").waitFor();
  await page.reload();
  await untilReady();
  expect(await field.inputValue()).toBe("");

  await page.getByRole("link", { name: "Line 5 of src/opening-hours.ts" }).first().click();
  await untilHydrated(page);
  await page.getByRole("tab", { name: /opening-hours\.ts/, selected: true }).waitFor();
  await page.locator(".code-view .own-note").getByText("Which days are there?").waitFor();
});
