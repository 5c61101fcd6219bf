/** Hands messages to the delivery network. It takes 20 at a time, and drops what comes beyond without a word. */
export interface Transport {
  /** Settles when the network has answered. Rejects if it refuses the message. */
  deliver(address: string, text: string): Promise<void>;
}
