import type { ReactNode } from "react";
import { useMemo, useState } from "react";
import { toneRows } from "~/ui/diff/diff-lines";
import { NotedFile, notesOn } from "~/ui/diff/noted-file";
import { Icon } from "~/ui/icons";
import { BigScore, ScoreSteps } from "~/ui/score";
import { useTones } from "~/ui/text/dressed";
import { capital } from "../count-words";
import { KindLessonLink } from "../lesson-link";
import type { ReportProps } from "../page-props";
import type { ChangedFile } from "../place";
import { Teaching, WhatWasInIt } from "../report-lesson";
import { LEARNER_WORDS } from "../report-reader";
import type { RulingEnd } from "../stand-by";
import type { ReviewOpen } from "./open";
import { FindingContext } from "./report-finding";
import {
  holdsLine,
  issuesIn,
  type Place,
  type PlacedRuling,
  placeRulings,
  type ReportIssue,
  sayAt,
} from "./report-places";
import { RulingNote } from "./report-rulings";
import type { ReviewReport } from "./report-schema";
import { scoreRows } from "./report-score";
import { sideName } from "./report-texts";
import { ISSUE_WORDS, sayBasis, sayFinding } from "./report-words";
import { JUDGED_WORDS, judgedVerdict, sayVerdict } from "./verdict";
import type { ReviewWork } from "./work";

/**
 * The submitted review with the rulings on its lines, and the steps of the score next to it. Long, because its parts
 * share the rulings.
 */
export function Report({
  open,
  work,
  report,
  reader,
  notesAt,
  disputeOf,
  aside,
}: ReportProps<ReviewOpen, ReviewWork, ReviewReport>) {
  const { detail } = report;
  const rulings = placeRulings(detail, work);
  const whole = rulings.filter(({ at }) => at === null);
  const isRuled = ({ path }: ChangedFile) => rulings.some(({ at }) => at?.file === path);
  const ruled = open.files.filter(isRuled);
  const quiet = open.files.filter((file) => !isRuled(file));
  const shared = quiet.filter(({ path }) => issuesIn(detail, path).length > 0);
  const free = quiet.filter((file) => !shared.includes(file));
  const linesAt = ({ file, side, from, to }: Place) => {
    const rows = open.files.find(({ path }) => path === file)?.rows ?? [];
    const lines = rows.filter((row) => row[side] !== null && from <= row[side] && row[side] <= to);
    return lines.map(({ text }) => text).join("\n");
  };
  return (
    <FindingContext.Provider value={{ reader, linesAt, disputeOf, rulingEnd: detail.rulingEnd }}>
      <div className="report-cols score-first">
        <Side report={report} rulings={rulings} aside={aside} />
        <section className="report-work" aria-labelledby="work">
          <h2 className="vh" id="work">
            {LEARNER_WORDS[reader].Your} review, with the results shown inline
          </h2>
          {whole.length > 0 && (
            <section className="file" aria-label="On the change as a whole">
              <header>
                <Icon name="flag" />
                <h3>On the change as a whole</h3>
              </header>
              {whole.map((placed) => (
                <RulingNote key={placed.anchor} placed={placed} />
              ))}
            </section>
          )}
          {ruled.map((file) => (
            <RuledFile
              key={file.path}
              file={file}
              rulings={rulings.filter(({ at }) => at?.file === file.path)}
              notesAt={notesAt}
            />
          ))}
          {shared.map((file) => (
            <QuietFiles key={file.path} files={[file]} isAlone={ruled.length === 0} notesAt={notesAt}>
              {file.path}: lines of {sayTitles(issuesIn(detail, file.path))}, with the result shown elsewhere
            </QuietFiles>
          ))}
          {free.length > 0 && (
            <QuietFiles files={free} isAlone={ruled.length === 0} notesAt={notesAt}>
              {free.map(({ path }) => path).join(", ")} {free.length === 1 ? "has" : "have"} no issue in the key
            </QuietFiles>
          )}
          <Teaching text={detail.teaching} />
        </section>
      </div>
    </FindingContext.Provider>
  );
}

const sayTitles = (issues: readonly ReportIssue[]) => issues.map(({ title }) => `“${title}”`).join(", ");

type NotesAt = ReportProps<ReviewOpen, ReviewWork, ReviewReport>["notesAt"];

/**
 * Shows the files without a ruling. These files are folded, unless no file has a ruling or someone wrote a note on one
 * of these files.
 */
function QuietFiles({
  files,
  isAlone,
  notesAt,
  children,
}: {
  files: readonly ChangedFile[];
  isAlone: boolean;
  notesAt: NotesAt;
  children: ReactNode;
}) {
  // Computed only once. Otherwise, discarding a new note would fold the file while the note's author is working in it.
  const [isOpen] = useState(
    () => isAlone || files.some(({ path, rows }) => rows.some((row) => notesOn(path, row, notesAt).length > 0)),
  );
  return (
    <details className="opens" open={isOpen}>
      <summary>{children}</summary>
      <div className="report-work mt-2">
        {files.map((file) => (
          <RuledFile key={file.path} file={file} rulings={[]} notesAt={notesAt} />
        ))}
      </div>
    </details>
  );
}

function RuledFile({
  file,
  rulings,
  notesAt,
}: {
  file: ChangedFile;
  rulings: readonly PlacedRuling[];
  notesAt: NotesAt;
}) {
  const { path, rows } = file;
  const old = useTones(sideName("old", path));
  const now = useTones(sideName("new", path));
  const lines = useMemo(() => toneRows(rows, { old, new: now }), [rows, old, now]);
  return (
    <NotedFile
      path={path}
      status={file.status}
      lines={lines}
      caption={`${path}, with the results shown inline`}
      tone={(line, side) => {
        const here = rulings.find(({ at }) => at?.side === side && holdsLine(at, line));
        return here ? `was-${here.tone}` : "";
      }}
      keeps={(line) => rulings.some(({ at }) => at && holdsLine(at, line))}
      below={(line) => {
        const here = rulings.filter(({ at }) => at && line[at.side] === at.to);
        const notes = notesOn(path, line, notesAt);
        if (here.length + notes.length === 0) return null;
        return (
          <>
            {here.map((placed) => (
              <RulingNote key={placed.anchor} placed={placed} />
            ))}
            {notes}
          </>
        );
      }}
    />
  );
}

function Side({
  report,
  rulings,
  aside,
}: {
  report: ReviewReport;
  rulings: readonly PlacedRuling[];
  aside: ReactNode;
}) {
  const { score, status, detail } = report;
  const basis = sayBasis(detail);
  return (
    <aside className="report-side" aria-label="Result">
      <section aria-labelledby="score">
        <h2 id="score">Score</h2>
        <BigScore score={score}>
          {status === "passed" ? "Passed" : "Not passed"}. A pass needs 60% and the right verdict
          <br />
          {JUDGED_WORDS[judgedVerdict(detail)]} verdict: {sayVerdict(detail.verdict.said)}
          {basis && (
            <>
              <br />
              {capital(basis)}
            </>
          )}
        </BigScore>
      </section>
      <nav className="jump" aria-labelledby="inside">
        <h2 id="inside">In this change</h2>
        <ul>
          {rulings.map(({ ruling, anchor, tone, at }) => (
            <li key={anchor}>
              <a href={`#${anchor}`}>
                <span className={tone}>
                  <Icon name={tone} />
                </span>
                <span>{sayRuling(ruling, detail.rulingEnd)}</span>
                <code>{sayAt(at)}</code>
              </a>
            </li>
          ))}
          {rulings.length === 0 && <li className="meta">There are no issues and no findings.</li>}
        </ul>
      </nav>
      <section aria-labelledby="how">
        <h2 id="how">How the score was calculated</h2>
        <details className="opens printed">
          <summary>Each step, from the findings to the score</summary>
          <ScoreSteps rows={scoreRows(report)} labelledBy="how" />
        </details>
      </section>
      <WhatWasInIt classes={detail.classes} />
      <KindLessonLink />
      {aside}
    </aside>
  );
}

function sayRuling(ruling: PlacedRuling["ruling"], end: RulingEnd | undefined): string {
  switch (ruling.type) {
    case "issue":
      return `${ISSUE_WORDS[ruling.issue.outcome]}: ${ruling.issue.title}`;
    case "finding":
      return sayFinding(ruling.finding, ruling.issue, end).word;
    case "decoy":
      return "Correctly left alone";
  }
}
