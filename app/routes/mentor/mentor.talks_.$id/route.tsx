import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound, requireTeacher } from "~/accounts/guards.server";
import { endTalk, refuseJudged } from "~/review/talks/end-talk.server";
import { DECISIONS, type Decision, TALK_MINUTES, TALK_RUBRIC } from "~/review/talks/talk";
import { scriptFor } from "~/review/talks/talk-script.server";
import { chooseTwo, findTalk, openTalk } from "~/review/talks/talks.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { LONG, readFormData } from "~/ui/forms/form-data.server";
import { ForgetWords, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Notice } from "~/ui/notice";
import { sayDay } from "~/ui/say-day";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { ChooseTwo } from "./choose-two";
import { Ended } from "./ended";
import { COMMENT, Judge } from "./judge";
import { Script } from "./script";
import "./talk.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Talk with ${nameInTitle(data?.talk.learner ?? "a learner")} · Onramp` },
];
export const handle: PageHandle = { within: "/mentor" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const mentor = await requireTeacher(request);
  const talk = await openTalk(mentor, params.id ?? "");
  if (!talk) throw notFound();
  const { learnerId: _, askedOn, decidedOn, two, ...rest } = talk;
  return {
    talk: { ...rest, two, askedOn: sayDay(askedOn), decidedOn: decidedOn && sayDay(decidedOn) },
    script: two && scriptFor(two[0].kind, two[1].kind),
    lines: TALK_RUBRIC,
    keptWords: keptKey(mentor, rest.id),
  };
}

const isDecision = (value: string): value is Decision => (DECISIONS as readonly string[]).includes(value);

export async function action({ request, params }: ActionFunctionArgs) {
  const mentor = await requireTeacher(request);
  const talk = await findTalk(mentor, params.id ?? "");
  if (!talk) throw notFound();
  const form = await readFormData(request, LONG);
  const here = `/mentor/talks/${talk.id}`;
  const intent = String(form.get("intent") ?? "");
  if (intent === "choose") {
    const ids = form.getAll("hand-in").map(String);
    const refused = await chooseTwo(mentor, talk.id, ids);
    if (refused) return data({ of: "choose" as const, refused, ids, errors: null, written: null }, { status: 400 });
    return redirect(`${here}#script`, 303);
  }
  if (!isDecision(intent))
    throw new Response("That action isn’t available on this page. Reload the page and try again.", { status: 400 });
  const choices = Object.fromEntries(TALK_RUBRIC.map(({ id }) => [id, String(form.get(id) ?? "")]));
  const judged = { decision: intent, choices, words: String(form.get("words") ?? "") };
  const errors = refuseJudged(judged);
  const refuse = (said: Record<string, string>) =>
    data({ of: "judge" as const, refused: null, ids: null, errors: said, written: judged }, { status: 400 });
  if (Object.keys(errors).length > 0) return refuse(errors);
  if (await endTalk(mentor, talk.id, judged)) return redirect(here, 303);
  // The form was sent twice, and the first request has already made the change.
  const now = await findTalk(mentor, talk.id);
  if (now?.isMine && now.state !== "asked") return redirect(here, 303);
  return refuse({ "": "Choose the two submissions first: only the mentor who chose them can hold and end the talk." });
}

export default function Talk() {
  const { talk, script, lines, keptWords } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { learner, isNameHidden, track, note, askedOn, mentor, isMine, two, passed, state } = talk;
  const isEnded = state === "signed" || state === "not-yet";
  return (
    <Page>
      <PageHead
        title={
          <>
            {isEnded ? "You talked with " : "Talk with "}
            <bdi>{learner}</bdi>
          </>
        }
        lead={
          <>
            On the track {track}. The learner asked on {askedOn}: “<bdi className="inline">{note}</bdi>”
            {isNameHidden &&
              " Your cohort hides names. You’ll see this learner’s name once you have chosen two submissions."}
          </>
        }
        actions={<ButtonLink to="/mentor/talks">All talks</ButtonLink>}
      />
      {isEnded ? (
        <KeptWordsContext.Provider value={keptWords}>
          <ForgetWords of={[COMMENT]} />
          <Ended talk={talk} lines={lines} />
        </KeptWordsContext.Provider>
      ) : (
        <>
          {!isMine && mentor && (
            <div className="mb-4">
              <Notice title={<>{mentor} has agreed to hold this talk.</>}>
                If you choose two submissions, you take over the talk. Check with the learner first.
              </Notice>
            </div>
          )}
          <Part
            id="two"
            title={isMine && two ? "The two submissions you chose" : "Choose two of the learner’s submissions"}
            about="both passed, from different exercises"
          >
            <ChooseTwo
              passed={passed}
              two={isMine ? two : null}
              refused={reply?.of === "choose" ? reply.refused : null}
              ids={reply?.of === "choose" ? reply.ids : null}
            />
          </Part>
          {isMine && two && script && (
            <>
              <Part id="script" title={`${TALK_MINUTES} minutes`} about="one question about each is enough to start">
                <Script script={script} two={two} />
              </Part>
              <Part id="judge" title="Afterwards">
                <KeptWordsContext.Provider value={keptWords}>
                  <Judge lines={lines} reply={reply?.of === "judge" ? reply : undefined} />
                </KeptWordsContext.Provider>
              </Part>
            </>
          )}
        </>
      )}
    </Page>
  );
}
