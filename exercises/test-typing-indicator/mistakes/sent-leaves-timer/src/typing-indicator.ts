import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

type State = {
  isTyping: boolean;
  announcedAt: number;
  timer?: TimerId;
};

export class TypingIndicator {
  private readonly states = new Map<string, State>();

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  keyPressed(room: string): void {
    const now = this.timers.now();
    const state = this.states.get(room) ?? { isTyping: false, announcedAt: 0 };
    if (!state.isTyping || now - state.announcedAt >= ANNOUNCE_EVERY) {
      state.announcedAt = now;
      this.announce({ room, type: "typing" });
    }
    state.isTyping = true;
    this.timers.clear(state.timer);
    state.timer = this.timers.set(() => this.stopped(room, state), IDLE_AFTER);
    this.states.set(room, state);
  }

  messageSent(room: string): void {
    const state = this.states.get(room);
    if (state?.isTyping) this.stopped(room, state);
  }

  leave(room: string): void {
    this.timers.clear(this.states.get(room)?.timer);
    this.states.delete(room);
  }

  /** Marks the room as quiet, and lets the others know. */
  private stopped(room: string, state: State): void {
    state.isTyping = false;
    this.announce({ room, type: "stopped" });
  }
}
