import { createContext, type ReactNode, useContext, useId } from "react";

/**
 * On the server, React renders a page in one piece and blocks the thread. Before each part inside `InTurn`, the thread
 * serves other requests if the page has already held the thread for too long. A browser renders the parts at once.
 */

/** How long a page may hold the thread before it yields. */
const SLICE_MS = 10;

/** The scheduler for one page. */
export class Turns {
  #begun = performance.now();
  #last: Promise<void> = Promise.resolve();
  readonly #taken = new Set<string>();

  /** The promise that React waits for before it tries again to render this part. Null if React needn't wait. */
  take(part: string): Promise<void> | null {
    if (this.#taken.has(part)) return null;
    this.#taken.add(part);
    if (performance.now() - this.#begun < SLICE_MS) return null;
    // Release only one part per round of the event loop, because React renders all ready parts in one piece.
    this.#last = this.#last.then(nextRound).then(() => {
      this.#begun = performance.now();
    });
    return this.#last;
  }
}

const nextRound = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Null in a browser. */
export const TurnsContext = createContext<Turns | null>(null);

/** A part of a page. The part may be large. */
export function InTurn({ children }: { children: ReactNode }) {
  const id = useId();
  const wait = useContext(TurnsContext)?.take(id);
  if (wait) throw wait;
  return children;
}

const ROWS = 100;

/** Many rows, in parts of `ROWS` each. */
export const inTurns = (rows: readonly ReactNode[]): ReactNode =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => (
    <InTurn key={i}>{rows.slice(i * ROWS, (i + 1) * ROWS)}</InTurn>
  ));
