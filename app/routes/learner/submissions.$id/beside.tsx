import { Link, useSearchParams } from "@remix-run/react";
import { useMemo } from "react";
import type { Beside } from "~/kinds/capabilities";
import { diffLines } from "~/ui/diff/compare";
import { FoldedDiff } from "~/ui/diff/folded-diff";
import { Icon } from "~/ui/icons";
import { Part } from "~/ui/shell/page";
import { useNarrow } from "~/ui/workspace/workspace-use-narrow";
import { BESIDE } from "./beside-param";

interface Words {
  readonly title: string;
  readonly own: string;
  readonly reference: string;
  readonly same: string;
}

/**
 * Shows, after a pass, the learner's work beside the author's, line by line. The server sends this comparison only on
 * request, so that it doesn't delay the report. On a narrow screen, one version is below the other.
 */
export function BesideReference({
  words,
  files,
}: {
  words: Words;
  /** Null until the learner asks for the comparison. */
  files: readonly Beside[] | null;
}) {
  const [params] = useSearchParams();
  const asking = new URLSearchParams(params);
  asking.set(BESIDE, "");
  return (
    <Part id="reference" title={words.title}>
      {files === null ? (
        <p className="prose">
          <Link to={{ search: `?${asking}`, hash: "#reference" }}>Compare line by line</Link>
        </p>
      ) : files.length === 0 ? (
        <p className="prose">{words.same}</p>
      ) : (
        <>
          <p className="hint mb-3">
            There are many correct solutions. Look for what yours lacks, and for what it doesn’t need.
          </p>
          <div className="report-work">
            {files.map((file) => (
              <File key={file.path} file={file} words={words} />
            ))}
          </div>
        </>
      )}
    </Part>
  );
}

function File({ file: { path, own, reference }, words }: { file: Beside; words: Words }) {
  const isNarrow = useNarrow();
  const lines = useMemo(() => diffLines(own, reference), [own, reference]);
  const [left, right] = isNarrow ? ["−", "+"] : ["Left", "Right"];
  return (
    <section className="file" aria-label={path}>
      <header>
        <Icon name="file" />
        <h3>{path}</h3>
        <span className="end hint">
          {left}: {words.own.toLowerCase()} · {right}: {words.reference.toLowerCase()}
        </span>
      </header>
      <FoldedDiff
        caption={`${path}: ${words.own.toLowerCase()} (old) and ${words.reference.toLowerCase()} (new)`}
        lines={lines}
        layout={isNarrow ? "unified" : "split"}
      />
    </section>
  );
}
