import type { Comment, Decision } from "./comment";
import { type Moderator, PATIENCE_MS, TASK } from "./moderator";
import { readVerdicts } from "./verdicts";

/** Sorts the verdicts by what they allow, and publishes what is allowed and not forbidden as well. */
export async function moderate(comments: readonly Comment[], moderator: Moderator): Promise<Decision[]> {
  const allowed = new Set<unknown>();
  const forbidden = new Map<unknown, string>();
  if (comments.length > 0) {
    for (const { id, label } of readVerdicts(await review(comments, moderator))) {
      if (label === "ok") allowed.add(id);
      else forbidden.set(id, label ?? "no label");
    }
  }
  const decisions: Decision[] = [];
  for (const { id } of comments) {
    const why = forbidden.get(id) ?? (allowed.has(id) ? "ok" : "nothing was said of it");
    decisions.push({ id, decision: why === "ok" ? "publish" : "hold", why });
  }
  return decisions;
}

/** What the model says within the time it has; "" if that is nothing. */
async function review(comments: readonly Comment[], moderator: Moderator): Promise<string> {
  const prompt = `${TASK}\n---\n${comments.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join("")}---`;
  const waiting = new AbortedWait();
  try {
    return await Promise.race([moderator.review(prompt), waiting.over]);
  } catch {
    return "";
  } finally {
    waiting.stop();
  }
}

class AbortedWait {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly over = new Promise<string>((_, reject) => {
    this.#timer = setTimeout(() => reject(new Error("no answer")), PATIENCE_MS);
  });
  stop() {
    clearTimeout(this.#timer);
  }
}
