import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { notFound, requirePerson } from "~/accounts/guards.server";
import { findCertificate, withdrawCertificate } from "~/cohort/own/certificates.server";
import { LAST_STEP } from "~/cohort/own/track-steps";
import { env } from "~/operations/env.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { markTalksSeen } from "~/review/notices/notices.server";
import { askTalk, findOwnTalk, hasTeacher, NoteSchema, takeBackTalk } from "~/review/talks/asked-talks.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { readFields } from "~/ui/forms/form-data.server";
import { KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Notice } from "~/ui/notice";
import { sayFullDay } from "~/ui/say-day";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { StatementSheet } from "../../anyone/verify.$code/statement";
import { TalkPart } from "./talk-part";
import "~/ui/styles/shared.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.certificate.title ?? "A certificate"} · Your certificates · Onramp` },
];
export const handle: PageHandle = { within: "/me" };

export const headers = passRetryAfter;

const dayOf = (time: Date) => time.toISOString().slice(0, 10);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const certificate = await findCertificate(person, params.id ?? "");
  if (!certificate) throw notFound();
  const [talk, canAsk] = await Promise.all([findOwnTalk(person, certificate.trackId), hasTeacher(person)]);
  await markTalksSeen(person);
  return {
    certificate,
    words: keptKey(person, certificate.id),
    canAsk,
    address: `${env.origin}/verify/${certificate.code}`,
    talk: talk && { ...talk, askedOn: dayOf(talk.askedOn), decidedOn: talk.decidedOn && dayOf(talk.decidedOn) },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const certificate = await findCertificate(person, params.id ?? "");
  if (!certificate) throw notFound();
  const form = await readFields(request, ["intent", "note", "talk"]);
  const here = `/me/certificates/${certificate.id}`;
  const intent = form.get("intent");
  if (intent === "withdraw") {
    await withdrawCertificate(person, certificate.id);
    return redirect(here, 303);
  }
  if (intent === "take-back") {
    await takeBackTalk(person, String(form.get("talk") ?? ""));
    return redirect(`${here}#talk`, 303);
  }
  if (intent !== "ask-talk")
    throw new Response("That action isn’t available on this page. Reload the page and try again.", { status: 400 });
  const refuse = (why: string, init: ResponseInit = { status: 400 }) =>
    data({ why, written: String(form.get("note") ?? "") }, init);
  const note = NoteSchema.safeParse(form.get("note") ?? undefined);
  if (!note.success) return refuse(note.error.issues[0]!.message);
  const wait = await limiters.make.take(person.id);
  if (wait !== null) return refuse(`You’ve asked too often. Try again ${sayWait(wait)}.`, tooMany(wait));
  if (await askTalk(person, certificate.trackId, note.data)) return redirect(`${here}#talk`, 303);
  return refuse(
    certificate.withdrawnOn
      ? "This certificate has been withdrawn. Create a new one first: you need a valid certificate to ask for a talk."
      : certificate.step < LAST_STEP
        ? "You can ask for a talk once you have the certificate for the whole track."
        : "You can’t ask for a talk yet: you aren’t in a cohort with a mentor.",
  );
}

export default function Certificate() {
  const { certificate, words, address, talk, canAsk } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { withdrawnOn, isWithdrawnByAdmin, code } = certificate;
  return (
    <Page width="paper">
      <div className="not-on-paper">
        <PageHead
          title={withdrawnOn ? "Withdrawn" : "Your certificate"}
          lead={
            withdrawnOn
              ? `This certificate was withdrawn on ${sayFullDay(withdrawnOn)}${isWithdrawnByAdmin ? " by an admin. Ask the admin why" : ""}. Its page shows only the withdrawal.`
              : "No one else sees the certificate until you give them its address or a printout. If you print this page, only the certificate is printed, on A4 or Letter."
          }
          actions={<ButtonLink to="/me/certificates">All certificates</ButtonLink>}
        />
      </div>
      <StatementSheet certificate={certificate} address={address} />
      {!withdrawnOn && (
        <div className="not-on-paper">
          <Part id="talk" title="Explain it in person">
            {certificate.step === LAST_STEP ? (
              <KeptWordsContext.Provider value={words}>
                <TalkPart talk={talk} canAsk={canAsk} isExplained={certificate.explained !== null} reply={reply} />
              </KeptWordsContext.Provider>
            ) : (
              <p className="prose">
                Once you have the certificate for the whole track, you can ask a mentor to talk with you about it.
              </p>
            )}
          </Part>
          <Part id="give" title="Share it">
            <p className="prose">
              Anyone who opens <a href={`/verify/${code}`}>{address}</a> can see the text above and check that the
              certificate is valid. Search engines don’t list the page, and the code can’t be guessed.
            </p>
            <div className="mt-3">
              <Confirm label="Withdraw it…">
                <p>
                  The certificate’s page will then say “withdrawn”, with the date. This can’t be undone, but you can ask
                  for a new certificate with another code.
                </p>
                <Form method="post" className="line">
                  <input type="hidden" name="intent" value="withdraw" />
                  <Button type="submit">Withdraw permanently</Button>
                </Form>
              </Confirm>
            </div>
          </Part>
        </div>
      )}
      {withdrawnOn && (
        <div className="not-on-paper mt-6">
          <Notice
            title="You can ask for a new certificate for the step that you have reached."
            actions={<ButtonLink to="/me/certificates">Your tracks</ButtonLink>}
          />
        </div>
      )}
    </Page>
  );
}
