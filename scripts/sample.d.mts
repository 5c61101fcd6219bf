export function drawn<T>(seed: string, all: readonly T[], count: number, nameOf?: (one: T) => string): T[];
export function changedFiles(): { since: string | null; files: string[] };
export function drawnFiles(
  seed: string,
  files: readonly string[],
  changed: readonly string[],
): { chosen: string[]; left: string[] };
