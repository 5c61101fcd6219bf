import type { AuditEntry } from "./entry";

/**
 * Everything that was ever done, a line of JSON for each entry. Belongs to the records office.
 *
 * Several modules write to it, each for itself; lines stand where there was room for them.
 */
export class Trail {
  private lines: string[] = [];

  write(line: string): void {
    this.lines.push(line);
  }

  /** Moves entries to the archive. It happens at any time, also while somebody reads. */
  archive(ids: readonly string[]): void {
    this.lines = this.lines.filter((line) => !ids.includes((JSON.parse(line) as AuditEntry).id));
  }

  /** A department's entries, in no order that one could rely on. */
  *entriesOf(department: string): Generator<AuditEntry> {
    for (const line of this.lines) {
      const entry: AuditEntry = JSON.parse(line);
      if (entry.department === department) yield entry;
    }
  }
}
