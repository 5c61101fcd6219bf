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
 * While it is open, it has one listener for each event, and these are the same functions all the time: a reconnect only
 * joins again, and closing takes off what opening has added, whatever becomes of the request.
 */
export class Room {
  private isOpen = false;

  constructor(
    private readonly socket: Socket,
    readonly name: string,
    private readonly handlers: RoomHandlers,
  ) {}

  /** Joins the room and hands its events on. Does nothing if it is open. Rejects if the server refuses. */
  async open(): Promise<void> {
    if (this.isOpen) return;
    // Listens first and joins second, so that nothing is missed in between.
    this.subscribe();
    try {
      await this.join();
    } catch {
      this.unsubscribe();
    }
  }

  /** Leaves the room. Does nothing if it is not open. */
  async close(): Promise<void> {
    if (!this.isOpen) return;
    this.unsubscribe();

    // Without a connection there is nothing to leave: the server has forgotten us already.
    if (!this.socket.isConnected) return;
    await this.socket.request({ type: "leave", room: this.name }).catch(() => {});
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
        this.socket.off("message", listener);
      };
      this.socket.on("message", listener);
    });
  }

  private readonly onMessage: Listener<"message"> = (message) => {
    if (message.room === this.name) this.handlers.onMessage(message);
  };

  private readonly onPresence: Listener<"presence"> = ({ room, people }) => {
    if (room === this.name) this.handlers.onPresence(people);
  };

  /** The server forgets its rooms with the connection, so join again when it is back. */
  private readonly onConnected = () => {
    this.join().catch((error) => this.handlers.onError(error));
  };

  private join(): Promise<void> {
    return this.socket.request({ type: "join", room: this.name });
  }

  private subscribe(): void {
    this.isOpen = true;
    this.socket.on("connected", this.onConnected);
    this.socket.on("message", this.onMessage);
    this.socket.on("presence", this.onPresence);
  }

  private unsubscribe(): void {
    this.isOpen = false;
    this.socket.off("connected", this.onConnected);
    this.socket.off("message", this.onMessage);
    this.socket.off("presence", this.onPresence);
  }
}
