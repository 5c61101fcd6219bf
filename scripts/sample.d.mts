export function drawn<T>(seed: string, all: readonly T[], count: number, nameOf?: (one: T) => string): T[];
export function changedExercises(): { since: string | null; slugs: string[] };
