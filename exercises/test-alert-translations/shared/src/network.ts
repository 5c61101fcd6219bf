/** The lines of Lineway. */
export const LINES: readonly string[] = ["U1", "U5", "U55", "U6", "N7", "X12"];

/** Stops that alerts can be about. A stop's name is never translated. */
export const STOPS: readonly string[] = [
  "Mill Lane",
  "Mill Lane North",
  "Old Harbour",
  "Harbour",
  "Élise Park",
  "Town Hall East",
  "Town Hall",
];
