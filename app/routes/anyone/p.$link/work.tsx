import { useMemo } from "react";
import type { CoveredWork, PortfolioView, PortfolioWork } from "~/cohort/own/portfolio";
import { MOST_ON_PAPER } from "~/cohort/own/portfolio-paper";
import { cardOf } from "~/kinds/cards";
import { KindIcon } from "~/kinds/kind-icon";
import type { ShownFinding } from "~/kinds/shown-result";
import { counted } from "~/ui/counted";
import { diffLines } from "~/ui/diff/compare";
import { countsOf } from "~/ui/diff/diff-lines";
import { FoldedDiff } from "~/ui/diff/folded-diff";
import { percent } from "~/ui/state-mark";
import { nameHidden } from "~/ui/text/hidden-signs";
import { OwnWords } from "./own-words";
import "~/ui/styles/report.css";

/**
 * The work that a learner chose. Each item shows its result at a glance, and its diff and tests can be opened. The
 * first `printed` items also appear on paper.
 */
export function Works({ works, printed }: { works: PortfolioView["works"]; printed: number }) {
  return (
    <ul className="works">
      {works.map((work, place) => (
        <li key={work.title} className={place < printed ? undefined : "not-on-paper"}>
          {"isCovered" in work ? <Covered work={work} /> : <Work work={work} place={place} />}
        </li>
      ))}
    </ul>
  );
}

function Head({ title, kind }: { title: string; kind: CoveredWork["kind"] }) {
  return (
    <h3>
      <KindIcon kind={kind} /> {title} <span className="meta">{cardOf(kind).name}</span>
    </h3>
  );
}

function Covered({ work: { title, kind } }: { work: CoveredWork }) {
  return (
    <>
      <Head title={title} kind={kind} />
      <p className="hint">
        Hidden, because you haven’t handed in this exercise yet and this work would give the answer away. People who
        aren’t signed in can see the work.
      </p>
    </>
  );
}

function Work({ work, place }: { work: PortfolioWork; place: number }) {
  const { title, kind, summary, result, score, findings, files } = work;
  return (
    <>
      <Head title={title} kind={kind} />
      <p className="meta">{summary}</p>
      <p>
        <b>{percent(score)}</b> · {result}
      </p>
      {findings.length > 0 && (
        <ul className="confirmed">
          {findings.map((finding, i) => (
            <Finding key={`${finding.place} ${finding.class}`} name={`work-${place}-${i}`} finding={finding} />
          ))}
        </ul>
      )}
      {findings.length > MOST_ON_PAPER.findings && (
        <p className="only-on-paper hint">
          {counted(findings.length - MOST_ON_PAPER.findings, "more confirmed finding")} in the online portfolio
        </p>
      )}
      {files.map((file) => (
        <File key={file.path} file={file} />
      ))}
    </>
  );
}

function Finding({ name, finding }: { name: string; finding: ShownFinding }) {
  const { place, class: defect, severity, text, confirmed, proof } = finding;
  return (
    <li>
      <OwnWords name={name} text={nameHidden(text)} />
      <p className="meta">
        {place} · {defect.replaceAll("-", " ")}, {severity} · {confirmed}
      </p>
      {proof && (
        <details className="opens not-on-paper">
          <summary>The test</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
          <pre className="code" tabIndex={0}>
            {nameHidden(proof)}
          </pre>
        </details>
      )}
    </li>
  );
}

function File({ file: { path, old, new: now } }: { file: PortfolioWork["files"][number] }) {
  const lines = useMemo(() => diffLines(old, now), [old, now]);
  const { added, deleted } = countsOf(lines);
  return (
    <details className="opens not-on-paper">
      <summary>
        {path} <span className="meta">{old === null ? counted(added, "line") : `+${added} −${deleted}`}</span>
      </summary>
      <div className="file">
        <FoldedDiff caption={path} lines={lines} layout="unified" />
      </div>
    </details>
  );
}
