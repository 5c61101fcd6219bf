import { Part } from "~/ui/shell/page";
import { Row } from "./row";

interface Track {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly cohort: string;
  readonly passed: number;
  readonly of: number;
}

/** The tracks that leads made for the learner's cohorts. `cohorts`: how many cohorts the learner is in. */
export function LeadTracks({ tracks, cohorts }: { tracks: readonly Track[]; cohorts: number }) {
  return (
    <Part id="cohort-tracks" title={`Your ${cohorts === 1 ? "cohort’s" : "cohorts’"} tracks`}>
      <ul className="rows">
        {tracks.map(({ id, title, about, cohort, passed, of }) => (
          <Row
            key={id}
            icon={passed === of ? "good" : "flag"}
            to={`/exercises?track=${id}`}
            name={title}
            does={passed === of ? "Open" : "Show exercises"}
          >
            {about && (
              <>
                <bdi className="inline">{about}</bdi> ·{" "}
              </>
            )}
            {passed} of {of} passed
            {cohorts > 1 && (
              <>
                {" "}
                · <bdi>{cohort}</bdi>
              </>
            )}
          </Row>
        ))}
      </ul>
    </Part>
  );
}
