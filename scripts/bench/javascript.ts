import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { launchBrowser, untilSettled } from "../../tests/setup/browser";
import { registerAt } from "../../tests/setup/over-http";
import { type Running, startServer } from "../../tests/setup/server";
import { type Row, valueRow } from "./rows";

const PAGES = [
  ["/learn", "plain"],
  ["/exercises", "plain"],
  ["/exercises/partial-refunds", "plain"],
  ["/exercises/test-vat-rounding", "plain"],
  ["/exercises/test-vat-rounding", "monaco"],
] as const;
/** How many files a row lists, largest first. */
const NAMED = 8;

/**
 * Measures the compressed bytes of JavaScript that a browser loads for each page of the built product until the network
 * is idle.
 */
export async function benchJavaScript(): Promise<Row[]> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-bench-"));
  const server = await startServer({ dir, env: { DEMO: "0", LOG_LEVEL: "error" } });
  try {
    return await measurePages(server);
  } finally {
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

async function measurePages({ origin }: Running): Promise<Row[]> {
  const cookie = await registerAt(origin);
  const browser = await launchBrowser();
  const rows: Row[] = [];
  try {
    for (const [page, editor] of PAGES) {
      const context = await browser.newContext();
      const cookies = cookie.split("; ").map((pair) => {
        const [name, ...value] = pair.split("=");
        return { name: name!, value: value.join("="), url: origin };
      });
      await context.addCookies([...cookies, { name: "workspace", value: `unified.${editor}.keys`, url: origin }]);
      const tab = await context.newPage();
      await untilSettled(tab, () => tab.goto(`${origin}${page}`));
      await tab.waitForTimeout(editor === "monaco" ? 4_000 : 500);
      const loaded = await tab.evaluate(() =>
        (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
          .filter((entry) => /\.js(\?|$)/.test(entry.name))
          .map((entry) => [entry.name.split("/").pop()!, entry.encodedBodySize] as const),
      );
      // A file that was preloaded, or from which a second worker starts, is listed twice.
      // The second entry comes from the cache.
      const bytesOf = new Map(loaded.filter(([, bytes]) => bytes > 0));
      const files = [...bytesOf].sort((a, b) => b[1] - a[1]);
      rows.push(
        valueRow(
          `JavaScript of ${page}${editor === "monaco" ? " with Monaco" : ""}`,
          "kB, compressed",
          [files.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000],
          `${files.length} files: ${files
            .slice(0, NAMED)
            .map(([name, bytes]) => `${name} ${(bytes / 1000).toFixed(1)}`)
            .join(", ")}`,
        ),
      );
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return rows;
}
