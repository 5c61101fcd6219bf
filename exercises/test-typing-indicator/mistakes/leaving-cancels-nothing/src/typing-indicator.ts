import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

type Session = { announcedAt: number };

/** Typing state lives in `sessions`; leaving a room simply drops its session. */
export class TypingIndicator {
  private readonly sessions = new Map<string, Session>();
  private readonly idleTimers = new Map<string, TimerId>();

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    const now = this.timers.now();
    const session = this.sessions.get(room);
    if (!session || now - session.announcedAt >= ANNOUNCE_EVERY) {
      this.sessions.set(room, { announcedAt: now });
      this.announce({ room, type: "typing" });
    }
    this.restartTimer(room);
  }

  messageSent(room: string): void {
    if (this.sessions.has(room)) this.finish(room);
  }

  leave(room: string): void {
    this.sessions.delete(room);
  }

  private restartTimer(room: string): void {
    this.timers.clear(this.idleTimers.get(room));
    this.idleTimers.set(room, this.timers.set(() => this.finish(room), IDLE_AFTER));
  }

  private finish(room: string): void {
    this.timers.clear(this.idleTimers.get(room));
    this.idleTimers.delete(room);
    this.sessions.delete(room);
    this.announce({ room, type: "stopped" });
  }
}
