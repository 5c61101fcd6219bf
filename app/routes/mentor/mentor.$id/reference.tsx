import { useMemo } from "react";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { diffLines } from "~/ui/diff/compare";
import { FoldedDiff } from "~/ui/diff/folded-diff";
import { Icon } from "~/ui/icons";
import type { DeskData } from "./desk.server";

type Reference = NonNullable<NonNullable<DeskData["graded"]>["reference"]>;

/** The diff between the learner's code and the author's, collapsed. It is never sent to learners. */
export function ReferenceDiff({ kind, files }: { kind: KindId; files: Reference }) {
  const { handsIn } = cardOf(kind);
  return (
    <section className="part" aria-labelledby="reference">
      <h2 id="reference">The reference</h2>
      <details className="opens">
        <summary>
          {files.length === 0
            ? `The ${handsIn} is identical to the reference`
            : `Compare the ${handsIn} with the reference`}
        </summary>
        <p className="hint">
          For mentors only: learners don’t see this. Removed lines are from the learner’s {handsIn}; added lines are
          from the reference.
        </p>
        <div className="report-work mt-2">
          {files.map((file) => (
            <ReferenceFile key={file.path} handsIn={handsIn} file={file} />
          ))}
        </div>
      </details>
    </section>
  );
}

function ReferenceFile({ handsIn, file: { path, own, reference } }: { handsIn: string; file: Reference[number] }) {
  const lines = useMemo(() => diffLines(own, reference), [own, reference]);
  return (
    <section className="file" aria-label={`${path}, compared with the reference`}>
      <header>
        <Icon name="file" />
        <h3>{path}</h3>
      </header>
      <FoldedDiff caption={`${path}: from the ${handsIn} to the reference`} lines={lines} layout="unified" />
    </section>
  );
}
