import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { launchBrowser } from "../setup/browser";

/** `npm run exercise -- preview` in a real browser: the page updates when the author changes the files. */

const root = path.resolve(import.meta.dirname, "../..");
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "preview-test-"));
const folder = path.join(temporary, "my-counter");
fs.cpSync(path.join(root, "exercises/fix-no-show-counter"), folder, { recursive: true });

let child: ChildProcess | undefined;
let browser: Browser | undefined;
afterAll(async () => {
  await browser?.close();
  if (child && child.exitCode === null) {
    const ended = once(child, "close");
    child.kill("SIGKILL");
    await ended;
  }
  fs.rmSync(temporary, { recursive: true, force: true });
});

/** Starts the preview with its temporary files in `temporary`. Returns a function that waits for output. */
function start() {
  const started = spawn(
    process.execPath,
    ["--import", "tsx", path.join(root, "scripts/exercise.ts"), "preview", folder],
    {
      cwd: root,
      env: { ...process.env, TMPDIR: temporary, DATABASE_URL: "file:none/of-this.db", EXERCISES_BUILT_IN: "0" },
    },
  );
  let said = "";
  child = started;
  for (const stream of [started.stdout, started.stderr])
    stream.on("data", (text) => {
      said += text;
    });
  return async (pattern: RegExp) => {
    await expect.poll(() => said, { timeout: 90_000, interval: 100 }).toMatch(pattern);
    return pattern.exec(said)!;
  };
}

function put(file: string, change: (text: string) => string) {
  const full = path.join(folder, file);
  const before = fs.readFileSync(full, "utf8");
  fs.writeFileSync(full, change(before));
  return () => fs.writeFileSync(full, before);
}

put("report.md", (text) => `{{ say who noticed it }}\n\n${text}`);

it("the preview signs in, names the template's blanks, follows the exercise's files, keeps the last good version, and cleans up", async () => {
  const until = start();
  const [, address] = await until(/Preview of my-counter: (\S+)\n/);
  await until(/Blanks that you still have to fill in:\n {2}report\.md:1 fill in the blank: say who noticed it\n/);
  browser = await launchBrowser();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address!);
  await page.waitForURL("**/exercises/my-counter");

  put("report.md", (text) => text.replace("{{ say who noticed it }}", "The desk called this morning."));
  // The page reloads by itself.
  await page.getByText("The desk called this morning.").first().waitFor({ timeout: 60_000 });

  // The blank is filled in, so only the next blank is named.
  await until(/Reloaded my-counter\.\n(?!Blanks)/);
  const fill = put("report.md", (text) => `{{ say when it was noticed }}\n\n${text}`);
  await until(
    /Reloaded my-counter\.\nBlanks that you still have to fill in:\n {2}report\.md:1 fill in the blank: say when/,
  );
  fill();

  const repair = put("exercise.json", (text) => text.replace(",", ""));
  await until(/the preview still shows the last good version:\n {2}exercise\.json:\d+ is not JSON/);
  // In a new tab, because the first may still be reloading by itself after `fill()`.
  const tab = await context.newPage();
  await tab.goto(page.url());
  expect(await tab.getByText("The desk called this morning.").count()).toBeGreaterThan(0);

  repair();
  put("report.md", (text) => text.replace("this morning", "at noon"));
  await page.getByText("The desk called at noon.").first().waitFor({ timeout: 60_000 });

  child!.kill("SIGINT");
  const [status] = await once(child!, "exit");
  expect(status).toBe(0);
  expect(fs.readdirSync(temporary).filter((name) => name.startsWith("onramp-preview-"))).toEqual([]);
  expect(fs.existsSync(path.join(root, "none"))).toBe(false);
});
