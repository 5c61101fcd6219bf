import { Link } from "@remix-run/react";
import { KindIcon } from "~/kinds/kind-icon";
import type { KindId } from "~/kinds/registry";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Icon } from "~/ui/icons";
import { Notice } from "~/ui/notice";
import { StateMark, type WorkState } from "~/ui/state-mark";
import type { Chip } from "./words";

type SortKey = "track" | "kind" | "difficulty" | "minutes";

interface Row {
  readonly slug: string;
  readonly kind: KindId;
  readonly title: string;
  readonly summary: string;
  readonly difficulty: number;
  readonly minutes: number;
  readonly state: WorkState;
  /** The part of the task that contains the words of the search. */
  readonly quote: string | null;
}

export interface ResultsProps {
  readonly found: number;
  readonly order: string;
  readonly sort: string;
  readonly sortHrefs: Readonly<Record<SortKey, string>>;
  readonly chips: readonly Chip[];
  readonly rows: readonly Row[];
  readonly pages: {
    readonly from: number;
    readonly to: number;
    readonly previous: string | null;
    readonly next: string | null;
  };
}

function Chips({ count, chips }: { count: number; chips: readonly Chip[] }) {
  return (
    <div className="chips">
      <b role="status">{counted(count, "exercise")}</b>
      {chips.map(({ label, href }) => (
        <Link key={label} className="tag word" to={href} preventScrollReset aria-label={`Remove filter: ${label}`}>
          {label} <span aria-hidden="true">×</span>
        </Link>
      ))}
      {chips.length > 1 && (
        <Link className="meta" to="/exercises" preventScrollReset>
          Clear all
        </Link>
      )}
    </div>
  );
}

export function Results({ found, order, sort, sortHrefs, chips, rows, pages }: ResultsProps) {
  const byName = sort === "track" || sort === "title";
  return (
    <>
      <Chips count={found} chips={chips} />
      <table className="list">
        <caption className="vh">
          {counted(found, "exercise")}, {order}
        </caption>
        <thead>
          <tr>
            <th scope="col" aria-sort={byName ? "ascending" : undefined}>
              <Link to={sortHrefs.track} preventScrollReset>
                {sort === "title" ? "Exercise, by title" : "Exercise, in track order"}
                {byName && <Icon name="up" className="ml-1" />}
              </Link>
            </th>
            <Head name="Kind" by="kind" sort={sort} href={sortHrefs.kind} />
            <Head name="Difficulty" by="difficulty" sort={sort} href={sortHrefs.difficulty} />
            <Head name="About" by="minutes" sort={sort} href={sortHrefs.minutes} isNumber />
            <th scope="col">You</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slug}>
              <th scope="row">
                <Link to={`/exercises/${row.slug}`}>{row.title}</Link>
                <p>{row.summary}</p>
                {row.quote && <p className="quote">In the task: “{row.quote}”</p>}
              </th>
              <td className="kind">
                <KindIcon kind={row.kind} />
                {row.kind}
              </td>
              <td>
                <Difficulty of={row.difficulty} />
              </td>
              <td className="num">{row.minutes} min</td>
              <td>
                <StateMark state={row.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(pages.previous || pages.next) && (
        <nav className="pages" aria-label="Pages">
          <p className="meta">
            {pages.from}–{pages.to} of {found}
          </p>
          {pages.previous && (
            <ButtonLink size="small" to={pages.previous} rel="prev">
              Previous
            </ButtonLink>
          )}
          {pages.next && (
            <ButtonLink size="small" to={pages.next} rel="next">
              Next
            </ButtonLink>
          )}
        </nav>
      )}
    </>
  );
}

function Head({
  name,
  by,
  sort,
  href,
  isNumber,
}: {
  name: string;
  by: SortKey;
  sort: string;
  href: string;
  isNumber?: boolean;
}) {
  const isOn = sort === by;
  return (
    <th scope="col" className={isNumber ? "num" : undefined} aria-sort={isOn ? "ascending" : undefined}>
      <Link to={href} preventScrollReset>
        {name}
        {isOn && <Icon name="up" className="ml-1" />}
      </Link>
    </th>
  );
}

function Difficulty({ of }: { of: number }) {
  return (
    <>
      <span className="steps" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((step) => (
          <i key={step} className={step <= of ? "on" : undefined} />
        ))}
      </span>
      <span className="vh">difficulty </span>
      {of}
      <span className="vh"> of 5</span>
    </>
  );
}

/** Says that nothing was found, what the search was for, and how to widen the search. */
export function Nothing({
  title,
  widening,
  chips,
}: {
  title: string;
  widening: { without: string; count: number; href: string } | null;
  chips: readonly Chip[];
}) {
  return (
    <>
      <Chips count={0} chips={chips} />
      <Notice
        title={title}
        actions={
          chips.length > 0 && (
            <>
              {widening && (
                <ButtonLink to={widening.href} preventScrollReset>
                  {`Show ${counted(widening.count, "exercise")}`}
                </ButtonLink>
              )}
              <Link to="/exercises">Clear all filters</Link>
            </>
          )
        }
      >
        {widening && `Without ${widening.without}, ${counted(widening.count, "exercise matches", "exercises match")}.`}
      </Notice>
    </>
  );
}
