/**
 * A learner works on one exercise of each kind in a real browser, asks the tutor along the way, hands in, judges the AI
 * reviewer and reads the report. Words are planted in secrets and in people's data, and the test searches for them in
 * every byte that the model's server receives.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { launchBrowser, untilHydrated } from "../setup/browser";
import { canariesIn } from "../setup/canaries";
import { writePlanted } from "../setup/canary-exercises";
import { type ModelServer, openModelServer } from "../setup/model-server";
import { type Running, startServer } from "../setup/server";
import { openPage } from "../setup/visitors";

const REVIEW = "dataset-attachments";
const TEST = "test-vat-rounding";
const FIX = "fix-due-date-month-end";
const CALM = "What would you expect to see?";

/** The exercises are new to this server, which checks them while the journey runs. */
const LONG = { timeout: 240_000 };

const planted = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-planted-"));
let model: ModelServer;
let server: Running;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  await writePlanted(planted, [REVIEW, TEST, FIX]);
  model = await openModelServer();
  browser = await launchBrowser();
  server = await startServer({
    env: { ...model.env, DEMO: "0", EXERCISES_BUILT_IN: "0", EXERCISES_DIR: planted },
  });
  page = await openPage(browser, server);
  await page.goto("/register");
  await page.getByLabel("Name").fill("zqnamezq");
  await page.getByLabel("Email address").fill("zqaddresszq@example.org");
  await page.getByLabel("Password", { exact: true }).fill("zqpasswordzq horse");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/welcome");
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await model?.close();
  for (const dir of [planted, server?.dir]) if (dir) fs.rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  model.forget();
  model.replyWith({ text: CALM });
});

async function open(name: string): Promise<void> {
  await page.goto(`/exercises/a-${name}`);
  await untilHydrated(page);
}

/** Writes code into the plain editor. */
async function write(label: RegExp, code: string): Promise<void> {
  await page.getByRole("checkbox", { name: "Plain editor" }).check();
  await page.getByRole("textbox", { name: label }).fill(code);
}

/**
 * Asks the tutor about the work on the page, on the tutor's first rung. The first time, also agrees to what is sent.
 */
async function ask(): Promise<void> {
  await page.getByRole("button", { name: "Tutor", exact: true }).click();
  const panel = page.getByRole("complementary", { name: "Tutor" });
  await panel.getByRole("textbox", { name: "Your question" }).fill("What is zqmessagezq?");
  await panel.getByRole("button", { name: /^(?:Ask|Send this to the test server)$/ }).click();
  await panel.getByText(CALM).first().waitFor();
}

async function handIn(): Promise<void> {
  await page.getByRole("slider").focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("button", { name: "Hand in…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand in", exact: true }).click();
  await page.waitForURL("**/submissions/**");
}

/**
 * The report now shows secrets. Checks that none of them were sent to the model, and that the model received only one
 * request.
 */
async function expectNothingSent(own: readonly string[]): Promise<void> {
  await page.getByText("zqteachingzq").first().waitFor({ timeout: 90_000 });
  expect(model.asked).toHaveLength(1);
  expect(canariesIn(model.received())).toEqual(own);
}

it("a review, with the AI reviewer's comments judged", LONG, async () => {
  await open(REVIEW);
  await page.getByRole("button", { name: "Finding on the whole change" }).click();
  await page.getByLabel("What breaks, and who is affected?").fill("zqdraftzq is my own finding.");
  await ask();
  await page
    .getByRole("button", { name: /^(?:Delete|Remove|Discard)/ })
    .first()
    .click();
  await page.getByRole("radio", { name: "Approve", exact: true }).check();
  await handIn();
  for (const number of [1, 2, 3]) {
    await page.getByRole("heading", { name: `${number} of 3` }).waitFor();
    await page.getByText("zqcommentzq").first().waitFor();
    await page.keyboard.press("1");
  }
  await expectNothingSent(["draft", "message"]);
});

it("a test, with the output of a run", LONG, async () => {
  await open(TEST);
  await write(/^Your suite/, 'import { expect, it } from "vitest";\nit("zqdraftzq", () => expect(1).toBe(2));\n');
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page
    .getByText(/1 of 1 tests? fails?/)
    .first()
    .waitFor();
  await ask();
  expect(JSON.stringify(model.asked)).toContain("Output of the learner's last run");
  await handIn();
  await page.getByRole("button", { name: "Show the explanation" }).click();
  await expectNothingSent(["draft", "message"]);
});

it("a fix, with the output of a run", LONG, async () => {
  await open(FIX);
  const code = fs.readFileSync(path.resolve("exercises", FIX, "code/src/calendar.ts"), "utf8");
  await write(/calendar\.ts/, `${code}\n// zqdraftzq\n`);
  await page.getByRole("button", { name: "Run the tests" }).click();
  await page.getByText("10 of 11 visible tests pass").waitFor();
  await ask();
  expect(JSON.stringify(model.asked)).toContain("Output of the learner's last run");
  await handIn();
  await page.getByRole("button", { name: "Show the explanation" }).click();
  await expectNothingSent(["draft", "message"]);
});
