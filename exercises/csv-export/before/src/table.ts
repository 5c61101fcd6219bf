/** Numbers are finite: the import sees to it. */
export type Cell = string | number | boolean | null;

export interface Column {
  /** Written by the department, as cells are. */
  readonly title: string;
  /** Only for the department and admins: notes, names of people who reported something. */
  readonly isInternal?: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  /** Cells in the order of the columns. A row can be shorter: what is missing at its end is empty. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface TableStore {
  /** The table of a dataset; undefined for one that has none. */
  of(datasetId: string): Table | undefined;
}
