import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

export class TypingIndicator {
  private readonly announcedAt = new Map<string, number>();
  private readonly idleTimers = new Map<string, TimerId>();

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    const now = this.timers.now();
    const last = this.announcedAt.get(room) ?? -Infinity;
    if (now - last >= ANNOUNCE_EVERY) {
      this.announcedAt.set(room, now);
      this.announce({ room, type: "typing" });
    }

    this.timers.clear(this.idleTimers.get(room));
    this.idleTimers.set(room, this.timers.set(() => this.messageSent(room), IDLE_AFTER));
  }

  /** Resets the room. Announcing "stopped" is always safe: it is idempotent on the receiving side. */
  messageSent(room: string): void {
    this.leave(room);
    this.announce({ room, type: "stopped" });
  }

  leave(room: string): void {
    this.timers.clear(this.idleTimers.get(room));
    this.idleTimers.delete(room);
    this.announcedAt.delete(room);
  }
}
