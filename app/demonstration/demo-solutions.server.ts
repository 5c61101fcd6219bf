import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { EFFECTIVE } from "~/grading/effective";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import { startOfDay } from "~/operations/time";
import { writePost } from "~/review/discussion/write-posts.server";
import { findExerciseReader } from "~/review/solutions/exercise-reader.server";
import { share } from "~/review/solutions/share.server";

/** Adds shared solutions and a discussion by the demonstration's learners, for exercises that Ana has also passed. */

/** The maximum number of exercises of each kind. */
const MOST_EXERCISES = 2;

const NOTES = [
  "First I wrote down what the task promises, **one sentence at a time**, and then I looked for the line that keeps each promise.",
  "",
  "It helped me to try more values than those in the example: zero, one, two equal values, and the last value.",
] as const;

/** The discussion's first post, and the replies by a learner and a mentor. */
const CONVERSATION = {
  opens:
    "I passed, but I’m not sure why my code works. Is there a way to see what each line is for, without running the code?",
  learner:
    "I read the task again for **each** line of code and asked: which sentence in the task would be false without this line?",
  mentor:
    "Good question. Delete the line, and before you run the tests, say what would break. If you can’t say, look at that line again.",
} as const;

export async function addSolutions(): Promise<void> {
  const ana = await db.user.findUniqueOrThrow({ where: { email: "ana@demo.example" } });
  const rows = await db.submission.findMany({
    where: { user: { isDemo: true } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      userId: true,
      slug: true,
      handedInAt: true,
      results: { ...EFFECTIVE, select: { status: true } },
    },
  });
  const passed = rows.filter(({ results }) => results[0]?.status === "passed");
  const bySlug = [...new Set(passed.map(({ slug }) => slug))].map((slug) => passed.filter((one) => one.slug === slug));
  const ofAna = bySlug.filter((all) => all.some(({ userId }) => userId === ana.id));
  const sorted = ofAna.sort((a, b) => b.length - a.length);
  const isOf = (kind: KindId) => (all: typeof passed) => findExercise(all[0]!.slug)?.kind.id === kind;
  const most = KIND_IDS.flatMap((kind) => sorted.filter(isOf(kind)).slice(0, MOST_EXERCISES));
  for (const all of most) {
    const others = [...new Map(all.filter(({ userId }) => userId !== ana.id).map((one) => [one.userId, one])).values()];
    const people = others.map(({ userId }) => userId);
    for (const [place, { id, userId, handedInAt }] of others.slice(0, NOTES.length).entries()) {
      const address = await share({ id: userId }, id, { note: NOTES[place]!, isNamed: place === 1 });
      if (!address) continue;
      const solution = address.split("/").at(-1)!;
      await db.solution.update({ where: { id: solution }, data: { sharedOn: startOfDay(handedInAt) } });
      const readers = people.filter((person) => person !== userId).slice(place, place + 4 - place);
      await db.solutionVote.createMany({ data: readers.map((reader) => ({ solutionId: solution, userId: reader })) });
    }
  }
  const [first] = most;
  const [asks, answers] = [...new Set(first?.map(({ userId }) => userId))].filter((id) => id !== ana.id);
  const lee = await db.user.findUniqueOrThrow({ where: { email: "lee@demo.example" } });
  if (first && asks && answers) await addConversation(first[0]!.slug, [asks, answers, lee.id]);
}

/** Adds a post by the first person, and replies by a learner and a mentor. */
async function addConversation(slug: string, [asks, answers, mentor]: readonly [string, string, string]) {
  const say = async (id: string, text: string, topic: string | null) => {
    const reader = await findExerciseReader({ id, isAdmin: false }, slug);
    if (!reader) return null;
    const written = await writePost(reader, { text, isNamed: id === mentor, isSpoiler: false }, topic);
    return written.ok ? written.topicId : null;
  };
  const topic = await say(asks, CONVERSATION.opens, null);
  if (!topic) return;
  await say(answers, CONVERSATION.learner, topic);
  await say(mentor, CONVERSATION.mentor, topic);
  await db.notice.updateMany({ where: { postId: topic }, data: { isRead: true } });
}
