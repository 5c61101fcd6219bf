import { twoDigits } from "./digits";
import { reminderLetter } from "./letter";
import type { Visit } from "./visit";

export interface PrintJob {
  readonly file: string;
  readonly text: string;
}

/** The letters for the printer, which takes files by their names: earlier visits first, as "2026-09-03_17.txt". */
export function printJobs(visits: readonly Visit[]): PrintJob[] {
  return visits
    .map((visit) => ({ file: fileName(visit), text: reminderLetter(visit) }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

function fileName({ year, month, date, letter }: Visit): string {
  return `${year}-${twoDigits(month)}-${twoDigits(date)}_${letter}.txt`;
}
