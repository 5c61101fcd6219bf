import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

/** How often idle rooms are looked for. */
const SWEEP_INTERVAL = 100;

interface Activity {
  announcedAt: number;
  lastKeyAt: number;
}

/** Uses a single sweep for all rooms instead of one timer for each key press. */
export class TypingIndicator {
  private readonly activities = new Map<string, Activity>();
  private sweep: TimerId | null = null;

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    this.sweep ??= this.timers.set(() => this.stopIdleRooms(), SWEEP_INTERVAL);
    const now = this.timers.now();
    const activity = this.activities.get(room);
    if (activity && now - activity.announcedAt < ANNOUNCE_EVERY) {
      activity.lastKeyAt = now;
      return;
    }
    this.activities.set(room, { announcedAt: now, lastKeyAt: now });
    this.announce({ room, type: "typing" });
  }

  messageSent(room: string): void {
    if (this.activities.delete(room)) this.announce({ room, type: "stopped" });
  }

  leave(room: string): void {
    this.activities.delete(room);
  }

  private stopIdleRooms(): void {
    const now = this.timers.now();
    for (const [room, { lastKeyAt }] of this.activities) {
      if (now - lastKeyAt >= IDLE_AFTER) this.messageSent(room);
    }
    this.sweep = this.timers.set(() => this.stopIdleRooms(), SWEEP_INTERVAL);
  }
}
