import { DECISION, DECISIONS, DECISIONS_ADDRESS } from "~/kinds/cards";
import type { Trust } from "~/kinds/trust";
import { ButtonLink } from "~/ui/button";
import { IntervalBar } from "~/ui/charts/interval-bar";
import { figure, IntervalPlot } from "~/ui/charts/interval-plot";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { percent } from "~/ui/state-mark";
import { Behind } from "./behind";

/** The learner's answers about one sort of change or comment: `of` of `all` are right. */
export interface Answers {
  readonly of: number;
  readonly all: number;
  readonly interval: readonly [low: number, high: number] | null;
  readonly behind: React.ComponentProps<typeof Behind>["handIns"];
}

interface Row extends Answers {
  readonly change: "flawed" | "clean";
}

const LABELS = {
  flawed: "Flawed changes where you requested changes",
  clean: "Clean changes that you approved",
} as const;
const WORDS = {
  flawed: ["you requested changes", "you approved it"],
  clean: ["you approved it", "you requested changes"],
} as const;

/** Shows d′ and the criterion, first in words: each figure with its interval, and the verdicts behind it. */
export function TrustView({ trust, verdicts }: { trust: Trust; verdicts: readonly Row[] }) {
  const reviews = verdicts.reduce((sum, { all }) => sum + all, 0);
  if (reviews === 0)
    return (
      <Notice
        title={`Results appear here after your first ${DECISION} without hints.`}
        actions={<ButtonLink to={DECISIONS_ADDRESS}>Find a {DECISION}</ButtonLink>}
      >
        A figure appears after 5 flawed and 5 clean changes. It gets more precise with each {DECISION}.
      </Notice>
    );
  return (
    <>
      <p className="prose">{sayTrust(trust)}</p>
      <SensitivityFigures
        trust={trust}
        dPrime="How well you tell flawed changes from clean ones. Above 2, you rarely mix them up."
        criterion="Above 0 you approve too often; below 0 you request changes more often than you need to."
      />
      <AnswersTable
        caption="Your verdicts"
        heads={["Verdicts", "Right"]}
        rows={verdicts.map(({ change, ...row }) => ({ ...row, label: LABELS[change], words: WORDS[change] }))}
      />
    </>
  );
}

/** d′ and the criterion, each with a sentence that says what it means. Nothing if there are too few answers. */
export function SensitivityFigures({ trust, ...says }: { trust: Trust; dPrime: string; criterion: string }) {
  const { sensitivity } = trust;
  if (!sensitivity) return null;
  return (
    <div className="two-charts">
      <Figure name="d′" spoken="d prime" origin="a coin toss" {...sensitivity.dPrime}>
        {says.dPrime}
      </Figure>
      <Figure name="Criterion" spoken="criterion" origin="balanced" {...sensitivity.criterion}>
        {says.criterion}
      </Figure>
    </div>
  );
}

interface AnswersTableProps {
  readonly caption: string;
  readonly heads: readonly [what: string, right: string];
  readonly rows: readonly (Answers & { readonly label: string; readonly words: readonly [string, string] })[];
}

/** The share of right answers for each sort of change or comment, with the submissions behind it. */
export function AnswersTable({ caption, heads: [what, right], rows }: AnswersTableProps) {
  return (
    <table className="data stack figures mt-4">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{right}</th>
          <th scope="col">Share</th>
          <th scope="col">95% interval</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, words, of, all, interval, behind }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td data-head={right.toLowerCase()}>
              <Behind handIns={behind} words={words} hidden={label}>
                {of} of {all}
              </Behind>
            </td>
            <td data-head="share">{all === 0 ? "–" : percent(of / all)}</td>
            <td data-head="95% interval">
              <Interval value={all === 0 ? 0 : of / all} interval={interval} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An interval as a bar and in words. */
export function Interval({ value, interval }: { value: number; interval: Answers["interval"] }) {
  if (!interval) return "nothing yet";
  return (
    <span className="bar-and-words">
      <IntervalBar value={value} interval={interval} />
      <span>
        {percent(interval[0])} to {percent(interval[1])}
      </span>
    </span>
  );
}

function Figure({
  name,
  spoken,
  origin,
  value,
  low,
  high,
  children,
}: {
  name: string;
  spoken: string;
  origin: string;
  value: number;
  low: number;
  high: number;
  children: string;
}) {
  return (
    <figure>
      <figcaption>
        <b>
          {name} {figure(value)}
        </b>{" "}
        <span className="meta">
          95%: {figure(low)} to {figure(high)}
        </span>
      </figcaption>
      <IntervalPlot name={spoken} value={value} low={low} high={high} origin={origin} />
      <p className="hint">{children}</p>
    </figure>
  );
}

function sayTrust(trust: Trust): string {
  switch (trust.says) {
    case "too-much":
      return "You approve too often. Check twice before you approve.";
    case "too-little":
      return "You request changes more often than you need to.";
    case "too-early":
      return trust.sensitivity
        ? `Too early to say whether you trust too much or too little: about ${counted(trust.more, `more ${DECISION}`, `more ${DECISIONS}`)} to go.`
        : `Too early to say: figures appear after 5 flawed and 5 clean changes (about ${trust.more} to go).`;
  }
}
