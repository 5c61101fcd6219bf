// Long: the table, its filter, and the smallest possible cells, because a large page has thousands of them.

import { Link, useSearchParams } from "@remix-run/react";
import { memo, type ReactNode } from "react";
import { Mark } from "../mark";
import "../styles/report.css";

/** A test, as a column. */
export interface MatrixColumn {
  readonly id: string;
  readonly label: string;
  /** The link to the test on this page: "#l12". */
  readonly to: string;
  /** Why the test does not count: "invalid", "empty". Null if it counts. */
  readonly void: string | null;
  /** The number of rows that the test kills, in words. */
  readonly total: string;
}

/** A wrong version, as a row. */
export interface MatrixRow {
  readonly id: string;
  readonly head: string;
  /** Whether the heading is code. */
  readonly isCode: boolean;
  readonly isKilled: boolean;
  /** Whether tests kill this version, but at least as many invalid tests pass on it. The kills then don't count. */
  readonly isOutvoted: boolean;
  /** How tests kill this version ("kills" or "kills by an error"), keyed by column. Absent tests don't kill it. */
  readonly kills: Readonly<Record<string, string>>;
}

export interface MatrixGroup {
  readonly title: string;
  readonly rows: readonly MatrixRow[];
}

const FILTERS = ["all", "survived", "killed"] as const;
type Filter = (typeof FILTERS)[number];
const FILTER_WORDS: Readonly<Record<Filter, string>> = { all: "All", survived: "Survived", killed: "Killed" };
/** A table with more rows than this scrolls inside its frame, so that the tests' names stay visible. */
const MANY_ROWS = 30;
/** A table with more columns than this scrolls sideways, and a hint says so. */
const MANY_COLUMNS = 10;

/** Returns the URL's query with another filter and all other parameters unchanged. */
function searchFor(params: URLSearchParams, filter: Filter): string {
  const search = new URLSearchParams(params);
  if (filter === "all") search.delete("rows");
  else search.set("rows", filter);
  return `?${search}`;
}

/** Shows which test kills which version. The filter is in the URL (`rows`), so that it needs no JavaScript. */
export function Matrix({
  id,
  title,
  columns,
  groups,
}: {
  id: string;
  title: string;
  columns: readonly MatrixColumn[];
  groups: readonly MatrixGroup[];
}) {
  const [params] = useSearchParams();
  const filter = FILTERS.find((name) => name === params.get("rows")) ?? "all";
  const all = groups.flatMap(({ rows }) => rows);
  const killed = all.filter(({ isKilled }) => isKilled).length;
  const counts: Readonly<Record<Filter, number>> = { all: all.length, survived: all.length - killed, killed };
  const shown = groups
    .map(({ title, rows }) => ({
      title,
      rows: rows.filter(({ isKilled }) => filter === "all" || isKilled === (filter === "killed")),
    }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      <div className="report-bar">
        <h2 id={id}>{title}</h2>
        {columns.length > MANY_COLUMNS && <span className="hint">{columns.length} tests: scroll to see all</span>}
        <nav className="segments" aria-label="Which versions are shown">
          {FILTERS.map((name) => (
            <Link
              key={name}
              to={searchFor(params, name)}
              preventScrollReset
              replace
              aria-current={name === filter ? "true" : undefined}
            >
              {FILTER_WORDS[name]} {counts[name]}
            </Link>
          ))}
        </nav>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className={counts.all > MANY_ROWS ? "mx tall" : "mx"} tabIndex={0} aria-label={`${title}: the table`}>
        <Tick />
        <table>
          <caption className="vh">{title}. Each row is a wrong version. Each column is a test.</caption>
          <Head columns={columns} />
          {shown.map(({ title, rows }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 2}>
                  <span>{title}</span>
                </th>
              </tr>
              {rows.map((row) => (
                <Row key={row.id} row={row} columns={columns} />
              ))}
            </tbody>
          ))}
          {shown.length === 0 && (
            <tbody>
              <tr>
                <td className="none" colSpan={columns.length + 2}>
                  {filter === "survived" ? "Every wrong version was caught." : "No wrong version was caught."}{" "}
                  <Link to={searchFor(params, "all")} preventScrollReset replace>
                    Show all
                  </Link>
                </td>
              </tr>
            </tbody>
          )}
          <tfoot>
            <tr>
              <th scope="row">kills</th>
              {columns.map((column) => (
                <td key={column.id}>{column.void ? "–" : column.total}</td>
              ))}
              <td className="out">
                {killed} of {counts.all}
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
    </>
  );
}

const Head = memo(function Head({ columns }: { columns: readonly MatrixColumn[] }) {
  return (
    <thead>
      <tr>
        <th scope="col" className="edge">
          Wrong version
        </th>
        {columns.map(({ id, label, to, void: why }) => (
          <th key={id} scope="col" className={why ? "t inv" : "t"}>
            <a href={to} title={label}>
              {why ? `${why}: ${label}` : label}
            </a>
          </th>
        ))}
        <th scope="col" className="edge">
          Outcome
        </th>
      </tr>
    </thead>
  );
});

const Row = memo(function Row({ row, columns }: { row: MatrixRow; columns: readonly MatrixColumn[] }) {
  return (
    <tr className={row.isKilled ? undefined : "lives"}>
      <th scope="row">{row.isCode ? <code>{row.head}</code> : row.head}</th>
      {columns.map(({ id, void: why }) => cell(id, why, row.kills[id]))}
      <td className="out">
        {row.isKilled && <Mark tone="good">Killed</Mark>}
        {row.isOutvoted && <Mark tone="half">Outvoted</Mark>}
        {!row.isKilled && !row.isOutvoted && <Mark tone="bad">Survived</Mark>}
      </td>
    </tr>
  );
});

/** Renders a cell with minimal markup, because a large page has thousands of cells. The style sheet draws the rest. */
function cell(id: string, why: string | null, kill: string | undefined): ReactNode {
  if (kill && !why)
    return (
      <td key={id}>
        <svg className="i" role="img" aria-label={kill}>
          <use href="#kills" />
        </svg>
      </td>
    );
  return (
    <td key={id} className={why ? "inv" : "no"}>
      <span className="vh">{why ? `${why} test` : "passes"}</span>
    </td>
  );
}

/** The tick for all cells, defined once. */
function Tick() {
  return (
    <svg className="vh" aria-hidden="true">
      <symbol id="kills" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6.25" fill="currentColor" />
        <path d="m5.2 8.2 2 2 3.7-4.1" stroke="var(--surface)" />
      </symbol>
    </svg>
  );
}
