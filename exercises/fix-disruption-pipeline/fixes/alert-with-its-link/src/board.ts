import type { Alert, BoardState, Feed } from "./alert";
import { loadFeed } from "./feed";
import { textOf } from "./texts";

/** What is older than this may be out of date. */
const FRESH_MS = 10 * 60_000;

/** One malformed alert must not hide the others. */
function safeText(alert: Alert): string[] {
  try {
    return [textOf(alert)];
  } catch {
    return [];
  }
}

/**
 * The disruptions of a station's board.
 *
 * `refresh` is called every minute, `show` whenever the board is drawn.
 */
export class DisruptionBoard {
  /** The last feed that could be had. */
  #feed: Feed | null = null;

  constructor(
    private readonly url: string,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  /** Asks for the feed. Never rejects: without a new one the last one stays. */
  async refresh(): Promise<void> {
    this.#feed = (await loadFeed(this.url)) ?? this.#feed;
  }

  /** What the board shows for a line. */
  show(line: string): BoardState {
    const feed = this.#feed;
    if (!feed) return { line, state: "stale", texts: [], asOf: null };
    const texts = feed.alerts
      .filter((alert) => (alert.lines.includes(line) || alert.lines.includes("*")) && !this.isOver(alert))
      .sort((a, b) => b.severity - a.severity)
      .flatMap(safeText);
    const isStale = this.now() - Date.parse(feed.publishedAt) > FRESH_MS;
    return { line, state: isStale ? "stale" : texts.length > 0 ? "disrupted" : "clear", texts, asOf: feed.publishedAt };
  }

  private isOver({ until }: Alert): boolean {
    return until !== undefined && Date.parse(until) <= this.now();
  }
}
