export type Value = string | number;
export type Row = Readonly<Record<string, Value>>;

/** The portal's database. The account that it uses may read and write all of it. */
export interface Database {
  /** Runs a statement. Each "?" in it stands for one of the values, in order. */
  query(sql: string, values: readonly Value[]): readonly Row[];
}

/** A value for LIKE that finds a text anywhere. What LIKE takes for a wildcard is a character like others. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
