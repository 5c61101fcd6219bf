/**
 * Follows the walkthrough of one exercise of each kind in a real browser, and gets the full score: by keyboard or mouse
 * in a wide window, and by touch on a phone. The attempts are practice. Skipping and reloading don't lose the place.
 * Long: each kind's walkthrough is followed to its report.
 */
import fs from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { Walkthrough } from "~/kinds/walkthrough";
import { closeWindows, launchBrowser, savedMark, untilHydrated } from "../setup/browser";
import { type Running, startServer } from "../setup/server";
import { PHONE, registerLearner } from "../setup/visitors";

const DESKTOP = { viewport: { width: 1440, height: 900 } };
const stepsOf = (slug: string): Walkthrough =>
  JSON.parse(fs.readFileSync(path.resolve("exercises", slug, "walkthrough.json"), "utf8"));

let server: Running;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ env: { DEMO: "0", EXERCISES_BUILT_IN: "1", EXERCISES_DIR: "" } });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(closeWindows);

const guide = (page: Page) => page.getByRole("region", { name: "Guide" });

/** Opens the walkthrough from the welcome page or, if a slug is given, from the exercise's own page. */
async function openWalkthrough(title: string, options: BrowserContextOptions, slug?: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await registerLearner(page);
  await page.goto(slug ? `/exercises/${slug}` : "/welcome?step=2");
  await page.getByRole("button", { name: slug ? "Work through it" : `Work through it: ${title}` }).click();
  await page.waitForURL("**/exercises/*");
  await untilHydrated(page);
  await guide(page).getByText(/^1 of/).waitFor();
  return page;
}

/** Does what each step says, and then goes on to the next one. `acts` says what to do, keyed by the step's title. */
async function follow(page: Page, slug: string, acts: Readonly<Record<string, (code: string) => Promise<void>>>) {
  const steps = stepsOf(slug);
  const left = new Set(Object.keys(acts));
  for (const [i, { title, code = "" }] of steps.entries()) {
    await guide(page)
      .getByRole("heading", { name: `${i + 1} of ${steps.length} ${title}` })
      .waitFor();
    expect(await guide(page).evaluate((box) => box.scrollWidth - box.clientWidth), title).toBe(0);
    if (code) {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include(".guide").analyze();
      expect(violations.map(({ id, help }) => [id, help])).toEqual([]);
    }
    await guide(page).getByRole("button", { name: "Go there" }).click();
    await acts[title]?.(code);
    left.delete(title);
    await guide(page)
      .getByRole("button", { name: i === steps.length - 1 ? "End the guide" : "Next", exact: true })
      .click();
  }
  expect([...left]).toEqual([]);
  await page.getByRole("slider").focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Hand in…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("The guide works through this exercise with you, so this attempt is for practice.").waitFor();
  await dialog.getByRole("button", { name: "Hand in", exact: true }).click();
  await page.waitForURL("**/submissions/*");
  await page.getByText("for practice: the guide worked through it with you").first().waitFor();
  await page.getByText("100%").first().waitFor();
}

/** What a learner does to write findings on a file. */
function reviewing(page: Page, options: BrowserContextOptions, file: string) {
  /** Presses the number of the line that "Go there" has selected or, on a touch screen, the button for this line. */
  const begin = (line: number) =>
    options === PHONE
      ? page.getByRole("button", { name: "Write a finding" }).tap()
      : page.getByRole("button", { name: new RegExp(`Comment on line ${line} of ${file}`) }).click();
  const finding = page.getByRole("region", { name: /finding on/i });
  const add = () => finding.getByRole("button", { name: "Add finding" }).click();
  return {
    add,
    write: async (line: number, kind: string, severity: string, text: string) => {
      await begin(line);
      await finding.getByLabel("Kind of defect").selectOption(kind);
      await finding.getByRole("radio", { name: severity }).check();
      await finding.getByLabel("What breaks, and who is affected?").fill(text);
    },
    prove: async (code: string) => {
      // "Go there" led to the button.
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Attach a proof");
      await finding.getByRole("button", { name: "Attach a proof" }).click();
      const plain = finding.getByRole("checkbox", { name: "Plain editor" });
      if (await plain.isVisible()) await plain.check();
      await finding.getByRole("textbox", { name: /proof/i }).fill(code);
      await finding.getByRole("button", { name: "Run on this code" }).first().click();
      await finding.getByText("fails on this code").first().waitFor();
      await add();
    },
    choose: () => page.getByRole("radio", { name: "Request changes" }).check(),
  };
}

const WINDOWS = [
  ["a wide window", DESKTOP],
  ["a phone", PHONE],
] as const;

it.each(WINDOWS)("following the walkthrough of the first review gets the full score in %s", async (_, options) => {
  const page = await openWalkthrough("Late arrivals", options);
  const { write, prove, choose } = reviewing(page, options, "src/late");
  await follow(page, "late-arrivals", {
    "Write the finding": (code) => write(9, "missing-edge-case", "major", code),
    "Prove it": prove,
    "Choose the verdict": choose,
  });
});

it.each(WINDOWS)("following the walkthrough of a longer review gets the full score in %s", async (_, options) => {
  const page = await openWalkthrough("Cancel window", options, "cancel-window");
  const { write, prove, add, choose } = reviewing(page, options, "src/cancelling");
  await follow(page, "cancel-window", {
    "Write the finding": (code) => write(21, "misread-requirement", "blocker", code),
    "Prove it": prove,
    "Read comments as claims": async (code) => {
      await write(7, "wrong-documentation", "minor", code);
      await add();
    },
    "Choose the verdict": choose,
  });
});

it("following the walkthrough of a test exercise gets the full score, also after a reload", async () => {
  const page = await openWalkthrough("Age on a date", DESKTOP);
  const button = (name: string) => guide(page).getByRole("button", { name, exact: true });
  /** Lets the guide put the code into the suite. */
  const put = async () => {
    await button("Insert the code").click();
    await guide(page).getByText("Inserted").waitFor();
  };
  await follow(page, "test-age-on-date", {
    "Test both sides of a birthday": async () => {
      await put();
      await button("Undo").press("Enter");
      await guide(page).getByText("Undone").waitFor();
      expect(await button("Insert the code").evaluate((one) => one === document.activeElement)).toBe(true);
      await put();
      // The editor shows the code, and a change ends the undo.
      const line = page.getByText("changes on the birthday", { exact: false }).locator("visible=true");
      await expect.poll(() => line.count()).toBeGreaterThan(1);
      await page.getByRole("slider").focus();
      for (const key of ["ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
      await guide(page).getByText("Your work contains this code.").waitFor();
      expect(await button("Undo").count()).toBe(0);
      // Undoing a reset never replaces code that was put in since.
      await page.getByRole("button", { name: "Reset", exact: true }).click();
      await put();
      await page.getByRole("button", { name: "Reset", exact: true }).waitFor();
    },
    "Run it, and decide who is wrong": async () => {
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByText(/1 of 3 tests fail on the AI’s code/).waitFor();
      await savedMark(page).waitFor();
      await page.reload();
      await untilHydrated(page);
      await guide(page).getByText(/^3 of/).waitFor();
    },
    "Combine month and date": put,
    "Try the smallest value and the leap day": put,
    "Do the same for the second function": put,
  });
});

it("following the walkthrough of a fix gets the full score, and the guide can be skipped and reopened", async () => {
  const page = await openWalkthrough("Slot generator", DESKTOP, "fix-slot-generator");
  // Screen readers read the first step.
  const isRead = () =>
    expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^1 of 8 Look for/);
  await isRead();
  // They also read this step if the button was pressed before the scripts loaded, which sends the form.
  await page.evaluate(() => location.replace("#walkthrough"));
  await page.reload();
  await isRead();
  // The focus stays where the learner has already begun to type.
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route("**/workspace-guide-*.js", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.reload();
  await untilHydrated(page);
  const typedIn = page.getByRole("checkbox", { name: "Plain editor" });
  await typedIn.focus();
  arrive();
  await guide(page).getByText(/^1 of/).waitFor();
  expect(await typedIn.evaluate((field) => field === document.activeElement)).toBe(true);
  await guide(page).getByRole("button", { name: "Skip the guide" }).click();
  await guide(page).waitFor({ state: "hidden" });
  await page.keyboard.press("?");
  await page.getByRole("button", { name: /guide/i }).last().click();
  await page.getByRole("checkbox", { name: "Plain editor" }).check();
  const source = page.getByRole("textbox", { name: /src\/slots\.ts/ });
  const replaceLine = (number: number) => async (code: string) => {
    const lines = (await source.inputValue()).split("\n");
    // "Go there" has selected the step's line.
    const start = lines.slice(0, number - 1).join("\n").length + 1;
    await expect.poll(() => source.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBe(start);
    await guide(page).getByRole("button", { name: "Replace the line", exact: true }).click();
    await guide(page).getByText("Replaced").waitFor();
    expect(await source.inputValue()).toBe(lines.with(number - 1, code).join("\n"));
  };
  await follow(page, "fix-slot-generator", {
    "Fix the cause": replaceLine(24),
    "Correct what is no longer true": replaceLine(20),
  });
});

it("a guide that couldn’t be loaded opens once the page is reloaded, as the page says", async () => {
  const page = await openWalkthrough("Slot generator", DESKTOP, "fix-slot-generator");
  await page.route("**/workspace-guide-*.js", (route) => route.abort());
  await page.reload();
  const says = "We couldn’t load the guide. When you are online, reload the page to try again.";
  await page.getByRole("alert").getByText(says).waitFor();
  await page.unroute("**/workspace-guide-*.js");
  await page.reload();
  await guide(page).getByText(/^1 of/).waitFor();
});

it("the guide replaces a line on a phone, too, and says so where it was pressed", async () => {
  const page = await openWalkthrough("Slot generator", PHONE, "fix-slot-generator");
  const step = stepsOf("fix-slot-generator").findIndex(({ title }) => title === "Fix the cause");
  for (let n = 0; n < step; n++) await guide(page).getByRole("button", { name: "Next", exact: true }).tap();
  await guide(page).getByRole("button", { name: "Replace the line" }).tap();
  await guide(page).getByText("Replaced").waitFor();
  await guide(page).getByRole("button", { name: "Go there" }).tap();
  const source = page.getByRole("textbox", { name: /src\/slots\.ts/ });
  expect(await source.inputValue()).toContain("start + kind.minutes <= session.until");
});
