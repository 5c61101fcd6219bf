import type { Comment, Decision } from "./comment";
import { type Moderator, PATIENCE_MS, TASK } from "./moderator";

/** Everything is held until a verdict frees it; a second verdict that is not ok takes that back for good. */
export async function moderate(comments: readonly Comment[], moderator: Moderator): Promise<Decision[]> {
  const decided = new Map(comments.map(({ id }) => [id, { decision: "hold", why: "unchecked", id } as Decision]));
  if (decided.size > 0) {
    const held = new Set<unknown>();
    for (const { id, label } of listIn(await withinPatience(ask(comments, moderator)))) {
      const known = decided.get(id);
      if (!known) continue;
      const isFree = typeof label === "string" && /^\s*ok\s*$/i.test(label) && !held.has(id);
      if (!isFree) held.add(id);
      decided.set(id, { id, why: `the model says ${label}`, decision: isFree ? "publish" : "hold" });
    }
  }
  return [...decided.values()];
}

async function ask(comments: readonly Comment[], moderator: Moderator): Promise<string> {
  const lines = comments.map(({ text, id }) => JSON.stringify({ text, id }));
  return moderator.review([...lines, "", TASK.replace("below", "above")].join("\n"));
}

function withinPatience(answer: Promise<string>): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE_MS);
    answer
      .catch(() => null)
      .then((text) => {
        clearTimeout(timer);
        resolve(text);
      });
  });
}

function listIn(answer: string | null): { readonly id: string; readonly label: unknown }[] {
  const parts = (answer ?? "").split("```");
  // One fence at most, and it has to be closed.
  if (parts.length !== 1 && parts.length !== 3) return [];
  const text = parts[1] ?? parts[0] ?? "";
  try {
    const found = JSON.parse(/\[.*\]/s.exec(text)?.[0] ?? "[]") as unknown[];
    return found.map((one) => ({ id: "", label: "none", ...(one as object) }));
  } catch {
    return [];
  }
}
