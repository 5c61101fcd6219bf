import type { Driver } from "./driver";
import { type Journal, type JournalEntry, type Log, textOf } from "./office";

/** Before a page is sent a second time: often somebody is just changing the roll. */
const SECOND_TRY_MS = 1_000;

/** Pages that belong together. */
export interface PrintJob {
  readonly id: string;
  readonly pages: readonly string[];
}

export interface RoomDeps {
  readonly driver: Driver;
  readonly journal: Journal;
  readonly log: Log;
  /** Settles after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** The room takes no more jobs. */
export class RoomClosedError extends Error {
  readonly code = "closed";

  constructor() {
    super("The print room is closed");
    this.name = "RoomClosedError";
  }
}

/** Prints jobs whole and in order, printer by printer. */
export class PrintRoom {
  /** For each printer that is at work: settles when its last job is through, and never rejects. */
  private readonly lines = new Map<string, Promise<void>>();
  private isClosed = false;

  constructor(private readonly deps: RoomDeps) {}

  /** Prints a job behind those that the printer has already. Rejects if it fails, or if the room is closed. */
  print(printerId: string, job: PrintJob): Promise<void> {
    if (this.isClosed) return Promise.reject(new RoomClosedError());

    const ahead = this.lines.get(printerId) ?? Promise.resolve();
    const printed = ahead.then(() => this.run(printerId, job));
    const leave = () => {
      if (this.lines.get(printerId) === through) this.lines.delete(printerId);
    };
    // The next job comes, whatever became of this one.
    const through: Promise<void> = printed.then(leave, leave);
    this.lines.set(printerId, through);
    return printed;
  }

  /** Takes no more jobs, and settles when those that were handed in are through. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.lines.values());
  }

  private async run(printerId: string, job: PrintJob): Promise<void> {
    try {
      for (const page of job.pages) await this.send(printerId, page);
    } catch (error) {
      await this.breakOff(printerId);
      this.note({ jobId: job.id, printerId, outcome: "failed" });
      throw error;
    }
    this.note({ jobId: job.id, printerId, outcome: "printed" });
  }

  /** Sends a page, if need be twice. The error of the second try counts. */
  private async send(printerId: string, page: string): Promise<void> {
    const { driver, pause } = this.deps;
    try {
      await driver.send(printerId, page);
    } catch {
      await pause(SECOND_TRY_MS);
      await driver.send(printerId, page);
    }
  }

  /** Shows where a job broke off. */
  private async breakOff(printerId: string): Promise<void> {
    try {
      await this.deps.driver.feed(printerId);
    } catch (error) {
      this.deps.log.warn(`No empty label on ${printerId}: ${textOf(error)}`);
    }
  }

  /** Writes to the journal, which nobody waits for. */
  private note(entry: JournalEntry): void {
    this.deps.journal.add(entry).catch((error: unknown) => {
      this.deps.log.warn(`Journal, job ${entry.jobId}: ${textOf(error)}`);
    });
  }
}
