import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireTeacher } from "~/accounts/guards.server";
import { TALK_MINUTES } from "~/review/talks/talk";
import { listTalks, type TalkRow } from "~/review/talks/talks.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { sayDay } from "~/ui/say-day";
import { Page, PageHead, Part } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Talks · Onramp" }];
export const handle: PageHandle = { within: "/mentor" };

const shown = ({ askedOn, decidedOn, learnerId: _, ...row }: TalkRow) => ({
  ...row,
  askedOn: sayDay(askedOn),
  decidedOn: decidedOn && sayDay(decidedOn),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const mentor = await requireTeacher(request);
  const { asked, held } = await listTalks(mentor);
  return { asked: asked.map(shown), held: held.map(shown) };
}

export default function Talks() {
  const { asked, held } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHead
        title={asked.length === 0 ? "No one has asked to talk" : `${counted(asked.length, "request")} to talk`}
        lead={`A learner who finished a track can ask to explain it in person: ${TALK_MINUTES} minutes, about two of their submissions. If you sign, their certificate says so, with your name.`}
        actions={<ButtonLink to="/mentor">The queue</ButtonLink>}
      />
      {asked.length === 0 ? (
        <Notice title="There is nothing to do now.">
          Requests from learners in your cohorts are listed here, longest wait first. Talks don’t count toward your
          weekly hours.
        </Notice>
      ) : (
        <ul className="rows no-gutter">
          {asked.map(({ id, learner, track, note, askedOn, mentor, isMine }) => (
            <li key={id}>
              <div>
                <Link className="name" to={`/mentor/talks/${id}`}>
                  <bdi>{learner}</bdi>, {track}
                </Link>
                <p className="meta">
                  asked on {askedOn}
                  {isMine
                    ? " · with you"
                    : mentor && (
                        <>
                          {" "}
                          · with <bdi>{mentor}</bdi>
                        </>
                      )}
                </p>
                <p className="meta">
                  “<bdi className="inline">{note}</bdi>”
                </p>
              </div>
              <div className="does">
                <ButtonLink size="small" to={`/mentor/talks/${id}`} aria-label={`Open the talk with ${learner}`}>
                  Open
                </ButtonLink>
              </div>
            </li>
          ))}
        </ul>
      )}
      {held.length > 0 && (
        <Part id="held" title="Your past talks">
          <ul className="rows no-gutter">
            {held.map(({ id, learner, track, state, decidedOn }) => (
              <li key={id}>
                <div>
                  <Link className="name" to={`/mentor/talks/${id}`}>
                    <bdi>{learner}</bdi>, {track}
                  </Link>
                  <p className="meta">{decidedOn}</p>
                </div>
                <div className="does">
                  {state === "signed" ? <Mark tone="good">Signed</Mark> : <Mark icon="half">Not yet</Mark>}
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </Page>
  );
}
