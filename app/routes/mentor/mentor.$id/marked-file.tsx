import { useMemo } from "react";
import type { ChangedFile } from "~/kinds/place";
import { toneRows } from "~/ui/diff/diff-lines";
import { NotedFile } from "~/ui/diff/noted-file";
import { Mark } from "~/ui/mark";
import { useTones } from "~/ui/text/dressed";
import type { RulingData } from "./ruling.server";

interface Remark {
  readonly file: string;
  readonly side: "old" | "new";
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly says: string;
}

/** The key's remarks on the lines of a file. */
function remarksOn({ key }: RulingData, path: string): Remark[] {
  const issues = key.issues.flatMap(({ accepted, severity, title }) =>
    accepted.flatMap((one) => ("whole" in one ? [] : [{ ...one, word: `Issue in the key: ${severity}`, says: title }])),
  );
  const neutral = key.neutral.map(({ why, ...range }) => ({
    ...range,
    word: "Acceptable: no effect on the score",
    says: why,
  }));
  const decoys = key.decoys.map(({ why, ...range }) => ({ ...range, word: "Looks wrong but is right", says: why }));
  return [...issues, ...neutral, ...decoys].filter(({ file }) => file === path);
}

type Line = { readonly old: number | null; readonly new: number | null };
const holds = ({ side, from, to }: Omit<Remark, "file" | "word" | "says">, line: Line) => {
  const at = line[side];
  return at !== null && from <= at && at <= to;
};

export function MarkedFile({ file, page }: { file: ChangedFile; page: RulingData }) {
  const { path, rows, status } = file;
  const old = useTones(`old:${path}`);
  const now = useTones(`new:${path}`);
  const lines = useMemo(() => toneRows(rows, { old, new: now }), [rows, old, now]);
  const remarks = remarksOn(page, path);
  const marked = page.standing.flatMap(({ place, learner }) =>
    "whole" in place || place.file !== path ? [] : [{ ...place, learner }],
  );
  return (
    <NotedFile
      path={path}
      status={status}
      lines={lines}
      caption={`${path} with the finding and the key`}
      tone={(line) => {
        if (marked.some((one) => holds(one, line))) return "was-half";
        return remarks.some((one) => holds(one, line)) ? "was-left" : "";
      }}
      keeps={(line) => [...marked, ...remarks].some((one) => holds(one, line))}
      below={(line) => {
        const here = remarks.filter((one) => line[one.side] === one.to);
        const ends = marked.filter((one) => line[one.side] === one.to);
        if (here.length + ends.length === 0) return null;
        return (
          <>
            {ends.map(({ learner, from, to }, i) => (
              <p key={`${learner}-${i}`} className="in slim">
                <span className="at">{from === to ? from : `${from}–${to}`}</span>
                <span className="box">
                  <Mark tone="half">
                    <bdi>{learner}</bdi> marked this
                  </Mark>
                </span>
              </p>
            ))}
            {here.map(({ from, to, word, says }) => (
              <p key={`${from} ${word} ${says}`} className="in slim">
                <span className="at">{from === to ? from : `${from}–${to}`}</span>
                <span className="box">
                  <Mark tone="left">{word}</Mark> <span className="meta">{says}</span>
                </span>
              </p>
            ))}
          </>
        );
      }}
    />
  );
}
