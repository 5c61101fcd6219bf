import { useMemo } from "react";
import type { ShownNote, ShownWork } from "~/kinds/shown-work";
import { diffLines } from "~/ui/diff/compare";
import { NotedFile } from "~/ui/diff/noted-file";
import { Icon } from "~/ui/icons";
import { Listing, Run } from "~/ui/text/code-block";
import { Prose, useTones } from "~/ui/text/dressed";
import { newName, noteName, oldName, proofName } from "./text-names";
import "~/ui/styles/report.css";

type File = ShownWork["files"][number];

/** A shared submission: its files, with what its learner wrote on the lines. */
export function ShownSubmission({ work: { says, files, notes } }: { work: ShownWork }) {
  const whole = notes.filter(({ at }) => at === null);
  return (
    <div className="report-work">
      {says && <p className="prose">{says}</p>}
      {whole.length > 0 && (
        <section className="file" aria-label="On the whole change">
          <header>
            <Icon name="flag" />
            <h3>On the whole change</h3>
          </header>
          {whole.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </section>
      )}
      {files.map((file) =>
        file.old === null && notes.length === 0 ? (
          <OwnFile key={file.path} file={file} />
        ) : (
          <ChangedFile key={file.path} file={file} notes={notes.filter(({ at }) => at?.file === file.path)} />
        ),
      )}
    </div>
  );
}

/** A whole file by the learner, with no earlier version to compare it with. */
function OwnFile({ file: { path, new: text } }: { file: File }) {
  return (
    <section className="file" aria-label={path}>
      <header>
        <Icon name="file" />
        <h3>{path}</h3>
      </header>
      <Listing caption={path} file={path} name={newName(path)} text={text ?? ""} below={() => null} />
    </section>
  );
}

function ChangedFile({ file, notes }: { file: File; notes: readonly ShownNote[] }) {
  const { path } = file;
  const [old, now] = [useTones(oldName(path)), useTones(newName(path))];
  const lines = useMemo(
    () => diffLines(file.old ?? "", file.new ?? "", { ...(old && { old }), ...(now && { new: now }) }),
    [file, old, now],
  );
  return (
    <NotedFile
      path={path}
      status={file.old === null ? "new" : file.new === null ? "deleted" : "changed"}
      lines={lines}
      caption={path}
      keeps={(line) =>
        notes.some(({ at }) => at && line[at.side] !== null && at.from <= line[at.side]! && line[at.side]! <= at.to)
      }
      below={(line) => {
        const here = notes.filter(({ at }) => at && line[at.side] === at.to);
        return here.length === 0 ? null : here.map((note) => <Note key={note.id} note={note} />);
      }}
    />
  );
}

function Note({ note: { id, at, title, text, code } }: { note: ShownNote }) {
  return (
    <article className="in left">
      <div className="at">{sayLines(at)}</div>
      <div className="box">
        <header>
          <span className="tag">{title}</span>
        </header>
        <Prose name={noteName(id)} text={text} className="read" />
        {code && (
          <details>
            <summary>The test that shows the issue</summary>
            <Run name={proofName(id)} code={code} />
          </details>
        )}
      </div>
    </article>
  );
}

function sayLines(at: ShownNote["at"]): string {
  if (!at) return "all";
  const lines = at.from === at.to ? `${at.from}` : `${at.from}–${at.to}`;
  return at.side === "old" ? `old ${lines}` : lines;
}
