/** Minutes, or minutes since midnight. Shifts that end after midnight go on counting: 1500 is one in the morning. */
export type Minutes = number;

/** What a driver did on one day. */
export interface Shift {
  readonly driver: string;
  readonly start: Minutes;
  readonly end: Minutes;
  /** Two breaks at most; 0 where there was none. */
  readonly firstBreak: Minutes;
  readonly secondBreak: Minutes;
  /** For the depot: "took over from Kim". */
  readonly remark?: string;
}

/** A time sheet that cannot be paid out. The payroll office reads the message. */
export class SheetError extends Error {
  override readonly name = "SheetError";
}
