import crypto from "node:crypto";
import { AS_IT_STANDS } from "~/accounts/reading/unseen.server";
import { drawCode } from "~/accounts/sign-in/drawn-code";
import { listExercises } from "~/catalogue/catalogue.server";
import { db, type Transaction } from "~/database/db.server";
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
 * The page that a learner may share by a link: off until they open it, and computed on each visit, so that deleted or
 * regraded work is up to date. A closed link stays closed: only its hash is kept.
 */

interface Learner {
  readonly id: string;
}

export interface Composed {
  readonly name: string;
  readonly intro: string;
  readonly words: string;
  readonly chosen: Chosen;
  /** The end of the address; null while it is closed. */
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
  // Strangers can't know what a cohort's own exercises ask for.
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
    // Second forms are only shown through their first form.
    exercises: listExercises().flatMap(({ slug, title, kind }) => (passed.has(slug) ? [{ slug, title, kind }] : [])),
    said,
    interviews: interviews.map(({ round, title, parts }) => ({
      id: String(round),
      title,
      // Titles would say which review has which verdict: they are shown with their work.
      results: parts.flatMap(({ kind, graded: of }) => (of ? [{ kind, isPassed: of.isPassed, score: of.score }] : [])),
    })),
    // With few reviews, even the counts would reveal to other learners which are flawed.
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

/** What this learner has selected (null before the first time), and what they can choose from. */
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

/** Saves the page's selection; if the link is open, its readers see it from now on. */
export async function savePortfolio(learner: Learner, { name, intro, chosen }: Saved): Promise<void> {
  const data = { name, intro, chosen: JSON.stringify(ChosenSchema.parse(chosen)) };
  await db.portfolio.upsert({
    where: { userId: learner.id },
    create: { userId: learner.id, words: "", ...data },
    update: data,
  });
}

/** Closes the open link, if there is one. From now on, its visitors see that it was withdrawn. */
async function closeLink(tx: Transaction, { id: userId }: Learner): Promise<void> {
  const row = await tx.portfolio.findUnique({ where: { userId }, select: { link: true } });
  if (!row?.link) return;
  // Of two at once, the first one succeeds.
  const { count } = await tx.portfolio.updateMany({ where: { link: row.link }, data: { link: null } });
  if (count > 0) await tx.closedLink.create({ data: { hash: hashOf(row.link), userId } });
}

/** Opens the page at a link with these words, unless it is already open. Returns false if nothing was selected yet. */
export async function openPortfolio(learner: Learner, words: string): Promise<boolean> {
  const where = { userId: learner.id, link: null };
  const { count } = await db.portfolio.updateMany({ where, data: { words, link: linkOf(words) } });
  return count > 0 || (await db.portfolio.count({ where: { userId: learner.id } })) > 0;
}

export async function closePortfolio(learner: Learner): Promise<void> {
  await db.$transaction((tx) => closeLink(tx, learner));
}

/**
 * Replaces the open link, which is closed. `instead`: the link that the page showed; if sent twice, the second request
 * finds another link and changes nothing.
 */
export async function changeLink(learner: Learner, instead: string, words: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const where = { userId: learner.id, link: instead };
    const { count } = await tx.portfolio.updateMany({ where, data: { words, link: linkOf(words) } });
    if (count > 0) await tx.closedLink.create({ data: { hash: hashOf(instead), userId: learner.id } });
  });
}

/** The answer for anyone who has a link. */
export type Opened = { readonly state: "open"; readonly view: PortfolioView } | { readonly state: "closed" };

/** `reader`: who is signed in, if anyone is. It isn't recorded. */
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
