import { ButtonLink } from "~/ui/button";
import { figure, IntervalPlot } from "~/ui/interval-plot";
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

/** How well one tells flawed changes from clean ones: in words first, the figure only with its interval. */
export function JudgementView({ judgement }: { judgement: JudgementProps }) {
  const { flawed, clean, dPrime } = judgement;
  const reviews = flawed.of + clean.of;
  return (
    <section aria-labelledby="judgement">
      <h2 id="judgement">Your judgement</h2>
      {reviews === 0 ? (
        <Notice
          title="It shows here after your first review."
          actions={<ButtonLink to="/exercises?kind=review">Find a review</ButtonLink>}
        >
          A figure comes after 5 flawed and 5 clean changes, and grows surer with each review.
        </Notice>
      ) : (
        <>
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
          <p className="meta">{sentence(judgement, reviews)}</p>
          <table className="data">
            <caption className="vh">Verdicts so far</caption>
            <tbody>
              <Row label="Flawed, you asked for changes" {...flawed} />
              <Row label="Clean, you approved" {...clean} />
            </tbody>
          </table>
          <p className="meta under">Clean: with nothing worse than minor issues.</p>
          <details className="under">
            <summary>What d′ means, and how it is counted</summary>
            <p className="meta under">
              d′ says how far apart flawed and clean changes are to you. 0 is a coin toss; above 2, you seldom mix them
              up. Only the verdict of your first hand-in of a review counts, without hints. It is shown from 5 flawed
              and 5 clean changes on, and always with the range in which it lies with 95 % certainty.
            </p>
          </details>
        </>
      )}
    </section>
  );
}

function sentence({ says, more, dPrime }: JudgementProps, reviews: number): string {
  if (says === "too-much")
    return `After ${reviews} reviews: you approve more than you should. Look twice before you do.`;
  if (says === "too-little") return `After ${reviews} reviews: you ask for changes more than you need to.`;
  const after = reviews === 1 ? "1 review" : `${reviews} reviews`;
  if (more === null) return `Too early to say, after ${after}.`;
  return `Too early to say, after ${after}. ${dPrime ? `About ${more} more narrow it enough.` : `A figure comes after ${more} more or so.`}`;
}

function Row({ label, right, of }: Counted & { label: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num">
        <b>{right}</b> of {of}
      </td>
    </tr>
  );
}
