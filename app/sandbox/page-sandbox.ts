import type { BrowserSandbox } from "./browser";

let started: Promise<BrowserSandbox> | undefined;

/** Loads the page's engine on the first call, and returns the same engine later. After a failure, tries again. */
export function pageSandbox(): Promise<BrowserSandbox> {
  started ??= import("./browser").then((browser) => browser.createBrowserSandbox());
  started.catch(() => {
    started = undefined;
  });
  return started;
}
