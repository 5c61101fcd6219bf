/** The key under which a browser stores an unsaved note on a shared solution. */
export const SHARE = "share";
