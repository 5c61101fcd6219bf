import { ANNOUNCE_EVERY, type Announce, type Announcement, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

/** Keeps no times, only timers: one that ends the quiet, and one that ends the typing. */
export class TypingIndicator {
  private readonly quiet = new Map<string, TimerId>();
  private readonly idle = new Map<string, TimerId>();
  private readonly announce: (announcement: Announcement) => void;

  constructor(
    announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {
    // The composer's own work goes first.
    this.announce = (announcement) => void Promise.resolve().then(() => announce(announcement));
  }

  keyPressed(room: string): void {
    if (!this.quiet.has(room)) {
      this.announce({ room, type: "typing" });
      this.quiet.set(room, this.timers.set(() => this.quiet.delete(room), ANNOUNCE_EVERY));
    }
    this.timers.clear(this.idle.get(room));
    this.idle.set(room, this.timers.set(() => this.messageSent(room), IDLE_AFTER));
  }

  messageSent(room: string): void {
    const wasTyping = this.idle.has(room);
    this.leave(room);
    if (wasTyping) this.announce({ type: "stopped", room });
  }

  leave(room: string): void {
    for (const timers of [this.quiet, this.idle]) {
      this.timers.clear(timers.get(room));
      timers.delete(room);
    }
  }
}
