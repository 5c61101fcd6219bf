import type { Listener, Message, Socket } from "./socket";

export interface RoomHandlers {
  onMessage(message: Message): void;
  onPresence(people: readonly string[]): void;
  /** The room could not be joined again after a reconnect. The next one tries anew. */
  onError(error: unknown): void;
}

/**
 * A room that somebody looks at.
 *
 * Subscribes when the room is opened, re-subscribes automatically after each reconnect, and cleans up after itself when
 * the room is closed, so no listeners are leaked.
 */
export class Room {
  private isOpen = false;
  private messageListener: Listener<"message"> | null = null;
  private presenceListener: Listener<"presence"> | null = null;

  constructor(
    private readonly socket: Socket,
    readonly name: string,
    private readonly handlers: RoomHandlers,
  ) {}

  /** Joins the room and hands its events on. Does nothing if it is open. Rejects if the server refuses. */
  async open(): Promise<void> {
    if (this.isOpen) return;
    this.isOpen = true;

    // The server forgets its rooms with the connection, so join again when it is back.
    this.socket.on("connected", () => {
      this.subscribe().catch((error) => this.handlers.onError(error));
    });
    await this.subscribe();
  }

  /** Leaves the room. Does nothing if it is not open. */
  async close(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;

    // Without a connection there is nothing to leave: the server has forgotten us already.
    if (!this.socket.isConnected) return;
    await this.socket.request({ type: "leave", room: this.name });
    this.unsubscribe();
  }

  /** The next message in this room that fits. Waits as long as it takes, whether the room is open or not. */
  nextMessage(fits: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve, reject) => {
      const listener: Listener<"message"> = (message) => {
        if (message.room !== this.name) return;
        try {
          if (!fits(message)) return;
          this.socket.off("message", listener);
          resolve(message);
        } catch (error) {
          reject(error);
        }
      };
      this.socket.on("message", listener);
    });
  }

  /** Listens first and joins second, so that nothing is missed in between. */
  private async subscribe(): Promise<void> {
    // Whoever subscribes anew gives the old listeners back first.
    this.unsubscribe();
    this.messageListener = (message) => {
      if (message.room === this.name) this.handlers.onMessage(message);
    };
    this.presenceListener = ({ room, people }) => {
      if (room === this.name) this.handlers.onPresence(people);
    };
    this.socket.on("message", this.messageListener);
    this.socket.on("presence", this.presenceListener);
    await this.socket.request({ type: "join", room: this.name });
  }

  private unsubscribe(): void {
    if (this.messageListener) this.socket.off("message", this.messageListener);
    if (this.presenceListener) this.socket.off("presence", this.presenceListener);
    this.messageListener = null;
    this.presenceListener = null;
  }
}
