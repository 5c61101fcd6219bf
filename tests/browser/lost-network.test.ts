// Long: each step that a learner takes is interrupted in turn, in the same browser.

/**
 * What happens to a learner's work in a real browser, against the built product, when the network, the server or the
 * page is lost in the middle of a step. Also tests a guest's path. app/ui/workspace/workspace-hand-in.test.ts lists the
 * steps and the events and tries each pair without a browser.
 */
import fs from "node:fs";
import net from "node:net";
import type { Browser, Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closeWindows, launchBrowser, savedMark, untilHydrated, untilSaved } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";

const REVIEW = "/exercises/credit-note-numbering";
const SUITE = "/exercises/test-vat-rounding";

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

async function open(options = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

/**
 * Opens a connection to the server that the test can cut. A browser's offline mode applies to one page at a time, so a
 * request that a page sends while it closes may still get through.
 */
async function openLine(): Promise<{
  origin: string;
  cut(): void;
  mend(): void;
  [Symbol.asyncDispose](): Promise<void>;
}> {
  const ends = new Set<net.Socket>();
  let isCut = false;
  const line = net.createServer((from) => {
    if (isCut) return void from.destroy();
    const to = net.connect(Number(new URL(server.origin).port), "localhost");
    for (const [end, other] of [[from, to] as const, [to, from] as const]) {
      ends.add(end);
      end.on("error", () => {});
      end.on("close", () => {
        ends.delete(end);
        other.destroy();
      });
      end.pipe(other);
    }
  });
  await new Promise<void>((done) => line.listen(0, "localhost", done));
  const hangUp = () => {
    for (const end of ends) end.destroy();
  };
  return {
    origin: `http://localhost:${(line.address() as net.AddressInfo).port}`,
    cut() {
      isCut = true;
      hangUp();
    },
    mend() {
      isCut = false;
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((done) => {
        line.close(() => done());
        hangUp();
      }),
  };
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel("Name").fill(`Learner ${++people}`);
  await page.getByLabel("Email address").fill(`lost-${people}@example.org`);
  await page.getByLabel("Password", { exact: true }).fill("a long password");
  await page.getByRole("button", { name: "Create account" }).click();
}

async function newLearner(options = {}): Promise<Page> {
  const page = await open(options);
  await page.goto("/register");
  await fillIn(page);
  await page.waitForURL("**/welcome");
  return page;
}

const suite = (page: Page) => page.getByRole("textbox", { name: /^Your suite/ });
const dialog = (page: Page) => page.getByRole("dialog");
const send = (page: Page) => dialog(page).getByRole("button", { name: "Hand in", exact: true });

/** Completes a review up to the dialog that hands it in. */
async function finishReview(page: Page): Promise<void> {
  await page.goto(REVIEW);
  await untilHydrated(page);
  await untilSaved(page, async () => {
    await page.getByRole("radio", { name: "Approve", exact: true }).check();
    await page.getByRole("slider").focus();
    await page.keyboard.press("ArrowRight");
  });
  await page.getByRole("button", { name: "Hand in…" }).click();
}

async function writeSuite(page: Page, text: string): Promise<void> {
  await page.getByRole("checkbox", { name: "Plain editor" }).check();
  await suite(page).fill(text);
}

/** Returns how many submissions the learner's own page lists. */
async function countSubmissions(page: Page): Promise<number> {
  await page.goto("/me");
  return page
    .getByRole("table", { name: /^Submissions/ })
    .locator("tbody tr")
    .count();
}

const isHandIn = (route: Route) => route.request().postData()?.includes('"do":"hand-in"') ?? false;

describe("typing", () => {
  it("offline in two tabs that then close: both texts are kept, one is restored and the other is offered", async () => {
    await using line = await openLine();
    const page = await newLearner({ baseURL: line.origin });
    await page.goto(SUITE);
    await untilSaved(page, () => writeSuite(page, "// begun"));
    const second = await page.context().newPage();
    await second.goto(SUITE);
    await suite(second).waitFor();
    line.cut();
    await suite(page).fill("// of the first tab");
    await suite(second).fill("// of the second tab");
    await page.getByText("Offline, saved locally").waitFor();
    await second.getByText("Offline, saved locally").waitFor();
    await page.close();
    const back = await second.context().newPage();
    await second.close();
    // A request that a tab sends while it closes can outlive the tab. If that request arrived, there would be two saved
    // versions of the draft, which is a different case.
    await back.waitForTimeout(2_000);
    line.mend();
    await back.goto(SUITE);
    await back.getByText("Another tab in this browser was closed").waitFor();
    const shown = await suite(back).inputValue();
    expect(["// of the first tab", "// of the second tab"]).toContain(shown);
    await savedMark(back).waitFor();
    await untilSaved(back, () => back.getByRole("button", { name: "Use the unsaved text" }).click());
    const other = await suite(back).inputValue();
    expect([shown, other].sort()).toEqual(["// of the first tab", "// of the second tab"]);
    await back.reload();
    expect(await suite(back).inputValue()).toBe(other);
    expect(await back.getByText("Another tab in this browser was closed").count()).toBe(0);
  });

  it("then going back, forward and reloading: no letter is lost", async () => {
    const page = await newLearner();
    await page.goto("/exercises");
    await page.goto(SUITE);
    await writeSuite(page, "// written a moment before leaving");
    await page.goBack();
    await page.waitForURL("**/exercises");
    await page.goForward();
    await suite(page).waitFor();
    await expect.poll(() => suite(page).inputValue()).toBe("// written a moment before leaving");
    await suite(page).fill("// and before loading again");
    await page.reload();
    await expect.poll(() => suite(page).inputValue()).toBe("// and before loading again");
  });

  it("before the page is ready: a setting that can’t be kept yet can’t be pressed", async () => {
    const page = await newLearner();
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route("**/*.js", async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(SUITE, { waitUntil: "commit" });
    const plain = page.getByRole("checkbox", { name: "Plain editor" });
    await plain.waitFor();
    expect(await plain.isDisabled()).toBe(true);
    arrive();
    await plain.check();
    expect(await page.evaluate(() => document.cookie)).toContain("plain");
  });

  it("while the server is unavailable: the page says so, keeps the draft, and saves it later", async () => {
    const page = await newLearner();
    await page.goto(SUITE);
    await page.route("**/work", (route) => route.fulfill({ status: 503, body: "busy" }));
    await writeSuite(page, "// kept");
    await page.getByText("Server not responding, saved locally").waitFor();
    await page.unroute("**/work");
    await savedMark(page).waitFor();
    await page.reload();
    expect(await suite(page).inputValue()).toBe("// kept");
  });
});

describe("handing in", () => {
  it("offline: the submission waits, survives the page, and is stored once", async () => {
    await using line = await openLine();
    const page = await newLearner({ baseURL: line.origin });
    await finishReview(page);
    line.cut();
    await send(page).click();
    await dialog(page).getByText("Waiting for a connection").waitFor();
    // The reload happens without a network: no page loads, and only the browser has the text.
    await page.reload().catch(() => {});
    const back = await page.context().newPage();
    await page.close();
    line.mend();
    await back.goto(REVIEW);
    await back.waitForURL("**/submissions/*");
    expect(await countSubmissions(back)).toBe(1);
  });

  it("when the answer is lost: the submission is sent again, and stored once", async () => {
    const page = await newLearner();
    await finishReview(page);
    let lost = 0;
    await page.route("**/work", async (route) => {
      if (!isHandIn(route) || lost++ > 0) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await send(page).click();
    await dialog(page).getByText("Waiting for a connection").waitFor();
    await page.waitForURL("**/submissions/*");
    expect(lost).toBeGreaterThan(1);
    await page.unroute("**/work");
    expect(await countSubmissions(page)).toBe(1);
  });

  it.each([
    [429, "You have handed in too many times. Try again in 5 minutes."],
    [500, "Something went wrong on our side."],
  ])("when the answer is %i: the dialog stays open, says what happened, and allows a retry", async (status, says) => {
    const page = await newLearner();
    await finishReview(page);
    const refuse = (route: Route) =>
      isHandIn(route) ? route.fulfill({ status, json: { message: says } }) : route.continue();
    await page.route("**/work", refuse);
    await send(page).click();
    await dialog(page).getByRole("alert").getByText(says).waitFor();
    expect(await dialog(page).getByRole("alert").textContent()).toContain("Nothing is lost");
    await page.unroute("**/work");
    await send(page).click();
    await page.waitForURL("**/submissions/*");
    expect(await countSubmissions(page)).toBe(1);
  });

  it("when the answer is 503: the page waits for the server, then retries by itself", async () => {
    const page = await newLearner();
    await finishReview(page);
    await page.route("**/work", (route) => (isHandIn(route) ? route.fulfill({ status: 503 }) : route.continue()));
    await send(page).click();
    await dialog(page).getByText("Waiting for the server").waitFor();
    await page.unroute("**/work");
    await page.waitForURL("**/submissions/*");
    expect(await countSubmissions(page)).toBe(1);
  });

  it("then going back before the answer: the submission is stored once, and its report opens", async () => {
    const page = await newLearner();
    await page.goto("/exercises");
    await finishReview(page);
    await page.route("**/work", async (route) => {
      if (!isHandIn(route)) return route.continue();
      await route.fetch();
      // The answer arrives only after the learner has left the page.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await route.abort().catch(() => {});
    });
    await send(page).click();
    await page.waitForTimeout(700);
    await page.goBack();
    await page.waitForURL("**/exercises");
    await page.unroute("**/work");
    await page.goto(REVIEW);
    await page.waitForURL("**/submissions/*");
    expect(await countSubmissions(page)).toBe(1);
  });

  it("in one tab while another has different words: the other tab keeps them and reports the submission", async () => {
    const page = await newLearner();
    await finishReview(page);
    const second = await page.context().newPage();
    await second.goto(REVIEW);
    // If the second tab started during the submission, it would complete the submission itself. So wait until both tabs
    // are running.
    await expect.poll(() => second.evaluate(async () => (await navigator.locks.query()).held?.length)).toBe(2);
    await send(page).click();
    await page.waitForURL("**/submissions/*");
    await second.getByRole("radio", { name: "Request changes" }).check();
    await second.getByText("This draft was handed in or discarded in another tab").waitFor();
    expect(await second.getByRole("radio", { name: "Request changes" }).isChecked()).toBe(true);
    expect(await countSubmissions(page)).toBe(1);
  });

  it("then reloading the report during grading: the report appears", async () => {
    const page = await newLearner();
    await finishReview(page);
    await send(page).click();
    await page.waitForURL("**/submissions/*");
    await page.reload();
    await page.getByText(/100%/).first().waitFor();
  });
});

describe("a finding", () => {
  it("deleted with the mouse leaves the focus in the change and doesn't scroll the page", async () => {
    const page = await newLearner();
    await page.goto(REVIEW);
    // Wait for the script: without it, deleting a finding reloads the page and announces nothing.
    await page.getByRole("button", { name: /Shortcuts$/ }).waitFor();
    await page.getByRole("button", { name: "Finding on the whole change" }).click();
    await page.getByLabel("What breaks, and who is affected?").fill("Something that is taken back.");
    await page.getByRole("button", { name: "Discard" }).click();
    await page.getByText("Finding deleted.").waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("code");
  });
});

describe("a guest", () => {
  it("gets to the workspace without JavaScript", async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto("/");
    await page.getByRole("button", { name: "Try it now" }).first().click();
    await page.waitForURL("**/exercises/*");
    await page.getByRole("radio", { name: "Approve", exact: true }).check();
    await page.getByRole("combobox", { name: /^Confidence/ }).selectOption("80");
    await page.getByRole("button", { name: /^Hand in/ }).click();
    await page.waitForURL("**/submissions/*");
    await page.getByText("Your work will be deleted after").waitFor();
  });
});
