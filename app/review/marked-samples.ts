import { csvExport } from "./marked/csv-export";
import { fixDueDate } from "./marked/fix-due-date-month-end";
import type { MarkedSample } from "./marked/mark";
import { testOpeningHours } from "./marked/test-opening-hours";

/** What new mentors review before the queue offers them anything: one of each kind, in this order. */
export const MARKED: readonly MarkedSample[] = [csvExport, testOpeningHours, fixDueDate];
