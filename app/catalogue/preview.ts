/**
 * The prefix of every preview's name. A preview is a separate exercise with which a cohort's leads can try an uploaded
 * exercise before its release.
 */
export const PREVIEW = "preview-";
