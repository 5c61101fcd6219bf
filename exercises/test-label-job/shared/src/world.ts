/** An answer of the carrier. */
export interface Answer {
  readonly status: number;
  /** The text that came with it; "" if none did. */
  readonly body: string;
}

/** All that the code sees of what lies outside: nothing else asks the carrier, waits or reads the clock. */
export interface World {
  /** Asks the carrier. Rejects if there is no connection. */
  ask(method: "POST" | "GET", path: string): Promise<Answer>;
  /** Lets so many milliseconds go by. */
  pause(ms: number): Promise<void>;
  /** The time, in milliseconds. */
  clock(): number;
}
