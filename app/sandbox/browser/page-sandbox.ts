import type { BrowserSandbox } from "./browser";

let started: Promise<BrowserSandbox> | undefined;

/** Returns the page's engine, which is loaded on the first call. If loading failed, the next call tries again. */
export function pageSandbox(): Promise<BrowserSandbox> {
  started ??= import("./browser").then((browser) => browser.createBrowserSandbox());
  started.catch(() => {
    started = undefined;
  });
  return started;
}
