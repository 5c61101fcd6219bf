import type { CohortReader } from "~/accounts/reading/reader.server";
import { SEAT } from "~/accounts/reading/seats";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import { type Figures, figuresOf } from "./agreement";
import { choiceOn, type Judgement, linesOf } from "./compare";
import { judgementOf, REVIEWS, unaidedPairOf } from "./read-twice";

/**
 * How often two mentors agree if both reviewed a submission without seeing each other's review. These are a cohort's
 * figures for its leads, without mentors' names.
 */

/**
 * Figures cover at most this many of a cohort's newest submissions. That is enough for narrow intervals, and quick to
 * process.
 */
const MOST = 1_000;

/** A rubric line with its figures. */
interface LineFigures extends Figures {
  readonly id: string;
  readonly asks: string;
}

/**
 * A disagreement on one line of one exercise: the two choices, in the order of the steps, and the number of submissions
 * with this disagreement.
 */
interface Disagreement {
  readonly asks: string;
  readonly choices: readonly [string, string];
  readonly works: number;
}

export interface KindAgreement {
  readonly kind: KindId;
  readonly works: number;
  readonly lines: readonly LineFigures[];
  /** For each exercise, the choices on which two mentors disagreed. */
  readonly exercises: readonly {
    readonly slug: string;
    readonly title: string;
    readonly works: number;
    readonly disagreements: readonly Disagreement[];
  }[];
}

/** A submission that was reviewed twice. */
interface ReadTwice {
  readonly slug: string;
  readonly pair: readonly [Judgement, Judgement];
}

/**
 * Agreement in a cohort or section, by kind and line, and disagreements by exercise. Names no mentor, and lists nothing
 * in an order that would reveal a mentor. Leaves out submissions that this reader may still review independently.
 * `isAll` is false if there are more than a thousand submissions, of which only the newest thousand count.
 */
export async function getCohortAgreement(
  reader: CohortReader,
): Promise<{ readonly kinds: readonly KindAgreement[]; readonly isAll: boolean }> {
  const { cohortId } = reader;
  const unseen = await reader.unseen();
  const rows = await db.reviewItem.findMany({
    where: {
      cohortId,
      seat: SEAT.second,
      state: "done",
      submissionId: { notIn: [...unseen] },
      learner: reader.inSection,
    },
    orderBy: { id: "desc" },
    take: MOST + 1,
    select: { slug: true, kind: true, submission: { select: { reviews: REVIEWS } } },
  });
  const kinds = KIND_IDS.flatMap((kind) => {
    const works = rows.slice(0, MOST).flatMap((row): ReadTwice[] => {
      const pair = row.kind === kind ? unaidedPairOf(row.submission.reviews) : null;
      return pair ? [{ slug: row.slug, pair: [judgementOf(pair[0]), judgementOf(pair[1])] }] : [];
    });
    return works.length > 0 ? [agreementOf(kind, works)] : [];
  });
  return { kinds, isAll: rows.length <= MOST };
}

function agreementOf(kind: KindId, works: readonly ReadTwice[]): KindAgreement {
  const lines = linesOf(kind).map((line): LineFigures => {
    const chosen = works.flatMap(({ pair: [one, other] }): [number, number][] => {
      const [a, b] = [choiceOn(line, one), choiceOn(line, other)];
      return a === null || b === null ? [] : [[a, b]];
    });
    return { id: line.id, asks: line.asks, ...figuresOf(chosen, line.level, `${kind} ${line.id}`) };
  });
  const slugs = [...new Set(works.map(({ slug }) => slug))];
  const exercises = slugs.flatMap((slug) => {
    const own = works.filter((work) => work.slug === slug);
    const disagreements = disagreementsOf(kind, own);
    return disagreements.length > 0 ? [{ slug, title: titleOf(slug), works: own.length, disagreements }] : [];
  });
  exercises.sort((a, b) => a.title.localeCompare(b.title, "en") || (a.slug < b.slug ? -1 : 1));
  return { kind, works: works.length, lines, exercises };
}

function disagreementsOf(kind: KindId, works: readonly ReadTwice[]): Disagreement[] {
  return linesOf(kind).flatMap((line) => {
    const counts = line.steps.map(() => line.steps.map(() => 0));
    for (const { pair } of works) {
      // The lower step is first, no matter who chose it.
      const [low, high] = pair.map((judgement) => choiceOn(line, judgement)).sort((a, b) => Number(a) - Number(b));
      if (typeof low === "number" && typeof high === "number") counts[low]![high]!++;
    }
    return counts.flatMap((row, low) =>
      row.flatMap((times, high): Disagreement[] =>
        times > 0 && low !== high
          ? [{ asks: line.asks, choices: [line.steps[low]!, line.steps[high]!], works: times }]
          : [],
      ),
    );
  });
}
