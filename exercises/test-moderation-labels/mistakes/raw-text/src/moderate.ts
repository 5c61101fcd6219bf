import type { Comment, Decision } from "./comment";
import { type Moderator, PATIENCE_MS, TASK } from "./moderator";
import { readVerdicts, type Verdict } from "./verdicts";

/** Publishes what the model finds in order. Whatever is less than certain is held for a person. */
export async function moderate(comments: readonly Comment[], moderator: Moderator): Promise<Decision[]> {
  if (comments.length === 0) return [];
  const verdicts = readVerdicts(await answerInTime(moderator, promptFor(comments)));
  return comments.map(({ id }) => decide(id, verdicts));
}

function decide(id: string, verdicts: readonly Verdict[]): Decision {
  const labels = verdicts.filter((verdict) => verdict.id === id).map(({ label }) => label);
  const isFine = labels.length > 0 && labels.every((label) => label === "ok");
  return { id, decision: isFine ? "publish" : "hold", why: labels.join() };
}

/** One line for each comment, as JSON. Who wrote it does not leave the house. */
function promptFor(comments: readonly Comment[]): string {
  return [TASK, ...comments.map(({ id, text }) => `{"id":"${id}","text":"${text}"}`)].join("\n");
}

/** The answer; nothing if it does not come, or not in time. No timer is left behind. */
function answerInTime(moderator: Moderator, prompt: string): Promise<string> {
  return new Promise((resolve) => {
    const finish = (answer: string) => {
      clearTimeout(timer);
      resolve(answer);
    };
    const timer = setTimeout(finish, PATIENCE_MS, "");
    moderator.review(prompt).then(finish, () => finish(""));
  });
}
