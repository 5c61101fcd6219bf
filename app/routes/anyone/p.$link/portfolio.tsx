import { Link } from "@remix-run/react";
import type { PortfolioView } from "~/cohort/own/portfolio";
import { BACKED, cardOf } from "~/kinds/cards";
import { KindIcon } from "~/kinds/kind-icon";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/page";
import { sayFullDay } from "~/ui/say-day";

/** The page that a learner shares: only what they chose. */
export function Portfolio({ view }: { view: PortfolioView }) {
  const { name, intro, skills, tracks, certificates, exercises } = view;
  const isBare = skills.length + tracks.length + certificates.length + exercises.length === 0;
  return (
    <article>
      <p className="meta">Practice in judging, testing and fixing AI-written code</p>
      <h1>{name ? <bdi>{name}</bdi> : "A portfolio"}</h1>
      {intro && (
        <p className="own-words mt-3">
          <bdi className="inline">{intro}</bdi>
        </p>
      )}
      {isBare && <p className="prose mt-3">Nothing else is published here yet.</p>}
      {certificates.length > 0 && (
        <Part id="certificates" title="Certificates">
          <ul className="rows no-gutter told">
            {certificates.map(({ code, track, issuedOn, isExplained }) => (
              <li key={code}>
                <div>
                  <Link className="name" to={`/verify/${code}`}>
                    {track}
                  </Link>
                  <p className="meta">
                    {sayFullDay(issuedOn)} · {isExplained ? "explained in person" : "unsupervised practice"}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {skills.length > 0 && (
        <Part id="skills" title="Skills">
          <ul className="rows no-gutter told">
            {skills.map(({ name: skill, exercises: count, isShown }) => (
              <li key={skill}>
                <span className="name">{skill}</span>
                <div className="does">
                  <span className="meta">{counted(count, "exercise")}</span>
                  {isShown && <Mark tone="good">Demonstrated</Mark>}
                </div>
              </li>
            ))}
          </ul>
          <p className="hint under">
            Exercises passed in scored attempts, without hints. “Demonstrated” means 3 exercises passed, at least a week
            apart. {BACKED}
          </p>
        </Part>
      )}
      {tracks.length > 0 && (
        <Part id="tracks" title="Tracks">
          <ul className="rows no-gutter told">
            {tracks.map(({ title, passed, of }) => (
              <li key={title}>
                <span className="name">{title}</span>
                <div className="does">
                  <span className="meta">
                    {passed} of {of} passed
                  </span>
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {exercises.length > 0 && (
        <Part id="exercises" title="Exercises passed" about={counted(exercises.length, "exercise")}>
          <ul className="rows told">
            {exercises.map(({ title, kind }) => (
              <li key={title}>
                <KindIcon kind={kind} />
                <span className="name">{title}</span>
                <div className="does">
                  <span className="meta">{cardOf(kind).name}</span>
                </div>
              </li>
            ))}
          </ul>
          <p className="hint under">Passed in scored attempts, without hints.</p>
        </Part>
      )}
      <p className="hint mt-8">
        Graded by running code and by proven keys, never by a language model’s opinion. The owner of this page chose
        what it shows, and can withdraw it.
      </p>
    </article>
  );
}
