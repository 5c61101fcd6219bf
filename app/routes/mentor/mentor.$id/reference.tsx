import { useMemo } from "react";
import { diffLines } from "~/ui/diff/diff-lines";
import { FoldedDiff } from "~/ui/diff/folded-diff";
import { Icon } from "~/ui/icons";
import type { DeskData } from "./desk.server";

type Reference = NonNullable<NonNullable<DeskData["graded"]>["reference"]>;

/** The diff between the learner's fix and the author's, collapsed. It is never sent to learners. */
export function ReferenceDiff({ files }: { files: Reference }) {
  return (
    <section className="part" aria-labelledby="reference">
      <h2 id="reference">The reference</h2>
      <details className="opens">
        <summary>
          {files.length === 0 ? "The fix is identical to the reference" : "Compare the fix with the reference"}
        </summary>
        <p className="hint">
          For mentors only: learners don’t see this. Removed lines are from the learner’s fix; added lines are from the
          reference.
        </p>
        <div className="report-work mt-2">
          {files.map((file) => (
            <ReferenceFile key={file.path} file={file} />
          ))}
        </div>
      </details>
    </section>
  );
}

function ReferenceFile({ file: { path, repair, reference } }: { file: Reference[number] }) {
  const lines = useMemo(() => diffLines(repair, reference), [repair, reference]);
  return (
    <section className="file" aria-label={`${path}, compared with the reference`}>
      <header>
        <Icon name="file" />
        <h3>{path}</h3>
      </header>
      <FoldedDiff caption={`${path}: from the fix to the reference`} lines={lines} layout="unified" />
    </section>
  );
}
