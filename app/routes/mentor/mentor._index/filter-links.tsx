import { Link } from "@remix-run/react";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import type { Filter, Reason } from "~/review/queue/waiting-filter";
import { withFilter } from "./done";
import { REASON_WORDS } from "./waiting-list";

interface Counts {
  readonly all: number;
  readonly kinds: Readonly<Record<KindId, number>>;
  readonly reasons: Readonly<Record<Reason, number>>;
  /** How many items are due within 3 days. */
  readonly due: number;
}

/** The queue's filters. They are links, so that the URL contains them and they work without JavaScript. */
export function FilterLinks({ counts, filter }: { counts: Counts; filter: Filter }) {
  const to = (part: Partial<Filter>) => withFilter("/mentor", { ...filter, ...part });
  const entry = (label: string, count: number, isOn: boolean, part: Partial<Filter>) => (
    <li key={label}>
      <Link to={to(part)} aria-current={isOn ? "true" : undefined}>
        {label} <span className="hint">{count}</span>
      </Link>
    </li>
  );
  return (
    <nav className="queue-filter" aria-label="Show">
      <ul>
        {entry("All", counts.all, !filter.kind && !filter.reason, { kind: undefined, reason: undefined })}
        {(Object.keys(counts.kinds) as KindId[]).map((kind) =>
          entry(cardOf(kind).name, counts.kinds[kind], filter.kind === kind, {
            kind: filter.kind === kind ? undefined : kind,
          }),
        )}
        {(Object.keys(counts.reasons) as Reason[]).map((reason) =>
          entry(REASON_WORDS[reason], counts.reasons[reason], filter.reason === reason, {
            reason: filter.reason === reason ? undefined : reason,
          }),
        )}
        {entry("Due soon", counts.due, filter.reason === "deadline", {
          reason: filter.reason === "deadline" ? undefined : "deadline",
        })}
      </ul>
    </nav>
  );
}
