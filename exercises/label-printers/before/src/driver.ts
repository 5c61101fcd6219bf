/** The way to the label printers in the packing hall. */
export interface Driver {
  /** Prints a page. Settles within ten seconds; rejects if the printer does not take it. */
  send(printerId: string, page: string): Promise<void>;
  /** Pushes an empty label out. Settles and rejects as `send` does. */
  feed(printerId: string): Promise<void>;
}
