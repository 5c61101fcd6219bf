// Long: all cases share one server that runs the production build.

/**
 * Lists that a lead sorts by keyboard and by dragging: the exercises in a track, and the lines of the rubric. Also
 * lists in which a lead selects several people.
 */
import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser, untilSettled } from "../setup/browser";
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

async function open(name: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", javaScriptEnabled });
  const page = await context.newPage();
  await signInDemo(page, name);
  return page;
}

const TITLES = ["Late fees", "Opening hours", "Busy channels"] as const;
const inOrder = (page: Page) => page.locator("#exercises ol .name").allTextContents();
/** Waits for the text that a screen reader says after a change. */
const heard = (page: Page, text: string) => page.locator("#exercises [role=status]", { hasText: text }).waitFor();

/** Opens the form of a new track, with the three exercises. */
async function openForm(lead: Page): Promise<void> {
  const cohort = await lead.locator("main a[href^='/cohorts/']").first().getAttribute("href");
  const [, id] = /^\/cohorts\/([^/?]+)/.exec(cohort!)!;
  await lead.goto(`/cohorts/${id}/tracks`);
  await lead.getByRole("link", { name: "New track" }).click();
  await lead.getByLabel("Title").fill("Quokka days");
  for (const title of TITLES) {
    await lead.getByLabel("Find an exercise").fill(title);
    await lead.getByRole("button", { name: "Search", exact: true }).click();
    await lead.getByRole("button", { name: `Add ${title}`, exact: true }).click();
    await heard(lead, `“${title}” added.`);
  }
}

it("keys and dragging put a track in order, and its learners follow it", async () => {
  const lead = await open("maya");
  await openForm(lead);
  const [one, two, three] = TITLES;
  expect(await inOrder(lead)).toEqual([one, two, three]);

  // By keyboard: the button keeps the focus, so that it can be pressed again.
  const down = lead.getByRole("button", { name: `Move ${one} down` });
  await down.focus();
  await lead.keyboard.press("Enter");
  await heard(lead, `“${one}” is now number 2 of 3.`);
  expect(await down.evaluate((button) => button === document.activeElement)).toBe(true);
  await lead.keyboard.press("Enter");
  await heard(lead, `“${one}” is now number 3 of 3.`);
  expect(await inOrder(lead)).toEqual([two, three, one]);

  const rows = lead.locator("#exercises ol > li");
  await rows.nth(2).locator(".grip").dragTo(rows.nth(0));
  await heard(lead, `“${one}” is now number 1 of 3.`);
  expect(await inOrder(lead)).toEqual([one, two, three]);
  await rows.nth(0).locator(".grip").dragTo(rows.nth(1));
  await heard(lead, `“${one}” is now number 2 of 3.`);
  // A drag that ends elsewhere changes nothing.
  await rows.nth(0).locator(".grip").dragTo(lead.locator("h1"));
  expect(await inOrder(lead)).toEqual([two, one, three]);

  await lead.getByRole("button", { name: "Create track" }).last().click();
  await lead.getByText("Track created.").waitFor();
  const learner = await open("emeka");
  await learner.goto("/learn");
  await learner
    .getByRole("region", { name: "Your cohort’s tracks" })
    .getByRole("link", { name: /^Quokka/ })
    .click();
  await learner.getByRole("link", { name: "Remove filter: Quokka days" }).waitFor();
  expect(await learner.locator("tbody th a").allTextContents()).toEqual([two, one, three]);

  await lead.getByText("Remove…").click();
  await lead.getByRole("button", { name: "Remove", exact: true }).click();
  await lead.getByText("Track removed. Submissions are kept.").waitFor();
});

it("a track can be made without scripts", async () => {
  const lead = await open("maya", false);
  await openForm(lead);
  const [one, two, three] = TITLES;
  await lead.getByRole("button", { name: `Move ${three} up` }).click();
  await heard(lead, `“${three}” is now number 2 of 3.`);
  expect(await inOrder(lead)).toEqual([one, three, two]);
  // A stylesheet hides the handles.
  await lead.waitForLoadState();
  expect(await lead.locator(".grip").first().isVisible()).toBe(false);
  await lead.getByRole("button", { name: "Create track" }).last().click();
  await lead.getByText("Track created.").waitFor();
});

it("lines are put in order by keys and by dragging, and ticked on the desk", async () => {
  const lead = await open("maya");
  const cohort = await lead.locator("main a[href^='/cohorts/']").first().getAttribute("href");
  const [, id] = /^\/cohorts\/([^/?]+)/.exec(cohort!)!;
  await lead.goto(`/cohorts/${id}/agreement`);
  await lead.getByRole("link", { name: "Add lines to the rubric" }).click();
  const [one, two] = ["Names the input that breaks it", "Uses the words of our style guide"];
  for (const text of [one, two]) {
    await lead.getByLabel("Line", { exact: true }).fill(text);
    await lead.getByRole("button", { name: "Add line" }).click();
    await lead.locator(".own-lines .name", { hasText: text }).waitFor();
  }
  const inOrder = () => lead.locator(".own-lines .name").allTextContents();
  const down = lead.getByRole("button", { name: `Move ${one} down` });
  await down.focus();
  await lead.keyboard.press("Enter");
  await lead.getByRole("status").getByText(`“${one}” is now number 2 of 2.`).waitFor();
  await expect.poll(inOrder).toEqual([two, one]);
  // The button keeps the focus, so that it can be pressed again.
  expect(await down.evaluate((button) => button === document.activeElement)).toBe(true);
  const rows = lead.locator(".own-lines > li");
  await rows.nth(1).locator(".grip").dragTo(rows.nth(0));
  await lead.getByRole("status").getByText(`“${one}” is now number 1 of 2.`).waitFor();
  await expect.poll(inOrder).toEqual([one, two]);

  const mentor = await open("lee");
  await mentor.goto("/mentor");
  await mentor.getByRole("button", { name: "Open next submission" }).click();
  const box = mentor.getByRole("group", { name: "From the cohort’s lead" }).getByLabel(one);
  await box.check();
  await mentor.getByText("Saved", { exact: false }).first().waitFor();
  await box.uncheck();
  await box.check();
  await mentor.getByRole("radio", { name: "Good" }).check();
  await mentor.getByRole("button", { name: "Send", exact: true }).click();
  await mentor.waitForURL((url) => url.pathname === "/mentor");
  await mentor.goto("/mentor/sent");
  const correct = await mentor.locator("main a[href^='/mentor/sent/']").first().getAttribute("href");
  await mentor.goto(correct!);
  expect(await mentor.getByLabel(one).isChecked()).toBe(true);
  expect(await mentor.getByLabel(two).isChecked()).toBe(false);

  // Text written after a correction was sent is kept, even when the page that confirms the correction is opened again.
  const summary = mentor.getByLabel("Summary");
  await summary.fill("Corrected.");
  await mentor.getByRole("button", { name: "Send the correction" }).click();
  await mentor.getByText("Your correction was sent.").waitFor();
  await mentor.locator(`main a[href='${correct}']`).click();
  await expect.poll(() => summary.inputValue()).toBe("Corrected.");
  await summary.fill("Written since.");
  await mentor.goBack();
  await mentor.getByText("Your correction was sent.").waitFor();
  await mentor.goForward();
  await expect.poll(() => summary.inputValue()).toBe("Written since.");
});

it("an announcement, a line, a snippet and an assignment's note stay while other forms are sent, and are sent once", async () => {
  const lead = await open("maya");
  const cohort = await lead.locator("main a[href^='/cohorts/']").first().getAttribute("href");
  const [, id] = /^\/cohorts\/([^/?]+)/.exec(cohort!)!;
  const remove = async (hasText: string) => {
    const item = lead.locator("main li", { hasText });
    await item.getByText("Remove…").click();
    await item.getByRole("button", { name: "Remove", exact: true }).click();
  };

  await lead.goto(`/cohorts/${id}/announcements`);
  const [text, send] = [lead.getByLabel("Text", { exact: true }), lead.getByRole("button", { name: /^Send/ })];
  await text.fill("Talks on Friday");
  await send.click();
  await lead.locator("[aria-labelledby=sent] li", { hasText: "Talks on Friday" }).waitFor();
  await expect.poll(() => text.inputValue()).toBe("");
  expect(await send.evaluate((button) => button === document.activeElement)).toBe(true);
  await text.fill("A long announcement");
  await remove("Talks on Friday");
  await lead.getByText("Announcement removed.").waitFor();
  await lead.locator("[aria-labelledby=sent] li", { hasText: "Talks on Friday" }).waitFor({ state: "detached" });
  expect(await text.inputValue()).toBe("A long announcement");
  await untilSettled(lead, () => lead.reload());
  await expect.poll(() => text.inputValue()).toBe("A long announcement");
  await send.click();
  await lead.locator("[aria-labelledby=sent] li", { hasText: "A long announcement" }).waitFor();
  await expect.poll(() => text.inputValue()).toBe("");
  await untilSettled(lead, () => lead.reload());
  expect(await text.inputValue()).toBe("");

  await lead.goto(`/cohorts/${id}/rubric`);
  const line = lead.getByLabel("Line", { exact: true });
  await line.fill("Names a test");
  await lead.getByRole("button", { name: "Add line" }).click();
  await lead.locator(".own-lines .name", { hasText: "Names a test" }).waitFor();
  await expect.poll(() => line.inputValue()).toBe("");
  await line.fill("Says what to do next");
  await remove("Names a test");
  await lead.getByText("Line removed.").waitFor();
  expect(await line.inputValue()).toBe("Says what to do next");
  await lead.getByRole("button", { name: "Add line" }).click();
  await lead.locator(".own-lines .name", { hasText: "Says what to do next" }).waitFor();

  await lead.goto("/mentor/snippets");
  const form = lead.locator("[aria-labelledby=new]");
  const [name, snippet] = [form.getByLabel("Name"), form.getByLabel("Text", { exact: true })];
  await name.fill("Edge");
  await snippet.fill("What happens at ___?");
  await form.getByRole("button", { name: "Save snippet" }).dblclick();
  await form.getByText("Snippet added.").waitFor();
  await expect.poll(async () => [await name.inputValue(), await snippet.inputValue()]).toEqual(["", ""]);
  const kept = lead.locator("[aria-labelledby=kept] .name", { hasText: "Edge" });
  await kept.first().waitFor();
  expect(await kept.count()).toBe(1);
  await name.fill("Half written");
  await lead.locator("[aria-labelledby=kept] li", { hasText: "Edge" }).getByRole("button", { name: "Remove" }).click();
  await lead.getByRole("button", { name: "Undo" }).click();
  await lead.getByText("Snippet restored.").waitFor();
  await kept.waitFor();
  expect(await name.inputValue()).toBe("Half written");
  await snippet.fill("What about ___?");
  await untilSettled(lead, () => lead.reload());
  await expect.poll(() => snippet.inputValue()).toBe("What about ___?");

  await lead.goto(`/cohorts/${id}/assignments/new`);
  const note = lead.getByLabel("A note for learners");
  await note.fill("Start with the tests");
  await untilSettled(lead, () => lead.reload());
  await expect.poll(() => note.inputValue()).toBe("Start with the tests");
  await lead.goto(`/cohorts/${id}/assignments`);
  await lead.locator("main a[href*='/assignments/'].name").first().click();
  await lead.getByRole("link", { name: "Edit assignment" }).click();
  await expect.poll(() => note.inputValue()).not.toBe("Start with the tests");
  // Unsaved text isn't restored over a stored note, because another lead may have changed that note.
  const stored = await note.inputValue();
  await note.fill("Read the task twice");
  await untilSettled(lead, () => lead.reload());
  expect(await note.inputValue()).toBe(stored);
});

it("people are no longer selected once they are changed, and stay selected if the change is refused", async () => {
  const lead = await open("maya");
  const cohort = await lead.locator("main a[href^='/cohorts/']").first().getAttribute("href");
  const [, id] = /^\/cohorts\/([^/?]+)/.exec(cohort!)!;
  const selected = () => lead.locator("input[name=who]:checked").count();

  await lead.goto(`/cohorts/${id}/people`);
  const learners = lead.locator(".people > li", { has: lead.locator("a.name") }).getByRole("checkbox");
  for (const at of [0, 1]) await learners.nth(at).check();
  await lead.getByRole("button", { name: "Change selected" }).click();
  await lead.getByText("Choose what to change.").first().waitFor();
  expect(await selected()).toBe(2);
  await lead.getByLabel("Change the selected members").selectOption("Make learners");
  await lead.getByRole("button", { name: "Change selected" }).click();
  await lead.getByText("Roles changed.").waitFor();
  await expect.poll(selected).toBe(0);
  // A confirmation is above the list, and stays in view when the pressed button is far below it.
  await lead.setViewportSize({ width: 1280, height: 320 });
  await lead.locator(".people > li").last().scrollIntoViewIfNeeded();
  const box = await lead.getByText("Roles changed.").boundingBox();
  expect(box!.y).toBeGreaterThanOrEqual(0);
  expect(box!.y + box!.height).toBeLessThan(320);
  expect(await lead.getByLabel("Change the selected members").inputValue()).toBe("");

  // A removal is confirmed first, in a box that takes the focus, and its result is in view.
  const learnerCount = await learners.count();
  for (const at of [0, 1]) await learners.nth(at).check();
  await lead.getByLabel("Change the selected members").selectOption("Remove from the cohort…");
  await lead.getByRole("button", { name: "Change selected" }).click();
  const asked = lead.getByRole("region", { name: /^Remove 2 people from/ });
  await asked.waitFor();
  expect(await asked.evaluate((box) => box === document.activeElement)).toBe(true);
  expect([await learners.count(), await selected()]).toEqual([learnerCount, 2]);
  await asked.getByRole("button", { name: "Remove" }).click();
  const done = lead.getByText("Removed. You can restore them below.").first();
  await done.waitFor();
  await expect.poll(() => learners.count()).toBe(learnerCount - 2);
  await expect.poll(async () => ((await done.boundingBox())?.y ?? -1) >= 0).toBe(true);
  expect((await done.boundingBox())!.y).toBeLessThan(320);
  await lead.getByRole("button", { name: "Restore all" }).click();
  await expect.poll(() => learners.count()).toBe(learnerCount);

  await lead.goto(`/cohorts/${id}/assignments`);
  await lead.locator("main a[href*='/assignments/'].name").first().click();
  for (const at of [0, 1]) await lead.locator("input[name=who]").nth(at).check();
  await lead.getByLabel("Deadline for the selected learners").fill("2090-07-31T18:00");
  await lead.locator("#extend-many").getByRole("button", { name: "Set date" }).click();
  await lead.getByText("New deadline saved for 2 learners.").waitFor();
  await expect.poll(selected).toBe(0);
});
