import { Link } from "@remix-run/react";
import { cardOf } from "~/kinds/cards";
import type { WaitingRow } from "~/review/queue/waiting.server";
import type { Filter, Reason } from "~/review/queue/waiting-filter";
import { counted } from "~/ui/counted";
import { Icon } from "~/ui/icons";
import { Mark } from "~/ui/mark";
import { withFilter } from "./done";

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  help: "Question",
  stuck: "Stuck",
  finding: "Finding",
  sample: "Sample",
};

const WHY: Readonly<Record<Exclude<Reason, "finding">, string>> = {
  help: "asks a mentor",
  stuck: "3 attempts without a pass",
  sample: "chosen at random to check the grading",
};

/** Says why an item is waiting. */
const sayWhy = ({ reasons, disputing, isOfPeer }: Row) =>
  isOfPeer
    ? "a peer has reviewed it: check their review"
    : reasons.map((reason) => (reason === "finding" ? sayDisputing(disputing) : WHY[reason])).join(", ");

/** If several learners dispute the same result, they share one item, because one ruling applies to all of them. */
function sayDisputing(disputing: number): string {
  if (disputing === 0) return "the grader asks whether a finding is right";
  return disputing === 1 ? "disputes a result" : `${disputing} learners dispute the same result`;
}

type Row = Omit<WaitingRow, "since" | "dueAt" | "learnerId" | "submissionId"> & {
  readonly since: string;
  /** When the exercise is due, in words. Null if no assignment includes it. */
  readonly due: string | null;
};

/**
 * The waiting items, each with its learner, its submission, why it is waiting, and when it started waiting. The links
 * keep the queue's `filter`.
 */
export function WaitingList({ rows, filter }: { rows: readonly Row[]; filter: Filter }) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <Icon name="comment" />
          <div>
            <Link className="plain name" to={withFilter(`/mentor/${row.id}`, filter)}>
              <bdi>{row.learner}</bdi>
              {row.standBy > 1 && ` and ${counted(row.standBy - 1, "other")}`}, on {row.title}
            </Link>
            <p className="meta">
              {cardOf(row.kind).name} · {row.isSecondOpinion ? "asks for a second opinion" : sayWhy(row)} · about{" "}
              {row.minutes} min
              {row.due && ` · ${row.due}`}
              {row.isForMe && " · handed to you"}
            </p>
            {row.question && (
              <p className="meta one-line">
                “<bdi className="inline">{row.question}</bdi>”
              </p>
            )}
          </div>
          <div className="does">
            <span className="meta">since {row.since}</span>
            {row.has === "me" && <Mark tone="you">You have this item open</Mark>}
            {row.has === "somebody" && <Mark>Being reviewed</Mark>}
          </div>
        </li>
      ))}
    </ul>
  );
}
