/** A lead imports a roster: the page shows how far a long import is, and works without scripts. */
import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";
import { signInDemo } from "../setup/visitors";

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

/** Opens the roster's page as the lead, and presses the button that checks this many rows. */
async function checkRows(count: number, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", javaScriptEnabled });
  const page = await context.newPage();
  await signInDemo(page, "maya");
  const cohort = await page.locator("main a[href^='/cohorts/']").first().getAttribute("href");
  const [, id] = /^\/cohorts\/([^/?]+)/.exec(cohort!)!;
  await page.goto(`/cohorts/${id}/people/roster`);
  const rows = Array.from({ length: count }, (_, n) => `of-${count}-${n}@example.org`).join("\n");
  // Set the value directly, because typing this many rows would take longer than a test may last.
  const field = page.getByLabel("Rows", { exact: true });
  if (javaScriptEnabled) await field.evaluate((box, text) => Object.assign(box, { value: text }), rows);
  else await field.fill(rows);
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByText(`${count.toLocaleString("en-GB")} people will be invited.`).waitFor();
  return page;
}

it("a long import shows how many people it has invited, and then the links", async () => {
  const page = await checkRows(3_000, true);
  await page.getByRole("button", { name: "Create links" }).click();
  await page.getByText("The import is running. Keep this page open.").waitFor();
  await page.getByText(/^[1-9][\d,]* of 3,000 people invited$/).waitFor();
  expect(await page.getByRole("progressbar", { name: "People invited" }).count()).toBe(1);
  expect(await page.getByRole("button", { name: "Create links" }).count()).toBe(0);
  await page.getByText("3,000 people invited.", { exact: true }).waitFor();
  const links = await page.getByLabel("The links, as CSV").inputValue();
  expect(links.trim().split("\n")).toHaveLength(3_001);

  // The links are shown only once, so they stay on the page while a second class is checked. The rows of that class
  // stay, too.
  const rows = page.locator("#roster-text");
  expect(await rows.inputValue()).toBe("");
  await rows.fill("second-class@example.org");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByText("1 person will be invited.").waitFor();
  expect(await page.getByLabel("The links, as CSV").inputValue()).toBe(links);
  await page.getByRole("button", { name: "Undo the import" }).first().click();
  await page.getByText("3,000 invites closed.").waitFor();
  await page.getByText("1 person will be invited.").waitFor();
  expect(await rows.inputValue()).toBe("second-class@example.org");
  // Closed links no longer work, so they disappear.
  await page.getByLabel("The links, as CSV").waitFor({ state: "detached" });
});

it("new links, which are shown only once, stay while other forms of their page are sent", async () => {
  const page = await checkRows(2, true);
  const people = page.url().replace(/\/roster.*/, "");
  await page.goto(people);
  await page.getByRole("button", { name: "Create link" }).click();
  const link = page.locator("[aria-labelledby=learners]").getByLabel("The link");
  await link.waitFor();
  const made = await link.inputValue();
  await page.getByLabel("Email address").fill("mentor-of-links@example.org");
  await page.getByRole("button", { name: "Create invite" }).click();
  const invite = page.locator("[aria-labelledby=invite]").getByLabel("The link");
  await invite.waitFor();
  expect(await link.inputValue()).toBe(made);
  await page.locator("[aria-labelledby=invite]").getByRole("link", { name: "Create another" }).click();
  await page.getByLabel("Email address").waitFor();
  expect(await link.inputValue()).toBe(made);
  // A link that was replaced no longer works, so it disappears for good.
  await page.getByRole("button", { name: /^New link to replace Link for learners/ }).click();
  const done = page.getByRole("link", { name: "Done" });
  await done.waitFor();
  expect(await link.count()).toBe(0);
  await done.click();
  await done.waitFor({ state: "detached" });
  expect(await link.count()).toBe(0);

  await page.goto(people.replace(/\/people$/, "/exports"));
  const secret = page.getByLabel("The link");
  const create = async (purpose: string) => {
    await page.getByLabel("Purpose").fill(purpose);
    await page.getByRole("button", { name: "Create link" }).click();
    return secret.inputValue();
  };
  const first = await create("figures for the board");
  await page.getByRole("link", { name: "Create another" }).click();
  const second = await create("figures for the web");
  expect(second).not.toBe(first);
  const older = page.locator("main li", { hasText: "figures for the board" });
  await older.locator("summary").click();
  await older.getByRole("button", { name: /^Withdraw link/ }).click();
  await page.getByText("Link withdrawn.").waitFor();
  expect(await secret.inputValue()).toBe(second);
});

it("a file with another encoding than UTF-8 is read with its accents, and the page asks to check them", async () => {
  const page = await checkRows(4, true);
  const rows = "email,section\nlee@example.org,Übung €";
  // Windows-1252 has the euro sign at 0x80. Some versions of Node don't know this, but browsers do.
  const buffer = Buffer.from(rows.replace("€", "\x80"), "latin1");
  const file = { name: "class.csv", mimeType: "text/csv", buffer };
  // Until the page's script runs, nothing reads the file, so the file is chosen again.
  await expect
    .poll(async () => {
      await page.getByLabel("Spreadsheet as CSV").setInputFiles(file);
      return page.locator("#roster-text").inputValue();
    })
    .toBe(rows);
  await page.getByText("The file isn’t UTF-8. Check that accented letters are right.").waitFor();
});

it("without scripts, an import is one form", async () => {
  const page = await checkRows(3, false);
  await page.getByRole("button", { name: "Create links" }).click();
  await page.getByText("3 people invited.", { exact: true }).waitFor();
  expect((await page.getByLabel("The links, as CSV").inputValue()).trim().split("\n")).toHaveLength(4);
});
