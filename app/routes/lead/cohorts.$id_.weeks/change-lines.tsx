import { FEWEST_LEARNERS, shareOf } from "~/cohort/counts/shares";
import { RECENT_WEEKS } from "~/cohort/weeks/recent-weeks";
import type { Change, WeekFigures } from "~/cohort/weeks/weeks";
import type { Skill } from "~/kinds/skills";
import { percent, percents } from "~/ui/state-mark";
import { sayPoints } from "./points";
import { type Figure, Sparkline } from "./sparkline";

function say({ of, all, interval }: Figure): string {
  if (all === 0) return "none";
  return `${percent(of / all)} (${of} of ${all}${interval ? `, ${percents(interval)}` : ""})`;
}

/** A change in percentage points, for example "+4 to +31". */
function sayChange({ before, recent, change }: Change): string {
  if (before.all === 0 || recent.all === 0) return "–";
  return change === null ? "too early" : change.map(sayPoints).join(" to ");
}

interface Line<Id extends string> {
  readonly name: string;
  /** A row's share in each week; null for weeks with nothing to count. */
  readonly sharesOf: (id: Id) => readonly (Figure | null)[];
  readonly changes: Readonly<Partial<Record<Id, Change>>>;
  /** For skills, the share of learners who had demonstrated the skill by each week. */
  readonly demonstratedOf?: (id: Id) => readonly (Figure | null)[];
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
  rows: readonly { readonly id: Id; readonly title: string }[];
  lines: readonly Line<Id>[];
}) {
  // "Say what is wrong" has no scored attempts: mentors confirm it, so it only has learners who have demonstrated it.
  const isDemonstrated = ({ demonstratedOf }: Line<Id>, id: Id) =>
    demonstratedOf?.(id).some((share) => share && share.of > 0);
  const shown = rows.filter(({ id }) => lines.some((line) => line.changes[id] || isDemonstrated(line, id)));
  const hasDemonstrated = lines.some(({ demonstratedOf }) => demonstratedOf);
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
            lines.map(({ name, sharesOf, changes, demonstratedOf }, place) => (
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
                  <Sparkline shares={sharesOf(id)} isOther={place > 0} />
                </td>
                <Changes row={changes[id]} />
                {demonstratedOf && <Demonstrated shares={demonstratedOf(id)} isOther={place > 0} />}
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

function Changes({ row }: { row: Change | undefined }) {
  if (!row) return <td colSpan={3} />;
  return (
    <>
      <td className="num">{say(row.before)}</td>
      <td className="num">{say(row.recent)}</td>
      <td className="num">{sayChange(row)}</td>
    </>
  );
}

function Demonstrated({ shares, isOther }: { shares: readonly (Figure | null)[]; isOther: boolean }) {
  const now = shares.at(-1);
  return (
    <>
      <td className="apart">
        <Sparkline shares={shares} isOther={isOther} />
      </td>
      <td className="num">{now ? say(now) : "none"}</td>
    </>
  );
}

/** The share of learners who have demonstrated a skill, among those who have submitted something. */
export function demonstratedOn({ begun, demonstrated }: WeekFigures, skill: Skill): Figure | null {
  if (begun === 0) return null;
  const { of, all, interval } = shareOf(demonstrated[skill] ?? 0, begun);
  return { of, all, interval: begun < FEWEST_LEARNERS ? null : interval };
}
