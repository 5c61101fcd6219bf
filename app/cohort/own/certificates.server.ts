import { recordAudit } from "~/accounts/audit.server";
import { AS_IT_STANDS } from "~/accounts/reading/unseen.server";
import { drawCode, readCode, sayCode } from "~/accounts/sign-in/drawn-code";
import { listExercises } from "~/catalogue/catalogue.server";
import { today } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { lockPerson } from "~/database/locks.server";
import type { Prisma } from "~/generated/prisma/client";
import { countedOf, sayLacking } from "~/kinds/backing";
import { TRACK_IDS, TRACKS, type Track } from "~/kinds/skills";
import { env } from "~/operations/env.server";
import { type Graded, listGraded } from "../counts/evidence.server";
import { makeStatement, passedOf, type Statement, StatementSchema, trackBacking } from "./certificate";
import { LAST_STEP, nextStep, stepOf, titleOfStep } from "./track-steps";

/**
 * Certificates for the steps of a track. Onramp issues a certificate when a learner requests it. Anyone with the code
 * can verify it, and the learner or an admin can withdraw it. Times are rounded to days, so that they do not reveal
 * when someone worked. Long: everything that can happen to a certificate, from the request to the withdrawal.
 */

interface Learner {
  readonly id: string;
  readonly name: string;
}

export interface CertificateView {
  readonly id: string;
  /** The code in groups, as it is printed. */
  readonly code: string;
  /** YYYY-MM-DD, UTC. */
  readonly issuedOn: string;
  readonly withdrawnOn: string | null;
  readonly isWithdrawnByAdmin: boolean;
  readonly trackId: string;
  /** The track's title, with the step unless it is the last step. */
  readonly title: string;
  readonly step: number;
  readonly statement: Statement;
  /** The mentor to whom the learner explained the work in a talk, and when; null for unsupervised practice. */
  readonly explained: { readonly mentor: string; readonly on: string } | null;
}

const dayOf = (time: Date) => time.toISOString().slice(0, 10);
/**
 * The maximum number of valid certificates for one track: enough for each step, with and without figures, this year
 * and last year.
 */
const MOST = 10;
/** The maximum number including withdrawn certificates, whose pages keep saying that they were withdrawn. */
export const MOST_EVER = 50;

const WITH_TALK = {
  talk: { select: { decidedOn: true, mentor: { select: { name: true } } } },
} as const satisfies Prisma.CertificateInclude;

type Row = Prisma.CertificateGetPayload<{ include: typeof WITH_TALK }>;

function viewOf({ id, code, track, step, statement: stored, talk, ...row }: Row): CertificateView {
  const statement = StatementSchema.parse(JSON.parse(stored));
  return {
    id,
    code: sayCode(code),
    trackId: track,
    isWithdrawnByAdmin: row.isWithdrawnByAdmin,
    issuedOn: dayOf(row.issuedOn),
    withdrawnOn: row.withdrawnOn && dayOf(row.withdrawnOn),
    step,
    title: titleOfStep(statement.track, step),
    statement,
    explained: talk?.decidedOn ? { mentor: talk.mentor?.name ?? "a mentor", on: dayOf(talk.decidedOn) } : null,
  };
}

/** A track, with the exercises in it that are on offer. */
function trackOf(id: Track) {
  const slugs = listExercises().flatMap(({ slug, track }) => (track === id ? [slug] : []));
  return { id, title: TRACKS[id], slugs };
}

export interface TrackStanding {
  readonly id: Track;
  readonly title: string;
  readonly passed: number;
  /** How many of these exercises a certificate would count. */
  readonly counted: number;
  readonly of: number;
  /** The step that a certificate of the track would state now; 0 for none. */
  readonly step: number;
  /** The next step, and how many passed exercises it needs; null after the last step. */
  readonly next: { readonly step: number; readonly needs: number } | null;
  /** If enough exercises are passed for the next step: what is still missing for its certificate, in words. */
  readonly lacks: string | null;
}

/** The learner's progress in each track that has exercises, from submissions. */
export function standingsIn(graded: readonly Graded[]): TrackStanding[] {
  return TRACK_IDS.map(trackOf)
    .filter(({ slugs }) => slugs.length > 0)
    .map((track) => standingOf(track, graded));
}

export function standingOf(track: ReturnType<typeof trackOf>, graded: readonly Graded[]): TrackStanding {
  const [passed, of] = [passedOf(track, graded).length, track.slugs.length];
  const counted = countedOf(passed, trackBacking(track, graded, passed));
  const step = stepOf(counted, of);
  const next = nextStep(step, of);
  const lacks = next && passed >= next.needs ? sayLacking(trackBacking(track, graded, next.needs)) : null;
  return { id: track.id, title: track.title, passed, counted, of, step, next, lacks };
}

/**
 * This learner's certificates, newest first. On the same day, certificates whose work was explained in a talk come
 * first.
 */
export async function listCertificates(learner: { readonly id: string }): Promise<CertificateView[]> {
  const rows = await db.certificate.findMany({
    where: { userId: learner.id },
    orderBy: [{ issuedOn: "desc" }, { id: "asc" }],
    include: WITH_TALK,
  });
  const views = rows.map(viewOf);
  return views.sort(
    (a, b) => b.issuedOn.localeCompare(a.issuedOn) || Number(b.explained !== null) - Number(a.explained !== null),
  );
}

export async function getCertificatesPage(
  learner: Learner,
): Promise<{ tracks: TrackStanding[]; certificates: CertificateView[] }> {
  const [graded, certificates] = await Promise.all([listGraded(learner.id, AS_IT_STANDS), listCertificates(learner)]);
  return { tracks: standingsIn(graded), certificates };
}

/** One of this learner's certificates, withdrawn or not; null if the learner has no such certificate. */
export async function findCertificate(learner: { readonly id: string }, id: string): Promise<CertificateView | null> {
  const row = await db.certificate.findFirst({ where: { id, userId: learner.id }, include: WITH_TALK });
  return row && viewOf(row);
}

export type Issued =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly why: "unfinished" | "unbacked" | "too-many" | "too-many-ever" };

/**
 * Issues a certificate for what this learner has achieved on a track so far. If the same `key` is sent again, no
 * second certificate is issued. If a mentor has signed a talk about the finished track, the certificate says so.
 */
export async function issueCertificate(
  learner: Learner,
  trackId: Track,
  { key, withVerdicts }: { readonly key: string; readonly withVerdicts: boolean },
): Promise<Issued> {
  const sent = { userId_sendKey: { userId: learner.id, sendKey: key } };
  const before = await db.certificate.findUnique({ where: sent, select: { id: true } });
  if (before) return { ok: true, id: before.id };
  const track = trackOf(trackId);
  const said = { name: learner.name, installation: env.origin, withVerdicts };
  const graded = await listGraded(learner.id, AS_IT_STANDS);
  const statement = makeStatement(graded, track, said);
  if (!statement) {
    const hasPassedEnough = stepOf(passedOf(track, graded).length, track.slugs.length) > 0;
    return { ok: false, why: hasPassedEnough ? "unbacked" : "unfinished" };
  }
  const { step } = statement;
  const ofTrack = { userId: learner.id, track: trackId };
  const signed = { learnerId: learner.id, track: trackId, state: "signed" };
  try {
    return await db.$transaction(async (tx): Promise<Issued> => {
      await lockPerson(tx, learner.id);
      const standing = await tx.certificate.count({ where: { ...ofTrack, withdrawnOn: null } });
      if (standing >= MOST) return { ok: false, why: "too-many" };
      if ((await tx.certificate.count({ where: ofTrack })) >= MOST_EVER) return { ok: false, why: "too-many-ever" };
      const talk = step === LAST_STEP ? await tx.talk.findFirst({ where: signed, select: { id: true } }) : null;
      const { id } = await tx.certificate.create({
        select: { id: true },
        data: {
          ...ofTrack,
          sendKey: key,
          code: drawCode(),
          step,
          issuedOn: today(),
          statement: JSON.stringify(statement),
          talkId: talk?.id ?? null,
        },
      });
      return { ok: true, id };
    });
  } catch (error) {
    // The form was sent twice at the same moment.
    const made = isUniqueConflict(error) ? await db.certificate.findUnique({ where: sent }) : null;
    if (!made) throw error;
    return { ok: true, id: made.id };
  }
}

/**
 * Withdraws one of the learner's certificates permanently. Returns false if the learner has no such certificate, or
 * if it is already withdrawn.
 */
export async function withdrawCertificate(learner: { readonly id: string }, id: string): Promise<boolean> {
  const where = { id, userId: learner.id, withdrawnOn: null };
  const { count } = await db.certificate.updateMany({ where, data: { withdrawnOn: today() } });
  return count > 0;
}

/** Withdraws any learner's certificate on behalf of an admin, and logs the withdrawal. */
export async function withdrawAsAdmin(
  admin: { readonly id: string },
  ownerId: string,
  certificateId: string,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.certificate.updateMany({
      where: { id: certificateId, userId: ownerId, withdrawnOn: null },
      data: { withdrawnOn: today(), isWithdrawnByAdmin: true },
    });
    const entry = { actorId: admin.id, aboutId: ownerId, subject: `certificate:${certificateId}` };
    if (count > 0) await recordAudit(tx, { ...entry, action: "certificate.withdrawn" });
    return count > 0;
  });
}

/** What anyone with a code gets: the whole certificate, only the day of its withdrawal, or null. */
export type Verified =
  | { readonly state: "valid"; readonly certificate: CertificateView }
  | { readonly state: "withdrawn"; readonly on: string };

export async function verifyCertificate(written: string): Promise<Verified | null> {
  const code = readCode(written);
  const row = code && (await db.certificate.findUnique({ where: { code }, include: WITH_TALK }));
  if (!row) return null;
  if (row.withdrawnOn) return { state: "withdrawn", on: dayOf(row.withdrawnOn) };
  return { state: "valid", certificate: viewOf(row) };
}
