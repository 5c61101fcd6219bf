/** What somebody did on the portal, for the auditors. Entries are never changed. */
export interface AuditEntry {
  /** Unique, and without any order. */
  readonly id: string;
  readonly department: string;
  readonly who: string;
  /** "dataset.publish", "key.revoke" … */
  readonly action: string;
  /** When it was done: an ISO time, so that it sorts as a text. */
  readonly at: string;
}
