export interface Message {
  readonly room: string;
  readonly id: number;
  readonly text: string;
}

export interface Presence {
  readonly room: string;
  readonly people: readonly string[];
}

/** What listeners are told, by event. "connected" comes with each connection but the first. */
export interface SocketEvents {
  connected: undefined;
  message: Message;
  presence: Presence;
}

export type Listener<E extends keyof SocketEvents> = (data: SocketEvents[E]) => void;

export interface RoomRequest {
  readonly type: "join" | "leave";
  readonly room: string;
}

/**
 * The line to the server: one for the whole app. Rooms, the badge and the sounds all listen to it, and each hears
 * everything. Belongs to the connection team.
 */
export class Socket {
  isConnected = true;
  private readonly listeners: { event: string; listener: (data: never) => void }[] = [];

  /** `answer` sends a request to the server; it rejects if the server refuses. */
  constructor(private readonly answer: (request: RoomRequest) => Promise<void>) {}

  /** Adds a listener. One that is added twice is called twice. */
  on<E extends keyof SocketEvents>(event: E, listener: Listener<E>): void {
    this.listeners.push({ event, listener });
  }

  /** Takes a listener off: the one that was added last, if there are several. Needs the very function. */
  off<E extends keyof SocketEvents>(event: E, listener: Listener<E>): void {
    const place = this.listeners.findLastIndex((known) => known.event === event && known.listener === listener);
    if (place >= 0) this.listeners.splice(place, 1);
  }

  /** Takes all listeners of an event off, whoever added them. For shutting down. */
  removeAllListeners(event: keyof SocketEvents): void {
    for (let place = this.listeners.length - 1; place >= 0; place--) {
      if (this.listeners[place]?.event === event) this.listeners.splice(place, 1);
    }
  }

  listenerCount(event: keyof SocketEvents): number {
    return this.listeners.filter((known) => known.event === event).length;
  }

  /** Asks the server. Rejects while there is no connection. */
  async request(request: RoomRequest): Promise<void> {
    if (!this.isConnected) throw new Error("No connection");
    await this.answer(request);
  }

  /** Tells the listeners. The connection calls it, and tests do. */
  tell<E extends keyof SocketEvents>(event: E, data: SocketEvents[E]): void {
    for (const known of [...this.listeners]) {
      if (known.event === event) known.listener(data as never);
    }
  }
}
