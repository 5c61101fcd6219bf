import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { VERDICT_WORDS, type Verdict } from "~/review/reviews/verdicts";
import { Part } from "~/ui/shell/page";
import { Row } from "./row";

interface Titled {
  readonly title: string;
}

/** Unfinished and unread items: drafts, mentors' reviews, and comments that are waiting for an answer. */
export function Continue({
  drafts,
  reviewed,
  unread,
}: {
  drafts: readonly (Titled & { slug: string; kind: KindId })[];
  reviewed: readonly (Titled & { submissionId: string; author: string; verdict: Verdict; isCorrected: boolean })[];
  /** `more`: whether other threads on the same submission are waiting, too. */
  unread: readonly (Titled & { submissionId: string; author: string; line: number; text: string; more: boolean })[];
}) {
  if (drafts.length + reviewed.length + unread.length === 0) return null;
  return (
    <Part id="yours" title="Continue">
      <ul className="rows">
        {drafts.map(({ slug, title, kind }) => (
          <Row key={slug} icon="draft" to={`/exercises/${slug}`} name={title} does="Continue">
            {cardOf(kind).name} · draft saved
          </Row>
        ))}
        {reviewed.map(({ submissionId, title, author, verdict, isCorrected }) => (
          <Row key={submissionId} icon="comment" to={`/submissions/${submissionId}`} name={title} does="Read">
            <bdi>{author}</bdi> {isCorrected ? "corrected the review" : "has reviewed it"}:{" "}
            {VERDICT_WORDS[verdict].toLowerCase()}
          </Row>
        ))}
        {unread.map(({ submissionId, title, author, line, text, more }) => (
          <Row
            key={`thread ${submissionId}`}
            icon="comment"
            to={`/submissions/${submissionId}`}
            name={title}
            does="Read"
            isOneLine
          >
            {more && "Several conversations are open. "}
            <bdi>{author}</bdi> wrote on line {line}: “<bdi className="inline">{text}</bdi>”
          </Row>
        ))}
      </ul>
    </Part>
  );
}
