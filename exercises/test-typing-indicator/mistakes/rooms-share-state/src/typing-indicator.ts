import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

/** Throttles "typing" and debounces "stopped". */
export class TypingIndicator {
  private lastAnnouncedAt = 0;
  private readonly idleTimers = new Map<string, TimerId>();

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    this.announceThrottled(room);

    const pending = this.idleTimers.get(room);
    if (pending !== undefined) this.timers.clear(pending);
    this.idleTimers.set(room, this.timers.set(() => this.messageSent(room), IDLE_AFTER));
  }

  messageSent(room: string): void {
    if (!this.idleTimers.has(room)) return;
    this.leave(room);
    this.announce({ room, type: "stopped" });
  }

  leave(room: string): void {
    this.timers.clear(this.idleTimers.get(room));
    this.idleTimers.delete(room);
    this.lastAnnouncedAt = 0;
  }

  private announceThrottled(room: string): void {
    const now = this.timers.now();
    if (now - this.lastAnnouncedAt < ANNOUNCE_EVERY) return;
    this.lastAnnouncedAt = now;
    this.announce({ room, type: "typing" });
  }
}
