/** The description of a table: whom it is about, why it is kept, and for how long. */

export interface KeptTable {
  /** The table's name on the page. */
  readonly title: string;
  readonly why: string;
  readonly until: string;
  /** Columns with information about a person, each with a description of its contents. */
  readonly personal: Readonly<Record<string, string>>;
  /** Columns with text or code that a person wrote, as typed. */
  readonly text: Readonly<Record<string, string>>;
  /** The other columns, each with the reason why it reveals nothing about anyone. */
  readonly neither: Readonly<Record<string, string>>;
}

/** A table without data about people. */
export interface OtherTable {
  readonly nobody: string;
}

/** The tables' descriptions, keyed by the table's name. */
export type KeptTables = Readonly<Record<string, KeptTable | OtherTable>>;

export const ROW = "the row’s own id: random, or built from the day and a sequence number";
export const OF_ROW = "refers to the row to which this row belongs";
export const OF_EXERCISE = "refers to an exercise, which is the same for everyone";
export const LIBRARY = "always empty: the accounts library could fill it, but we prevent that";
export const WITH_ACCOUNT = "As long as your account exists.";
export const WITH_WORK = "As long as the submission exists. The submission is deleted with your account.";
