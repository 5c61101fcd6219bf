import type { Comment, Decision } from "./comment";
import { type Moderator, PATIENCE_MS, TASK } from "./moderator";
import { readVerdicts, type Verdict } from "./verdicts";

/** Labels that keep a comment off the page. */
const BLOCKING_LABELS: ReadonlySet<string> = new Set(["spam", "insult", "personal-data"]);

/**
 * Moderates a batch of comments with the language model.
 *
 * Fails safe: if the model is unavailable, too slow, or answers with something that cannot be parsed, every comment is
 * held for manual review.
 */
export async function moderate(comments: readonly Comment[], moderator: Moderator): Promise<Decision[]> {
  if (comments.length === 0) {
    return [];
  }
  const answer = await askWithTimeout(moderator, buildPrompt(comments));
  const verdicts = readVerdicts(answer);

  return comments.map((comment) => {
    const own = verdicts.filter((verdict) => verdict.id === comment.id);
    if (own.length === 0) {
      return { id: comment.id, decision: "hold", why: "no verdict" };
    }
    const blocking = own.find((verdict: Verdict) => BLOCKING_LABELS.has(verdict.label));
    return blocking
      ? { id: comment.id, decision: "hold", why: blocking.label }
      : { id: comment.id, decision: "publish", why: "no violation found" };
  });
}

/** One JSON line per comment. Only id and text are sent, for data minimisation. */
function buildPrompt(comments: readonly Comment[]): string {
  const lines = comments.map((comment) => JSON.stringify({ id: comment.id, text: comment.text }));
  return `${TASK}\n\n${lines.join("\n")}`;
}

async function askWithTimeout(moderator: Moderator, prompt: string): Promise<string> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(""), PATIENCE_MS);
  });
  try {
    return await Promise.race([moderator.review(prompt), timeout]);
  } catch {
    return "";
  } finally {
    clearTimeout(timer);
  }
}
