import { Fragment, type ReactNode } from "react";
import { CodeText } from "../diff/code-text";
import type { DiffLine } from "../diff/diff-lines";
import { linesOf } from "../diff/diff-lines";
import { placeName } from "../diff/diff-rows";
import { Chosen, sayPlace, useLineNotes } from "../diff/line-notes";
import { MOST_ROWS, RestOfLines } from "../diff/most-rows";
import { DiffSigns } from "./diff-signs";
import { useTones } from "./dressed";
import { nameHidden } from "./hidden-signs";
import type { Token } from "./tones";

/** The lines of a text, highlighted if the server sent highlighted lines under this name. */
function useTonedLines(name: string, text: string): readonly (readonly Token[])[] {
  const toned = useTones(name);
  const lines = linesOf(text);
  // A final line break ends the last line and does not start another.
  return toned?.slice(0, lines.length) ?? lines.map((line) => (line ? [{ text: line }] : []));
}

/** A short piece of code, highlighted if the server sent highlighted lines under this name. */
export function Snippet({ name, text }: { name: string; text: string }) {
  const lines = useTonedLines(name, text);
  return (
    <pre className="code">
      {lines.map((tokens, i) => (
        <Fragment key={i}>
          {i > 0 && "\n"}
          <CodeText tokens={tokens} />
        </Fragment>
      ))}
    </pre>
  );
}

/** Code that was run, with its result. */
export function Run({ name, code, children }: { name: string; code: string; children?: ReactNode }) {
  return (
    <div className="run">
      <Snippet name={name} text={code} />
      {children && <div className="run-out">{children}</div>}
    </div>
  );
}

/** The lines of a comparison, which begin with "-" or "+". `minus` and `plus`: what these signs mean. */
export function Difference({
  diff,
  minus = "expected",
  plus = "received",
}: {
  diff: string;
  minus?: string;
  plus?: string;
}) {
  return (
    <pre className="code">
      <DiffSigns minus={minus} plus={plus} />
      {diff.split("\n").map((line, i) => (
        <Fragment key={i}>
          {i > 0 && "\n"}
          {line.startsWith("-") || line.startsWith("+") ? (
            <span className={line.startsWith("-") ? "minus" : "plus"}>{nameHidden(line)}</span>
          ) : (
            nameHidden(line)
          )}
        </Fragment>
      ))}
    </pre>
  );
}

/**
 * A whole file as a table, with content under its lines. If the reader may write notes, the line numbers are buttons
 * that start a note. `name` is the key of the file's highlighting.
 */
export function Listing({
  caption,
  file,
  name,
  text,
  tone,
  below,
}: {
  caption: string;
  file: string;
  name: string;
  text: string;
  /** Classes of a line: "was-bad" … */
  tone?: (line: number) => string | undefined;
  below: (line: number) => ReactNode;
}) {
  const all = useTonedLines(name, text);
  const [lines, others] = [all.slice(0, MOST_ROWS), all.slice(MOST_ROWS)];
  const { pick, hears, toneOf, says } = useLineNotes(file, { side: "new", line: 1 });
  return (
    <div {...hears}>
      <Chosen says={says} />
      <table className="diff listing">
        <caption className="vh">{caption}</caption>
        <colgroup>
          <col className="n" />
          <col />
        </colgroup>
        <thead className="vh">
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Code</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((tokens, i) => {
            const line = i + 1;
            const note = below(line);
            return (
              <Fragment key={line}>
                <tr className={`${tone?.(line) ?? ""} ${toneOf("new", line)}`.trim() || undefined}>
                  <td className="n">
                    {pick ? (
                      <button
                        type="button"
                        data-at={placeName("new", line)}
                        tabIndex={pick.stop?.line === line ? 0 : -1}
                        aria-label={`Comment on ${sayPlace({ file, side: "new", line })}`}
                      >
                        {line}
                      </button>
                    ) : (
                      <span>{line}</span>
                    )}
                  </td>
                  <td className="c">
                    <CodeText tokens={tokens} />
                  </td>
                </tr>
                {note && (
                  <tr className="note">
                    <td colSpan={2}>{note}</td>
                  </tr>
                )}
              </Fragment>
            );
          })}
          {others.length > 0 && (
            <tr>
              <td colSpan={2}>
                <RestOfLines count={others.length} text={linesOf(text).slice(MOST_ROWS).join("\n")} />
                {others.map((_, i) => (
                  <Fragment key={i}>{below(MOST_ROWS + i + 1)}</Fragment>
                ))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** The first displayed line, for the tab stop. */
export function firstStop(line: DiffLine | undefined) {
  if (!line) return null;
  return line.type === "del" ? { side: "old" as const, line: line.old! } : { side: "new" as const, line: line.new! };
}
