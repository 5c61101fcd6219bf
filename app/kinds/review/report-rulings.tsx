import type { ReactNode } from "react";
import { Difference, Run } from "~/ui/code-block";
import { Prose } from "~/ui/dressed";
import { Mark } from "~/ui/mark";
import { DEFECT_CLASSES, type DefectClass } from "../defect-classes";
import { type JudgedFinding, type PlacedRuling, type ReportIssue, sayAt, speakAt } from "./report-places";
import type { ReportProof } from "./report-schema";
import { howName, proofName, remarkName, saidName, whyName } from "./report-texts";

/** A ruling in place: an issue, a finding that got none, or a decoy that was rightly left. */
export function RulingNote({ placed }: { placed: PlacedRuling }) {
  const { ruling } = placed;
  switch (ruling.type) {
    case "issue":
      return <IssueNote placed={placed} issue={ruling.issue} finding={ruling.finding} />;
    case "finding":
      return <FindingNote placed={placed} finding={ruling.finding} issue={ruling.issue} />;
    case "decoy":
      return (
        <Frame placed={placed} says="Right to leave" slim>
          <Mark tone="left">Right to leave</Mark>
          <Prose name={remarkName(ruling.decoy.why)} text={ruling.decoy.why} className="read" />
        </Frame>
      );
  }
}

function Frame({
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
      <div className="box">{children}</div>
    </article>
  );
}

export const ISSUE_WORDS = { caught: "Caught", half: "Half caught", missed: "Missed" } as const;
const ISSUE_TONES = { caught: "good", half: "half", missed: "bad" } as const;

function ClassTag({ id }: { id: DefectClass }) {
  return (
    <span className="tag" title={DEFECT_CLASSES[id]}>
      {id}
    </span>
  );
}

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
  return (
    <Frame placed={placed} says={ISSUE_WORDS[outcome]}>
      <header>
        <Mark tone={ISSUE_TONES[outcome]}>{ISSUE_WORDS[outcome]}</Mark>
        <ClassTag id={best} />
        <span className="tag word">{severity}</span>
        {finding && <span className="meta">{sayCredit(credit)}</span>}
      </header>
      <h3>{title}</h3>
      {finding && <Said finding={finding} />}
      <Prose name={whyName(id)} text={issue.why} className="read" />
      {finding && !credit.class && (
        <p className="mt-2">
          We call it <code>{best}</code>: {DEFECT_CLASSES[best]}.
        </p>
      )}
      {finding && finding.said.severity !== severity && (
        <p className="meta">
          You called it {finding.said.severity}, the key {severity}. That is not scored.
        </p>
      )}
      {finding?.ruled.proof && <OwnProof proof={finding.ruled.proof} />}
      <Shown issue={issue} />
      <details open={outcome === "missed"}>
        <summary>How one finds this</summary>
        <Prose name={howName(id)} text={issue.how} className="read" />
      </details>
    </Frame>
  );
}

function sayCredit({ place, class: kind, proof }: ReportIssue["credit"]): string {
  if (place && kind) return proof ? "place and kind right, and proven" : "place and kind right";
  if (proof) return place ? "the right place, and proven" : "proven";
  return place ? "the right place, another kind" : "the right kind, said of the whole change";
}

/** The author's test, and how the AI's code fails it. */
function Shown({ issue: { id, proof, outcome, untestable } }: { issue: ReportIssue }) {
  if (!proof) return untestable ? <p className="meta">No test can show it: {untestable}</p> : null;
  return (
    <details open={outcome === "missed"}>
      <summary>The test that shows it</summary>
      <Run name={proofName(id)} code={proof.source}>
        <p>
          <Mark tone="bad">Fails on this code</Mark>
          {proof.title.length > 0 && <span className="meta"> “{proof.title.at(-1)}”</span>}
        </p>
        {proof.failure && <p className="code">{proof.failure.message}</p>}
        {proof.failure?.diff && <Difference diff={proof.failure.diff} />}
      </Run>
    </details>
  );
}

/** What the learner wrote, where they pointed, and what they called it. */
function Said({ finding: { said } }: { finding: JudgedFinding }) {
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

function OwnProof({ proof: { outcome, title, failure } }: { proof: ReportProof }) {
  const name = title.length > 0 ? ` “${title.at(-1)}”` : "";
  return (
    <p className="meta mt-2">
      <b>Your proof</b>
      {name} {PROOF_WORDS[outcome]}
      {failure && outcome !== "holds" && ` ${failure.message}`}
    </p>
  );
}

const PROOF_WORDS: Readonly<Record<ReportProof["outcome"], string>> = {
  holds: "fails on this code and passes on a right version.",
  "passes-on-ai": "passes on this code, so it shows nothing.",
  "fails-on-right": "fails on a right version too:",
  "did-not-load": "did not run:",
};

/** A finding that got no issue: what it was, what it cost. */
function FindingNote({
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
          It stands on “<a href={`#issue-${issue.id}`}>{issue.title}</a>”.
        </p>
      )}
      {ruled.proof && <OwnProof proof={ruled.proof} />}
    </Frame>
  );
}

/** The word for a finding that got no issue, and what follows from it. */
export function sayFinding(
  { ruled: { outcome, free } }: JudgedFinding,
  issue: ReportIssue | null,
): { word: string; means: string } {
  const cost = free ? "your one honest doubt, it cost nothing" : "it counts against precision";
  switch (outcome) {
    case "bonus":
      return { word: "Proven", means: "true, and not in our key: a bonus, and a note to the author" };
    case "further":
      return {
        word: "Once more",
        means: issue ? "already found: it neither earns nor costs" : "it neither earns nor costs",
      };
    case "neutral":
      return { word: "May stay", means: "it neither earns nor costs" };
    case "decoy":
      return { word: "Looks wrong, is right", means: cost };
    case "free-doubt":
      return { word: "Not an issue", means: cost };
    default:
      return { word: "False alarm", means: cost };
  }
}
