import { Link } from "@remix-run/react";

interface Track {
  readonly id: string;
  readonly title: string;
}

/** Switches the table between skills and Onramp's tracks. `by` is "skills" or a track's id. */
export function TrackTabs({
  cohortId,
  by,
  tracks,
}: {
  readonly cohortId: string;
  readonly by: string;
  readonly tracks: readonly Track[];
}) {
  return (
    <nav className="segments" aria-label="What the table shows">
      <Link to={`/cohorts/${cohortId}`} aria-current={by === "skills" ? "true" : undefined}>
        Skills
      </Link>
      {tracks.map(({ id, title }) => (
        <Link key={id} to={`?by=${id}`} aria-current={by === id ? "true" : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}

/** Links to the table of each track that the cohort's leads made. There can be many, with long titles. */
export function OwnTracks({ by, tracks }: { readonly by: string; readonly tracks: readonly Track[] }) {
  if (tracks.length === 0) return null;
  return (
    <nav className="own-tracks" aria-labelledby="own-tracks">
      <span id="own-tracks">This cohort’s tracks:</span>
      {tracks.map(({ id, title }) => (
        <Link key={id} to={`?by=${id}`} aria-current={by === id ? "true" : undefined}>
          <bdi>{title}</bdi>
        </Link>
      ))}
    </nav>
  );
}
