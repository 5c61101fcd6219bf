import { createContext, type ReactNode, useContext } from "react";
import { Mark } from "~/ui/mark";
import { Prose } from "~/ui/text/dressed";
import { InTurn } from "~/ui/text/in-turn";
import { DEFECT_CLASSES, type DefectClass } from "../defect-classes";
import { LEARNER_WORDS, type ReportReader } from "../report-reader";
import type { RulingEnd } from "../stand-by";
import { type JudgedFinding, type Place, type PlacedRuling, type ReportIssue, sayAt, speakAt } from "./report-places";
import type { ReportProof } from "./report-schema";
import { remarkName, saidName } from "./report-texts";
import { mayMean, sayFinding, sayProofResult } from "./report-words";

/** The frame around a ruling, with the line numbers in the margin and the text next to them. */
export function Frame({
  placed: { anchor, tone, at },
  says,
  slim,
  children,
}: {
  placed: PlacedRuling;
  says: string;
  slim?: boolean;
  children: ReactNode;
}) {
  return (
    <article
      className={`in ${tone} ${slim ? "slim" : ""}`}
      id={anchor}
      tabIndex={-1}
      aria-label={`${says}, ${speakAt(at)}`}
    >
      <div className="at">{sayAt(at)}</div>
      <div className="box">
        <InTurn>{children}</InTurn>
      </div>
    </article>
  );
}

export function ClassTag({ id }: { id: DefectClass }) {
  return (
    <span className="tag" title={DEFECT_CLASSES[id]}>
      {id}
    </span>
  );
}

/** Shows the learner's finding: its text, place, class and severity. */
export function Said({ finding: { said } }: { finding: JudgedFinding }) {
  const at = "whole" in said.place ? null : said.place;
  const { You } = useLearnerWords();
  return (
    <blockquote>
      <p>
        {You}, {speakAt(at)}, <code>{said.class}</code>:
      </p>
      <Prose name={saidName(said.id)} text={said.text} className="read" />
    </blockquote>
  );
}

export function OwnProof({ proof }: { proof: ReportProof }) {
  const { title } = proof;
  const name = title.length > 0 ? ` “${title.at(-1)}”` : "";
  const { Your } = useLearnerWords();
  return (
    <p className="meta mt-2">
      <b>{Your} proof</b>
      {name} {sayProofResult(proof)}
    </p>
  );
}

/** Props from the page for a note about a finding. */
interface FindingTools {
  readonly reader: ReportReader;
  readonly linesAt: (place: Place) => string;
  /** Renders a button that disputes a finding's result. Null if the result can't be disputed. */
  readonly disputeOf?: ((finding: string) => ReactNode) | undefined;
  /** How the wait for a ruling on the held finding ended; undefined if the wait hasn't ended. */
  readonly rulingEnd?: RulingEnd | undefined;
}
export const FindingContext = createContext<FindingTools>({ reader: "owner", linesAt: () => "" });

const useLearnerWords = () => LEARNER_WORDS[useContext(FindingContext).reader];

/** Shows the place of a finding and the place of the issue that it may mean, side by side. */
function Meant({ finding: { said }, issue }: { finding: JudgedFinding; issue: ReportIssue }) {
  const { linesAt, reader, disputeOf } = useContext(FindingContext);
  const { You, Your } = LEARNER_WORDS[reader];
  const places = [
    { id: "yours", says: `${Your} finding`, at: "whole" in said.place ? null : said.place },
    { id: "ours", says: "The issue", at: issue.ranges[0] ?? null },
  ];
  return (
    <>
      <p>
        {You} may have meant “<a href={`#issue-${issue.id}`}>{issue.title}</a>”, which our key places on other lines.
        {disputeOf?.(said.id) &&
          " If you meant this issue, or if your finding is right for another reason, dispute the result."}
      </p>
      <dl className="mt-2 grid gap-3 md:grid-cols-2">
        {places.map(({ id, says, at }) => (
          <div key={id} className="min-w-0">
            <dt>
              {says}: {at && <code>{at.file}</code>}
              {at && ", "}
              {speakAt(at)}
            </dt>
            {at && (
              <dd>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
                <pre className="code overflow-x-auto" tabIndex={0}>
                  {linesAt(at)}
                </pre>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </>
  );
}

/** Shows a finding that matched no issue, with its outcome and its cost. */
export function FindingNote({
  placed,
  finding,
  issue,
}: {
  placed: PlacedRuling;
  finding: JudgedFinding;
  issue: ReportIssue | null;
}) {
  const { said, ruled } = finding;
  const { disputeOf, rulingEnd } = useContext(FindingContext);
  const { word, means } = sayFinding(finding, issue, rulingEnd);
  return (
    <Frame placed={placed} says={word}>
      <header>
        <Mark tone={placed.tone}>{word}</Mark>
        <ClassTag id={said.class} />
        <span className="meta">{means}</span>
      </header>
      <Said finding={finding} />
      {ruled.why.map((why) => (
        <Prose key={why} name={remarkName(why)} text={why} className="read" />
      ))}
      {issue && !mayMean(finding) && (
        <p>
          It matches “<a href={`#issue-${issue.id}`}>{issue.title}</a>”.
        </p>
      )}
      {issue && mayMean(finding) && <Meant finding={finding} issue={issue} />}
      {disputeOf?.(said.id)}
      {ruled.proof && <OwnProof proof={ruled.proof} />}
    </Frame>
  );
}
