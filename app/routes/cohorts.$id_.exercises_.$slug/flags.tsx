import { FLAG_WORDS, type Flag } from "~/cohort/items/flags";
import { figure } from "~/ui/interval-plot";
import { Mark } from "~/ui/mark";
import { percent } from "~/ui/state-mark";
import type { Figures, ModelItem } from "./types";

/** Why one should look at it, with the figures that say so, and what to look at. */
export function Flags({
  flags,
  figures,
  item,
  common,
}: {
  flags: readonly Flag[];
  figures: Figures;
  item: ModelItem | null;
  common: number | null;
}) {
  if (flags.length === 0) return null;
  return (
    <section aria-label="What to look at" className="notice item-flags">
      <ul>
        {flags.map((flag) => (
          <li key={flag}>
            <Mark tone="half">{FLAG_WORDS[flag]}</Mark>
            <p className="prose">{whyOf(flag, figures, item, common)}</p>
          </li>
        ))}
      </ul>
      <p className="meta">A mark allows for how little is known, and is a reason to look. It is no proof.</p>
    </section>
  );
}

function whyOf(flag: Flag, { change, parts, places }: Figures, item: ModelItem | null, common: number | null): string {
  switch (flag) {
    case "mis-keyed":
      return sayMisKeyed(item, common ?? 0);
    case "known":
      return change
        ? `In the last 60 days ${percent(change.since.of / change.since.all)} pass at the first try, before them ${percent(change.before.of / change.before.all)}: a rise of ${points(change.difference[0])} to ${points(change.difference[1])} points. The answer may go round; a second form asks the same anew.`
        : "";
    case "decoy":
      return `Of the best third more call ${some(parts.filter(({ thirds }) => thirds?.isMore).length, "decoy", "decoys")} wrong than of the others. It may be wrong indeed, or hard to tell from what is.`;
    case "place":
      return `Of the best third more call ${some(places.filter(({ thirds }) => thirds?.isMore).length, "place", "places")} wrong, which the key calls right, than of the others. The key may miss an issue there.`;
  }
}

function sayMisKeyed(item: ModelItem | null, common: number): string {
  if (!item?.beside) return "";
  const { atMost, turned, isWeak, isTurned } = item.beside;
  return [
    isWeak &&
      `Who does well elsewhere hardly does better here: its discrimination is at most ${figure(atMost)}, where exercises have ${figure(common)} in common.`,
    isTurned &&
      `For what its author says of how hard it is, the tries are ${times(turned ?? 0)} as likely with the key turned round.`,
    "Look whether the key calls something right that is wrong, or the other way round.",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Of a ratio's ln: "5 times". */
const times = (log: number) => (log > Math.log(1000) ? "more than 1,000 times" : `${Math.round(Math.exp(log))} times`);

const some = (count: number, word: string, words: string) => (count === 1 ? `one ${word}` : `${count} ${words}`);
/** A difference of shares, in percentage points. */
const points = (difference: number) => `${Math.round(100 * difference)}`.replace("-", "−");
