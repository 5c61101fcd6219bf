import type { FeedAlert } from "../src/alert";
import { DisruptionBoard } from "../src/board";

export const FEED = "https://control.lineway.example/feed.json";

const START = Date.parse("2026-11-20T14:00:00Z");
const clockTime = (minutes: number) => new Date(START + minutes * 60_000).toISOString().replace(".000", "");

/** An alert on U3, unless it is said otherwise. */
export const alert = (changes: Partial<FeedAlert> = {}): FeedAlert => ({
  ...{ id: "a1", routes: ["lw:U3"], text: "Signal failure", severity: 2 },
  ...changes,
});

/** `respondTo` of "onramp:fetch", which only test files can have: what is asked for this address gets that answer. */
type RespondTo = (url: string, answer: unknown) => void;

/** A board at 14:00, and a control room that answers as it is told. */
export function station(respondTo: RespondTo) {
  let minutes = 0;
  const board = new DisruptionBoard(FEED, () => START + minutes * 60_000);
  return {
    board,
    /** Lets so many minutes pass. */
    pass: (more: number) => {
      minutes += more;
    },
    /** From now on the feed has these alerts, and was published so many minutes ago. */
    publish: (alerts: readonly FeedAlert[], minutesAgo = 0) =>
      respondTo(FEED, { publishedAt: clockTime(minutes - minutesAgo), alerts }),
    /** From now on the server answers so. */
    answer: (status: number, body = "") => respondTo(FEED, () => new Response(body, { status })),
    clockTime,
  };
}
