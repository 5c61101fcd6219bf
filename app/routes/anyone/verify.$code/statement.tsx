import type { CertificateView } from "~/cohort/own/certificates.server";
import { LAST_STEP } from "~/cohort/own/track-steps";
import { BACKED, DECISIONS } from "~/kinds/cards";
import { figure } from "~/ui/charts/interval-plot";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";
import { sayFullDay } from "~/ui/say-day";

/**
 * A certificate as a sheet, which is the same on the learner's page, at its public URL and on paper. `address`: the URL
 * for verifying the certificate.
 */
export function StatementSheet({
  certificate: { statement, explained, issuedOn, code },
  address,
}: {
  certificate: Pick<CertificateView, "statement" | "explained" | "issuedOn" | "code">;
  address: string;
}) {
  const { version, name, track, step, of, exercises, counting, from, to, skills, verdicts, installation } = statement;
  const hasShown = skills.some(({ isShown }) => isShown);
  return (
    <article className="sheet" aria-labelledby="certificate">
      <header>
        <p className="eyebrow">Onramp · certificate{step < LAST_STEP && ` for step ${step} of ${LAST_STEP}`}</p>
        <h2 id="certificate" className="text-(length:--text-page) leading-(--text-page-line)">
          {track}
        </h2>
      </header>
      <p className="prose">
        <bdi>
          <b>{name}</b>
        </bdi>{" "}
        has passed {of === null || exercises === of ? sayAll(exercises) : `${exercises} of the ${of} exercises`} of this
        track
        {from === to ? ` on ${sayFullDay(from)}` : `, between ${sayFullDay(from)} and ${sayFullDay(to)}`}:{" "}
        {counting === exercises ? "each" : counting} of them in a scored attempt, without hints.
        {step < LAST_STEP &&
          ` A track has three steps: a third, two thirds and all of its exercises. This is step ${step}.`}
      </p>
      <div>
        <Mark icon={explained ? "good" : "left"} {...(explained && { tone: "good" as const })}>
          {explained ? "Explained in person" : "Unsupervised practice"}
        </Mark>
        <p className="prose">
          {explained ? (
            <>
              On {sayFullDay(explained.on)} <bdi>{explained.mentor}</bdi> talked with them for 10 minutes about 2 of
              these submissions, rated the conversation with a rubric, and signed off on it.
            </>
          ) : (
            "No one supervised this work, and the name is taken from the account. The submissions were graded by running code and by tested answer keys."
          )}
        </p>
      </div>
      {skills.length > 0 && (
        <table className="data">
          <caption className="vh">Skills, with the number of exercises in this track passed in scored attempts</caption>
          <thead>
            <tr>
              <th scope="col">Skill</th>
              <th scope="col" className="num">
                Exercises
              </th>
              {hasShown && (
                <th scope="col" className="num">
                  Demonstrated
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {skills.map(({ name: skill, exercises: count, isShown }) => (
              <tr key={skill}>
                <th scope="row">{skill}</th>
                <td className="num">{count}</td>
                {hasShown && <td className="num">{isShown ? "yes" : "–"}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasShown && (
        <p className="hint">
          “Demonstrated” means that 3 exercises of the track were passed, with at least a week between the first and the
          last.
          {version > 1 && ` ${BACKED}`}
        </p>
      )}
      {verdicts && <Verdicts {...verdicts} />}
      <dl>
        <dt>Issued</dt>
        <dd>
          {sayFullDay(issuedOn)}, by the installation at {installation}
        </dd>
        <dt>Verify it</dt>
        <dd>
          <span className="wrap-anywhere">{address}</span>
          <span className="hint block">Code {code}</span>
        </dd>
      </dl>
    </article>
  );
}

const sayAll = (exercises: number) =>
  exercises === 1 ? "the one exercise" : exercises === 2 ? "both exercises" : `all ${exercises} exercises`;

function Verdicts({ flawed, clean, dPrime }: NonNullable<CertificateView["statement"]["verdicts"]>) {
  return (
    <p className="prose">
      First verdicts on the track’s {DECISIONS}: requested changes on {flawed.right} of{" "}
      {counted(flawed.of, "flawed change")}, approved {clean.right} of {counted(clean.of, "clean one")}. Telling flawed
      changes from clean ones (d′): {figure(dPrime.value)} (95% interval {figure(dPrime.low)} to {figure(dPrime.high)},
      where 0 is no better than a coin toss).
    </p>
  );
}
