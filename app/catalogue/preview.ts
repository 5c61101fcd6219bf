/**
 * What the names of previews begin with. Before a cohort gets an uploaded exercise, its leads can do it as an exercise
 * of their own, under such a name.
 */
export const PREVIEW = "preview-";
