import { type AuditPage, type AuditQuery, auditPage } from "../src/audit-list";
import { Trail } from "../src/trail";

type Range = Omit<AuditQuery, "department" | "size" | "after">;

/** A trail, and an auditor who reads it. Entries: "id time" or, elsewhere, "id time water". */
export function office(...entries: string[]) {
  const trail = new Trail();

  function write(...texts: string[]): void {
    for (const text of texts) {
      const [, id, at, department = "parks"] = /^(\S+) (\S+(?: \d\S+)?)(?: ([a-z]+))?$/.exec(text) ?? [];
      trail.write(JSON.stringify({ id, department, who: "ruiz", action: "dataset.publish", at }));
    }
  }

  const idsOf = ({ entries: listed }: AuditPage): string[] => listed.map(({ id }) => id);

  /** The ids of all pages, as the auditor turns them over; 40 at most. */
  function pages(size: number, range: Range = {}): string[][] {
    const seen: string[][] = [];
    for (let after: string | undefined, isLast = false; !isLast && seen.length < 40; ) {
      const page = auditPage(trail, { department: "parks", size, ...range, ...(after === undefined ? {} : { after }) });
      seen.push(idsOf(page));
      after = page.next;
      isLast = after === undefined;
    }
    return seen;
  }

  write(...entries);
  return { trail, write, pages, idsOf };
}
