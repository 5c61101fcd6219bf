import { getDataset } from "./datasets";
import { PortalError, STATUS } from "./errors";
import type { Actor } from "./people";
import { type ExportDeps, exportTable } from "./table-export";

export interface Request {
  readonly path: string;
  /** Undefined for a visitor. */
  readonly actor: Actor | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type Deps = ExportDeps;

/** What somebody may see depends on who asks, so no reply is kept on its way. */
const HEADERS = { "cache-control": "no-store", "content-type": "application/json" };

/** Answers a request for a page. */
export function handle(deps: Deps, request: Request): Reply {
  try {
    return answer(deps, request);
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return { status: STATUS[error.code], headers: HEADERS, body: { error: error.message } };
  }
}

function answer(deps: Deps, { path, actor }: Request): Reply {
  const [, id, file] = /^\/datasets\/([a-z0-9-]+)(?:\/(table\.csv))?$/.exec(path) ?? [];
  if (!id) throw new PortalError("not-found", "There is no such page");
  if (file) {
    const { name, csv } = exportTable(deps, actor, id);
    const type = { "content-type": "text/csv; charset=utf-8" };
    const disposition = { "content-disposition": `attachment; filename="${name}"` };
    return { status: 200, headers: { ...HEADERS, ...type, ...disposition }, body: csv };
  }
  const dataset = getDataset(deps.datasets, actor, id);
  const rowCount = deps.tables.of(id)?.rows.length ?? 0;
  return { status: 200, headers: HEADERS, body: { ...dataset, rowCount } };
}
