import type { BoardState, Feed } from "./alert";
import { concerns, loadFeed } from "./feed";
import { textOf } from "./texts";

/** The disruptions of a station's board: `refresh` every minute, `show` whenever it is drawn. */
export class DisruptionBoard {
  private feed: Feed | undefined;

  constructor(
    private readonly url: string,
    private readonly now: () => number,
  ) {}

  async refresh(): Promise<void> {
    this.feed = await loadFeed(this.url, this.feed);
  }

  show(line: string): BoardState {
    const now = this.now();
    const { alerts = [], publishedAt } = this.feed ?? {};
    const current = alerts.filter((alert) => concerns(alert, line) && !(Date.parse(alert.until ?? "") <= now));
    const texts = [...current].sort((a, b) => b.severity - a.severity).map(textOf);
    const isFresh = publishedAt !== undefined && now <= Date.parse(publishedAt) + 600_000;
    const state = !isFresh ? "stale" : texts.length === 0 ? "clear" : "disrupted";
    return { line, state, texts, asOf: publishedAt ?? null };
  }
}
