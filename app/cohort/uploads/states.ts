/** The states of an uploaded exercise, in the order in which it passes through them. */
export const STATES = ["checking", "problems", "ready", "released", "replaced", "retired"] as const;
export type UploadState = (typeof STATES)[number];
