import { AI_TRUTH_WORDS, type FoundBy } from "~/kinds/ai-review";
import { Mark } from "~/ui/mark";
import { sayFullDay } from "~/ui/say-day";
import { Part } from "~/ui/shell/page";
import type { Graded } from "./page.server";

type Review = NonNullable<Graded["aiReview"]>;
type Comment = Review["comments"][number];

/**
 * The learner's review and the AI reviewer's, side by side: who found which issue, and whether each comment was
 * correct.
 */
export function AiReviewPart({ review, isOwn }: { review: Review; isOwn: boolean }) {
  const { model, date, foundBy, comments } = review;
  const who = isOwn ? "You" : "The learner";
  return (
    <Part
      id="ai-review"
      title={`${who === "You" ? "Your review" : "The learner’s review"} and an AI reviewer’s`}
      about={`${model}, ${sayFullDay(date)}`}
    >
      <p className="prose mb-3">{sayFound(foundBy, who)}</p>
      {foundBy.length > 0 && <Found foundBy={foundBy} who={who} />}
      <h3 className="mt-4">What the AI reviewer said</h3>
      <p className="hint mb-3">{sayJudged(comments, who)} These comments don’t affect the score.</p>
      <ol className="grid gap-4">
        {comments.map((comment) => (
          <li key={comment.id}>
            <OneComment {...comment} who={who} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

const isFound = ({ you }: FoundBy) => you !== "missed";

function sayFound(foundBy: readonly FoundBy[], who: string): string {
  const all = foundBy.length;
  if (all === 0) return "This change has no issues, so there was nothing to find.";
  const count = (test: (one: FoundBy) => boolean) => foundBy.filter(test).length;
  const missed = count((one) => !isFound(one) && !one.ai);
  const parts = [
    `both found ${count((one) => isFound(one) && one.ai)}`,
    `${who === "You" ? "only you" : "only the learner"} found ${count((one) => isFound(one) && !one.ai)}`,
    `only the AI reviewer found ${count((one) => !isFound(one) && one.ai)}`,
  ];
  return `Of ${all} ${all === 1 ? "issue" : "issues"}, ${parts.join(", ")}, and both missed ${missed}.`;
}

function sayJudged(comments: readonly Comment[], who: string): string {
  const judged = comments.filter(({ answer }) => answer !== null);
  if (judged.length === 0) return `${who} didn’t judge these comments.`;
  const right = judged.filter(({ answer, truth }) => answer === truth).length;
  return `${who} judged ${right} of ${judged.length} correctly.`;
}

const YOU = { caught: ["good", "Found"], half: ["half", "Partly"], missed: ["bad", "Missed"] } as const;

function Found({ foundBy, who }: { foundBy: readonly FoundBy[]; who: string }) {
  return (
    <table className="data stack">
      <caption className="vh">Who found which issue</caption>
      <thead>
        <tr>
          <th scope="col">Issue</th>
          <th scope="col">{who}</th>
          <th scope="col">AI reviewer</th>
        </tr>
      </thead>
      <tbody>
        {foundBy.map(({ issue, you, ai }) => (
          <tr key={issue}>
            <th scope="row">{issue}</th>
            <td data-head={who}>
              <Mark tone={YOU[you][0]}>{YOU[you][1]}</Mark>
            </td>
            <td data-head="AI reviewer">
              <Mark tone={ai ? "good" : "bad"}>{ai ? "Found" : "Missed"}</Mark>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OneComment({ place, html, truth, because, answer, who }: Comment & { who: string }) {
  const lines = place.from === place.to ? `${place.from}` : `${place.from}–${place.to}`;
  return (
    <article className="ai-said">
      <p className="meta">
        <code>
          {place.file}:{lines}
        </code>
      </p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      <p className="mt-2">
        <b>{AI_TRUTH_WORDS[truth]}.</b> {because}
      </p>
      {answer !== null && (
        <p className="mt-1">
          <Mark tone={answer === truth ? "good" : "bad"}>
            {who} said: {AI_TRUTH_WORDS[answer].toLowerCase()}
          </Mark>
        </p>
      )}
    </article>
  );
}
