export interface Verdict {
  readonly id: string;
  readonly label: string;
}

/**
 * Extracts verdicts from a model answer.
 *
 * Handles bare JSON, wrapper objects, surrounding prose and code fences. Answers with several fences are ambiguous and
 * yield nothing.
 */
export function readVerdicts(answer: string): Verdict[] {
  const fences = [...answer.matchAll(/```\w*\n([\s\S]*?)```/g)];
  if (fences.length > 1) {
    return [];
  }
  const source = fences[0]?.[1] ?? answer;
  const json = /\[[\s\S]*\]/.exec(source)?.[0];
  if (json === undefined) {
    return [];
  }
  try {
    const entries: unknown[] = JSON.parse(json);
    return entries.filter(isVerdict).map(({ id, label }) => ({ id, label: label.trim().toLowerCase() }));
  } catch {
    return [];
  }
}

function isVerdict(entry: unknown): entry is Verdict {
  if (typeof entry !== "object" || entry === null) {
    return false;
  }
  const { id, label } = entry as Partial<Verdict>;
  return typeof id === "string" && typeof label === "string";
}
