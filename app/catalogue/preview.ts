/**
 * The start of every preview's name. Before an uploaded exercise is released to a cohort, the cohort's leads can try
 * it as an exercise of their own, under such a name.
 */
export const PREVIEW = "preview-";
