import type { ReactNode } from "react";
import { countOf } from "../count-words";

/** The maximum number of entries shown. Further entries are collapsed. */
const MOST_SHOWN = 6;

export function LineLink({
  file,
  line,
  onLine,
}: {
  file: string;
  line: number;
  onLine(file: string, line: number): void;
}) {
  return (
    <button type="button" className="link" onClick={() => onLine(file, line)}>
      {file.split("/").at(-1)}, line {line}
    </button>
  );
}

export function Folded({ children }: { children: readonly ReactNode[] }) {
  const more = children.slice(MOST_SHOWN);
  return (
    <>
      <ul className="meter-list">{children.slice(0, MOST_SHOWN)}</ul>
      {more.length > 0 && (
        <details className="meter-more">
          <summary>Show {countOf(more.length, "more", "more")}</summary>
          <ul className="meter-list">{more}</ul>
        </details>
      )}
    </>
  );
}
