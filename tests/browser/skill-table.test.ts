/** A cohort's table of skills in a real browser: its width with all skills, and its column heads. */
import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { SKILL_IDS } from "~/kinds/skills";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";

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

/** Opens the cohort's page as its lead. */
async function openCohort(): Promise<Page> {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", viewport });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^Sign in as Maya/ }).click();
  await page.waitForURL(/\/cohorts\/[^/]+$/);
  return page;
}

it("the table of skills shows all of them at 1440 px, and its column heads sort it", async () => {
  const database = new Database(path.join(server.dir, "onramp.db"), { timeout: 10_000 });
  const add = database.prepare(
    `INSERT INTO "SkillTally" ("userId", "skill", "state", "tries", "passes")
     SELECT u."id", @skill, 'shown', 14, 12 FROM "User" u JOIN "Membership" m ON m."userId" = u."id"
     WHERE m."role" = 'learner'
     ON CONFLICT DO UPDATE SET "state" = 'shown', "tries" = 14, "passes" = 12`,
  );
  for (const skill of SKILL_IDS) add.run({ skill });
  // Make one learner pass fewer exercises, so that they come first when the table is sorted by this skill.
  database
    .prepare(
      `UPDATE "SkillTally" SET "state" = 'practising', "passes" = 1 WHERE "skill" = 'orchestrate-agents'
       AND "userId" = (SELECT "id" FROM "User" WHERE "email" = 'hugo@demo.example')`,
    )
    .run();
  database.close();
  const lead = await openCohort();
  const table = lead.getByRole("table", { name: "One row per learner, one column per skill." });
  await table.waitFor();
  // Until the page's font is loaded, the browser uses another font, whose figures are wider.
  await lead.evaluate(() => document.fonts.ready);
  expect(await table.locator("thead tr").last().locator("th").count()).toBe(SKILL_IDS.length);
  const scrolls = () => lead.locator(".heat-box").evaluate((box) => box.scrollWidth - box.clientWidth);
  expect(await scrolls()).toBe(0);
  // No head is cut off, and no figure is wider than its cell.
  const cut = await table
    .locator("thead a, .cell")
    .evaluateAll((all) =>
      all
        .filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth)
        .map((one) => one.textContent),
    );
  expect(cut).toEqual([]);

  const first = () => table.getByRole("rowheader").first().textContent();
  await expect.poll(first).toContain("Ana");
  expect(await table.getByRole("columnheader", { name: "Learner" }).getAttribute("aria-sort")).toBe("ascending");
  await table.getByRole("link", { name: "agents", exact: true }).click();
  await lead.waitForURL(/\?sort=orchestrate-agents$/);
  await expect.poll(first).toContain("Hugo");
  const sortOf = (name: string) => table.getByRole("columnheader", { name, exact: true }).getAttribute("aria-sort");
  expect([await sortOf("agents"), await sortOf("Learner")]).toEqual(["ascending", null]);
  await table.getByRole("link", { name: "agents", exact: true }).click();
  await lead.waitForURL(/\?sort=orchestrate-agents&reversed=1$/);
  await expect.poll(() => table.getByRole("rowheader").allTextContents()).not.toEqual([]);
  await expect.poll(() => sortOf("agents")).toBe("descending");
  await expect.poll(async () => (await table.getByRole("rowheader").allTextContents()).at(-2)).toContain("Hugo");
  await table.getByRole("link", { name: "Learner", exact: true }).click();
  await lead.waitForURL((url) => url.search === "");
  await expect.poll(first).toContain("Ana");
  await table.getByRole("link", { name: "Learner", exact: true }).click();
  await lead.waitForURL(/\?reversed=1$/);
  await expect.poll(() => sortOf("Learner")).toBe("descending");
});
