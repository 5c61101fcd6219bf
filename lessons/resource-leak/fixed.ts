export interface Scan {
  /** Throws for a damaged scan. */
  readText(): string;
  close(): void;
}

export interface Scanner {
  /** Opens a scan. Throws if too many are open. */
  open(name: string): Scan;
}

export interface Entry {
  readonly name: string;
  readonly firstLine: string;
}

/** The first line of each letter, in the order of the names. Leaves out letters that are empty or damaged. */
export function indexOf(scanner: Scanner, names: readonly string[]): Entry[] {
  const entries: Entry[] = [];
  for (const name of names) {
    const scan = scanner.open(name);
    try {
      const firstLine = scan.readText().split("\n")[0]!.trim();
      if (firstLine !== "") entries.push({ name, firstLine });
    } catch {
      // The restorers' page lists damaged scans.
    } finally {
      scan.close();
    }
  }
  return entries;
}
