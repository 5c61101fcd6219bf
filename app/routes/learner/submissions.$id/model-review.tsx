import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Part } from "~/ui/shell/page";

/** Links to the page where a language model reviews the same change. `comments`: null before the review. */
export function ModelReviewPart({ id, comments }: { id: string; comments: number | null }) {
  const to = `/submissions/${id}/model-review`;
  return (
    <Part id="model-review" title="Review by a language model" about="Only you see it. It doesn’t affect your score.">
      <ButtonLink to={to}>
        {comments === null
          ? "Ask the model for a review of this change"
          : `Open the model’s review (${counted(comments, "comment")})`}
      </ButtonLink>
    </Part>
  );
}
