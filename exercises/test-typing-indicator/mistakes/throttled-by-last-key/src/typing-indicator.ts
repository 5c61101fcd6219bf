import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

interface RoomActivity {
  lastActivity: number;
  timeout: TimerId;
}

/** Announces typing activity, debounced per room. */
export class TypingIndicator {
  private activity: Record<string, RoomActivity | undefined> = {};

  constructor(
    private announce: Announce,
    private timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    const now = this.timers.now();
    const previous = this.activity[room];

    if (previous) {
      this.timers.clear(previous.timeout);
    }
    if (!previous || now - previous.lastActivity >= ANNOUNCE_EVERY) {
      this.announce({ room, type: "typing" });
    }

    this.activity[room] = {
      lastActivity: now,
      timeout: this.timers.set(() => this.messageSent(room), IDLE_AFTER),
    };
  }

  messageSent(room: string): void {
    if (!this.activity[room]) return;
    this.leave(room);
    this.announce({ room, type: "stopped" });
  }

  leave(room: string): void {
    this.timers.clear(this.activity[room]?.timeout);
    delete this.activity[room];
  }
}
