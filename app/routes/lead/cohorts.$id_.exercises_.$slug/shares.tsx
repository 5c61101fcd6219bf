import { Link } from "@remix-run/react";
import { wilson } from "~/cohort/counts/wilson";
import { IntervalBar } from "~/ui/charts/interval-bar";
import { figure } from "~/ui/charts/interval-plot";
import type { Group } from "~/ui/shell/cohort-tabs";
import { percent, percents } from "~/ui/state-mark";
import type { Figures, ModelItem, To } from "./types";

interface Count {
  readonly of: number;
  readonly all: number;
}

/**
 * The shares of people who pass on the first attempt: among everyone, in this group, among everyone in the last 60
 * days, and among everyone before that.
 */
export function Shares({
  figures: { people, passed, change },
  item,
  own,
  group,
  to,
}: {
  figures: Figures;
  item: ModelItem | null;
  own: Count;
  group: Group;
  to: To;
}) {
  return (
    <>
      <table className="data stack">
        <caption className="vh">Passed on first attempt</caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Passed on first attempt</th>
            <th scope="col">95% interval</th>
          </tr>
        </thead>
        <tbody>
          <Row who="everyone" count={{ of: passed, all: people }} />
          <Row who={`this ${group}`} count={own} to={to} />
          {change && (
            <>
              <Row who="everyone, in the last 60 days" count={change.since} />
              <Row who="everyone, before that" count={change.before} />
            </>
          )}
        </tbody>
      </table>
      <p className="prose mt-2">
        {item?.difficulty?.interval ? (
          <>
            Difficulty {figure(item.difficulty.value)} ({figure(item.difficulty.interval[0])} to{" "}
            {figure(item.difficulty.interval[1])}): on a scale centred on 0, with most people between −2 and 2, someone
            at this level has an even chance of passing on the first attempt. Unlike the share, this doesn’t depend on
            who was given the exercise.
          </>
        ) : (
          "It is too early to say how hard this exercise is compared with others; the share describes only the people who were given this exercise."
        )}
      </p>
    </>
  );
}

function Row({ who, count, to }: { who: string; count: Count; to?: To }) {
  const { of, all } = count;
  const interval = all === 0 ? null : wilson(count);
  return (
    <tr>
      <th scope="row">{who}</th>
      <td data-head="passed">
        {all === 0 ? (
          <span className="meta">no one yet</span>
        ) : (
          <>
            {to ? <Link to={to({ status: "passed" })}>{of}</Link> : of} of {to ? <Link to={to()}>{all}</Link> : all}{" "}
            <span className="meta">({percent(of / all)})</span>
          </>
        )}
      </td>
      <td data-head="95% interval">
        {interval && (
          <span className="with-bar">
            <IntervalBar value={of / all} interval={interval} />
            {percents(interval)}
          </span>
        )}
      </td>
    </tr>
  );
}
