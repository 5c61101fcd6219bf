import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { listTopics, TOPICS_PER_PAGE } from "~/review/discussion/discussion.server";
import { PostSchema } from "~/review/discussion/post-schema";
import { deletePost, editPost, setPostHidden, writePost } from "~/review/discussion/write-posts.server";
import { markRepliesSeen } from "~/review/notices/notices.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import type { FormErrors } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { KeptWordsContext } from "~/ui/forms/kept-words";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { renderPage } from "~/ui/text/render.server";
import { discussionKey, Reported } from "../exercises.$slug_.report/reported";
import { requireExerciseReader } from "../exercises.$slug_.solutions/reader.server";
import { drawPost } from "./draw-post.server";
import { PostForm } from "./post-form";
import { AfterPost, SaySent, SentContext } from "./sent";
import { Topic } from "./topic";

export const handle: PageHandle = { within: "/exercises" };

export const headers = passRetryAfter;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Discussion: ${data?.title ?? "an exercise"} · Onramp` },
];

const SearchSchema = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  topic: z.string().max(100).nullish().catch(null),
  sent: z.string().max(100).nullish().catch(null),
  post: z.string().max(100).nullish().catch(null),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reader = await requireExerciseReader(request, params.slug);
  const { page, topic, sent, post } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { slug, title, person, mayHide, seesDiscussion, seesSpoilers } = reader;
  const shown = { size: TOPICS_PER_PAGE, slug, title, mayHide, isOpen: seesDiscussion, seesSpoilers };
  const kept = { words: discussionKey(person, slug), sent: sent ? { form: sent, post: post ?? null } : null };
  // Mark replies as seen even if the discussion is closed to this person. Otherwise, the notices that lead here would
  // stay new, because this page then only says why the discussion is closed.
  await markRepliesSeen(person, slug);
  if (!seesDiscussion) return { ...shown, ...kept, page: 1, total: 0, topic: null, topics: [] };
  const { topics, total } = await listTopics(reader, { page: topic ? 1 : page, topicId: topic ?? null });
  const renderer = renderPage();
  return {
    ...shown,
    ...kept,
    page,
    total,
    topic: topic ?? null,
    topics: await Promise.all(
      topics.map(async ({ id, first, replies }) => ({
        id,
        first: first && (await drawPost(first, renderer)),
        replies: await Promise.all(replies.map((reply) => drawPost(reply, renderer))),
      })),
    ),
  };
}

const SAYS_FULL = {
  replies: {
    full: "This conversation is full. Start another one.",
    "own-full": "You have written as many replies as one person can in this conversation. Start another one.",
  },
  topics: {
    full: "There can’t be more conversations about this exercise. Reply in one of them.",
    "own-full": "You have started as many conversations as one person can about this exercise. Reply in one of them.",
  },
} as const;

const FIELDS = ["intent", "text", "isNamed", "isSpoiler", "topic", "post"];

export async function action({ request, params }: ActionFunctionArgs) {
  const reader = await requireExerciseReader(request, params.slug);
  if (!reader.seesDiscussion) throw notFound();
  const form = await readFields(request, FIELDS);
  const field = (name: string) => String(form.get(name) ?? "");
  const refuse = (errors: FormErrors, init: ResponseInit = { status: 400 }) =>
    data({ errors, written: writtenIn(form) }, init);
  const back = (fields: { topic?: string; sent?: string; post?: string }) =>
    redirect(`/exercises/${reader.slug}/discussion?${new URLSearchParams(fields)}`, 303);
  const wait = await limiters.comment.take(reader.person.id);
  const tooOften = () => refuse({ "": [`You’ve posted too often. Try again ${sayWait(wait!)}.`] }, tooMany(wait!));
  const intent = field("intent");
  switch (intent) {
    case "post": {
      const parsed = parseForm(form, PostSchema);
      if (!parsed.ok) return refuse(parsed.errors);
      if (wait !== null) return tooOften();
      const written = await writePost(reader, saidIn(parsed.value), field("topic") || null);
      if (written.ok) {
        return back({ topic: written.topicId, sent: field("topic") || "new", post: written.id });
      }
      if (written.why === "gone") throw notFound();
      return refuse({ "": [SAYS_FULL[field("topic") ? "replies" : "topics"][written.why]] });
    }
    case "edit": {
      const parsed = parseForm(form, PostSchema);
      if (!parsed.ok) return refuse(parsed.errors);
      if (wait !== null) return tooOften();
      if (!(await editPost(reader, field("post"), saidIn(parsed.value)))) throw notFound();
      return back({ topic: field("topic"), sent: `edit-${field("post")}`, post: field("post") });
    }
    case "delete":
      if (!(await deletePost(reader, field("post")))) throw notFound();
      return back({ sent: `edit-${field("post")}` });
    case "hide":
    case "show":
      if (!(await setPostHidden(reader, field("post"), intent === "hide"))) throw notFound();
      return back({ topic: field("topic") });
    default:
      throw notFound();
  }
}

const saidIn = ({ text, isNamed, isSpoiler }: z.infer<typeof PostSchema>) => ({
  text,
  isNamed: isNamed === "on",
  isSpoiler: isSpoiler === "on",
});

export default function Discussion() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { slug, title, isOpen, seesSpoilers, topics, topic, words } = page;
  // After a refusal, the URL may still contain the id of the post that was sent before.
  const sent = reply ? null : page.sent;
  const isNew = reply?.written.intent === "post" && !reply.written.topic;
  return (
    <KeptWordsContext.Provider value={words}>
      <SentContext.Provider value={sent}>
        <AfterPost />
        <Page>
          <PageHead
            title={`Discussion: ${title}`}
            lead="Questions and ideas about this exercise, from people who have tried it. Your posts are signed with a letter, like “Anonymous B”, unless you choose to show your name."
            actions={
              <>
                {topic && <ButtonLink to={`/exercises/${slug}/discussion`}>All conversations</ButtonLink>}
                <ButtonLink to={`/exercises/${slug}/solutions`}>Others’ solutions</ButtonLink>
                <ButtonLink to={`/exercises/${slug}`}>Open the exercise</ButtonLink>
              </>
            }
          />
          <Reported />
          <SaySent />
          {!isOpen && (
            <Notice title="The discussion opens once you have passed this exercise, or handed it in three times.">
              Try it on your own first. If you are stuck, the hints and a mentor can help you. After a change to the
              exercise, the discussion may be closed even to people who have posted here.
            </Notice>
          )}
          {isOpen && !seesSpoilers && (
            <p className="strip">Posts that may give the answer away are held back until you pass.</p>
          )}
          {isOpen && (topic ? topics.length === 0 : page.total === 0) && (
            <Notice title={topic ? "This conversation no longer exists." : "No one has written anything yet."}>
              {topic ? "The posts were deleted." : "Ask a question, or say what surprised you."}
            </Notice>
          )}
          {topics.map((one) => (
            <Topic key={one.id} topic={one} slug={slug} mayHide={page.mayHide} reply={reply} />
          ))}
          {isOpen && !topic && <Pager what="conversations" page={page.page} size={page.size} total={page.total} />}
          {isOpen && !topic && (
            <Part id="new" title="New post">
              <PostForm form="new" label="Your post" does="Post" reply={isNew ? reply : undefined} />
            </Part>
          )}
        </Page>
      </SentContext.Provider>
    </KeptWordsContext.Provider>
  );
}
