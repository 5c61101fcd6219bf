import type { AiPlaceSays } from "~/kinds/ai-review";
import { sayLines } from "~/ui/diff/line-notes";
import { NotedFile, type NotedFileProps } from "~/ui/diff/noted-file";
import { Mark } from "~/ui/mark";

interface ShownComment {
  readonly from: number;
  readonly to: number;
  /** Written by a model, so it is shown as plain text, without links or markup. */
  readonly text: string;
  readonly says: AiPlaceSays;
}
export interface ReviewedFile extends Pick<NotedFileProps, "path" | "status" | "lines"> {
  readonly comments: readonly ShownComment[];
}

/** The change with the model's comments below their lines. */
export function ReviewedFiles({ files }: { files: readonly ReviewedFile[] }) {
  const quiet = files.filter(({ comments }) => comments.length === 0);
  return (
    <div className="report-work">
      {files
        .filter(({ comments }) => comments.length > 0)
        .map((file) => (
          <OneFile key={file.path} file={file} />
        ))}
      {quiet.length > 0 && (
        <details className="opens">
          <summary>
            {quiet.map(({ path }) => path).join(", ")} {quiet.length === 1 ? "has" : "have"} no comment
          </summary>
          <div className="report-work mt-2">
            {quiet.map((file) => (
              <OneFile key={file.path} file={file} />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function OneFile({ file: { path, status, lines, comments } }: { file: ReviewedFile }) {
  const holds = (at: number | null) => comments.some(({ from, to }) => at !== null && from <= at && at <= to);
  return (
    <NotedFile
      path={path}
      status={status}
      lines={lines}
      caption={`${path} with the model’s comments`}
      tone={(line, side) => (side === "new" && holds(line.new) ? "now" : "")}
      keeps={(line) => holds(line.new)}
      below={(line) => {
        const here = comments.filter(({ to }) => to === line.new);
        return here.length === 0 ? null : here.map((comment, i) => <OneComment key={i} comment={comment} />);
      }}
    />
  );
}

function OneComment({ comment: { from, to, text, says } }: { comment: ShownComment }) {
  const lines = sayLines({ line: from, endLine: to === from ? null : to });
  return (
    <article className="ai-comment" aria-label={`The model’s comment on ${to === from ? "line" : "lines"} ${lines}`}>
      <p className="meta">
        Model, {to === from ? "line" : "lines"} {lines}
      </p>
      <p className="said" dir="auto">
        {text}
      </p>
      <p className="mt-2">
        <KeySays says={says} />
      </p>
    </article>
  );
}

function KeySays({ says }: { says: AiPlaceSays }) {
  switch (says.at) {
    case "issue":
      return (
        <>
          <Mark tone="good">Same lines as an issue in the key</Mark> <span className="meta">{says.title}</span>
        </>
      );
    case "decoy":
      return (
        <>
          <Mark tone="bad">On a decoy</Mark> <span className="meta">The key says that these lines are right.</span>
        </>
      );
    case "neutral":
      return (
        <>
          <Mark tone="left">Neutral</Mark>{" "}
          <span className="meta">The key says that nothing on these lines needs to change.</span>
        </>
      );
    case "silent":
      return (
        <>
          <Mark icon="help">Not judged by a person</Mark>{" "}
          <span className="meta">The key says nothing about these lines.</span>
        </>
      );
  }
}
