/**
 * Checks how a cohort's reports look on paper. The test takes a picture of each report as a browser prints it, in the
 * width of A4 between the margins of print.css. It reads the pixels and doesn't compare them with a stored picture,
 * because fonts, and so exact pictures, differ between machines. The pictures stay in .cache/test/print for a person to
 * look at (docs/testing.md).
 */
import fs from "node:fs";
import path from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { closeWindows, launchBrowser } from "../setup/browser";
import { type Running, startDemo } from "../setup/server";
import { signInDemo } from "../setup/visitors";

const PICTURES = path.resolve(import.meta.dirname, "../../.cache/test/print");
/** In CSS pixels: the width of A4 between the margins of print.css, 90% of it, and the right margin. */
const WIDTH = 688;
const NARROWER = 619;
const MARGIN = 53;

let server: Running;
let browser: Browser;
/** Decodes pictures, outside the product and its content security policy. */
let decoder: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
  fs.rmSync(PICTURES, { recursive: true, force: true });
  fs.mkdirSync(PICTURES, { recursive: true });
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(server.dir, { recursive: true, force: true });
});
afterEach(closeWindows);

/** Returns the addresses of the reports, keyed by the name of their picture. */
async function listReports(page: Page): Promise<Record<string, string>> {
  const find = async (from: string, link: string) => {
    const links = page.locator(`main a[href*="${link}"]`);
    // The exercises' first figures are calculated half a minute after the server starts.
    const countLinks = async () => {
      await page.goto(from);
      return links.count();
    };
    await expect.poll(countLinks, { timeout: 120_000, interval: 2_000 }).toBeGreaterThan(0);
    return (await links.first().getAttribute("href"))!;
  };
  const cohort = new URL(page.url()).pathname;
  const programme = await page.locator('a[href^="/programmes/"]').first().getAttribute("href");
  const parts = ["help", "trust", "weeks", "exercises", "assignments", "agreement", "reports", "work", "one-page"];
  return {
    overview: cohort,
    "overview-by-track": `${cohort}?by=first-weeks`,
    ...Object.fromEntries(parts.map((part) => [part, `${cohort}/${part}`])),
    learner: await find(cohort, `${cohort}/learners/`),
    exercise: await find(`${cohort}/exercises`, `${cohort}/exercises/`),
    assignment: await find(`${cohort}/assignments`, `${cohort}/assignments/0`),
    cohorts: "/cohorts",
    programme: programme!,
  };
}

/** Measures what print.css guarantees about a page. */
const lookAt = (page: Page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility() && !one.closest(".vh"));
    const tints = [...document.querySelectorAll(".legend b, .heat .cell")];
    /** Whether a word in a table's head or in a row's name is split between lines. */
    const isSplit = (text: Text) =>
      [...text.data.matchAll(/[^\s\u2010-\u2015/-]+/g)].some(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
      });
    const textsIn = (one: Element) => [...one.childNodes].filter((node) => node instanceof Text);
    const heads = all.filter((one) => one.matches(".data th, .data th *"));
    const ground = document.body.appendChild(document.createElement("i"));
    ground.style.background = "var(--ground)";
    return {
      split: heads.filter((one) => textsIn(one).some(isSplit)).map((one) => one.textContent),
      /** The page's background colour on a screen. */
      ground: getComputedStyle(ground).backgroundColor,
      buttons: all.filter((one) => one.matches("button, .btn, select, input")).map((one) => one.outerHTML.slice(0, 90)),
      // A screenshot shows every tint, but a printer prints only tints with this property.
      pale: tints
        .filter((one) => getComputedStyle(one).getPropertyValue("print-color-adjust") !== "exact")
        .map((one) => one.textContent),
      isDated: all.some((one) => /^As of \d+ \w+ 20\d\d$/.test(one.textContent?.trim() ?? "")),
      swatches: [...document.querySelectorAll(".legend b")].map((one) => {
        const { left, top } = one.getBoundingClientRect();
        const colour = getComputedStyle(one).backgroundColor;
        return { x: Math.ceil(left + scrollX) + 2, y: Math.ceil(top + scrollY) + 3, colour };
      }),
    };
  });

/** Draws the page as a picture that also shows the right margin, where text that is too wide ends up. */
async function draw(page: Page, session: CDPSession, width: number): Promise<Buffer> {
  await page.setViewportSize({ width, height: 1000 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const clip = { x: 0, y: 0, width: width + MARGIN, height, scale: 1 };
  const { data } = await session.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: true, clip });
  return Buffer.from(data, "base64");
}

/** Reads the picture's pixels. `swatches` lists places and the colours that they must have. */
const readPicture = (picture: Buffer, width: number, { swatches, ground }: Awaited<ReturnType<typeof lookAt>>) =>
  decoder.evaluate(
    async ([base64, edge, places, behind]) => {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const drawn = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
      drawn.drawImage(bitmap, 0, 0);
      const { data } = drawn.getImageData(0, 0, bitmap.width, bitmap.height);
      const screen = behind.match(/\d+/g)!.map(Number);
      let [white, dark, tinted, inMargin] = [0, 0, 0, 0];
      for (let at = 0; at < data.length; at += 4) {
        const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
        if (red + green + blue === 3 * 255) white++;
        else if ((at / 4) % bitmap.width >= edge) inMargin++;
        if (Math.max(red, green, blue) < 110) dark++;
        if (red === screen[0] && green === screen[1] && blue === screen[2]) tinted++;
      }
      const pure = new OffscreenCanvas(1, 1).getContext("2d")!;
      const differs = places.filter(({ x, y, colour }) => {
        pure.fillStyle = "#fff";
        pure.fillRect(0, 0, 1, 1);
        pure.fillStyle = colour;
        pure.fillRect(0, 0, 1, 1);
        const [is, should] = [drawn.getImageData(x, y, 1, 1).data, pure.getImageData(0, 0, 1, 1).data];
        return is.some((value, place) => Math.abs(value - should[place]!) > 3);
      });
      const all = data.length / 4;
      return { white: white / all, dark: dark / all, tinted: tinted / all, inMargin, differs };
    },
    [picture.toString("base64"), width, swatches, ground] as const,
  );

it("a cohort's reports fit on paper: dark on white, with clean margins, tints and their date, without buttons", async () => {
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce" });
  decoder = await (await browser.newContext()).newPage();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await signInDemo(page, "maya");
  await page.waitForURL("**/cohorts/*");
  const reports = await listReports(page);
  const session = await context.newCDPSession(page);
  const faults: string[] = [];
  for (const [name, address] of Object.entries(reports)) {
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate(() => document.fonts.ready);
    const look = async (where: string, width: number) => {
      const picture = await draw(page, session, width);
      const looks = await lookAt(page);
      const { white, dark, tinted, inMargin, differs } = await readPicture(picture, width, looks);
      const { swatches: _, ground: __, isDated, ...faulty } = looks;
      if (width < WIDTH) faulty.split = [];
      const isDarkOnWhite = white > 0.7 && dark > 0.001 && dark < 0.2 && tinted < 0.001;
      const fault = { ...faulty, isDated, white, dark, tinted, inMargin, differs };
      const isClean = [faulty.buttons, faulty.split, faulty.pale, differs].every((some) => some.length === 0);
      if (!isClean || inMargin > 0 || !isDated || !isDarkOnWhite) faults.push(`${where}: ${JSON.stringify(fault)}`);
      return picture;
    };
    await look(`${name} at ${NARROWER}`, NARROWER);
    fs.writeFileSync(path.join(PICTURES, `${name}.png`), await look(`${name} at ${WIDTH}`, WIDTH));
    // A screen in the dark theme prints the same way.
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
    await look(`${name} in the dark theme`, WIDTH);
  }
  expect(faults).toEqual([]);
  expect(fs.readdirSync(PICTURES)).toHaveLength(Object.keys(reports).length);
}, 300_000);
