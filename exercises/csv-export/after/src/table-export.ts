import { writeCsv } from "./csv";
import { type DatasetStore, getDataset, isInsider } from "./datasets";
import { countDownload, type DownloadStore } from "./downloads";
import { PortalError } from "./errors";
import type { Actor } from "./people";
import type { Cell, Table, TableStore } from "./table";

const MAX_ROWS = 50_000;

export interface ExportDeps {
  readonly datasets: DatasetStore;
  readonly tables: TableStore;
  readonly downloads: DownloadStore;
  /** "2026-11-20". */
  readonly today: () => string;
}

export interface ExportedFile {
  /** "trees-2026-11-20.csv". */
  readonly name: string;
  readonly csv: string;
}

/** A dataset's table as a file, with the columns that this person may see. */
export function exportTable(deps: ExportDeps, actor: Actor | undefined, datasetId: string): ExportedFile {
  const dataset = getDataset(deps.datasets, actor, datasetId);
  const table = deps.tables.of(datasetId);
  if (!table) throw new PortalError("not-found", `${dataset.title} has no table`);
  if (table.rows.length > MAX_ROWS) {
    throw new PortalError("too-large", `${dataset.title} has ${table.rows.length} rows: ask for a part of it`);
  }

  const day = deps.today();
  const csv = writeCsv(rowsOf(table, shownColumns(table, isInsider(actor, dataset))));
  countDownload(deps.downloads, datasetId, day);
  return { name: `${datasetId}-${day}.csv`, csv };
}

/** The places of the columns that are shown. */
function shownColumns(table: Table, showsInternal: boolean): number[] {
  return table.columns.flatMap((column, place) => (column.isInternal && !showsInternal ? [] : [place]));
}

/** The titles, then each row, one at a time. */
function* rowsOf(table: Table, shown: readonly number[]): Iterable<Cell[]> {
  yield shown.map((place) => table.columns[place]!.title);
  for (const row of table.rows) {
    yield shown.map((place) => row[place] ?? null);
  }
}
