import { Link } from "@remix-run/react";
import { wilson } from "~/cohort/wilson";
import { IntervalBar } from "~/ui/interval-bar";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/page";
import { percent, percents } from "~/ui/state-mark";
import { ThirdsText } from "./thirds";
import type { OwnParts, PartRow, To } from "./types";

/** What the tables of each sort of parts are called, and what having one whole means. */
const SORTS = [
  { type: "issue", title: "Issues", one: "Issue", had: "Caught", about: "found and named correctly" },
  { type: "mistake", title: "Mistakes", one: "Mistake", had: "Caught", about: "wrong versions that make a test fail" },
  {
    type: "mutant",
    title: "Mutants",
    one: "Mutant",
    had: "Killed",
    about: "small wrong variants that make a test fail",
  },
  { type: "defect", title: "Defects", one: "Defect", had: "Fixed", about: "all hidden tests of it pass" },
  { type: "kept", title: "Kept behaviour", one: "Behaviour", had: "Kept", about: "what worked before and still works" },
  { type: "decoy", title: "Decoys", one: "Decoy", had: "Left alone", about: "looks wrong but is right" },
] as const;

/** Everything that an exercise consists of, each with the share that had it: a table for each sort. */
export function PartsTables({ parts, own, to }: { parts: readonly PartRow[]; own: OwnParts; to: To }) {
  return SORTS.map((sort) => {
    const ofSort = parts
      .filter(({ type }) => type === sort.type)
      .sort((a, b) => a.whole / a.people - b.whole / b.people || (a.id < b.id ? -1 : 1));
    if (ofSort.length === 0) return null;
    const hasHalf = ofSort.some(({ half }) => half > 0);
    return (
      <Part key={sort.type} id={`parts-${sort.type}`} title={sort.title} about={`${sort.about}; rarest first`}>
        <table className="data stack">
          <caption className="vh">{sort.title}: how many people got each</caption>
          <thead>
            <tr>
              <th scope="col">{sort.one}</th>
              <th scope="col">{sort.had}, everyone</th>
              <th scope="col">95 % interval</th>
              {hasHalf && <th scope="col">Half</th>}
              {sort.type === "decoy" && <th scope="col">Called wrong by</th>}
              <th scope="col">This cohort</th>
            </tr>
          </thead>
          <tbody>
            {ofSort.map((part) => (
              <Row
                key={part.id}
                part={part}
                had={sort.had}
                hasHalf={hasHalf}
                own={own[`${part.type} ${part.id}`]}
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
  had,
  hasHalf,
  own,
  to,
}: {
  part: PartRow;
  had: string;
  hasHalf: boolean;
  own: OwnParts[string] | undefined;
  to: To;
}) {
  const { type, id, says, people, whole, half, thirds } = part;
  const interval = wilson({ of: whole, all: people });
  const behind = (had: string) => to({ part: `${type} ${id}`, had });
  return (
    <tr>
      <th scope="row">
        {says}
        {says !== id && <span className="hint block item-id">{id}</span>}
      </th>
      <td data-head="everyone">
        {whole} of {people} <span className="meta">({percent(whole / people)})</span>
      </td>
      <td data-head="95 % interval">
        <span className="with-bar">
          <IntervalBar value={whole / people} interval={interval} />
          {percents(interval)}
        </span>
      </td>
      {hasHalf && <td data-head="half">{half}</td>}
      {type === "decoy" && (
        <td data-head="called wrong by">
          <ThirdsText thirds={thirds} />
          {thirds?.isMore && (
            <span className="block">
              <Mark tone="half">more of the best third</Mark>
            </span>
          )}
        </td>
      )}
      <td data-head="this cohort">
        {own ? (
          <>
            <Link to={behind("whole")}>
              {own.whole} {had.toLowerCase()}
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
