export interface Verdict {
  readonly id: unknown;
  /** In small letters, without blanks round it; null for what is no text. */
  readonly label: string | null;
}

/** The verdicts in a model's answer; wherever they stand. */
export function readVerdicts(answer: string): Verdict[] {
  // Models wrap their lists in all sorts of ways, so look for the verdicts themselves.
  const found = answer.match(/\{[^{}]*"id"[^{}]*\}/g) ?? [];
  return found.flatMap((object) => {
    try {
      return [toVerdict(JSON.parse(object))];
    } catch {
      return [];
    }
  });
}

function toVerdict(entry: unknown): Verdict {
  const { id, label } = Object(entry) as Record<string, unknown>;
  return { id, label: typeof label === "string" ? label.trim().toLowerCase() : null };
}
