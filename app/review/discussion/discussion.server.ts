import { nameByChoice } from "~/accounts/reading/names.server";
import { db } from "~/database/db.server";
import type { ExerciseReader } from "../solutions/exercise-reader.server";

/**
 * The discussion of an exercise: posts and replies to them, signed with a letter unless the author chooses their name
 * (docs/decisions/063-what-learners-share.md).
 */

export const TOPICS_PER_PAGE = 10;

export interface PostView {
  readonly id: string;
  /**
   * The author's letter in this conversation, for example "Anonymous B", or their name, with the role of people who
   * teach. Without the name, the role would narrow down who wrote the post, and a new role would mark older posts.
   */
  readonly author: string;
  readonly isMine: boolean;
  /** The text in Markdown; null if this reader must not see it. */
  readonly text: string | null;
  /** Whether the post is shown to everyone, held back from this reader, or hidden from other people. */
  readonly state: "shown" | "held" | "hidden";
  readonly isSpoiler: boolean;
  readonly isNamed: boolean;
  readonly isEdited: boolean;
  readonly at: Date;
}

export interface TopicView {
  readonly id: string;
  /** Null if the author deleted the first post and replies remain. */
  readonly first: PostView | null;
  readonly replies: readonly PostView[];
}

/**
 * Returns a page of conversations, newest first. If `topicId` is given, returns only that conversation. A post by
 * someone who had already passed the exercise, or a post that is marked as a spoiler, is held back from learners who
 * haven't passed.
 */
export async function listTopics(
  reader: ExerciseReader,
  { page, topicId }: { readonly page: number; readonly topicId: string | null },
): Promise<{ readonly topics: readonly TopicView[]; readonly total: number }> {
  const { slug } = reader;
  const ids = topicId === null ? await listTopicIds(slug) : [topicId];
  const shown = ids.slice((page - 1) * TOPICS_PER_PAGE, page * TOPICS_PER_PAGE);
  const posts = await db.post.findMany({
    where: { slug, topicId: { in: shown } },
    orderBy: { id: "asc" },
    include: { user: { select: { id: true, name: true, isAdmin: true } } },
  });
  const roleOf = await findRoles(posts.map(({ userId }) => userId));
  const views = await Promise.all(
    posts.map(async (post) => ({ topicId: post.topicId, view: await viewOf(reader, post, roleOf(post.user)) })),
  );
  const topics = shown.flatMap((id) => {
    const all = views.filter((one) => one.topicId === id).map(({ view }) => view);
    if (all.length === 0) return [];
    return { id, first: all.find((post) => post.id === id) ?? null, replies: all.filter((post) => post.id !== id) };
  });
  return { topics, total: ids.length };
}

async function listTopicIds(slug: string): Promise<string[]> {
  const rows = await db.post.groupBy({ by: ["topicId"], where: { slug }, orderBy: { topicId: "desc" } });
  return rows.map(({ topicId }) => topicId);
}

interface Author {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
}

type AuthorRole = "Learner" | "Mentor" | "Lead" | "Admin";

/** The role of each of these people in the installation, so that readers know who teaches. */
async function findRoles(ids: readonly string[]): Promise<(author: Author) => AuthorRole> {
  const rows = await db.membership.findMany({
    where: { userId: { in: [...new Set(ids)] }, role: { in: ["mentor", "lead"] } },
    select: { userId: true, role: true },
  });
  const has = (id: string, role: string) => rows.some((row) => row.userId === id && row.role === role);
  return ({ id, isAdmin }) => {
    if (has(id, "lead")) return "Lead";
    if (has(id, "mentor")) return "Mentor";
    return isAdmin ? "Admin" : "Learner";
  };
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly isNamed: boolean;
  readonly letter: number;
  readonly isSpoiler: boolean;
  readonly isAfterPass: boolean;
  readonly isEdited: boolean;
  readonly hiddenOn: Date | null;
  readonly createdAt: Date;
  readonly user: Author;
}

async function viewOf(reader: ExerciseReader, row: Row, role: AuthorRole): Promise<PostView> {
  const { id, text, isNamed, letter, isSpoiler, isEdited, createdAt, user } = row;
  const isMine = user.id === reader.person.id;
  const isHidden = row.hiddenOn !== null;
  const isHeld = !reader.seesSpoilers && !isMine && (isSpoiler || row.isAfterPass);
  const mayRead = !isHeld && (!isHidden || isMine || reader.mayHide);
  return {
    id,
    author: (isNamed && (await nameOf(reader, user, role))) || `Anonymous ${letterOf(letter)}`,
    isMine,
    text: mayRead ? text : null,
    state: isHidden ? "hidden" : isHeld ? "held" : "shown",
    isSpoiler,
    isNamed,
    isEdited,
    at: createdAt,
  };
}

async function nameOf({ person }: ExerciseReader, user: Author, role: AuthorRole): Promise<string | null> {
  if (role !== "Learner") return `${user.name} (${role.toLowerCase()})`;
  return nameByChoice(person, user);
}

const LETTERS = 26;
/** The letter at an index: 0 is A, 25 is Z, 26 is AA. */
const letterOf = (place: number): string =>
  (place >= LETTERS ? letterOf(Math.floor(place / LETTERS) - 1) : "") + String.fromCharCode(65 + (place % LETTERS));
