import { type Guest, isGuest, type Person } from "~/accounts/guards.server";
import { listExercisesFor } from "~/catalogue/catalogue.server";
import { parseFilter } from "~/catalogue/filter";
import { listAssigned } from "~/cohort/assignments/learner.server";
import { listTracksOf } from "~/cohort/tracks/read.server";
import { TRACKS } from "~/kinds/skills";
import { localPath } from "~/ui/shell/local-path";

/** The page that a workspace's arrow leads back to. */
export interface WayBack {
  readonly to: string;
  /** The page's name, as in "Back to …". */
  readonly name: string;
}

const FROM_LEARN: WayBack = { to: "/learn", name: "Learn" };

/** Names of pages that link to exercises. These names need no lookup. */
const NAMES: readonly (readonly [path: RegExp, name: string])[] = [
  [/^\/submissions\/[^/]+$/, "the report"],
  [/^\/me\/interviews\/[^/]+$/, "interview practice"],
  [/^\/learn\/refresh$/, "Refresh"],
  [/^\/lessons\/[^/]+$/, "the lesson"],
  [/^\/me$/, "Me"],
  [/^\/notices$/, "Notifications"],
  [/^\/cohorts\/[^/]+(?:\/.+)?$/, "the cohort"],
  [/^\/mentor\/start\/[^/]+$/, "the sample"],
];

/**
 * The page from which this person opened the exercise, or Learn if that isn't known. The page comes from the `Referer`
 * header, which browsers send again on a reload, so nothing needs to be stored. Only the header's path and query are
 * used, and only if the path is one of these pages. So another site can only make the arrow lead to another one of
 * them.
 */
export async function findWayBack(request: Request, who: Person | Guest): Promise<WayBack> {
  if (isGuest(who)) return { to: "/", name: "the front page" };
  const referrer = request.headers.get("referer");
  if (referrer === null || !URL.canParse(referrer)) return FROM_LEARN;
  const { pathname, search, searchParams } = new URL(referrer);
  const to = localPath(pathname + search, FROM_LEARN.to);
  if (pathname === "/exercises") return { to, name: await nameOfList(who, searchParams) };
  const assignment = /^\/learn\/assignments\/([^/]+)$/.exec(pathname)?.[1];
  if (assignment) {
    const found = (await listAssigned(who, new Date(), assignment)).find(({ id }) => id === assignment);
    return found ? { to: pathname, name: found.title } : FROM_LEARN;
  }
  const name = NAMES.find(([path]) => path.test(pathname))?.[1];
  return name ? { to, name } : FROM_LEARN;
}

/** Names the list of exercises after its search, or after the track if it shows only one. */
async function nameOfList(person: Person, params: URLSearchParams): Promise<string> {
  const { q, track } = parseFilter(params);
  // Leaves out the searched words, because another site can send a referrer with words of its choice.
  if (q) return "your search";
  if (track.length === 1) return TRACKS[track[0] as keyof typeof TRACKS];
  const ids = params.getAll("track");
  const own = ids.length === 1 ? await listTracksOf(person, await listExercisesFor(person)) : [];
  return own.find(({ id }) => id === ids[0])?.title ?? "Exercises";
}
