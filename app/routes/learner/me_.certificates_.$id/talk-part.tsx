import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Field } from "~/ui/forms/field";
import { ErrorSummary } from "~/ui/forms/form";
import { ForgetWords, KeptTextarea } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { sayFullDay } from "~/ui/say-day";

export interface TalkProps {
  readonly id: string;
  readonly state: "asked" | "signed" | "not-yet" | "taken-back";
  readonly note: string;
  readonly askedOn: string;
  readonly decidedOn: string | null;
  readonly mentor: string;
  readonly words: string;
}

/** The key under which a browser keeps the text until it is sent. */
const TALK_FORM = "talk";

interface Reply {
  readonly why: string;
  readonly written: string;
}

/** The talk with a mentor: what it is, its state, and what the mentor said. */
export function TalkPart({
  talk,
  canAsk,
  isExplained,
  reply,
}: {
  talk: TalkProps | null;
  canAsk: boolean;
  isExplained: boolean;
  reply: Reply | undefined;
}) {
  if (talk?.state === "signed")
    return (
      <>
        <p>
          <Mark tone="good">Explained in person</Mark>
        </p>
        <p className="prose">
          Signed by <bdi>{talk.mentor}</bdi> on {sayFullDay(talk.decidedOn!)}.{" "}
          {!isExplained && (
            <>
              This certificate stays as it was issued. You also have{" "}
              <Link to="/me/certificates">a certificate that says “explained in person”</Link>. Both can be verified.
            </>
          )}
        </p>
        <Said talk={talk} />
      </>
    );
  if (talk?.state === "asked")
    return (
      <>
        <ForgetWords of={[TALK_FORM]} />
        <p className="prose">
          You asked on {sayFullDay(talk.askedOn)}. A mentor of your cohort will contact you. You wrote: “
          <bdi className="inline">{talk.note}</bdi>”
        </p>
        <Form method="post" className="line mt-3">
          <input type="hidden" name="talk" value={talk.id} />
          <Button type="submit" name="intent" value="take-back">
            Withdraw
          </Button>
        </Form>
      </>
    );
  return (
    <>
      {talk && (
        <div className="mb-4">
          <p>
            <Mark icon="half">Not yet</Mark>
          </p>
          <p className="prose">
            You talked with <bdi>{talk.mentor}</bdi> on {sayFullDay(talk.decidedOn!)}. You can ask again at any time.
          </p>
          <Said talk={talk} />
        </div>
      )}
      <p className="prose">
        A mentor of your cohort chooses 2 of your submissions and talks with you about them for 10 minutes. Once the
        mentor signs off on the talk, you get a second certificate that says “explained in person”, with the mentor’s
        name. Until then, your certificate says “unsupervised practice”. Mentors see your name and what you write here.
      </p>
      {canAsk ? (
        <Form method="post" className="form mt-3" noValidate>
          <ErrorSummary errors={reply ? { note: [reply.why] } : null} ids={{ note: "note" }} reply={reply} />
          <Field
            id="note"
            label="When and how can a mentor meet you?"
            hint="Give times that suit you and say how to contact you."
            {...(reply && { error: reply.why })}
          >
            {(control) => (
              <KeptTextarea
                form={TALK_FORM}
                name="note"
                rows={3}
                maxLength={500}
                defaultValue={reply?.written}
                required
                {...control}
              />
            )}
          </Field>
          <div>
            <Button type="submit" name="intent" value="ask-talk">
              Ask for a talk
            </Button>
          </div>
        </Form>
      ) : (
        <div className="mt-3">
          <Notice title="You aren’t in a cohort with a mentor.">
            Once you join a cohort with a link from its lead, you can ask here.
          </Notice>
        </div>
      )}
    </>
  );
}

function Said({ talk: { words, mentor } }: { talk: TalkProps }) {
  if (!words) return null;
  return (
    <blockquote className="own-words mt-2" aria-label={`What ${mentor} says`}>
      <bdi className="inline">{words}</bdi>
    </blockquote>
  );
}
