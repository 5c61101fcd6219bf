import type { Alert, Feed, FeedAlert } from "./alert";

/** Before the line's name in a route. */
const PREFIX = "lw:";

/** Loads the control room's feed; null if there is none to be had just now. */
export async function loadFeed(url: string): Promise<Feed | null> {
  try {
    const response = await fetch(url, { headers: { accept: "application/json" } });
    if (response.status !== 200) return null;
    const { publishedAt, alerts } = (await response.json()) as { publishedAt: string; alerts: FeedAlert[] };
    return Number.isNaN(Date.parse(publishedAt)) ? null : { publishedAt, alerts: alerts.map(toAlert) };
  } catch {
    return null;
  }
}

function toAlert({ routes, ...alert }: FeedAlert): Alert {
  return { ...alert, lines: routes.map((route) => (route.startsWith(PREFIX) ? route.slice(PREFIX.length) : route)) };
}
