import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

/** A room in which somebody is typing. */
interface Typing {
  readonly announcedAt: number;
  readonly idle: TimerId;
}

/** Tells the others in a room that somebody types, and that they have stopped. */
export class TypingIndicator {
  /** Only rooms in which typing goes on are in here: each has one timer. */
  private readonly typing = new Map<string, Typing>();

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    const now = this.timers.now();
    const before = this.end(room);
    const isDue = before === undefined || now - before.announcedAt >= ANNOUNCE_EVERY;
    const announcedAt = isDue ? now : before.announcedAt;
    const idle = this.timers.set(() => this.messageSent(room), IDLE_AFTER);
    this.typing.set(room, { announcedAt, idle });
    if (isDue) this.announce({ room, type: "typing" });
  }

  messageSent(room: string): void {
    if (this.end(room)) this.announce({ room, type: "stopped" });
  }

  leave(room: string): void {
    this.end(room);
  }

  /** Forgets a room with its timer. Gives what was known of it. */
  private end(room: string): Typing | undefined {
    const known = this.typing.get(room);
    this.timers.clear(known?.idle);
    this.typing.delete(room);
    return known;
  }
}
