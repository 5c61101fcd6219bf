import { Link } from "@remix-run/react";
import { DECISION } from "~/kinds/cards";
import { DEFECT_CLASSES, type DefectClass } from "~/kinds/defect-classes";
import { FigureLink, useAreFiguresOpen } from "~/ui/charts/figure-link";
import { IntervalBar } from "~/ui/charts/interval-bar";
import { Notice } from "~/ui/notice";
import type { Group } from "~/ui/shell/cohort-tabs";
import { percent, percents } from "~/ui/state-mark";

interface Missed {
  readonly class: DefectClass;
  readonly learners: number;
  readonly of: number;
  readonly all: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** Says in which exercise most of the issues were missed, if there is one. */
  readonly where: string | null;
}

/** A table of issues by class, most-missed first, with a suggestion for what to assign next. */
export function MissedTable({
  cohortId,
  group,
  rows,
  worst,
  next,
}: {
  cohortId: string;
  group: Group;
  rows: readonly Missed[];
  worst: DefectClass | null;
  next: readonly { readonly slug: string; readonly title: string }[];
}) {
  const isOpen = useAreFiguresOpen();
  const first = rows.find((row) => row.class === worst);
  if (rows.length === 0)
    return (
      <Notice title={`No ${DECISION} of a flawed change has been handed in yet.`}>
        Each defect class will have a row here.
      </Notice>
    );
  return (
    <>
      {first?.interval && (
        <p className="prose">
          Learners in this {group} miss <strong>{first.class}</strong> in {percent(first.of / first.all)} (
          {percents(first.interval)}) of cases.{" "}
          {isOpen && next.length > 0 && (
            <>
              What to assign next: {next.map(({ title }) => title).join(", ")}.{" "}
              <Link
                to={`/cohorts/${cohortId}/assignments/new?${new URLSearchParams(next.map(({ slug }) => ["slug", slug]))}`}
              >
                Assign these
              </Link>
              , and don’t say why: learners who know what to look for won’t look for anything else.
            </>
          )}
        </p>
      )}
      {!first && rows.some(({ interval }) => interval !== null) && (
        <p className="prose">
          Learners in this {group} caught every issue in the classes that at least 8 of them have encountered.
        </p>
      )}
      <table className="data stack">
        <caption className="vh">Issues by class: how many were missed</caption>
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col">Missed</th>
            <th scope="col">95% interval</th>
            <th scope="col" className="num">
              Learners
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ class: name, learners, of, all, interval, where }) => {
            const to = (caught: string) =>
              `/cohorts/${cohortId}/work?${new URLSearchParams({ class: name, caught, of: "trust" })}`;
            return (
              <tr key={name}>
                <th scope="row">
                  {name}
                  <span className="hint block">{DEFECT_CLASSES[name]}</span>
                </th>
                <td data-head="missed">
                  <FigureLink to={to("no")}>
                    {of} of {all}
                  </FigureLink>{" "}
                  <span className="meta">({percent(of / all)})</span>
                  {where && <span className="hint block">{where}</span>}
                </td>
                <td data-head="95% interval">
                  {interval ? (
                    <span className="with-bar">
                      <IntervalBar value={of / all} interval={interval} />
                      {percents(interval)}
                    </span>
                  ) : (
                    <span className="meta">too early: fewer than 8 learners</span>
                  )}
                </td>
                <td className="num" data-head="learners">
                  {learners}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="hint mt-2">
        Partly caught issues count as caught. Answers by the same learner are correlated, and the intervals account for
        that.
      </p>
    </>
  );
}
