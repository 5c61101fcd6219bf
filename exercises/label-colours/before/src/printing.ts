import { sizeOf } from "../vendor/PaperSizes/index.js";
import type { Label } from "./label";

/** The printer's line for a label. */
export function printLine({ text, paper }: Label): string {
  return `LABEL paper=${paper} ink=#000000 "${text}"`;
}

/** How many labels of a height there are on a sheet. */
export function perSheet(heightMm: number): number {
  const [, height] = sizeOf("A4");
  return Math.floor(height / heightMm);
}
