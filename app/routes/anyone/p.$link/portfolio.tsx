import { Link } from "@remix-run/react";
import type { PortfolioView } from "~/cohort/own/portfolio";
import { MOST_ON_PAPER, worksOnPaper } from "~/cohort/own/portfolio-paper";
import { BACKED, cardOf } from "~/kinds/cards";
import { KindIcon } from "~/kinds/kind-icon";
import { Button } from "~/ui/button";
import { figure } from "~/ui/charts/interval-plot";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";
import { sayFullDay } from "~/ui/say-day";
import { Part } from "~/ui/shell/page";
import { percent } from "~/ui/state-mark";
import { OwnWords } from "./own-words";
import { Works } from "./work";
import "./portfolio.css";

/**
 * The page that a learner shares, with only what they chose. On paper it is one side of A4, with a QR code for its URL.
 * `verifyAt`: null while the page is private. Long: the parts of one page, in order.
 */
export function Portfolio({
  view,
  verifyAt,
}: {
  view: PortfolioView;
  verifyAt: { readonly address: string; readonly picture: string } | null;
}) {
  const { name, intro, skills, verdicts, tracks, certificates, works, said, interviews, exercises } = view;
  const parts = [skills, tracks, certificates, works, said, interviews, exercises];
  const printed = worksOnPaper(view);
  const at = verifyAt ? `at ${verifyAt.address}` : "on the page itself";
  const isBare = verdicts === null && parts.every((part) => part.length === 0);
  return (
    <article className="portfolio">
      <header>
        <div>
          <p className="meta">Practice in judging, testing and fixing AI-written code</p>
          <h1>{name ? <bdi>{name}</bdi> : "A portfolio"}</h1>
        </div>
        {verifyAt && (
          <p className="only-on-paper verify">
            <img
              src={`data:image/svg+xml,${encodeURIComponent(verifyAt.picture)}`}
              alt="A QR code of this page’s address"
              width={96}
              height={96}
            />
            <span>Scan to check that this page is real and current</span>
          </p>
        )}
      </header>
      {!isBare && (
        <p className="not-on-paper mt-3">
          <Button size="small" onClick={() => window.print()}>
            Print as one page
          </Button>
        </p>
      )}
      {intro && (
        <p className="own-words mt-3">
          <bdi className="inline">{intro}</bdi>
        </p>
      )}
      {isBare && <p className="prose mt-3">Nothing else is published here yet.</p>}
      {(skills.length > 0 || verdicts) && (
        <Part id="skills" title="Skills">
          <ul className="rows no-gutter told skills">
            {skills.map(({ name: skill, exercises: count, isShown, tried, works: seenIn }) => (
              <li key={skill}>
                <div>
                  <span className="name">{skill}</span>
                  <p className="meta">
                    {tried
                      ? `passed ${count} of ${counted(tried.of, "exercise")} (95%: ${percent(tried.low)} to ${percent(tried.high)})`
                      : counted(count, "exercise")}
                    {/* Not printed, because the printed page may leave this work out. */}
                    {seenIn.length > 0 && <span className="not-on-paper"> · see {seenIn.join(", ")} below</span>}
                  </p>
                </div>
                <div className="does">{isShown && <Mark tone="good">Demonstrated</Mark>}</div>
              </li>
            ))}
          </ul>
          <More count={skills.length - MOST_ON_PAPER.skills} of="skill" at={at} />
          {verdicts && (
            <p className="prose mt-3">
              <b>Verdicts on changes:</b> requested changes on {verdicts.flawed.right} of{" "}
              {counted(verdicts.flawed.of, "flawed change")}, approved {verdicts.clean.right} of{" "}
              {counted(verdicts.clean.of, "clean one")}. Telling flawed changes from clean ones (d′):{" "}
              {figure(verdicts.dPrime.value)} (95% interval {figure(verdicts.dPrime.low)} to{" "}
              {figure(verdicts.dPrime.high)}; 0 is no better than a coin toss).
            </p>
          )}
        </Part>
      )}
      {works.length > 0 && (
        <Part id="works" title="Work">
          <Works works={works} printed={printed} />
          <More count={works.length - printed} of="work" at={at} />
        </Part>
      )}
      {interviews.length > 0 && (
        <Part id="interviews" title="Interview practice" about="without hints or tutor, one attempt each, not timed">
          <ul className="rows no-gutter told interviews">
            {interviews.map(({ title, results }, place) => (
              <li key={place}>
                <div>
                  <span className="name">{title}</span>
                  <p className="meta">
                    {results
                      .map(({ kind, isPassed, isUndecided, score }) => {
                        const result = isPassed ? "passed" : isUndecided ? "undecided" : "not passed";
                        return [cardOf(kind).name, percent(score), result].join(" ");
                      })
                      .join(" · ")}
                  </p>
                  {results.map(
                    ({ kind, result }) =>
                      result && (
                        <p key={kind} className="meta not-on-paper">
                          {cardOf(kind).name}: {result}
                        </p>
                      ),
                  )}
                </div>
              </li>
            ))}
          </ul>
          <More count={interviews.length - MOST_ON_PAPER.interviews} of="set" at={at} />
        </Part>
      )}
      {said.length > 0 && (
        <Part id="said" title="What mentors wrote">
          <ul className="said-list">
            {said.map(({ mentor, title, on, text }, place) => (
              <li key={`${title} ${on} ${mentor}`}>
                <blockquote>
                  <OwnWords name={`said-${place}`} text={text} />
                </blockquote>
                <p className="meta">
                  <bdi>{mentor}</bdi>, mentor, on {title}, {sayFullDay(on)}
                </p>
              </li>
            ))}
          </ul>
          <More count={said.length - MOST_ON_PAPER.said} of="text" at={at} />
        </Part>
      )}
      {certificates.length > 0 && (
        <Part id="certificates" title="Certificates">
          <ul className="rows no-gutter told certificates">
            {certificates.map(({ code, title, issuedOn, isExplained }) => (
              <li key={code}>
                <div>
                  <Link className="name" to={`/verify/${code}`}>
                    {title}
                  </Link>
                  <p className="meta">
                    {sayFullDay(issuedOn)} · {isExplained ? "explained in person" : "unsupervised practice"}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          <More count={certificates.length - MOST_ON_PAPER.certificates} of="certificate" at={at} />
        </Part>
      )}
      {/* Not printed, because certificates and submissions say more in the same space. */}
      <div className="not-on-paper">
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
      </div>
      <Part id="measured" title="How this is measured">
        <p className="prose">
          Each exercise is a realistic task: to review, test or fix AI-written code. Results come from running code and
          from answer keys that were tested by running code. They never depend on a language model’s opinion or on
          speed.
          {skills.length > 0 && (
            <>
              {" "}
              Skills include only exercises passed in scored attempts, without hints. “Demonstrated” means 3 exercises
              passed, with at least a week between the first and the last. {BACKED} With few exercises the intervals are
              wide, so look at the interval before the number.
            </>
          )}
        </p>
        <p className="prose mt-2">
          Practice is unsupervised unless a certificate says “explained in person”. The owner chose what this page shows
          and can withdraw it.
        </p>
        {verifyAt && <p className="only-on-paper wrap-anywhere">{verifyAt.address}</p>}
      </Part>
    </article>
  );
}

/** Says on the printed page that this part has more items than are printed. */
function More({ count, of, at }: { count: number; of: string; at: string }) {
  if (count <= 0) return null;
  return (
    <p className="only-on-paper hint wrap-anywhere">
      And {counted(count, `more ${of}`)} {at}
    </p>
  );
}
