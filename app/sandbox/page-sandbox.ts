import type { BrowserSandbox } from "./browser";

let started: Promise<BrowserSandbox> | undefined;

/** The page's engine: loaded on the first call, and once. Loading is retried if it failed. */
export function pageSandbox(): Promise<BrowserSandbox> {
  started ??= import("./browser").then((browser) => browser.createBrowserSandbox());
  started.catch(() => {
    started = undefined;
  });
  return started;
}
