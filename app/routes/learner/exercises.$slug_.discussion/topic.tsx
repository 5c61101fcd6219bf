import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { Mark } from "~/ui/mark";
import type { DrawnPost } from "./draw-post.server";
import { PostForm, type PostReply } from "./post-form";
import { useTimesSent } from "./sent";

interface TopicProps {
  readonly topic: { readonly id: string; readonly first: DrawnPost | null; readonly replies: readonly DrawnPost[] };
  readonly slug: string;
  readonly mayHide: boolean;
  readonly reply: PostReply | undefined;
}

/** A post with its replies, and a form for another reply. */
export function Topic({ topic: { id, first, replies }, slug, mayHide, reply }: TopicProps) {
  const refused = reply?.written.intent === "post" && reply.written.topic === id ? reply : undefined;
  const timesSent = useTimesSent(id);
  const shared = { topicId: id, slug, mayHide, reply };
  return (
    <section className="part" aria-label={first ? `Conversation started by ${first.author}` : "Conversation"}>
      {first ? <Post post={first} {...shared} /> : <p className="meta">The first post was deleted.</p>}
      <div className="ml-6 mt-3 grid gap-3">
        {replies.map((post) => (
          <Post key={post.id} post={post} {...shared} />
        ))}
        <Confirm key={timesSent} label="Reply" isOpen={refused !== undefined}>
          <PostForm form={id} label="Your reply" does="Reply" topic={id} reply={refused} />
        </Confirm>
      </div>
    </section>
  );
}

function Post({
  post,
  topicId,
  slug,
  mayHide,
  reply,
}: { post: DrawnPost; topicId: string } & Pick<TopicProps, "slug" | "mayHide" | "reply">) {
  const { id, author, isMine, html, source, state, on, isSpoiler, isEdited } = post;
  const refused = reply?.written.intent === "edit" && reply.written.post === id ? reply : undefined;
  const timesSent = useTimesSent(`edit-${id}`);
  return (
    <article id={`p-${id}`} tabIndex={-1} aria-label={`Post by ${author}`}>
      <header className="line">
        <Mark icon="comment" tone={isMine ? "you" : undefined}>
          <bdi>{author}</bdi>
          {isMine && " (you)"}
        </Mark>
        <span className="meta">
          {on}
          {isEdited && " · edited"}
          {isSpoiler && " · spoiler"}
        </span>
        {!isMine && state === "shown" && (
          <Link className="meta" to={`/exercises/${slug}/report?type=post&about=${id}`}>
            Report abuse
          </Link>
        )}
      </header>
      {state === "hidden" && (
        <p className="meta">
          {html === null ? "A lead or an admin hid this post." : "A lead or an admin hid this post from learners."}
        </p>
      )}
      {state === "held" && <p className="meta">Held back until you pass: it may give the answer away.</p>}
      {html !== null && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml`
        <div className="read mt-1" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      )}
      {(isMine || mayHide) && (
        <div className="line mt-2">
          {isMine && source !== null && (
            <Confirm key={timesSent} label="Edit" isOpen={refused !== undefined}>
              <PostForm
                form={`edit-${id}`}
                label="Your post"
                does="Save"
                topic={topicId}
                post={{ ...post, source }}
                reply={refused}
              />
            </Confirm>
          )}
          {isMine && (
            <Confirm label="Delete">
              <p>This can’t be undone. Replies to the post are kept.</p>
              <OnPost id={id} topicId={topicId} intent="delete" does="Delete post" />
            </Confirm>
          )}
          {mayHide &&
            (state === "hidden" ? (
              <OnPost id={id} topicId={topicId} intent="show" does="Show to learners again" />
            ) : (
              <OnPost id={id} topicId={topicId} intent="hide" does="Hide from learners" />
            ))}
        </div>
      )}
    </article>
  );
}

function OnPost({ id, topicId, intent, does }: { id: string; topicId: string; intent: string; does: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="post" value={id} />
      <input type="hidden" name="topic" value={topicId} />
      <Button type="submit" size="small" name="intent" value={intent}>
        {does}
      </Button>
    </Form>
  );
}
