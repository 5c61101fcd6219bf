import { ANNOUNCE_EVERY, type Announce, IDLE_AFTER } from "./announcement";
import { platformTimers, type TimerId, type Timers } from "./timers";

/** Typing state of a single room. */
interface RoomState {
  /** Whether the others currently see us typing. */
  isTyping: boolean;
  /** When "typing" was last announced, or null if it wasn't yet. */
  lastAnnouncedAt: number | null;
  /** Fires when the user has been idle for long enough. */
  idleTimer: TimerId | null;
}

/**
 * Tracks typing activity per room and announces it to the other participants.
 *
 * - "typing" is throttled, so that fast typists don't flood the room
 * - "stopped" is announced after a period of inactivity, or when a message is sent
 * - leaving a room cleans up its state and its timer, so nothing leaks
 */
export class TypingIndicator {
  private readonly rooms = new Map<string, RoomState>();

  constructor(
    private readonly announce: Announce,
    private readonly timers: Timers = platformTimers,
  ) {}

  /** Call on every key press in a room's composer. */
  keyPressed(room: string): void {
    const state = this.stateOf(room);
    const now = this.timers.now();

    const shouldAnnounce = state.lastAnnouncedAt === null || now - state.lastAnnouncedAt >= ANNOUNCE_EVERY;
    if (shouldAnnounce) {
      state.lastAnnouncedAt = now;
      this.announce({ room, type: "typing" });
    }
    state.isTyping = true;

    // Restart the idle countdown with every key.
    state.idleTimer = this.timers.set(() => this.stop(room), IDLE_AFTER);
  }

  /** Call when a message was sent: the message itself tells the others that typing is over. */
  messageSent(room: string): void {
    const state = this.rooms.get(room);
    if (state?.isTyping) {
      this.stop(room);
    }
  }

  /** Call when the user leaves a room. The server notifies the others, so nothing is announced. */
  leave(room: string): void {
    this.cleanUp(room);
  }

  private stop(room: string): void {
    this.cleanUp(room);
    this.announce({ room, type: "stopped" });
  }

  private cleanUp(room: string): void {
    const state = this.rooms.get(room);
    if (state?.idleTimer) {
      this.timers.clear(state.idleTimer);
    }
    this.rooms.delete(room);
  }

  private stateOf(room: string): RoomState {
    let state = this.rooms.get(room);
    if (!state) {
      state = { isTyping: false, lastAnnouncedAt: null, idleTimer: null };
      this.rooms.set(room, state);
    }
    return state;
  }
}
