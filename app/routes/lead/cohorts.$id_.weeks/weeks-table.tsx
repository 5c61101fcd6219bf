import type { WeekShare } from "~/cohort/weeks/constants";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { percent, percents } from "~/ui/state-mark";
import type { Leaning } from "../cohorts.$id_.trust/leaning";
import { sayDPrime } from "./points";
import type { Week } from "./week-text";

const LEANINGS: Readonly<Record<Leaning, string>> = {
  "too-much": "too much trust",
  "too-little": "too little trust",
  neither: "neither clearly",
};

const AI_LEANINGS: Readonly<Record<Leaning, string>> = {
  "too-much": "acting on too few comments",
  "too-little": "acting on too many comments",
  neither: "neither clearly",
};

/** A table of a cohort's figures, with a row for each week. */
export function WeeksTable({
  name,
  weeks,
  shares,
  kinds,
}: {
  /** The cohort's name. Null if the page shows only one cohort. */
  name: string | null;
  weeks: readonly Week[];
  shares: readonly { readonly id: WeekShare; readonly title: string }[];
  /** The kinds for which learners have stated their confidence. */
  kinds: readonly KindId[];
}) {
  return (
    <>
      {name !== null && (
        <h3>
          <bdi>{name}</bdi>
        </h3>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="scroll" aria-label={name === null ? "All weeks" : `All weeks, ${name}`} tabIndex={0}>
        <table className="data">
          <caption className="vh">All weeks</caption>
          <thead>
            <tr>
              <th scope="col">Week starting</th>
              <th scope="col" className="num">
                Learners
              </th>
              <th scope="col" className="num">
                Submissions
              </th>
              <th scope="col" className="num">
                First passes
              </th>
              {shares.map(({ id, title }) => (
                <th key={id} scope="col" className="num">
                  {title}
                </th>
              ))}
              <th scope="col" className="num">
                d′
              </th>
              <th scope="col">Leans toward</th>
              <th scope="col" className="num">
                d′ for AI reviewers
              </th>
              <th scope="col">With AI reviewers, leans toward</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col" className="num">
                  Confidence: {cardOf(kind).name}
                </th>
              ))}
              <th scope="col" className="num">
                Demonstrated skills
              </th>
              <th scope="col" className="num">
                Finished tracks
              </th>
            </tr>
          </thead>
          <tbody>
            {weeks.toReversed().map((week) => (
              <tr key={week.week}>
                <th scope="row">{week.from}</th>
                <td className="num">{week.learners}</td>
                <td className="num">{week.handIns}</td>
                <td className="num">{week.firstPasses}</td>
                {shares.map(({ id }) => (
                  <td key={id} className="num">
                    <ShareFigure {...week.shares[id]} />
                  </td>
                ))}
                <td className="num">{week.dPrime ? sayDPrime(week.dPrime) : "–"}</td>
                <td>{week.leaning ? LEANINGS[week.leaning] : "–"}</td>
                <td className="num">{week.aiDPrime ? sayDPrime(week.aiDPrime) : "–"}</td>
                <td>{week.aiLeaning ? AI_LEANINGS[week.aiLeaning] : "–"}</td>
                {kinds.map((kind) => (
                  <td key={kind} className="num">
                    <Confidence sure={week.sure[kind]} />
                  </td>
                ))}
                <td className="num">{week.demonstrated}</td>
                <td className="num">{week.finished}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function ShareFigure({ of, all, interval }: Week["shares"][WeekShare]) {
  if (all === 0) return <>–</>;
  return (
    <>
      {percent(of / all)} <span className="meta">{`${of} of ${all}${interval ? `, ${percents(interval)}` : ""}`}</span>
    </>
  );
}

function Confidence({ sure }: { sure: Week["sure"][KindId] }) {
  if (!sure) return <>–</>;
  return (
    <>
      said {percent(sure.said)}, right <ShareFigure {...sure} />
    </>
  );
}
