import type { PostView } from "~/review/discussion/discussion.server";
import { sayDay } from "~/ui/say-day";
import type { PageRenderer } from "~/ui/text/render.server";

/**
 * Renders a post: its text as safe HTML, and its day. Includes the source only for the author, who may edit the post.
 */
export async function drawPost({ text, at, ...post }: PostView, page: PageRenderer) {
  return {
    ...post,
    on: sayDay(at),
    html: text === null ? null : await page.prose(text),
    source: post.isMine ? text : null,
  };
}
export type DrawnPost = Awaited<ReturnType<typeof drawPost>>;
