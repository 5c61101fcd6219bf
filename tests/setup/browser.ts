import fs from "node:fs";
import { type Browser, chromium } from "playwright-core";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const QUIET = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
];

/** A real Chromium: CHROMIUM_PATH, one of the system's, or the one that comes as a package; `more` are its arguments. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const args = [...QUIET, ...more];
  const own = process.env.CHROMIUM_PATH ?? SYSTEM.find((file) => fs.existsSync(file));
  if (own) return chromium.launch({ executablePath: own, args });
  const { default: packaged } = await import("@sparticuz/chromium");
  packaged.setGraphicsMode = false;
  // Not its own arguments: they run everything in one process, which ends with the first window, and turn web security off.
  return chromium.launch({ executablePath: await packaged.executablePath(), args });
}
