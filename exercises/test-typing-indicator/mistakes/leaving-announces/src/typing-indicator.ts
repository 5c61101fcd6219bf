import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

interface TypingState {
  lastTypingSent: number;
  stopTimer: TimerId | undefined;
}

export class TypingIndicator {
  private readonly states = new Map<string, TypingState>();

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    const state = this.states.get(room) ?? { lastTypingSent: Number.NEGATIVE_INFINITY, stopTimer: undefined };
    this.states.set(room, state);

    if (this.timers.now() - state.lastTypingSent >= ANNOUNCE_EVERY) {
      state.lastTypingSent = this.timers.now();
      this.announce({ room, type: "typing" });
    }

    this.timers.clear(state.stopTimer);
    state.stopTimer = this.timers.set(() => this.stopTyping(room), IDLE_AFTER);
  }

  messageSent(room: string): void {
    this.stopTyping(room);
  }

  /** Leaving ends typing as well, so that no stale indicator stays behind. */
  leave(room: string): void {
    this.stopTyping(room);
  }

  private stopTyping(room: string): void {
    const state = this.states.get(room);
    if (!state) return;
    this.timers.clear(state.stopTimer);
    this.states.delete(room);
    this.announce({ room, type: "stopped" });
  }
}
