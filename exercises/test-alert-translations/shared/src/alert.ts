export type Language = "en" | "de" | "fr" | "pl";

/** Alerts are written in it, and are made into texts of the others. */
export const OWN_LANGUAGE: Language = "en";

/** A line that does not run between two stops. */
export interface Alert {
  /** One of the network's. */
  readonly line: string;
  /** The two ends of the part that is closed, as the network calls them. */
  readonly between: readonly [string, string];
  /** "18:40". */
  readonly from: string;
  /** "21:00"; null while nobody knows. */
  readonly until: string | null;
}

/** The text of an alert in one language. */
export interface Phrased {
  readonly language: Language;
  readonly text: string;
  /** Who wrote it. */
  readonly by: "model" | "template";
}

/** As many characters as the smallest display has; an emoji or an accented letter is one. */
export const MOST_CHARACTERS = 160;
