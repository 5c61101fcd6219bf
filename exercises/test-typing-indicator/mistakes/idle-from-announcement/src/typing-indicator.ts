import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

interface Announced {
  at: number;
  expiry: TimerId;
}

/** An announcement expires by itself unless it is renewed. */
export class TypingIndicator {
  private readonly announced = new Map<string, Announced>();

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    const current = this.announced.get(room);
    const now = this.timers.now();
    if (current && now - current.at < ANNOUNCE_EVERY) return; // still fresh

    if (current) this.timers.clear(current.expiry);
    this.announced.set(room, { at: now, expiry: this.timers.set(() => this.messageSent(room), IDLE_AFTER) });
    this.announce({ room, type: "typing" });
  }

  messageSent(room: string): void {
    if (this.forget(room)) this.announce({ room, type: "stopped" });
  }

  leave(room: string): void {
    this.forget(room);
  }

  private forget(room: string): boolean {
    const current = this.announced.get(room);
    if (!current) return false;
    this.timers.clear(current.expiry);
    return this.announced.delete(room);
  }
}
