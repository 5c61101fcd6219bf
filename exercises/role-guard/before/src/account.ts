/** Somebody who works with the portal's drafts and keys. */
export interface Account {
  readonly name: string;
  /** "parks", "water". Everybody belongs to one, admins to "it". */
  readonly department: string;
  /** Editors work on what their department has, viewers look at it, admins do both everywhere. */
  readonly role: "viewer" | "editor" | "admin";
}
