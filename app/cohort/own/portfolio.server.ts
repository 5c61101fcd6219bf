import crypto from "node:crypto";
import { AS_IT_STANDS } from "~/accounts/reading/unseen.server";
import { drawCode } from "~/accounts/sign-in/drawn-code";
import { listExercises } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
import { KINDS } from "~/kinds/registry";
import { type Graded, listGraded } from "../counts/evidence.server";
import { judge } from "../trust/judgement";
import { listCertificates, standingsIn } from "./certificates.server";
import { listFinishedInterviews } from "./interview-report.server";
import {
  type Chosen,
  ChosenSchema,
  NOTHING,
  type PortfolioView,
  type Showable,
  showPortfolio,
  worksIn,
} from "./portfolio";
import { publicSkills } from "./public-skills";
import { countedIn, listCovered, listSaid, readWorks } from "./shown-works.server";

/**
 * A page that a learner can share with a link. The page is closed until the learner opens it. It is computed on each
 * visit, so that it is up to date when work is deleted or regraded. A closed link can't be opened again, and only its
 * hash is kept.
 */

interface Learner {
  readonly id: string;
}

export interface Composed {
  readonly name: string;
  readonly intro: string;
  readonly words: string;
  readonly chosen: Chosen;
  /** The end of the page's address; null while the page is closed. */
  readonly link: string | null;
}

const hashOf = (link: string) => crypto.createHash("sha256").update(link).digest("hex");
const linkOf = (words: string) => `${words}-${drawCode()}`;

/** Everything that this learner's page could show now. */
async function readShowable(learner: Learner): Promise<{ showable: Showable; graded: readonly Graded[] }> {
  const [all, certificates, said, interviews, uploaded] = await Promise.all([
    listGraded(learner.id, AS_IT_STANDS),
    listCertificates(learner),
    listSaid(learner),
    listFinishedInterviews(learner),
    db.exercise.findMany({
      where: { isUploaded: true, submissions: { some: { userId: learner.id } } },
      select: { slug: true },
    }),
  ]);
  // Leaves out a cohort's own exercises, because strangers can't know what these exercises require.
  const own = new Set(uploaded.map(({ slug }) => slug));
  const graded = all.filter(({ slug }) => !own.has(slug));
  const passed = new Set(countedIn(graded).map(({ slug }) => slug));
  const { flawed, clean, dPrime } = judge(graded);
  const showable: Showable = {
    skills: publicSkills(graded.flatMap(({ evidence }) => evidence)),
    tracks: standingsIn(graded).filter((track) => track.passed > 0),
    certificates: certificates
      .filter(({ withdrawnOn }) => withdrawnOn === null)
      .map(({ id, code, title, issuedOn, explained }) => {
        return { id, code, title, issuedOn, isExplained: explained !== null };
      }),
    // Second forms are left out, because only their first form is shown.
    exercises: listExercises().flatMap(({ slug, title, kind }) => (passed.has(slug) ? [{ slug, title, kind }] : [])),
    said,
    interviews: interviews.map(({ round, title, parts }) => ({
      id: String(round),
      title,
      // Results are shown without titles, because titles would reveal which review has which verdict.
      results: parts.flatMap(({ kind, graded }) => {
        if (!graded) return [];
        const { isPassed, isUndecided, score } = graded;
        // For the same reason, nothing more is said about a kind that hides its topic, not even that a pass is
        // unproven: a pass on a clean change needs no proof.
        const result = KINDS[kind].rules.hidesTopic ? "" : graded.result;
        return [{ kind, isPassed, isUndecided, score, result }];
      }),
    })),
    // With few reviews, even the counts would reveal to other learners which changes are flawed.
    verdicts: dPrime && { flawed, clean, dPrime },
  };
  return { showable, graded };
}

type Row = NonNullable<Awaited<ReturnType<typeof db.portfolio.findUnique>>>;
const composedOf = ({ name, intro, words, chosen, link }: Row): Composed => ({
  name,
  intro,
  words,
  link,
  chosen: ChosenSchema.parse(JSON.parse(chosen)),
});

/** What this learner has selected (null before their first selection), and what they can choose from. */
export async function getPortfolio(
  learner: Learner,
): Promise<{ composed: Composed | null; showable: Showable; preview: PortfolioView }> {
  const [row, { showable, graded }] = await Promise.all([
    db.portfolio.findUnique({ where: { userId: learner.id } }),
    readShowable(learner),
  ]);
  const composed = row && composedOf(row);
  const { chosen, ...about } = composed ?? { name: "", intro: "", chosen: NOTHING };
  const slugs = worksIn(chosen, showable).map(({ slug }) => slug);
  const works = await readWorks(slugs, graded);
  return { composed, showable, preview: showPortfolio(about, chosen, showable, { works }) };
}

interface Saved {
  readonly name: string;
  readonly intro: string;
  readonly chosen: Partial<Chosen>;
}

/** Saves the page's selection. If the link is open, its visitors see the new selection from now on. */
export async function savePortfolio(learner: Learner, { name, intro, chosen }: Saved): Promise<void> {
  const data = { name, intro, chosen: JSON.stringify(ChosenSchema.parse(chosen)) };
  await db.portfolio.upsert({
    where: { userId: learner.id },
    create: { userId: learner.id, words: "", ...data },
    update: data,
  });
}

/** Closes the open link, if there is one. From now on, visitors of the link see that the page was withdrawn. */
async function closeLink(tx: Transaction, { id: userId }: Learner): Promise<void> {
  const row = await tx.portfolio.findUnique({ where: { userId }, select: { link: true } });
  if (!row?.link) return;
  // If two requests close the link at once, only the first one succeeds.
  const { count } = await tx.portfolio.updateMany({ where: { link: row.link }, data: { link: null } });
  if (count > 0) await tx.closedLink.create({ data: { hash: hashOf(row.link), userId } });
}

/**
 * Opens the page at a link that contains these words, unless the page is already open. Returns false if nothing is
 * selected yet.
 */
export async function openPortfolio(learner: Learner, words: string): Promise<boolean> {
  const where = { userId: learner.id, link: null };
  const { count } = await db.portfolio.updateMany({ where, data: { words, link: linkOf(words) } });
  return count > 0 || (await db.portfolio.count({ where: { userId: learner.id } })) > 0;
}

export async function closePortfolio(learner: Learner): Promise<void> {
  await db.$transaction((tx) => closeLink(tx, learner));
}

/**
 * Closes the open link and opens a new one. `instead` is the link that the page showed. If the form is sent twice,
 * the second request finds another link and changes nothing.
 */
export async function changeLink(learner: Learner, instead: string, words: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const where = { userId: learner.id, link: instead };
    const { count } = await tx.portfolio.updateMany({ where, data: { words, link: linkOf(words) } });
    if (count > 0) await tx.closedLink.create({ data: { hash: hashOf(instead), userId: learner.id } });
  });
}

/** What anyone with a link sees. */
export type Opened = { readonly state: "open"; readonly view: PortfolioView } | { readonly state: "closed" };

/** Opens a portfolio. `reader` is the signed-in person, if any. Does not record who opens a page. */
export async function readPortfolio(link: string, reader: Learner | null = null): Promise<Opened | null> {
  const row = await db.portfolio.findUnique({ where: { link } });
  if (row) {
    const { chosen, ...about } = composedOf(row);
    const { showable, graded } = await readShowable({ id: row.userId });
    const slugs = worksIn(chosen, showable).map(({ slug }) => slug);
    const isOwn = reader?.id === row.userId;
    const [works, covered] = await Promise.all([readWorks(slugs, graded), listCovered(isOwn ? null : reader, slugs)]);
    return { state: "open", view: showPortfolio(about, chosen, showable, { works, covered }) };
  }
  const isClosed = (await db.closedLink.count({ where: { hash: hashOf(link) } })) > 0;
  return isClosed ? { state: "closed" } : null;
}
