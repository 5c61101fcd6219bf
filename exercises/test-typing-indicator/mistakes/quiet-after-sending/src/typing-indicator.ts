import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

export class TypingIndicator {
  /** Rooms in which the user is typing right now, with their idle timers. */
  private readonly active = new Map<string, TimerId>();
  private readonly throttle = new Map<string, number>();

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    if (this.mayAnnounce(room)) {
      this.announce({ room, type: "typing" });
    }
    this.timers.clear(this.active.get(room));
    this.active.set(
      room,
      this.timers.set(() => this.messageSent(room), IDLE_AFTER),
    );
  }

  messageSent(room: string): void {
    if (this.deactivate(room)) {
      this.announce({ room, type: "stopped" });
    }
  }

  leave(room: string): void {
    this.deactivate(room);
    this.throttle.delete(room);
  }

  private mayAnnounce(room: string): boolean {
    const now = this.timers.now();
    const last = this.throttle.get(room);
    if (last !== undefined && now - last < ANNOUNCE_EVERY) return false;
    this.throttle.set(room, now);
    return true;
  }

  private deactivate(room: string): boolean {
    this.timers.clear(this.active.get(room));
    return this.active.delete(room);
  }
}
