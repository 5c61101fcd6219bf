/** What is told to the other people in a room. */
export interface Announcement {
  readonly room: string;
  readonly type: "typing" | "stopped";
}

/** Sends an announcement. Given by the connection; never throws. */
export type Announce = (announcement: Announcement) => void;

/** "typing" is announced at most once in so many milliseconds. */
export const ANNOUNCE_EVERY = 3_000;

/** So many milliseconds without a key, and typing is over. */
export const IDLE_AFTER = 5_000;
