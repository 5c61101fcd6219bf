import type { KindAgreement } from "~/review/agreement/agreement.server";
import { figure } from "~/ui/charts/interval-plot";
import { percent } from "~/ui/state-mark";

type Line = KindAgreement["lines"][number];

/** A table of the rubric's lines for one kind, each with its figures. */
export function LineTable({ kind, lines }: { kind: string; lines: readonly Line[] }) {
  return (
    <table className="data stack agreement">
      <caption className="vh">{kind}: how much two mentors agree, by line</caption>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col" className="num">
            Reviewed twice
          </th>
          <th scope="col" className="num">
            Same choice
          </th>
          <th scope="col">Beyond chance</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{line.asks}</th>
            <td className="num" data-head="reviewed twice">
              {line.works}
            </td>
            <td className="num" data-head="same choice">
              {line.works === 0 ? "–" : `${line.same} (${percent(line.same / line.works)})`}
            </td>
            <td data-head="beyond chance">
              <BeyondChance {...line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BeyondChance({ works, beyondChance }: Line) {
  if (works === 0) return <span className="meta">not rated by two mentors yet</span>;
  if (beyondChance.says === "too-early") return <span className="meta">too early to say</span>;
  if (beyondChance.says === "no-variation")
    return <span className="meta">can’t be calculated: everyone chose the same level</span>;
  const { alpha, interval } = beyondChance;
  return (
    <>
      <b>{figure(alpha, 2)}</b>{" "}
      <span className="meta">
        {interval
          ? `between ${figure(interval.low, 2)} and ${figure(interval.high, 2)}`
          : "no interval: too few differences"}
      </span>
    </>
  );
}
