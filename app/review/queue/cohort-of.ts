/** The cohort of an item that mentors see. Throws for a question to the pool of peers, which mentors never see. */
export function cohortOf({ cohortId }: { readonly cohortId: string | null }): string {
  if (cohortId === null) throw new Error("a question to the pool of peers has no cohort");
  return cohortId;
}
