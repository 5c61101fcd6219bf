import { Link } from "@remix-run/react";
import { FLAG_WORDS, type Flag } from "~/cohort/items/flags";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { FigureLink } from "~/ui/charts/figure-link";
import { IntervalBar } from "~/ui/charts/interval-bar";
import { figure } from "~/ui/charts/interval-plot";
import { Icon } from "~/ui/icons";
import { Mark } from "~/ui/mark";
import type { Group } from "~/ui/shell/cohort-tabs";
import { percent, percents } from "~/ui/state-mark";
import { isAscending, type OrderId, type Sort, saySort } from "./sort";

export interface Row {
  readonly slug: string;
  readonly title: string;
  readonly kind: KindId;
  readonly formOf: string | null;
  readonly isMade: boolean;
  readonly revisionId: string | null;
  readonly own: { readonly of: number; readonly all: number };
  readonly figures: {
    readonly people: number;
    readonly passed: number;
    readonly interval: readonly [number, number];
    readonly tries: number | null;
    readonly discrimination: { readonly value: number; readonly interval: readonly [number, number] | null } | null;
  } | null;
  readonly flags: readonly Flag[];
}

/**
 * Exercises, one per row. `back` is this page's query, with which the pages of submissions behind a figure link back
 * here. Pressing a column's header sorts the rows, and pressing it again reverses their order. `sort`: the current
 * order; undefined if problems come first.
 */
export function ItemsTable({
  cohortId,
  group,
  back,
  sort,
  rows,
}: {
  cohortId: string;
  group: Group;
  back: string;
  sort: Sort | undefined;
  rows: readonly Row[];
}) {
  const headOf = (id: OrderId, title: string) => {
    const now = sort === id || sort === `-${id}` ? sort : undefined;
    const next: Sort = now === id ? `-${id}` : id;
    const query = new URLSearchParams(back);
    query.set("sort", next);
    const ascends = now && isAscending(now);
    const direction = now && (ascends ? "ascending" : "descending");
    return (
      <th scope="col" className={id === "people" ? "num" : undefined} aria-sort={direction}>
        <Link to={`?${query}`} title={`Sort by ${saySort(next)}`} preventScrollReset>
          {title}
          {now && <Icon name={ascends ? "up" : "down"} className="ml-1" />}
        </Link>
      </th>
    );
  };
  return (
    <table className="data stack">
      <caption className="vh">
        Exercises. Press a column’s header, except the last, to sort the rows, and press it again to reverse their
        order.
      </caption>
      <thead>
        <tr>
          {headOf("title", "Exercise")}
          {headOf("people", "People")}
          {headOf("passed", "Passed on first attempt")}
          {headOf("own", `This ${group}`)}
          {headOf("discrimination", "Discrimination")}
          {headOf("tries", "Attempt by which half had passed")}
          <th scope="col">Reason to check</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ slug, title, kind, formOf, revisionId, own, isMade, figures, flags }) => (
          <tr key={slug}>
            <th scope="row">
              <FigureLink to={`/cohorts/${cohortId}/exercises/${slug}${back && `?${new URLSearchParams({ back })}`}`}>
                {title}
              </FigureLink>{" "}
              <span className="meta">{cardOf(kind).name.toLowerCase()}</span>
              {formOf && <span className="hint block">second form of “{formOf}”</span>}
            </th>
            {figures ? (
              <>
                <td className="num" data-head="people">
                  {figures.people.toLocaleString("en-GB")}
                </td>
                <td data-head="passed on first attempt">
                  <span className="with-bar">
                    <IntervalBar value={figures.passed / figures.people} interval={figures.interval} />
                    {percent(figures.passed / figures.people)} ({percents(figures.interval)})
                  </span>
                </td>
                <td data-head={`this ${group}`}>
                  {own.all === 0 ? (
                    <span className="meta">none yet</span>
                  ) : (
                    <FigureLink
                      to={`/cohorts/${cohortId}/work?${new URLSearchParams({ slug, revision: revisionId ?? "", first: "yes", counting: "yes", back, of: "exercises" })}`}
                    >
                      {own.of} of {own.all}
                    </FigureLink>
                  )}
                </td>
                <td data-head="discrimination">{sayEstimate(figures.discrimination)}</td>
                <td data-head="half passed by">{sayTries(figures.tries)}</td>
              </>
            ) : (
              <td colSpan={5}>
                <span className="meta">
                  {isMade ? "fewer than 5 people have attempted it" : "its figures are being calculated"}
                </span>
              </td>
            )}
            <td>
              {flags.map((flag) => (
                <span key={flag} className="block">
                  <Mark tone="half">{FLAG_WORDS[flag]}</Mark>
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Estimate = NonNullable<Row["figures"]>["discrimination"];

function sayEstimate(estimate: Estimate) {
  if (!estimate) return <span className="meta">too few</span>;
  if (!estimate.interval) return <span className="meta">can’t be calculated</span>;
  return (
    <>
      {figure(estimate.value)}{" "}
      <span className="meta">
        ({figure(estimate.interval[0])} to {figure(estimate.interval[1])})
      </span>
    </>
  );
}

/** Says by which attempt half of the people have passed. */
function sayTries(tries: number | null): string {
  if (tries === null) return "not yet";
  return tries > 3 ? "a later attempt" : `attempt ${tries}`;
}
