// Long: all cases share one server that runs the production build.

/**
 * The path from a finished track to a stranger who verifies the certificate, in real browsers, with and without
 * scripts: the certificate, the talk in which a mentor signs, the portfolio, and the withdrawal of both.
 */
import fs from "node:fs";
import jsQR from "jsqr";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
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

const TRACK = "The code base fights back";

describe.each([
  ["with scripts", true, "Ben"],
  ["without scripts", false, "Chiara"],
])("%s", (_name, javaScriptEnabled, learner) => {
  async function open(who?: string): Promise<Page> {
    const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    if (!who) return page;
    await signInDemo(page, who.toLowerCase());
    return page;
  }
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  // A page streams in, so a sentence may appear before the field below it has its text.
  const says = async (page: Page, text: string | RegExp) => {
    await page.getByText(text).first().waitFor();
    await page.waitForLoadState("domcontentloaded");
  };

  it("a learner gets a certificate of a track, explains it in person, shows it and withdraws it", async () => {
    const [page, stranger] = [await open(learner), await open()];
    // Returns the text of the page that a stranger sees at `address`.
    const read = async (address: string) => {
      const reply = await stranger.goto(address);
      return { status: reply!.status(), text: (await stranger.locator("main").textContent()) ?? "" };
    };

    await page.goto("/me/certificates");
    await page.getByText(`Ask for a certificate of ${TRACK}`).click();
    await page.getByRole("button", { name: "Create certificate" }).locator("visible=true").click();
    await page.waitForURL(/\/me\/certificates\/./);
    const first = await page.getByRole("link", { name: /\/verify\// }).getAttribute("href");
    expect(await read(first!)).toMatchObject({ status: 200, text: expect.stringContaining("Unsupervised practice") });

    // Missing input is reported at its field.
    await press(page, "Ask for a talk");
    await says(page, "There is a problem");
    await page.getByLabel("When and how can a mentor meet you?").fill("Mondays at nine");
    await press(page, "Ask for a talk");
    await says(page, /A mentor of your cohort will contact you/);

    const lee = await open("Lee");
    await lee.goto("/mentor/talks");
    await lee.getByRole("link", { name: new RegExp(`^${learner}`) }).click();
    await says(lee, "Mondays at nine");
    const boxes = lee.getByRole("checkbox");
    await boxes.nth(0).check();
    await press(lee, "Use these two for the talk");
    await says(lee, "Choose two submissions.");
    await boxes.nth(2).check();
    await press(lee, "Use these two for the talk");
    await says(lee, "Minutes 1–5");
    const comment = lee.getByLabel("For the learner");
    await comment.fill("You saw at once what follows.");
    if (javaScriptEnabled) await untilSettled(lee, () => lee.reload());
    await expect.poll(() => comment.inputValue()).toBe("You saw at once what follows.");
    for (const line of await lee.locator("fieldset:has(input[type=radio])").all())
      await line.getByRole("radio").nth(1).check();
    await lee.getByRole("radio", { name: "guesses" }).check();
    await press(lee, "Sign");
    await says(lee, /sign only if you chose the middle level or higher on every line/);
    // The other choices stay as they were.
    await lee.getByRole("radio", { name: "with help" }).check();
    await press(lee, "Sign");
    await says(lee, "What you chose");

    await page.goto("/me/certificates");
    await page.getByRole("link", { name: TRACK }).first().click();
    await says(page, "You saw at once what follows.");
    const second = await page.getByRole("link", { name: /\/verify\// }).getAttribute("href");
    expect(second).not.toBe(first);
    expect((await read(second!)).text).toMatch(/Explained in person[\s\S]*Dr Lee Park/);
    expect((await read(first!)).text).toContain("Unsupervised practice");

    await page.goto("/me/portfolio");
    await page.getByLabel("A few words about you").fill("I read before I trust.");
    await page.getByRole("group", { name: "Certificates" }).getByRole("checkbox").first().check();
    await page.getByLabel("Text in the link").fill("!");
    await press(page, "Save and publish");
    await says(page, /3 letters/);
    expect(await page.getByLabel("A few words about you").inputValue()).toBe("I read before I trust.");
    await page.getByLabel("Text in the link").fill("Reads Diffs");
    await press(page, "Save and publish");
    await says(page, "Anyone with the link can see your portfolio");
    const link = await page.getByRole("link", { name: /\/p\/reads-diffs-/ }).getAttribute("href");
    const shown = await read(link!);
    expect([shown.status, shown.text.includes("I read before I trust."), shown.text.includes("Skills")]).toEqual([
      200,
      true,
      false,
    ]);
    await stranger.getByRole("link", { name: TRACK }).click();
    await says(stranger, "This certificate is valid");

    await press(page, "Withdraw the link");
    await says(page, "Your portfolio is private");
    expect(await read(link!)).toMatchObject({ status: 410, text: expect.not.stringContaining(learner) });
    await page.goto("/me/certificates");
    await page.getByRole("link", { name: TRACK }).first().click();
    await page.getByText("Withdraw it…").click();
    await press(page, "Withdraw permanently");
    await page.getByRole("heading", { name: "Withdrawn" }).waitFor();
    expect(await read(second!)).toMatchObject({ status: 410, text: expect.not.stringContaining(learner) });
    expect((await read(first!)).status).toBe(200);
  });

  const sheets = async (page: Page, format: "A4" | "Letter") => {
    const pdf = (await page.pdf({ format, preferCSSPageSize: true })).toString("latin1");
    return pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length;
  };

  /** The text of the page's QR code, read from its pixels as a camera sees them. */
  const readQrCode = async (page: Page) => {
    const png = await page.getByAltText("A QR code of this page’s address").screenshot();
    const scanner = await page.context().newPage();
    const { pixels, width, height } = await scanner.evaluate(
      async (source) => {
        const picture = new Image();
        picture.src = source;
        await picture.decode();
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d")!;
        canvas.drawImage(picture, 0, 0);
        const { data, width, height } = canvas.getImageData(0, 0, picture.width, picture.height);
        return { pixels: [...data], width, height };
      },
      `data:image/png;base64,${png.toString("base64")}`,
    );
    await scanner.close();
    return jsQR(new Uint8ClampedArray(pixels), width, height)?.data;
  };

  it("the fullest portfolio prints on one side of A4 or Letter, and says what it leaves out", async () => {
    const page = await open("Grace");
    await page.goto("/me/portfolio");
    for (const box of await page.getByRole("checkbox").all())
      if ((await box.getAttribute("name")) !== "works") await box.check();
    const works = page.locator('input[name="works"]');
    for (let n = 0; n < Math.min(6, await works.count()); n++) await works.nth(n).check();
    await page.getByLabel("A few words about you").fill("I read before I trust. ".repeat(80));
    await press(page, "Save and update the page");
    // Wait for the address, because the page shows the same text after an earlier save.
    await page.waitForURL((url) => url.searchParams.get("done") === "saved");
    const link = await page.getByRole("link", { name: /\/p\// }).getAttribute("href");
    await page.goto(link!);
    await page.emulateMedia({ media: "print" });
    expect(await readQrCode(page)).toBe(page.url());
    expect([await sheets(page, "A4"), await sheets(page, "Letter")]).toEqual([1, 1]);
    const all = page.locator(".works > li");
    const printed = all.locator("visible=true");
    expect(await printed.count()).toBeGreaterThan(2);
    expect(await printed.count()).toBeLessThan(await all.count());
    const rest = page.getByText(/^And \d more works? at http.*\/p\//);
    expect(await rest.isVisible()).toBe(true);
    expect(
      await page
        .getByText(/· see .* below/)
        .filter({ visible: true })
        .count(),
    ).toBe(0);

    await page.emulateMedia({ media: "screen" });
    await page.goto("/me/portfolio");
    for (const name of ["skills", "certificates", "said", "interviews"])
      for (const box of await page.locator(`input[name="${name}"]`).all()) await box.uncheck();
    await press(page, "Save and update the page");
    await says(page, "with 6 of the 6 exercises");
    await page.goto(link!);
    await page.emulateMedia({ media: "print" });
    expect([await printed.count(), await rest.count()]).toEqual([6, 0]);
    expect([await sheets(page, "A4"), await sheets(page, "Letter")]).toEqual([1, 1]);
  });

  it.runIf(javaScriptEnabled)(
    "unsaved text stays in this browser until it is saved; ticks don't, because they publish works",
    async () => {
      const page = await open("Grace");
      await untilSettled(page, () => page.goto("/me/portfolio"));
      const [intro, box] = [page.getByLabel("A few words about you"), page.locator("input[name=exercises]").first()];
      const isTicked = !(await box.isChecked());
      await intro.fill("Kept here.");
      await box.setChecked(isTicked);
      await untilSettled(page, () => page.reload());
      await expect.poll(() => intro.inputValue()).toBe("Kept here.");
      expect(await box.isChecked()).toBe(!isTicked);
      await box.setChecked(isTicked);
      await page.getByRole("button", { name: /^Save (as private|and update the page)$/ }).click();
      await page.waitForURL((url) => url.searchParams.get("done") === "saved");
      const keptHere = () =>
        page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("onramp:words:")));
      await expect.poll(keptHere).toEqual([]);
      await intro.fill("Written since.");
      await untilSettled(page, () => page.reload());
      await expect.poll(() => intro.inputValue()).toBe("Written since.");
      expect(await box.isChecked()).toBe(isTicked);
    },
  );

  it("a report and a certificate fit on paper, without controls that work only on a screen", async () => {
    const page = await open("Grace");
    await page.emulateMedia({ media: "print" });
    for (const width of [680, 710]) {
      await page.setViewportSize({ width, height: 1000 });
      for (const address of ["/me/report", "/me/certificates"]) {
        await page.goto(address);
        if (address === "/me/certificates") await page.locator('main a[href^="/me/certificates/"]').first().click();
        await page.getByRole("heading", { level: 2 }).first().waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width);
        expect(await page.getByRole("navigation").count()).toBe(0);
      }
      expect(await page.getByText("Withdraw it…").isVisible()).toBe(false);
    }
  });
});
