/** What new tickets and slips are signed with. Validators accept every key of the vault. */
export const SIGNING_KEY = "k8";
