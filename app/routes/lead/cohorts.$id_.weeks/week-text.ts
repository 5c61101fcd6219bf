import { WEEK_SHARES, type WeekShare } from "~/cohort/weeks/constants";
import type { WeekFigures } from "~/cohort/weeks/weeks";
import { KIND_IDS } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { SKILL_IDS } from "~/kinds/skills";
import { sayDay } from "~/ui/say-day";
import { type Leaning, leaningOf } from "../cohorts.$id_.trust/leaning";
import type { Figure } from "./sparkline";

/**
 * The figures for all weeks as one string, without field names. A year has some 50 weeks with 40 figures each, and
 * sending them to the browser as objects would take several times as long. All figures are exact.
 */

type Estimate = NonNullable<WeekFigures["dPrime"]>;

/** What the page shows about a week. */
export interface Week
  extends Pick<
    WeekFigures,
    "week" | "learners" | "handIns" | "firstPasses" | "begun" | "finished" | "dPrime" | "aiDPrime"
  > {
  /** The week's first day in words. */
  readonly from: string;
  /** The number of skills demonstrated at the end of the week, summed over all learners. */
  readonly demonstrated: number;
  readonly leaning: Leaning | null;
  readonly aiLeaning: Leaning | null;
  readonly shares: Readonly<Record<WeekShare, Figure>>;
  readonly sure: Readonly<Partial<Record<KindId, Figure & { readonly said: number }>>>;
}

const packShare = ({ of, all, interval }: Figure) => [of, all, ...(interval ?? [])];
const unpackShare = ([of, all, low, high]: readonly number[]): Figure => ({
  of: of!,
  all: all!,
  interval: low === undefined || high === undefined ? null : [low, high],
});
/** An estimate, and the leaning that belongs to it. */
const packEstimate = (one: Estimate | null, criterion: Estimate | null) =>
  one && [one.value, one.low, one.high, criterion && leaningOf(criterion)];
type PackedEstimate = readonly [value: number, low: number, high: number, leaning: Leaning | null] | null;

type PackedWeek = readonly [
  week: string,
  counts: readonly [
    learners: number,
    handIns: number,
    firstPasses: number,
    begun: number,
    finished: number,
    demonstrated: number,
  ],
  dPrime: PackedEstimate,
  aiDPrime: PackedEstimate,
  shares: readonly (readonly number[])[],
  /** By kind: the confidence that learners stated, then the share of correct answers. */
  sure: readonly (readonly number[])[],
];

const countDemonstrated = (demonstrated: WeekFigures["demonstrated"]): number =>
  SKILL_IDS.reduce((sum, skill) => sum + (demonstrated[skill] ?? 0), 0);

export const packWeeks = (weeks: readonly WeekFigures[]): string =>
  JSON.stringify(
    weeks.map(({ week, learners, handIns, firstPasses, begun, finished, demonstrated, ...figures }) => [
      week,
      [learners, handIns, firstPasses, begun, finished, countDemonstrated(demonstrated)],
      packEstimate(figures.dPrime, figures.criterion),
      packEstimate(figures.aiDPrime, figures.aiCriterion),
      WEEK_SHARES.map((id) => packShare(figures.shares[id])),
      KIND_IDS.map((kind) => {
        const sure = figures.sure[kind];
        return sure ? [sure.said, ...packShare(sure)] : [];
      }),
    ]),
  );

export const unpackWeeks = (text: string): Week[] =>
  (JSON.parse(text) as PackedWeek[]).map(([week, counts, dPrime, aiDPrime, shares, sure]): Week => {
    const [learners, handIns, firstPasses, begun, finished, demonstrated] = counts;
    return {
      week,
      from: sayDay(new Date(week)),
      learners,
      handIns,
      firstPasses,
      begun,
      finished,
      demonstrated,
      dPrime: unpackEstimate(dPrime),
      leaning: dPrime?.[3] ?? null,
      aiDPrime: unpackEstimate(aiDPrime),
      aiLeaning: aiDPrime?.[3] ?? null,
      shares: Object.fromEntries(WEEK_SHARES.map((id, n) => [id, unpackShare(shares[n]!)])) as Week["shares"],
      sure: Object.fromEntries(
        KIND_IDS.flatMap((kind, n) => {
          const [said, ...right] = sure[n]!;
          return said === undefined ? [] : [[kind, { said, ...unpackShare(right) }]];
        }),
      ),
    };
  });

const unpackEstimate = (packed: PackedEstimate): Estimate | null =>
  packed && { value: packed[0], low: packed[1], high: packed[2] };
