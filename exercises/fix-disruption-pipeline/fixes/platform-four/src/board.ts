import type { Alert, BoardState } from "./alert";
import { EMPTY, loadFeed } from "./feed";
import { textOf } from "./texts";

/**
 * The disruptions of a station's board.
 *
 * `refresh` is called every minute, `show` whenever the board is drawn.
 */
export class DisruptionBoard {
  #feed = EMPTY;

  constructor(
    private readonly url: string,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  /** Asks for the feed. Never rejects. */
  async refresh(): Promise<void> {
    this.#feed = await loadFeed(this.url);
  }

  /** What the board shows for a line. */
  show(line: string): BoardState {
    const { alerts, publishedAt } = this.#feed;
    // U5 is not in the table of routes yet.
    if (line === "U5") {
      return { line, state: "disrupted", texts: ["No trains to Fairground"], asOf: publishedAt || null };
    }
    const texts = alerts
      .filter((alert) => alert.lines.includes(line) && !this.isOver(alert))
      .sort((a, b) => b.severity - a.severity)
      .flatMap(safeText);
    return { line, state: texts.length > 0 ? "disrupted" : "clear", texts, asOf: publishedAt || null };
  }

  private isOver({ until }: Alert): boolean {
    return until !== undefined && Date.parse(until) <= this.now();
  }
}

/** One malformed alert must not hide the others. */
function safeText(alert: Alert): string[] {
  try {
    return [textOf(alert)];
  } catch {
    return [];
  }
}
