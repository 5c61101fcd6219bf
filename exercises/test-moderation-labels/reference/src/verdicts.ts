export interface Verdict {
  readonly id: unknown;
  /** In small letters, without blanks round it; null for what is no text. */
  readonly label: string | null;
}

/** The verdicts in a model's answer; none if it cannot be told for certain where they are. */
export function readVerdicts(answer: string): Verdict[] {
  const [fenced, ...more] = answer.split("```").filter((_, place) => place % 2 === 1);
  if (more.length > 0) return [];
  const text = fenced ?? answer;
  try {
    const list: unknown[] = JSON.parse(text.slice(text.indexOf("["), text.lastIndexOf("]") + 1));
    return list.map(toVerdict);
  } catch {
    return [];
  }
}

function toVerdict(entry: unknown): Verdict {
  const { id, label } = Object(entry) as Record<string, unknown>;
  return { id, label: typeof label === "string" ? label.trim().toLowerCase() : null };
}
