import type { ReactNode } from "react";
import { Mark } from "~/ui/mark";
import { Prose } from "~/ui/text/dressed";
import { InTurn } from "~/ui/text/in-turn";
import { DEFECT_CLASSES, type DefectClass } from "../defect-classes";
import { sayFailure } from "../failure-words";
import { type JudgedFinding, type PlacedRuling, type ReportIssue, sayAt, speakAt } from "./report-places";
import type { ReportProof } from "./report-schema";
import { remarkName, saidName } from "./report-texts";
import { isExplainedByFailure, PROOF_WORDS, sayFinding } from "./report-words";

/** The frame of a ruling: its lines in the margin, its text beside them. */
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

/** What the learner wrote, where, and with which class and severity. */
export function Said({ finding: { said } }: { finding: JudgedFinding }) {
  const at = "whole" in said.place ? null : said.place;
  return (
    <blockquote>
      <p>
        You, {speakAt(at)}, <code>{said.class}</code>:
      </p>
      <Prose name={saidName(said.id)} text={said.text} className="read" />
    </blockquote>
  );
}

export function OwnProof({ proof: { outcome, title, failure } }: { proof: ReportProof }) {
  const name = title.length > 0 ? ` “${title.at(-1)}”` : "";
  return (
    <p className="meta mt-2">
      <b>Your proof</b>
      {name} {PROOF_WORDS[outcome]}
      {failure && isExplainedByFailure(outcome) && ` ${sayFailure(failure)}`}
    </p>
  );
}

/** A finding that got no issue: its outcome and its cost. */
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
  const { word, means } = sayFinding(finding, issue);
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
      {issue && (
        <p>
          It matches “<a href={`#issue-${issue.id}`}>{issue.title}</a>”.
        </p>
      )}
      {ruled.proof && <OwnProof proof={ruled.proof} />}
    </Frame>
  );
}
