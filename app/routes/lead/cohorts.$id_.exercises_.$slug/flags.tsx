import { BAND } from "~/cohort/items/band";
import { FLAG_WORDS, type Flag } from "~/cohort/items/flags";
import { figure } from "~/ui/charts/interval-plot";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";
import { percent } from "~/ui/state-mark";
import type { Disputes, Figures, ModelItem } from "./types";

/** Shows why someone should check an exercise, with the figures and what to check. */
export function Flags({
  flags,
  disputes,
  figures,
  item,
  common,
}: {
  flags: readonly Flag[];
  disputes: Disputes;
  figures: Figures | null;
  item: ModelItem | null;
  common: number | null;
}) {
  if (flags.length === 0) return null;
  const sayFlag = (flag: Flag) => {
    if (flag === "held") return sayHeld(disputes.held);
    if (flag === "disputed") return sayDisputed(disputes.waiting);
    if (flag === "dispute-ended") return sayEnded(disputes.ended);
    return figures && whyOf(flag, figures, item, common);
  };
  return (
    <section aria-label="What to check" className="notice item-flags">
      <ul>
        {flags.map((flag) => (
          <li key={flag}>
            <Mark tone="half">{FLAG_WORDS[flag]}</Mark>
            <p className="prose">{sayFlag(flag)}</p>
          </li>
        ))}
      </ul>
      <p className="meta">
        Flags take uncertainty into account. A flag is a reason to check the exercise, not proof of a problem.
      </p>
    </section>
  );
}

const sayHeld = (held: number) =>
  `${counted(held, "finding has", "findings have")} no ruling in this cohort: the learner’s test fails on the AI’s code and also on the exercise’s correct version, so either the test or the exercise is wrong. Ask a mentor to rule on this first.`;

const sayDisputed = (disputes: number) =>
  `${disputes === 1 ? "One disputed result" : `${disputes} disputed results`} in this cohort: a learner says that a finding is right, the key says otherwise, and no mentor has ruled yet. Ask a mentor to rule on disputes first.`;

const sayEnded = (ended: number) =>
  `${counted(ended, "dispute")} ended without a ruling in this cohort: a learner says that a finding is right, the key says otherwise, and the dispute ended before a mentor ruled. Check whether the key is right. This flag disappears when a mentor rules on a similar dispute, or when the exercise gets a new revision because of a change or a ruling on something else.`;

function whyOf(
  flag: Exclude<Flag, "held" | "disputed" | "dispute-ended">,
  figures: Figures,
  item: ModelItem | null,
  common: number | null,
): string {
  const { people, passed, change, parts, places } = figures;
  switch (flag) {
    case "mis-keyed":
      return sayMisKeyed(item, common ?? 0);
    case "few-pass":
      return `${passed} of ${people} people passed on the first attempt. Even allowing for the small number of people, that is less than the ${percent(BAND.low)} that Onramp aims for. Check whether the task states everything that the key expects, and read what people handed in.`;
    case "known":
      return change
        ? `In the last 60 days, ${percent(change.since.of / change.since.all)} passed on the first attempt, compared with ${percent(change.before.of / change.before.all)} before: probably a rise of ${points(change.difference[0])} to ${points(change.difference[1])} points. The answer may have leaked; a second form tests the same skill with other code.`
        : "";
    case "decoy":
      return `The top third of people are more likely than the others to mark ${some(parts.filter(({ thirds }) => thirds?.isMore).length, "decoy", "decoys")} as wrong. That code may really be wrong, or look too much like a defect.`;
    case "place":
      return `The top third of people are more likely than the others to mark ${some(places.filter(({ thirds }) => thirds?.isMore).length, "place", "places")} as wrong, but the key says that the code there is right. The key may be missing an issue.`;
  }
}

function sayMisKeyed(item: ModelItem | null, common: number): string {
  if (!item?.beside) return "";
  const { atMost, turned, isWeak, isTurned } = item.beside;
  return [
    isWeak &&
      `People who do well on other exercises do hardly any better on this one than people who don’t: its discrimination is at most ${figure(atMost)}; the typical value is ${figure(common)}.`,
    isTurned &&
      `If the key were reversed, these results would be ${times(turned ?? 0)} as likely, given the difficulty that the author stated.`,
    "Check whether the key lists correct code as an issue, or misses an issue.",
  ]
    .filter(Boolean)
    .join(" ");
}

/** Puts a ratio into words, given its natural logarithm: "5 times". */
const times = (log: number) => (log > Math.log(1000) ? "more than 1,000 times" : `${Math.round(Math.exp(log))} times`);

const some = (count: number, word: string, words: string) => (count === 1 ? `one ${word}` : `${count} ${words}`);
/** Formats a difference of shares, in percentage points. */
const points = (difference: number) => `${Math.round(100 * difference)}`.replace("-", "−");
