import { useContext } from "react";
import { Mark } from "~/ui/mark";
import { Difference, Run } from "~/ui/text/code-block";
import { Prose } from "~/ui/text/dressed";
import { DEFECT_CLASSES } from "../defect-classes";
import { sayFailure } from "../failure-words";
import { LessonLink } from "../lesson-link";
import { ClassTag, FindingContext, FindingNote, Frame, OwnProof, Said } from "./report-finding";
import type { JudgedFinding, PlacedRuling, ReportIssue } from "./report-places";
import { howName, proofName, remarkName, whyName } from "./report-texts";
import { ISSUE_WORDS, sayCredit, saySeverity } from "./report-words";

/**
 * Shows a ruling at its place in the code: an issue, a finding that matched no issue, or a decoy that the learner
 * correctly left alone.
 */
export function RulingNote({ placed }: { placed: PlacedRuling }) {
  const { ruling } = placed;
  switch (ruling.type) {
    case "issue":
      return <IssueNote placed={placed} issue={ruling.issue} finding={ruling.finding} />;
    case "finding":
      return <FindingNote placed={placed} finding={ruling.finding} issue={ruling.issue} />;
    case "decoy":
      return (
        <Frame placed={placed} says="Correctly left alone" slim>
          <Mark tone="left">Correctly left alone</Mark>
          <Prose name={remarkName(ruling.decoy.why)} text={ruling.decoy.why} className="read" />
        </Frame>
      );
  }
}

const ISSUE_TONES = { caught: "good", half: "half", missed: "bad" } as const;

function IssueNote({
  placed,
  issue,
  finding,
}: {
  placed: PlacedRuling;
  issue: ReportIssue;
  finding: JudgedFinding | null;
}) {
  const { outcome, title, classes, severity, id, credit } = issue;
  const best = classes[0]!;
  const { disputeOf } = useContext(FindingContext);
  const severe = finding && saySeverity(issue, finding);
  return (
    <Frame placed={placed} says={ISSUE_WORDS[outcome]}>
      <header>
        <Mark tone={ISSUE_TONES[outcome]}>{ISSUE_WORDS[outcome]}</Mark>
        <ClassTag id={best} />
        <span className="tag word">{severity}</span>
        {finding && <span className="meta">{sayCredit(issue, finding)}</span>}
      </header>
      <h3>{title}</h3>
      {finding && <Said finding={finding} />}
      <Prose name={whyName(id)} text={issue.why} className="read" />
      {finding && finding.said.class !== best && (
        <p className="mt-2">
          The key says <code>{best}</code>: {DEFECT_CLASSES[best]}.{" "}
          {credit.class && (
            <>
              It accepts <code>{finding.said.class}</code> too.
            </>
          )}
        </p>
      )}
      {severe && <p className="meta mt-2">{severe}</p>}
      {finding && disputeOf?.(finding.said.id)}
      {finding?.ruled.proof && <OwnProof proof={finding.ruled.proof} />}
      <Shown issue={issue} />
      <details open={outcome === "missed"}>
        <summary>How to find this</summary>
        <Prose name={howName(id)} text={issue.how} className="read" />
      </details>
      {outcome === "missed" && <LessonLink of={best} />}
    </Frame>
  );
}

/** Shows the author's test, and how it fails on the AI's code. */
function Shown({ issue: { id, proof, outcome, untestable } }: { issue: ReportIssue }) {
  if (!proof) return untestable ? <p className="meta mt-2">No test can show this: {untestable}</p> : null;
  return (
    <details open={outcome === "missed"}>
      <summary>The test that shows it</summary>
      <Run name={proofName(id)} code={proof.source}>
        <p>
          <Mark tone="bad">Fails on this code</Mark>
          {proof.title.length > 0 && <span className="meta"> “{proof.title.at(-1)}”</span>}
        </p>
        {proof.failure && <p className="code">{sayFailure(proof.failure)}</p>}
        {proof.failure?.diff && <Difference diff={proof.failure.diff} />}
      </Run>
    </details>
  );
}
