import type { Alert, Feed, FeedAlert } from "./alert";

/** Shown when there is nothing to show. */
export const EMPTY: Feed = { publishedAt: "", alerts: [] };

/** The lines that routes of the feed stand for. */
const LINE_OF_ROUTE: Readonly<Record<string, string>> = {
  "lw:U3": "U3",
  "lw:U5": "U5",
};

/** Loads the control room's feed. Robust: a broken feed never takes the boards down. */
export async function loadFeed(url: string): Promise<Feed> {
  try {
    const response = await fetch(url, { headers: { accept: "application/json" } });
    const { publishedAt, alerts } = (await response.json()) as { publishedAt: string; alerts: FeedAlert[] };
    return { publishedAt, alerts: alerts.map(toAlert) };
  } catch {
    return EMPTY;
  }
}

function toAlert({ routes, ...alert }: FeedAlert): Alert {
  return { ...alert, lines: routes.map((route) => LINE_OF_ROUTE[route] ?? route) };
}
