// Long: the list of pages, and what the test looks for on each page.

/**
 * Every page, at 1440 and 390 px, light and dark: axe reports nothing, nothing is wider than the screen, the page's
 * security policy blocks nothing, and nothing moves when reduced motion is requested.
 */
import fs from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, untilSettled } from "../setup/browser";
import { RULING_ITEM, storeMissing } from "../setup/missing-rows";
import { isLong } from "../setup/runs";
import { type Running, startDemo } from "../setup/server";

const WIDTHS = [
  { name: "desktop", viewport: { width: 1440, height: 900 }, isMobile: false },
  { name: "phone", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
];
const ALL_VIEWS = WIDTHS.flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ ...width, colorScheme, name: `${width.name}, ${colorScheme}` })),
);
/** The long run checks all four views. Other runs check two views, which together cover both widths and both themes. */
const VIEWS = isLong ? ALL_VIEWS : [ALL_VIEWS[0]!, ALL_VIEWS[3]!];
/** The narrowest screen that a page must fit. */
const NARROWEST = 360;
const SIGNED_OUT = [
  "/",
  "/sign-in",
  "/register",
  "/forgot",
  "/no-such-page",
  "/join/no-such-link",
  "/reset/no-such-link",
  "/p/no-such-link",
  "/how",
  "/lessons",
  "/lessons/test",
  "/verify",
  "/verify?code=no-such-code",
  "/verify/no-such-code",
];
/**
 * Pages for signed-out visitors that say that something doesn't exist. Every other page must answer without an error.
 */
const MISSING = [
  "/no-such-page",
  "/join/no-such-link",
  "/reset/no-such-link",
  "/p/no-such-link",
  "/verify/no-such-code",
];
const OF_ADMIN = [
  "",
  "/people",
  "/cohorts",
  "/programmes",
  "/exercises",
  "/rulings",
  "/queue",
  "/reports",
  "/changes",
  "/model",
  "/settings",
].map((tab) => `/admin${tab}`);
const OF_ANA = [
  "/learn",
  "/how",
  "/lessons",
  "/learn/announcements",
  "/learn/assignments",
  "/learn/refresh",
  "/exercises",
  "/exercises?kind=fix&minutes=5",
  "/me",
  "/me/report",
  "/me/certificates",
  "/me/interviews",
  "/me/answers",
  "/me/portfolio",
  "/me/portfolio/preview",
  "/me/data",
  "/me/data/delete",
  "/account",
  "/account/security",
  "/welcome",
  "/welcome?step=2",
  "/welcome?step=3",
  "/exercises/partial-refunds",
  "/exercises/partial-refunds/notes",
  "/exercises/test-vat-rounding",
  "/exercises/fix-dedupe-quadratic",
];

let server: Running;
let browser: Browser;
/** The id of a submission by Ana with a stored review by a model. */
let reviewed: string;
/** The id of another cohort that Maya leads. */
let otherCohort: string;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startDemo();
  ({ reviewed, otherCohort } = storeMissing(path.join(server.dir, "onramp.db")));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(server.dir, { recursive: true, force: true });
});

async function look(
  view: (typeof ALL_VIEWS)[number],
  who: string | null,
  pages: readonly string[] | ((links: (path: string) => Promise<string[]>) => Promise<string[]>),
) {
  const { name: _name, ...options } = view;
  const context = await browser.newContext({ baseURL: server.origin, reducedMotion: "reduce", ...options });
  try {
    const first = await context.newPage();
    if (who) {
      await first.goto("/sign-in");
      await first.getByRole("button", { name: new RegExp(`^Sign in as ${who}`) }).click();
      await first.waitForURL((url) => url.pathname !== "/sign-in");
    }
    const links = async (path: string) => {
      await first.goto(path);
      return first.locator("main a[href]").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
    };
    const paths = typeof pages === "function" ? await pages(links) : pages;
    const all = [...paths];
    // Check two pages at once, because a page counts as loaded only after half a second without activity.
    const tabs = [first, await context.newPage()];
    return (await Promise.all(tabs.map((page) => lookAt(page, view, all)))).flat();
  } finally {
    await context.close();
  }
}

/** Takes pages off the list until none is left, and returns the problems on all of them. */
async function lookAt(page: Page, view: (typeof ALL_VIEWS)[number], paths: string[]): Promise<string[]> {
  const found: string[] = [];
  page.on("pageerror", (error) => found.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) found.push(`${page.url()}: ${message.text()}`);
  });
  for (let path = paths.shift(); path !== undefined; path = paths.shift())
    found.push(...(await wrongOn(page, view, path)));
  return found;
}

async function wrongOn(page: Page, view: (typeof ALL_VIEWS)[number], path: string): Promise<string[]> {
  const found: string[] = [];
  let status = 0;
  await untilSettled(page, async () => {
    status = (await page.goto(path))!.status();
  });
  if (status !== (MISSING.includes(path) ? 404 : 200)) found.push(`${path}: answers with ${status}`);
  // If the page redirects, the checks below would test another page.
  const { pathname } = new URL(page.url());
  if (pathname !== path.replace(/[?#].*/, "")) found.push(`${path}: leads to ${pathname}`);
  found.push(...(await askAxe(page)).map((violation) => `${path}: ${violation}`));
  // axe checks only ids that something refers to, but a link leads to the first element with its id.
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) < at);
  });
  if (twice.length > 0) found.push(`${path}: twice on the page: ${twice.join(", ")}`);
  const moving = await page.evaluate(() =>
    document.getAnimations().map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 160)),
  );
  found.push(...moving.map((html) => `${path}: moves: ${html}`));
  for (const width of view.isMobile ? [view.viewport.width, NARROWEST] : [view.viewport.width]) {
    await page.setViewportSize({ ...view.viewport, width });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) found.push(`${path}: ${needed} px wide on ${width}`);
  }
  await page.setViewportSize(view.viewport);
  return found;
}

async function askAxe(page: Page): Promise<string[]> {
  // The target-size rule is enabled explicitly: a target is at least 24 px or has room around it (WCAG 2.2, 2.5.8). All
  // rules run, but axe reports only violations and opens no second page to collect them (legacy mode, for pages without
  // frames). A second page would account for a quarter of the test's time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: true } },
  });
  expect(page.frames()).toHaveLength(1);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

/**
 * Returns the pages that Ana can open because she passed an exercise: solutions, sharing her own, discussions,
 * reporting abuse.
 */
async function whatOthersShow(links: (path: string) => Promise<string[]>): Promise<string[]> {
  const reports = [...new Set((await links("/me")).filter((href) => href.startsWith("/submissions/")))];
  const pages = new Set<string>();
  for (const report of reports) {
    const list = (await links(report)).find((href) => /^\/exercises\/[^/]+\/solutions$/.test(href));
    const solution = list && (await links(list)).find((href) => href.startsWith(`${list}/`));
    if (!solution) continue;
    if (pages.size === 0) for (const page of [list, `${report}/share`]) pages.add(page);
    const abuse = (await links(solution)).find((href) => href.includes("/report?"));
    for (const page of [solution, list.replace(/solutions$/, "discussion"), abuse!]) pages.add(page);
  }
  expect(pages.size).toBeGreaterThan(4);
  return [...pages];
}

describe.each(VIEWS)("on $name", (view) => {
  it("signed-out pages have no problems", async () => expect(await look(view, null, SIGNED_OUT)).toEqual([]));
  it("a learner's pages have no problems", async () => {
    const ofAna = async (links: (path: string) => Promise<string[]>) => {
      const [assignment] = (await links("/learn")).filter((href) => /^\/learn\/assignments\/./.test(href));
      return [...OF_ANA, assignment!, `/submissions/${reviewed}/model-review`, ...(await whatOthersShow(links))];
    };
    expect(await look(view, "Ana", ofAna)).toEqual([]);
  });
  it("reports of each kind have no problems", async () => {
    const reports = async (links: (path: string) => Promise<string[]>) =>
      [...new Set((await links("/me")).filter((href) => href.startsWith("/submissions/")))].slice(0, 5);
    expect(await look(view, "Ana", reports)).toEqual([]);
  });
  it("the lead's pages have no problems", async () => {
    const ofCohort = async (links: (path: string) => Promise<string[]>) => {
      const [cohort] = (await links("/learn")).filter((href) => href.startsWith("/cohorts/"));
      const [programme] = (await links("/learn")).filter((href) => href.startsWith("/programmes/"));
      const tabs = [
        "help",
        "one-page",
        "trust",
        "weeks",
        `weeks?with=${otherCohort}&table=1`,
        "exercises",
        "exercises/partial-refunds",
        "work",
        "people",
        "people/roster",
        "people/sections",
        "agreement",
        "announcements",
        "exports",
        "settings",
        "reports",
        "uploads",
        ...["rubric", "tracks", "tracks/new", "tracks/track"],
        ...["checking", "problems", "ready", "released"].map((state) => `uploads/upload-${state}`),
      ].map((tab) => `${cohort}/${tab}`);
      const assignments = `${cohort}/assignments`;
      const [one] = (await links(assignments)).filter((href) => /assignments\/[0-9a-f-]{30}/.test(href));
      const more = (await links(one!)).filter((href) => href.includes("extend="));
      const [learner] = (await links(cohort!)).filter((href) => href.startsWith(`${cohort}/learners/`));
      return [
        learner!,
        `${cohort}/people?remove=${learner!.split("/").at(-1)}`,
        cohort!,
        `${cohort}?by=first-weeks`,
        ...tabs,
        assignments,
        `${assignments}/new`,
        one!,
        more[0]!.replace(/#.*/, ""),
        `${one}/edit`,
        "/mentor/start/test-opening-hours",
        "/cohorts",
        programme!,
      ];
    };
    expect(await look(view, "Maya", ofCohort)).toEqual([]);
  });
  it("a mentor's pages have no problems", async () => {
    const ofMentor = async (links: (path: string) => Promise<string[]>) => {
      const items = (await links("/mentor")).filter((href) => /^\/mentor\/[0-9a-f-]{30}/.test(href));
      expect(items.length).toBeGreaterThan(0);
      const readTwice = (await links("/mentor/agreement")).filter((href) => /^\/mentor\/agreement\/./.test(href));
      expect(readTwice.length).toBeGreaterThan(0);
      const sent = (await links("/mentor/sent")).filter((href) => /^\/mentor\/sent\/./.test(href));
      expect(sent.length).toBeGreaterThan(0);
      const talks = [...new Set((await links("/mentor/talks")).filter((href) => /^\/mentor\/talks\/./.test(href)))];
      expect(talks).toHaveLength(2);
      const samples = ["/mentor/start", "/mentor/start/csv-export"];
      return [
        "/mentor",
        "/mentor?kind=review&reason=sample",
        "/mentor/snippets",
        "/notices",
        ...items.slice(0, 2),
        `/mentor/${RULING_ITEM}`,
        "/mentor/sent",
        sent[0]!,
        "/mentor/talks",
        ...talks,
        "/mentor/agreement",
        readTwice[0]!,
        ...samples,
      ];
    };
    expect(await look(view, "Dr Lee", ofMentor)).toEqual([]);
  });
  it("a peer's pages have no problems", async () => {
    const ofPeer = async (links: (path: string) => Promise<string[]>) => {
      const items = (await links("/mentor")).filter((href) => /^\/mentor\/[0-9a-f-]{30}/.test(href));
      expect(items.length).toBeGreaterThan(0);
      return ["/mentor", items[0]!];
    };
    const whatGraceShows = async (links: (path: string) => Promise<string[]>) => {
      const certificates = (await links("/me/certificates")).filter((href) => /^\/me\/certificates\/./.test(href));
      expect(certificates).toHaveLength(3);
      const [portfolio] = (await links("/me/portfolio")).filter((href) => href.startsWith("/p/"));
      const [verify] = (await links(certificates[0]!)).filter((href) => href.startsWith("/verify/"));
      return ["/me/report", "/me/certificates", "/me/portfolio", ...certificates, portfolio!, verify!];
    };
    expect(await look(view, "Grace", whatGraceShows)).toEqual([]);
    expect(await look(view, "Grace", ofPeer)).toEqual([]);
  });
  it("the admin's pages have no problems", async () => {
    const ofAdmin = async (links: (path: string) => Promise<string[]>) => {
      const [person] = (await links("/admin/people")).filter((href) => /^\/admin\/people\/./.test(href));
      return [...OF_ADMIN, person!];
    };
    expect(await look(view, "Robin", ofAdmin)).toEqual([]);
  });
});
