import { PrintRoom, type PrintJob } from "../src/print-room";

/** A job whose pages are "a1", "a2" … */
export function job(id: string, count: number): PrintJob {
  return { id, pages: Array.from({ length: count }, (_, n) => `${id}${n + 1}`) };
}

/** A print room with scripted printers. */
export function hall() {
  /** What came out, in order: "north a1"; an empty label is "north -". */
  const out: string[] = [];
  /** How often each page, or an empty label ("-"), is still refused. */
  const refusals = new Map<string, number>();
  /** Printers in here take nothing until they are opened. */
  const stopped = new Map<string, Promise<void>>();
  const journal: string[] = [];
  const logged: string[] = [];
  const paused: number[] = [];
  const down = { journal: false };

  async function put(printerId: string, page: string): Promise<void> {
    await stopped.get(printerId);
    const left = refusals.get(page) ?? 0;
    refusals.set(page, left - 1);
    if (left > 0) throw new Error(`${printerId} is out of paper (${left})`);
    out.push(`${printerId} ${page}`);
  }

  const room = new PrintRoom({
    driver: { send: put, feed: (printerId) => put(printerId, "-") },
    journal: {
      async add({ jobId, outcome }) {
        if (down.journal) throw new Error("no line");
        journal.push(`${jobId} ${outcome}`);
      },
    },
    log: { warn: (text) => void logged.push(text) },
    pause: async (ms) => void paused.push(ms),
  });

  /** Stops a printer; the result lets it go on. */
  function stop(printerId: string): () => void {
    let open = () => {};
    stopped.set(printerId, new Promise((resolve) => (open = resolve)));
    return open;
  }

  return { room, out, refusals, stop, journal, logged, paused, down };
}
