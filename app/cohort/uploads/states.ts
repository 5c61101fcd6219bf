/** The states of an uploaded exercise, in the usual order. */
export const STATES = ["checking", "problems", "ready", "released", "replaced", "retired"] as const;
export type UploadState = (typeof STATES)[number];
