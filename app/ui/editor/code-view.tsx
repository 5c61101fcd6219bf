import { Fragment } from "react";
import { codeHtml } from "../diff/code-text";
import { linesOf } from "../diff/diff-lines";
import { useTones } from "../text/dressed";
import { useNotesAt } from "../workspace/own-notes-context";

/** A read-only file: numbered, highlighted lines, as a table. `name` is the code's key in the page's `Dress`. */
export function CodeView({ name, path, text }: { name: string; path: string; text: string }) {
  const tones = useTones(name);
  const notesAt = useNotesAt();
  return (
    <table className="diff code-view" data-file={path}>
      <caption className="vh">{path}, read only</caption>
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
        {linesOf(text).map((line, i) => {
          const notes = notesAt(path, "new", i + 1);
          return (
            <Fragment key={i}>
              <tr data-line={i + 1}>
                <td className="n">{i + 1}</td>
                {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by `codeHtml` */}
                <td className="c" dangerouslySetInnerHTML={codeHtml(tones?.[i] ?? [{ text: line }])} />
              </tr>
              {notes.length > 0 && (
                <tr className="note">
                  <td colSpan={2}>{notes}</td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
