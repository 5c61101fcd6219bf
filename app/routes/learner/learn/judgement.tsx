import { DECISION, DECISIONS, DECISIONS_ADDRESS } from "~/kinds/cards";
import { ButtonLink } from "~/ui/button";
import { figure, IntervalPlot } from "~/ui/charts/interval-plot";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";

interface Counted {
  readonly right: number;
  readonly of: number;
}

export interface JudgementProps {
  readonly flawed: Counted;
  readonly clean: Counted;
  readonly dPrime: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly more: number | null;
  readonly says: "too-early" | "too-much" | "too-little";
}

/**
 * Shows how well the learner distinguishes flawed changes from clean ones: first in words, and on demand the figure
 * with its interval.
 */
export function JudgementView({ judgement }: { judgement: JudgementProps }) {
  const { flawed, clean, dPrime } = judgement;
  const reviews = flawed.of + clean.of;
  return (
    <section aria-labelledby="judgement">
      <h2 id="judgement">Your judgement</h2>
      {reviews === 0 ? (
        <Notice
          title={`Results appear here after your first ${DECISION} without hints.`}
          actions={<ButtonLink to={DECISIONS_ADDRESS}>Find a {DECISION}</ButtonLink>}
        >
          A figure appears after 5 flawed and 5 clean changes. It gets more precise with each {DECISION}.
        </Notice>
      ) : (
        <>
          <p className="meta">{sentence(judgement, reviews)}</p>
          <table className="data">
            <caption className="vh">Verdicts so far</caption>
            <tbody>
              <Row label="Flawed changes where you requested changes" {...flawed} />
              <Row label="Clean changes that you approved" {...clean} />
            </tbody>
          </table>
          <p className="meta under">A clean change has no issue worse than minor.</p>
          <details className="under printed">
            <summary>{dPrime ? "The figure behind this (d′), and what it means" : "What d′ means"}</summary>
            {dPrime && (
              <>
                <p className="big">
                  d′ {figure(dPrime.value)}{" "}
                  <small>
                    between {figure(dPrime.low)} and {figure(dPrime.high)}
                  </small>
                </p>
                <IntervalPlot name="d prime" {...dPrime} origin="a coin toss" />
              </>
            )}
            <p className="meta under">
              d′ measures how well you tell flawed changes from clean ones. 0 is no better than a coin toss; above 2,
              you rarely mix them up. Only your first verdict on each {DECISION}, without hints, counts. d′ appears
              after 5 flawed and 5 clean changes, with its 95% confidence interval.
            </p>
          </details>
        </>
      )}
    </section>
  );
}

function sentence({ says, more, dPrime }: JudgementProps, reviews: number): string {
  const after = counted(reviews, DECISION, DECISIONS);
  if (says === "too-much") return `After ${after}: you approve too often. Check twice before you approve.`;
  if (says === "too-little") return `After ${after}: you request changes more often than you need to.`;
  if (more === null) return `Too early to say, after ${after}.`;
  return `Too early to say, after ${after}. ${dPrime ? `About ${more} more ${DECISIONS} will make it clearer.` : `We can show a figure after about ${more} more.`}`;
}

function Row({ label, right, of }: Counted & { label: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num whitespace-nowrap">
        <b>{right}</b> of {of}
      </td>
    </tr>
  );
}
