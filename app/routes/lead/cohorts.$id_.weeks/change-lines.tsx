import { RECENT_WEEKS } from "~/cohort/weeks/constants";
import type { Change } from "~/cohort/weeks/weeks";
import { percent, percents } from "~/ui/state-mark";
import { sayPoints } from "./points";
import { type Curve, type Figure, Sparkline } from "./sparkline";

function say({ of, all, interval }: Figure): string {
  if (all === 0) return "none";
  return `${percent(of / all)} (${of} of ${all}${interval ? `, ${percents(interval)}` : ""})`;
}

/** A change in percentage points, for example "+4 to +31". */
function sayChange({ before, recent, change }: Change): string {
  if (before.all === 0 || recent.all === 0) return "–";
  return change === null ? "too early" : change.map(sayPoints).join(" to ");
}

export interface Row {
  /** The share in each week. */
  readonly curve: Curve;
  /** Null for skills without a scored attempt. */
  readonly change: Change | null;
  /** Whether there is nothing to show. */
  readonly isEmpty: boolean;
  /** For skills, the share of learners who had demonstrated the skill by each week, and by now. */
  readonly demonstrated?: { readonly curve: Curve; readonly now: Figure | null };
}

/**
 * A table whose rows each show a share by week as a small curve, then the share in the earlier weeks, the share in the
 * newest four weeks, and the difference. For skills, also shows the share of learners who have demonstrated the skill.
 */
export function ChangeLines<Id extends string>({
  title,
  head,
  rows,
  lines,
}: {
  title: string;
  head: string;
  /** In the order of the table. Rows that are empty for all cohorts are left out. */
  rows: readonly { readonly id: Id; readonly title: string }[];
  /** The cohorts. */
  lines: readonly { readonly name: string; readonly rows: Readonly<Record<Id, Row>> }[];
}) {
  const shown = rows.filter(({ id }) => lines.some((line) => !line.rows[id].isEmpty));
  const hasDemonstrated = shown.some(({ id }) => lines.some((line) => line.rows[id].demonstrated));
  if (shown.length === 0) return <p className="prose">No scored attempts yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="scroll" aria-label={title} tabIndex={0}>
      <table className="data change-lines">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {lines.length > 1 && <th scope="col">Cohort</th>}
            <th scope="col">By week</th>
            <th scope="col" className="num">
              Before
            </th>
            <th scope="col" className="num">
              Last {RECENT_WEEKS} weeks
            </th>
            <th scope="col" className="num">
              Difference, in points
            </th>
            {hasDemonstrated && (
              <>
                <th scope="col" className="apart">
                  Demonstrated by
                </th>
                <th scope="col" className="num">
                  Now
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.flatMap(({ id, title: called }) =>
            lines.map(
              (
                {
                  name,
                  rows: {
                    [id]: { curve, change, demonstrated },
                  },
                },
                place,
              ) => (
                <tr key={`${id} ${name}`}>
                  {place === 0 && (
                    <th scope="row" rowSpan={lines.length}>
                      {called}
                    </th>
                  )}
                  {lines.length > 1 && (
                    <td>
                      <bdi>{name}</bdi>
                    </td>
                  )}
                  <td>
                    <Sparkline curve={curve} isOther={place > 0} />
                  </td>
                  <Changes change={change} />
                  {demonstrated && <Demonstrated {...demonstrated} isOther={place > 0} />}
                </tr>
              ),
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}

function Changes({ change }: { change: Change | null }) {
  if (!change) return <td colSpan={3} />;
  return (
    <>
      <td className="num">{say(change.before)}</td>
      <td className="num">{say(change.recent)}</td>
      <td className="num">{sayChange(change)}</td>
    </>
  );
}

function Demonstrated({ curve, now, isOther }: NonNullable<Row["demonstrated"]> & { isOther: boolean }) {
  return (
    <>
      <td className="apart">
        <Sparkline curve={curve} isOther={isOther} />
      </td>
      <td className="num">{now ? say(now) : "none"}</td>
    </>
  );
}
