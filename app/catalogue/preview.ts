/**
 * The prefix of every preview's name. A preview is a separate exercise that lets a cohort's leads try an uploaded
 * exercise before its release.
 */
export const PREVIEW = "preview-";
