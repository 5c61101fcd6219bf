import type { ShownAiReview } from "~/grading/ai-review.server";
import { dress } from "~/ui/text/dress.server";

/** Renders the AI reviewer's comments, which are the same for everyone: Markdown as safe HTML. */
export async function drawAiReview({ comments, ...review }: ShownAiReview) {
  const { prose } = await dress({ code: {}, prose: Object.fromEntries(comments.map(({ id, body }) => [id, body])) });
  return { ...review, comments: comments.map(({ body: _, ...one }) => ({ ...one, html: prose[one.id]! })) };
}
