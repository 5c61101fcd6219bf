/** Counters for the operators, over the network: slow at times, down at times. */
export interface Metrics {
  count(name: string, by: number): Promise<void>;
}

export interface Log {
  warn(text: string): void;
}

/** An error as text, whatever was thrown. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
