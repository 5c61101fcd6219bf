/** The key under which a browser stores a note on a shared solution that isn't saved yet. */
export const SHARE = "share";
