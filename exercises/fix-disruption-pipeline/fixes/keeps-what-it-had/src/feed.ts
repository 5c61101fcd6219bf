import type { Alert, Feed, FeedAlert } from "./alert";

const isFeed = (value: unknown): value is { publishedAt: string; alerts: FeedAlert[] } => {
  const feed = value as { publishedAt?: unknown; alerts?: unknown } | null;
  return typeof feed?.publishedAt === "string" && Date.parse(feed.publishedAt) > 0 && Array.isArray(feed.alerts);
};

/** The control room's feed. Throws if there is none. */
async function ask(url: string): Promise<Feed> {
  const response = await fetch(url, { headers: { accept: "application/json" } });
  const body: unknown = response.status === 200 ? JSON.parse(await response.text()) : null;
  if (!isFeed(body)) throw new Error(`No feed: status ${response.status}`);
  return { publishedAt: body.publishedAt, alerts: body.alerts.map(readAlert) };
}

/** The control room's feed, or the one that we had. */
export function loadFeed(url: string, before: Feed | undefined): Promise<Feed | undefined> {
  return ask(url).catch(() => before);
}

function readAlert({ routes, ...alert }: FeedAlert): Alert {
  return { ...alert, lines: routes.map((route) => route.replace(/^lw:/, "")) };
}

/** Whether an alert is one for this line, by name or as one of all. */
export const concerns = ({ lines }: Alert, line: string) => lines.some((one) => one === line || one === "*");
