import { sizeOf } from "../vendor/PaperSizes/index.js";
import { inkFor, normalise } from "./ink";
import type { Label } from "./label";

/** The printer's line for a label, in an ink that can be read on it. */
export function printLine(label: Label, inks: readonly string[]): string {
  return `LABEL paper=${normalise(label.paper)} ink=${inkFor(label, inks).ink} "${label.text}"`;
}

/** How many labels of a height there are on a sheet. */
export function perSheet(heightMm: number): number {
  const [, height] = sizeOf("A4");
  return Math.floor(height / heightMm);
}
