/** The cohort of an item that mentors see. Throws for a question to the pool of peers, which mentors never see. */
export function cohortOf({ cohortId }: { readonly cohortId: string | null }): string {
  if (cohortId === null) throw new Error("this item is a question to the pool of peers and has no cohort");
  return cohortId;
}
