import { useId } from "react";
import { Button } from "~/ui/button";
import { Prose } from "~/ui/dressed";
import { Icon } from "~/ui/icons";
import { Hints } from "~/ui/workspace-hints";
import { useTools } from "~/ui/workspace-tools";
import { countWords, isWhole, readLines, sayPlace } from "./findings";
import type { OpenFile, ReviewOpen } from "./open";
import type { DraftFinding, ReviewDraft } from "./work";

export const fileAnchor = (index: number) => `f${index + 1}`;

const splitPath = (path: string) => {
  const cut = path.lastIndexOf("/");
  return { folder: cut < 0 ? "" : path.slice(0, cut), name: path.slice(cut + 1) };
};

/** Added and deleted lines, as signs and for those who hear them. */
export function Counts({ file }: { file: Pick<OpenFile, "added" | "deleted"> }) {
  return (
    <>
      {file.added > 0 && (
        <span className="plus">
          +{file.added}
          <span className="vh"> lines added</span>
        </span>
      )}
      {file.deleted > 0 && (
        <span className="minus">
          −{file.deleted}
          <span className="vh"> lines deleted</span>
        </span>
      )}
    </>
  );
}

/** Files, task and pull request: the task stays in sight while one reads. */
export function Rail({
  open,
  draft,
  current,
  onFile,
}: {
  open: ReviewOpen;
  draft: ReviewDraft;
  /** Path of the file being read. */
  current: string | undefined;
  onFile: (path: string) => void;
}) {
  return (
    <>
      <section className="part-task">
        <h2>Files, in your order</h2>
        <ol className="files">
          {open.files.map((file, i) => {
            const { folder, name } = splitPath(file.path);
            const own = draft.findings.filter(({ place }) => !isWhole(place) && place.file === file.path);
            const isRead = draft.read.includes(file.path);
            const about = [folder, countWords(own), isRead ? "read" : ""].filter(Boolean).join(" · ");
            return (
              <li key={file.path}>
                <a
                  href={`#${fileAnchor(i)}`}
                  aria-current={file.path === current || undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    onFile(file.path);
                  }}
                >
                  <Icon name={isRead ? "tick" : "file"} />
                  <span>{name}</span>
                  <span className="counts">
                    <Counts file={file} />
                  </span>
                  {about && <small>{about}</small>}
                </a>
              </li>
            );
          })}
        </ol>
      </section>
      <section className="part-task" id="task-text" tabIndex={-1} aria-label="Task">
        <h2>The task that the AI was given</h2>
        <Prose name="task" text={open.task} />
      </section>
      <section className="part-task">
        <h2>Its pull-request text</h2>
        <Prose name="pullRequest" text={open.pullRequest} />
      </section>
      <div className="part-task rail-hints">
        <Hints />
      </div>
    </>
  );
}

/** What one has found so far, for phones, where the code hides the rest; and the two ways to a finding without pointing. */
export function FindingsPart({
  open,
  draft,
  onShow,
  onWhole,
  onLines,
}: {
  open: ReviewOpen;
  draft: ReviewDraft;
  onShow: (finding: DraftFinding) => void;
  onWhole: () => void;
  onLines: (place: { file: string; side: "old" | "new"; from: number; to: number }) => void;
}) {
  const { isLive } = useTools();
  const id = useId();
  return (
    <>
      <section className="part-findings only-phone" aria-labelledby={`${id}-head`}>
        <h2 id={`${id}-head`}>Your findings</h2>
        {draft.findings.length === 0 ? (
          <p className="meta">None yet. In the code, tap a line, then “Write a finding”.</p>
        ) : (
          <ul className="rows">
            {draft.findings.map((finding) => (
              <li key={finding.id}>
                <Icon name={finding.done ? "flag" : "draft"} />
                <div>
                  <button type="button" className="plain-name" onClick={() => onShow(finding)}>
                    {isWhole(finding.place)
                      ? "Whole change"
                      : `${splitPath(finding.place.file).name}, ${sayPlace(finding.place)}`}
                    , {finding.done ? finding.severity : "unfinished"}
                  </button>
                  <p className="meta">{[finding.class, finding.text].filter(Boolean).join(": ")}</p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="part-findings">
        <Button
          size="small"
          type="submit"
          name="intent"
          value="add-whole"
          onClick={(event) => {
            if (!isLive) return;
            event.preventDefault();
            onWhole();
          }}
        >
          <Icon name="add" />
          Finding on the whole change
        </Button>
        <p className="hint under">For what is missing, or what the text says that the code does not do.</p>
      </section>
      <section className="part-findings">
        <details className="by-lines">
          <summary>Finding on lines… to…</summary>
          <div className="by-lines-fields">
            <div className="field">
              <label htmlFor={`${id}-file`}>File</label>
              <select id={`${id}-file`} name="new.file">
                {open.files.flatMap((file) =>
                  (["new", "old"] as const)
                    .filter((side) => file.status === "changed" || (file.status === "deleted") === (side === "old"))
                    .map((side) => (
                      <option key={`${side}:${file.path}`} value={`${side}:${file.path}`}>
                        {splitPath(file.path).name}
                        {side === "old" ? " (old lines)" : ""}
                      </option>
                    )),
                )}
              </select>
            </div>
            <div className="two">
              <div className="field">
                <label htmlFor={`${id}-from`}>From line</label>
                <input id={`${id}-from`} name="new.from" inputMode="numeric" />
              </div>
              <div className="field">
                <label htmlFor={`${id}-to`}>to line</label>
                <input id={`${id}-to`} name="new.to" inputMode="numeric" aria-describedby={`${id}-most`} />
              </div>
            </div>
            <p className="hint" id={`${id}-most`}>
              At most 12 lines: those that you would change.
            </p>
            <Button
              size="small"
              type="submit"
              name="intent"
              value="add-lines"
              onClick={(event) => {
                if (!isLive) return;
                event.preventDefault();
                const form = event.currentTarget.form;
                const said = form && readLines(new FormData(form));
                if (said) onLines(said);
                else document.getElementById(`${id}-from`)?.focus();
              }}
            >
              Write the finding
            </Button>
          </div>
        </details>
      </section>
    </>
  );
}
