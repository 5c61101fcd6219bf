import type { ReactNode } from "react";
import { Icon } from "~/ui/icons";
import { Prose } from "~/ui/text/dressed";
import { Hints } from "~/ui/workspace/workspace-hints";
import { TypeScriptLink } from "~/ui/workspace/workspace-typescript";
import { cardOf } from "../cards";
import type { ChangedFile } from "../place";
import { countWords, isWhole } from "./findings";
import type { ReviewOpen } from "./open";
import type { ReviewDraft } from "./work";

export const fileAnchor = (index: number) => `f${index + 1}`;

export const splitPath = (path: string) => {
  const cut = path.lastIndexOf("/");
  return { folder: cut < 0 ? "" : path.slice(0, cut), name: path.slice(cut + 1) };
};

/** Shows the numbers of added and deleted lines, with signs, and as text for screen readers. */
export function Counts({ file }: { file: Pick<ChangedFile, "added" | "deleted"> }) {
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

/**
 * The side column with the files, the task and the pull request. The task stays visible while the learner reads the
 * code.
 */
export function Rail({
  open,
  draft,
  current,
  onFile,
  children,
}: {
  open: ReviewOpen;
  draft: ReviewDraft;
  /** Path of the file that the learner is reading. */
  current: string | undefined;
  onFile: (path: string) => void;
  /** Tools next to the heading above the files. */
  children: ReactNode;
}) {
  return (
    <>
      <section className="part-task">
        <header className="rail-head">
          <h2>Changed files</h2>
          <span className="end">{children}</span>
        </header>
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
        <h2>{cardOf("review").texts.task}</h2>
        <Prose name="task" text={open.task} />
      </section>
      <section className="part-task">
        <h2>{cardOf("review").texts.pullRequest}</h2>
        <Prose name="pullRequest" text={open.pullRequest} />
        <TypeScriptLink />
      </section>
      <div className="part-task rail-hints">
        <Hints />
      </div>
    </>
  );
}
