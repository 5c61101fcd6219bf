/** An office that lends us its data. */
export interface Partner {
  readonly name: string;
  /** "https://data.harbour.example". */
  readonly base: string;
  /** Who we are to them. Whoever has it is us. */
  readonly key: string;
}

/** What to ask for: { from: "2026-11-01", station: "Åkra" }. */
export type Query = Readonly<Record<string, string>>;

/** Takes lines of the download log, which the whole department and two contractors read. */
export type Log = (line: string) => void;
