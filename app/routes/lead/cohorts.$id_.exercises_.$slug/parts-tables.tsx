import { Link } from "@remix-run/react";
import { wilson } from "~/cohort/counts/wilson";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { IntervalBar } from "~/ui/charts/interval-bar";
import { Mark } from "~/ui/mark";
import type { Group } from "~/ui/shell/cohort-tabs";
import { Part } from "~/ui/shell/page";
import { percent, percents } from "~/ui/state-mark";
import { ThirdsText } from "./thirds";
import type { OwnParts, PartRow, To } from "./types";

/** Tables of an exercise's parts, one table per type of part, with the share of people who got each part right. */
export function PartsTables({
  kind,
  parts,
  own,
  group,
  to,
}: {
  kind: KindId;
  parts: readonly PartRow[];
  own: OwnParts;
  group: Group;
  to: To;
}) {
  return cardOf(kind).parts.map((sort) => {
    const ofSort = parts
      .filter(({ type }) => type === sort.type)
      .sort((a, b) => a.whole / a.people - b.whole / b.people || (a.id < b.id ? -1 : 1));
    if (ofSort.length === 0) return null;
    const hasHalf = ofSort.some(({ half }) => half > 0);
    return (
      <Part key={sort.type} id={`parts-${sort.type}`} title={sort.title} about={`${sort.about}; rarest first`}>
        <table className="data stack">
          <caption className="vh">{sort.title}: how many people got each one right</caption>
          <thead>
            <tr>
              <th scope="col">{sort.one}</th>
              <th scope="col">{sort.credited}, everyone</th>
              <th scope="col">95% interval</th>
              {hasHalf && <th scope="col">Half credit</th>}
              {sort.isDecoy && <th scope="col">Marked as wrong by</th>}
              <th scope="col">This {group}</th>
            </tr>
          </thead>
          <tbody>
            {ofSort.map((part) => (
              <Row
                key={part.id}
                part={part}
                credit={sort.credited}
                isDecoy={sort.isDecoy === true}
                hasHalf={hasHalf}
                own={own[`${part.type} ${part.id}`]}
                group={group}
                to={to}
              />
            ))}
          </tbody>
        </table>
      </Part>
    );
  });
}

function Row({
  part,
  credit,
  isDecoy,
  hasHalf,
  own,
  group,
  to,
}: {
  part: PartRow;
  credit: string;
  isDecoy: boolean;
  hasHalf: boolean;
  own: OwnParts[string] | undefined;
  group: Group;
  to: To;
}) {
  const { type, id, says, people, whole, half, thirds } = part;
  const interval = wilson({ of: whole, all: people });
  const behind = (credit: string) => to({ part: `${type} ${id}`, credit });
  return (
    <tr>
      <th scope="row">
        {says}
        {says !== id && <span className="hint block item-id">{id}</span>}
      </th>
      <td data-head="everyone">
        {whole} of {people} <span className="meta">({percent(whole / people)})</span>
      </td>
      <td data-head="95% interval">
        <span className="with-bar">
          <IntervalBar value={whole / people} interval={interval} />
          {percents(interval)}
        </span>
      </td>
      {hasHalf && <td data-head="half">{half}</td>}
      {isDecoy && (
        <td data-head="called wrong by">
          <ThirdsText thirds={thirds} />
          {thirds?.isMore && (
            <span className="block">
              <Mark tone="half">more often by the top third</Mark>
            </span>
          )}
        </td>
      )}
      <td data-head={`this ${group}`}>
        {own ? (
          <>
            <Link to={behind("whole")}>
              {own.whole} {credit.toLowerCase()}
            </Link>
            {own.half > 0 && (
              <>
                , <Link to={behind("half")}>{own.half} half</Link>
              </>
            )}
            , <Link to={behind("none")}>{own.none} not</Link>
          </>
        ) : (
          <span className="meta">no one yet</span>
        )}
      </td>
    </tr>
  );
}
