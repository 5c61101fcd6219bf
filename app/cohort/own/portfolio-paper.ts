import type { PortfolioView } from "./portfolio";

/**
 * Decides which parts of a portfolio are printed on one side of A4 or Letter. The printed page states how many items
 * are left out, and gives the portfolio's address. The server can't lay out the page, so it estimates heights
 * generously, measured in lines of the print style sheet.
 */

/** The maximum number of items in each part. The learner's work fills the rest of the page. */
export const MOST_ON_PAPER = { skills: 12, interviews: 3, said: 2, certificates: 3, findings: 1 } as const;

/** The number of lines of 3.67 mm (8 pt × 1.3) within the margins of Letter, which is shorter than A4, minus two. */
const ROOM = 68;
/** The height of the name and the QR code beside it. */
const HEAD = 6.2;
/** The height of a part's title with the space around the title. */
const TITLE = 2.7;
/** The space around a list item. */
const GAP = 0.4;
/** The assumed number of characters in a line. It is lower than the usual number, because letters differ in width. */
const WIDE = 100;
/** The same for text that people wrote, which can be in any script. Only two lines of each text are printed. */
const WIDE_OF_OWN_WORDS = 60;
const OWN_WORDS = 2;
/** The height of a line such as "And 2 more works at …". */
const MORE = 1.5;

const lines = (length: number) => Math.max(1, Math.ceil(length / WIDE));
const linesOfWords = (text: string) => Math.min(OWN_WORDS, Math.ceil(text.length / WIDE_OF_OWN_WORDS));

/** The height of a list whose items have these heights, if it shows at most `most` items. */
function list(heights: readonly number[], most: number): number {
  const shown = heights.slice(0, most).reduce((sum, height) => sum + height, 0);
  return shown + (heights.length > most ? MORE : 0);
}
/** The height of a part whose content has this height. A part without content has no height. */
const part = (content: number) => (content > 0 ? TITLE + content : 0);

function heightOfWork(work: PortfolioView["works"][number]): number {
  if ("isCovered" in work) return 1 + 2 + GAP;
  const [finding] = work.findings;
  const found = finding
    ? linesOfWords(finding.text) + lines(finding.place.length + finding.class.length + finding.confirmed.length + 16)
    : 0;
  const more = work.findings.length > MOST_ON_PAPER.findings ? 1 : 0;
  return 1 + lines(work.result.length + 8) + found + more + 2 * GAP;
}

/** How many of the page's works are printed: as many as fit in addition to the other parts, starting with the first. */
export function worksOnPaper({
  intro,
  skills,
  verdicts,
  works,
  said,
  interviews,
  certificates,
}: PortfolioView): number {
  // There are two columns, and one of them may have one more skill than the other.
  const pairs = Math.ceil(Math.min(skills.length, MOST_ON_PAPER.skills) / 2 + 0.5) * (2 + GAP);
  const ofSkills =
    (skills.length > 0 ? pairs : 0) + (skills.length > MOST_ON_PAPER.skills ? MORE : 0) + (verdicts ? 3 : 0);
  const others = [
    HEAD,
    intro ? linesOfWords(intro) + 1 : 0,
    part(ofSkills),
    part(
      list(
        interviews.map(() => 2 + GAP),
        MOST_ON_PAPER.interviews,
      ),
    ),
    part(
      list(
        said.map(({ text }) => linesOfWords(text) + 1 + GAP),
        MOST_ON_PAPER.said,
      ),
    ),
    part(
      list(
        certificates.map(() => 1 + GAP),
        MOST_ON_PAPER.certificates,
      ),
    ),
    // The text that explains how figures are measured. It is longer if there are skills.
    part(skills.length > 0 ? 7.5 : 4.5),
  ];
  const room = ROOM - others.reduce((sum, height) => sum + height, 0);
  const heights = works.map(heightOfWork);
  const counts = works.map((_, place) => place + 1).reverse();
  return counts.find((count) => part(list(heights, count)) <= room) ?? 0;
}
