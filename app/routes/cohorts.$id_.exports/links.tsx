import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { TextField } from "~/ui/field";
import { ErrorSummary, errorOf, type FormErrors, Saved } from "~/ui/form";
import { NewLink } from "~/ui/new-link";
import { sayFullDay } from "~/ui/say-day";

/** What a form of the page was told. */
export interface Reply {
  readonly done: string;
  /** Of a new link, shown this once. */
  readonly secret: string;
  readonly errors: FormErrors | null;
  readonly written: Readonly<Record<string, unknown>> | null;
}

const IDS = { name: "link-name" };

interface LinkFormProps {
  readonly cohortId: string;
  readonly origin: string;
  readonly formKey: string;
  readonly reply: Reply | undefined;
}

export function LinkForm({ cohortId, origin, formKey, reply }: LinkFormProps) {
  if (reply?.secret)
    return (
      <NewLink link={`${origin}/exports/${reply.secret}/hand-ins.csv`}>
        Whoever has this link reads this cohort’s exports. It is shown only now: copy it before you leave this page. For
        another file put its name at the end. Where a program can send a header, keep the secret out of addresses:{" "}
        <code>Authorization: Bearer {reply.secret}</code> to{" "}
        <code>{`${origin}/cohorts/${cohortId}/exports/hand-ins.csv`}</code>.
      </NewLink>
    );
  const written = reply?.written?.name;
  return (
    <Form method="post" className="form" noValidate preventScrollReset>
      <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
      <input type="hidden" name="intent" value="link" />
      <input type="hidden" name="key" value={formKey} />
      <TextField
        id={IDS.name}
        name="name"
        label="What it is for"
        hint="A link reads this cohort’s exports and nothing else. It works in your name, as long as you lead the cohort."
        autoComplete="off"
        maxLength={60}
        required
        defaultValue={typeof written === "string" ? written : undefined}
        error={errorOf(reply?.errors, "name")}
      />
      <div className="line">
        <Button type="submit">Make a link</Button>
      </div>
    </Form>
  );
}

interface Link {
  readonly id: string;
  readonly name: string;
  readonly madeBy: string;
  readonly madeOn: string;
  readonly usedOn: string | null;
  readonly works: boolean;
}

export function Links({ links, reply }: { links: readonly Link[]; reply: Reply | undefined }) {
  return (
    <div className="mt-4">
      <div className="said">
        <ErrorSummary errors={reply?.errors} reply={reply} />
        <Saved when={Boolean(reply?.done)}>{reply?.done ?? ""}</Saved>
      </div>
      {links.length === 0 ? (
        <p className="prose">There is none. Make one when a script or a dashboard is to read the files by itself.</p>
      ) : (
        <ul className="rows no-gutter export-links">
          {links.map(({ id, name, madeBy, madeOn, usedOn, works }) => (
            <li key={id}>
              <div>
                <bdi className="name">{name}</bdi>
                <p className="meta">
                  made by <bdi>{madeBy}</bdi> on <time dateTime={madeOn}>{sayFullDay(madeOn)}</time>,{" "}
                  {usedOn ? (
                    <>
                      last used on <time dateTime={usedOn}>{sayFullDay(usedOn)}</time>
                    </>
                  ) : (
                    "never used"
                  )}
                  {!works && ". It does not work: who made it does not lead this cohort any more"}
                </p>
              </div>
              <div className="does">
                <Confirm
                  label={
                    <>
                      Withdraw…<span className="vh"> {name}</span>
                    </>
                  }
                >
                  <p>What reads with it gets nothing any more. It cannot be put back.</p>
                  <Form method="post" className="line" preventScrollReset>
                    <input type="hidden" name="intent" value="withdraw" />
                    <input type="hidden" name="linkId" value={id} />
                    <Button type="submit">
                      Withdraw it<span className="vh">: {name}</span>
                    </Button>
                  </Form>
                </Confirm>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
