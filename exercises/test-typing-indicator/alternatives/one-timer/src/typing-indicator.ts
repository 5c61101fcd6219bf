import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

/** One timer for all rooms. A key only notes its time; when the timer fires, it looks who is due. */
export class TypingIndicator {
  private readonly rooms: { name: string; announcedAt: number; keyAt: number }[] = [];
  private timer: TimerId | undefined;

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    const now = this.timers.now();
    let known = this.rooms.find(({ name }) => name === room);
    if (!known) {
      known = { name: room, announcedAt: Number.NEGATIVE_INFINITY, keyAt: now };
      this.rooms.push(known);
    }
    known.keyAt = now;
    if (now - known.announcedAt >= ANNOUNCE_EVERY) {
      known.announcedAt = now;
      this.announce({ room, type: "typing" });
    }
    this.timer ??= this.timers.set(() => this.look(), IDLE_AFTER);
  }

  messageSent(room: string): void {
    if (this.forget(room)) this.announce({ room, type: "stopped" });
  }

  leave(room: string): void {
    this.forget(room);
  }

  private look(): void {
    const now = this.timers.now();
    this.timer = undefined;
    const idle = this.rooms.filter(({ keyAt }) => now - keyAt >= IDLE_AFTER);
    for (const { name } of idle) this.messageSent(name);
    if (this.rooms.length === 0) return;
    const next = Math.min(...this.rooms.map(({ keyAt }) => keyAt + IDLE_AFTER));
    this.timer = this.timers.set(() => this.look(), next - now);
  }

  private forget(room: string): boolean {
    const place = this.rooms.findIndex(({ name }) => name === room);
    if (place < 0) return false;
    this.rooms.splice(place, 1);
    if (this.rooms.length === 0) {
      this.timers.clear(this.timer);
      this.timer = undefined;
    }
    return true;
  }
}
