/** A line of the network, such as U3. */
export interface Line {
  readonly id: string;
  /** Who runs it. */
  readonly firm: "north" | "south";
}

/** What is known of the lines. Days are texts, "2026-11-20", and both ends of a period belong to it. */
export interface Network {
  line(id: string): Promise<Line | undefined>;
  rides(lineId: string, from: string, to: string): Promise<readonly object[]>;
  delays(lineId: string, from: string, to: string): Promise<readonly object[]>;
  /** Names and addresses are in it. */
  complaints(lineId: string, from: string, to: string): Promise<readonly object[]>;
  revenue(lineId: string, from: string, to: string): Promise<readonly object[]>;
}
