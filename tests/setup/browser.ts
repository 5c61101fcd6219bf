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

/** The browser to start: CHROMIUM_PATH, one of the system's, or the one that comes as a package, which is unpacked first. */
export async function findChromium(): Promise<string> {
  const own = process.env.CHROMIUM_PATH ?? SYSTEM.find((file) => fs.existsSync(file));
  if (own) return own;
  const { default: packaged } = await import("@sparticuz/chromium");
  packaged.setGraphicsMode = false;
  return packaged.executablePath();
}

/** A real Chromium; `more` are its arguments. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  // Not the package's own arguments: they run everything in one process, which ends with the first window, and turn web
  // security off.
  return chromium.launch({ executablePath: await findChromium(), args: [...QUIET, ...more] });
}
