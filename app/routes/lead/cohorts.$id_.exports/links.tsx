import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors, Saved } from "~/ui/forms/form";
import { NewLink } from "~/ui/forms/new-link";
import { sayFullDay } from "~/ui/say-day";

/** The reply to one of the page's forms. */
export interface Reply {
  readonly done: string;
  /** A new link's secret, shown only once. */
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
  /** The reply with a new link, which is shown only once. */
  readonly made: Reply | undefined;
  readonly onNext: () => void;
}

export function LinkForm({ cohortId, origin, formKey, reply, made, onNext }: LinkFormProps) {
  if (made)
    return (
      <NewLink link={`${origin}/exports/${made.secret}/hand-ins.csv`} onNext={onNext}>
        Anyone with this link can read this cohort’s exports. It is shown only once: copy it before you leave this page.
        To read another file, replace the file name at the end of the link. If your program can send a header, keep the
        secret out of the URL: send <code>Authorization: Bearer {made.secret}</code> to{" "}
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
        label="Purpose"
        hint="A link gives access to this cohort’s exports and nothing else. The link acts on your behalf for as long as you lead the cohort."
        autoComplete="off"
        maxLength={60}
        required
        defaultValue={typeof written === "string" ? written : undefined}
        error={errorOf(reply?.errors, "name")}
      />
      <div className="line">
        <Button type="submit">Create link</Button>
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
        <p className="prose">No links yet. Create one to let a script or dashboard read the files.</p>
      ) : (
        <ul className="rows no-gutter stacks export-links">
          {links.map(({ id, name, madeBy, madeOn, usedOn, works }) => (
            <li key={id}>
              <div>
                <bdi className="name">{name}</bdi>
                <p className="meta">
                  created by <bdi>{madeBy}</bdi> on <time dateTime={madeOn}>{sayFullDay(madeOn)}</time>,{" "}
                  {usedOn ? (
                    <>
                      last used on <time dateTime={usedOn}>{sayFullDay(usedOn)}</time>
                    </>
                  ) : (
                    "never used"
                  )}
                  {!works && ". It no longer works: the person who created it no longer leads this cohort"}
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
                  <p>Scripts that use this link lose access. This can’t be undone.</p>
                  <Form method="post" className="line" preventScrollReset>
                    <input type="hidden" name="intent" value="withdraw" />
                    <input type="hidden" name="linkId" value={id} />
                    <Button type="submit">
                      Withdraw link<span className="vh">: {name}</span>
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
