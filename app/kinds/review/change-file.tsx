import type { ReactNode } from "react";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { DiffTable, type DiffTableProps } from "~/ui/diff/diff";
import type { DiffPart } from "~/ui/diff/diff-choice";
import type { Segment } from "~/ui/diff/diff-lines";
import { Icon } from "~/ui/icons";
import { useTools } from "~/ui/workspace/workspace-tools";
import type { ChangedFile } from "../place";
import { Counts, fileAnchor } from "./rail";

const STATUS = { new: "new file", deleted: "deleted file", changed: "" } as const;

/** Shows a changed file, with a sticky header and the diff. */
export function ChangeFile({
  file,
  index,
  part,
  segments,
  isWholeShown,
  onWholeShown,
  onUnfold,
  isRead,
  onRead,
  layout,
  tone,
  below,
  stop,
}: {
  file: ChangedFile;
  index: number;
  part: DiffPart;
  segments: readonly Segment[];
  isWholeShown: boolean;
  onWholeShown: () => void;
  onUnfold: (segment: Segment) => void;
  isRead: boolean;
  onRead: (isRead: boolean) => void;
  layout: "unified" | "split";
  tone: NonNullable<DiffTableProps["tone"]>;
  below: NonNullable<DiffTableProps["below"]>;
  stop: NonNullable<DiffTableProps["pick"]>["stop"];
}) {
  const { isLive } = useTools();
  const canFold = isWholeShown || segments.some((segment) => segment.type === "fold");
  const id = fileAnchor(index);
  const fold = (segment: Segment, words: string): ReactNode =>
    isLive ? (
      <button type="button" className="link" aria-label={`${words}, show them`} onClick={() => onUnfold(segment)}>
        {words}
      </button>
    ) : (
      <>
        {words} <a href="?all=1">Show all lines</a>
      </>
    );
  return (
    <section
      className={file.status === "changed" ? "file" : "file new"}
      id={id}
      data-file={file.path}
      tabIndex={-1}
      aria-labelledby={`${id}-head`}
    >
      <header>
        <Icon name="file" />
        <h2 id={`${id}-head`}>{file.path}</h2>
        {STATUS[file.status] && <span className="hint">{STATUS[file.status]}</span>}
        <span className="end">
          <Counts file={file} />
          {canFold && (
            <Button
              look="quiet"
              size="small"
              className="needs-script wide"
              aria-pressed={isWholeShown}
              onClick={onWholeShown}
            >
              Whole file
            </Button>
          )}
          <label className="choice wide">
            <input
              type="checkbox"
              name="read"
              value={file.path}
              checked={isRead}
              onChange={(event) => onRead(event.currentTarget.checked)}
            />{" "}
            Read<span className="vh"> {file.path}</span>
          </label>
        </span>
      </header>
      <DiffTable
        caption={`${file.path}, ${counted(file.added, "line")} added, ${file.deleted} deleted`}
        lines={part.lines}
        segments={segments}
        layout={layout}
        tone={tone}
        below={below}
        pick={{ file: file.path, stop }}
        fold={fold}
      />
    </section>
  );
}
