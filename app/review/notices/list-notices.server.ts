import { nameFor } from "~/accounts/reading/names.server";
import { SEAT } from "~/accounts/reading/seats";
import { forOwnSection, learnerOf } from "~/accounts/reading/taught";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { listClosed } from "~/grading/ai-review.server";
import { sayMoment } from "~/operations/zoned-time";
import type { NoticeType } from "./notice-words";

/** A person's notices, for the page and for the count in the header. */

/**
 * Notices about something that this person may open now: their own assignments, announcements, submissions, posts and
 * account, and the work of learners whom they teach.
 */
const mayOpen = (userId: string): Prisma.NoticeWhereInput => ({
  userId,
  OR: [
    {
      assignment: {
        cohort: { memberships: { some: { userId, role: "learner" } } },
        ...forOwnSection({ id: userId }),
      },
    },
    { announcement: { cohort: { memberships: { some: { userId } } }, ...forOwnSection({ id: userId }) } },
    { submission: { userId } },
    // An exercise's pages with other people's posts exist only while the exercise is offered to this person.
    {
      post: {
        userId,
        exercise: {
          isOffered: true,
          OR: [{ isUploaded: false }, { releases: { some: { cohort: { memberships: { some: { userId } } } } } }],
        },
      },
    },
    { type: ACCOUNT },
    { submission: { user: learnerOf({ id: userId }) } },
  ],
});

/** Notices about the person's account have no submission. */
export const ACCOUNT = "account" satisfies NoticeType;

/** Notices about a talk's result have a submission, but appear on the certificates page. */
export const TALK = "talk" satisfies NoticeType;

/**
 * Excludes notices that the page at this address shows, for example the page of a submission or an assignment. The
 * conditions allow NULL explicitly, because in SQL, comparing NULL with a value is never true.
 */
const notShownAt = (pathname: string): Prisma.NoticeWhereInput => {
  if (/^\/me\/certificates(?=$|[/.])/.test(pathname)) return { type: { not: TALK } };
  if (/^\/account\/security(?=$|[/.])/.test(pathname)) return { type: { not: ACCOUNT } };
  if (/^\/learn\/announcements(?=$|[/.])/.test(pathname)) return { announcementId: null };
  const [, slug] = /^\/exercises\/([^/.]+)\/discussion(?=$|[/.])/.exec(pathname) ?? [];
  if (slug) return { OR: [{ postId: null }, { post: { slug: { not: slug } } }] };
  const [, page, id] = /^\/(submissions|mentor\/agreement|mentor|learn\/assignments)\/([^/.]+)/.exec(pathname) ?? [];
  if (!page || !id) return {};
  if (page === "learn/assignments") return { OR: [{ assignmentId: null }, { assignmentId: { not: id } }] };
  const others = page === "mentor" ? { submission: { reviewItems: { none: { id } } } } : { submissionId: { not: id } };
  return { OR: [{ submissionId: null }, { type: TALK }, others] };
};

/** How many unread notices a person has, without the notices that the page at `pathname` shows. */
export async function countNew(person: Person, pathname = "/"): Promise<number> {
  // Every page shows this count, and most people have no unread notice. For them, this query is enough, and it uses
  // only an index.
  const unread = { userId: person.id, isRead: false };
  if (!(await db.notice.findFirst({ where: unread, select: { id: true } }))) return 0;
  return db.notice.count({ where: { AND: [mayOpen(person.id), { isRead: false }, notShownAt(pathname)] } });
}

export interface NoticeView {
  readonly id: string;
  readonly type: NoticeType;
  /** The id of the review, thread, item, post, assignment or announcement; for an account, the kind of change. */
  readonly about: string;
  readonly title: string;
  readonly to: string;
  /** The line of a thread; null for other notices, and while the submission's report isn't open to its learner. */
  readonly place: { readonly file: string; readonly side: "old" | "new"; readonly line: number } | null;
  /** The learner's deadline for an assignment, in words; null for other notices. */
  readonly due: string | null;
  readonly isOwn: boolean;
  /**
   * The learner whose work the notice is about, with the name in the form that this person may see. Null for the
   * person's own work, and for questions from the pool of peers.
   */
  readonly learner: string | null;
  /** True if the notice is about the person's post in a discussion. */
  readonly isPost: boolean;
  readonly isRead: boolean;
  readonly at: Date;
}

/** The maximum number of notices listed. Older events can be found in the reports. */
const MOST = 100;

/**
 * A person's notices: unread notices first, then read ones, both newest first. A comment on a submission whose report
 * isn't open to its learner has no place, because a mentor may have commented at the place of an issue. If `areNamed`
 * is true, mentors' notices name the learners in the form that this person may see.
 */
export async function listNotices(person: Person, { areNamed = true } = {}): Promise<NoticeView[]> {
  const rows = await db.notice.findMany({
    where: mayOpen(person.id),
    orderBy: [{ isRead: "asc" }, { at: "desc" }, { id: "desc" }],
    take: MOST,
    include: {
      submission: { select: { slug: true, userId: true, user: { select: { id: true, name: true } } } },
      post: { select: { slug: true } },
      announcement: { select: { cohort: { select: { name: true } } } },
      assignment: {
        select: {
          title: true,
          dueAt: true,
          timeZone: true,
          extensions: { where: { userId: person.id }, select: { dueAt: true } },
        },
      },
    },
  });
  const closed = [...(await listClosed(person))];
  const threads = await db.thread.findMany({
    where: {
      id: { in: rows.flatMap(({ type, about }) => (type === "answer" ? [about] : [])) },
      submissionId: { notIn: closed },
    },
    select: { id: true, file: true, side: true, line: true },
  });
  const placeOf = new Map(threads.map(({ id, file, side, line }) => [id, { file, side: side as "old" | "new", line }]));
  const learnerOf = areNamed ? await nameLearners(person, rows) : new Map<string, string>();
  return rows.map(({ id, type, about, submissionId, submission, post, assignment, announcement, isRead, at }) => ({
    id,
    isRead,
    at,
    about,
    type: type as NoticeType,
    title: type === ACCOUNT ? "Your account" : (announcement?.cohort.name ?? titleOf(submission ?? post, assignment)),
    to: post
      ? `/exercises/${post.slug}/discussion?topic=${about}`
      : addressOf(type as NoticeType, about, submissionId) + (placeOf.has(about) ? `#t-${about}` : ""),
    place: placeOf.get(about) ?? null,
    due: assignment && sayMoment(assignment.extensions[0]?.dueAt ?? assignment.dueAt, assignment.timeZone),
    isOwn: submission?.userId === person.id,
    learner: (submissionId && learnerOf.get(submissionId)) ?? null,
    isPost: post !== null,
  }));
}

/**
 * Returns the names of the other learners whose submissions the notices are about, in the form that this person may
 * see, keyed by submission id. Leaves out submissions about which this person answered a question from the pool of
 * peers.
 */
async function nameLearners(
  person: Person,
  rows: readonly {
    readonly submissionId: string | null;
    readonly submission: { readonly user: { readonly id: string; readonly name: string } } | null;
  }[],
): Promise<ReadonlyMap<string, string>> {
  const others = new Map(
    rows.flatMap(({ submissionId, submission }) =>
      submissionId && submission && submission.user.id !== person.id ? [[submissionId, submission.user] as const] : [],
    ),
  );
  const inPool = await db.mentorReview.findMany({
    where: { mentorId: person.id, seat: SEAT.pool, submissionId: { in: [...others.keys()] } },
    select: { submissionId: true },
  });
  for (const { submissionId } of inPool) others.delete(submissionId);
  const named = [...others].map(async ([id, learner]) => [id, await nameFor(person, learner, id)] as const);
  return new Map(await Promise.all(named));
}

function titleOf(submission: { readonly slug: string } | null, assignment: { readonly title: string } | null): string {
  // The stored title is empty once its author has deleted their account.
  if (!submission) return assignment?.title || "An assignment";
  return findExercise(submission.slug)?.meta.title ?? submission.slug;
}

function addressOf(type: NoticeType, about: string, submissionId: string | null): string {
  if (type === "due") return `/learn/assignments/${about}`;
  if (type === "announcement") return "/learn/announcements";
  if (type === "handed") return `/mentor/${about}`;
  if (type === ACCOUNT) return "/account/security";
  if (type === "talk") return "/me/certificates";
  return type === "compared" ? `/mentor/agreement/${submissionId}` : `/submissions/${submissionId}`;
}

export interface Person {
  readonly id: string;
}
