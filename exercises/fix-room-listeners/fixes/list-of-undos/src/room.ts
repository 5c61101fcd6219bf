import type { Listener, Message, Socket, SocketEvents } from "./socket";

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
  /** How to take back what opening has added; empty while the room is closed. */
  private undo: (() => void)[] = [];

  constructor(
    private readonly socket: Socket,
    readonly name: string,
    private readonly handlers: RoomHandlers,
  ) {}

  /** Joins the room and hands its events on. Does nothing if it is open. Rejects if the server refuses. */
  async open(): Promise<void> {
    if (this.undo.length > 0) return;
    this.undo = [
      // The server forgets its rooms with the connection, so join again when it is back.
      this.listen("connected", () => {
        this.join().catch((error) => this.handlers.onError(error));
      }),
      this.listen("message", (message) => {
        if (message.room === this.name) this.handlers.onMessage(message);
      }),
      this.listen("presence", ({ room, people }) => {
        if (room === this.name) this.handlers.onPresence(people);
      }),
    ];
    await this.join().catch((error) => {
      this.forget();
      throw error;
    });
  }

  /** Leaves the room. Does nothing if it is not open. */
  async close(): Promise<void> {
    if (this.undo.length === 0) return;
    this.forget();

    // Without a connection there is nothing to leave: the server has forgotten us already.
    if (!this.socket.isConnected) return;
    await this.socket.request({ type: "leave", room: this.name });
  }

  /** The next message in this room that fits. Waits as long as it takes, whether the room is open or not. */
  nextMessage(fits: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve, reject) => {
      const listener: Listener<"message"> = (message) => {
        if (message.room !== this.name) return;
        try {
          if (!fits(message)) return;
          resolve(message);
        } catch (error) {
          reject(error);
        }
        stop();
      };
      const stop = this.listen("message", listener);
    });
  }

  /** Adds a listener and returns how to take it off. */
  private listen<E extends keyof SocketEvents>(event: E, listener: Listener<E>): () => void {
    this.socket.on(event, listener);
    return () => this.socket.off(event, listener);
  }

  private join(): Promise<void> {
    return this.socket.request({ type: "join", room: this.name });
  }

  private forget(): void {
    for (const undo of this.undo.splice(0)) undo();
  }
}
