import { Link } from "@remix-run/react";
import { useMemo } from "react";
import { diffLines } from "~/ui/diff/compare";
import { FoldedDiff } from "~/ui/diff/folded-diff";
import { sayPlace } from "~/ui/diff/line-notes";
import { ShareRows } from "~/ui/diff/most-rows";
import { Icon } from "~/ui/icons";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/shell/page";
import type { Since } from "./since.server";

/** Shows what changed since the previous attempt: behaviour, lines that had comments, and files. */
export function WhatChanged({ since, isBeside = false }: { since: Since; isBeside?: boolean }) {
  const { submissionId, tryNumber, words, files, changes, threads } = since;
  const aside = isBeside ? { target: "_blank" } : {};
  return (
    <Part
      id="since"
      title={`What changed since attempt ${tryNumber}`}
      about={
        <Link to={`/submissions/${submissionId}`} {...aside}>
          Attempt {tryNumber}
        </Link>
      }
    >
      <div className="grid gap-4">
        <Done changes={changes} words={words} />
        {threads.length > 0 && (
          <section aria-labelledby="since-said">
            <h3 id="since-said">Comments on attempt {tryNumber}</h3>
            <ul className="mt-1 grid gap-2">
              {threads.map((thread) => (
                <li key={thread.id}>
                  {thread.isChanged ? (
                    <Mark tone="you" icon="again">
                      Line changed
                    </Mark>
                  ) : (
                    <Mark>Line not changed</Mark>
                  )}{" "}
                  <Link to={`/submissions/${submissionId}#t-${thread.id}`} {...aside}>
                    {sayPlace(thread)}
                  </Link>
                  {thread.isResolved && <span className="meta">, resolved</span>}
                  <p className="meta one-line">
                    {thread.by === null ? "You" : <bdi>{thread.by}</bdi>}: “<bdi className="inline">{thread.says}</bdi>”
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {files.length === 0 ? (
          <p className="prose">The files are the same as in attempt {tryNumber}.</p>
        ) : (
          <div className="report-work">
            <ShareRows tables={files.length}>
              {files.map((file) => (
                <ChangedFile key={file.path} file={file} tryNumber={tryNumber} />
              ))}
            </ShareRows>
          </div>
        )}
      </div>
    </Part>
  );
}

function Done({ changes, words }: Pick<Since, "changes" | "words">) {
  if (changes === null)
    return <p className="prose">One of the two attempts didn’t run, so we can’t compare their results.</p>;
  const better = changes.filter(({ isBetter }) => isBetter);
  const worse = changes.filter(({ isBetter }) => !isBetter);
  if (changes.length === 0) return <p className="prose">{words.same}</p>;
  return (
    <>
      <Several title={words.better} tone="good" list={better} />
      <Several title={words.worse} tone="bad" list={worse} />
    </>
  );
}

function Several({
  title,
  tone,
  list,
}: {
  title: string;
  tone: "good" | "bad";
  list: readonly { readonly says: string }[];
}) {
  if (list.length === 0) return null;
  const more = list.slice(MOST_SHOWN);
  return (
    <section>
      <h3>
        <Mark tone={tone}>{title}</Mark>
      </h3>
      <Words list={list.slice(0, MOST_SHOWN)} />
      {more.length > 0 && (
        <details className="opens">
          <summary>Show {more.length} more</summary>
          <Words list={more} />
        </details>
      )}
    </section>
  );
}

/** The maximum number of entries shown at first. The others are collapsed, because no one reads 40 entries at once. */
const MOST_SHOWN = 12;

function Words({ list }: { list: readonly { readonly says: string }[] }) {
  return (
    <ul className="mt-1 grid gap-1">
      {list.map(({ says }, i) => (
        <li key={i} className="break-words">
          {says}
        </li>
      ))}
    </ul>
  );
}

function ChangedFile({
  file: { path, before, after },
  tryNumber,
}: {
  file: Since["files"][number];
  tryNumber: number;
}) {
  const lines = useMemo(() => diffLines(before, after), [before, after]);
  return (
    <section className="file" aria-label={`${path}, since attempt ${tryNumber}`}>
      <header>
        <Icon name="file" />
        <h3>{path}</h3>
      </header>
      <FoldedDiff caption={`${path}: from attempt ${tryNumber} to this one`} lines={lines} layout="unified" />
    </section>
  );
}
