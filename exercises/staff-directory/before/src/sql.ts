export type SqlValue = string | number;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** The clinic's database, with the table "staff" among others. */
export interface Sql {
  /** Runs one statement. Values take the places of the question marks; each is one text or one number. */
  run(statement: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]>;
}
