import { Form } from "@remix-run/react";
import type { EmailState, OpenInvite } from "~/accounts/cohorts/invites.server";
import { Button } from "~/ui/button";
import { Choice, TextField, Why } from "~/ui/forms/field";
import { ErrorSummary, errorOf } from "~/ui/forms/form";
import { NewLink } from "~/ui/forms/new-link";
import type { Reply } from "./members";

export interface DoorReply extends Reply {
  /** The whole link, shown only once. */
  readonly path: string;
  /** The invite's id. */
  readonly of: string;
  /** The invited person's address. */
  readonly for: string;
  /** True if the invited person must confirm their address. */
  readonly isMailed: boolean;
  readonly written: Readonly<Record<string, unknown>> | null;
}

/** The reply with a new link, if one is shown, and how to remove it from the page. */
export interface MadeLink {
  readonly reply: DoorReply | undefined;
  readonly dismiss: () => void;
}

export const writtenIn = (reply: DoorReply | undefined, name: string) => {
  const value = reply?.written?.[name];
  return typeof value === "string" ? value : undefined;
};

const INVITE = { email: "invite-email", role: "invite-role" };

/** Creates an invite for one person. */
export function InviteForm({ reply, made }: { reply: DoorReply | undefined; made: MadeLink }) {
  if (made.reply)
    return (
      <NewLink link={made.reply.path} onNext={made.dismiss}>
        Send the link to {made.reply.for} yourself, somewhere only they can read it.{" "}
        {made.reply.isMailed
          ? "The link works once, for an account with this address, after the owner confirms the address. "
          : "The link works once, and anyone who has the link can use it: this installation doesn’t send email, so it can’t check who owns an address. "}
        The link is shown only once: copy it before you leave this page.
      </NewLink>
    );
  const roleError = errorOf(reply?.errors, "role");
  const role = writtenIn(reply, "role") ?? "mentor";
  return (
    <Form method="post" className="form" noValidate preventScrollReset>
      <ErrorSummary errors={reply?.errors} ids={INVITE} reply={reply} />
      <input type="hidden" name="intent" value="invite" />
      <TextField
        id={INVITE.email}
        name="email"
        label="Email address"
        hint="If the person has no account yet, enter the address that they will use for it. We don’t send anything: give them the link yourself."
        type="email"
        autoComplete="off"
        required
        defaultValue={writtenIn(reply, "email")}
        error={errorOf(reply?.errors, "email")}
      />
      <fieldset className="choices" id={INVITE.role} aria-describedby={roleError && "invite-role-error"}>
        <legend className="label">Role</legend>
        <Choice
          name="role"
          value="mentor"
          defaultChecked={role === "mentor"}
          hint="Sees and reviews what learners hand in."
        >
          Mentor
        </Choice>
        <Choice
          name="role"
          value="lead"
          defaultChecked={role === "lead"}
          hint="Sees and reviews what learners hand in, and decides who is in the cohort."
        >
          Lead
        </Choice>
        {roleError && <Why id="invite-role-error">{roleError}</Why>}
      </fieldset>
      <div className="line">
        <Button type="submit">Create invite</Button>
      </div>
    </Form>
  );
}

/** The new link of an invite, if one is shown, and how to remove it from the page. */
export interface RenewedLink {
  readonly reply: Pick<DoorReply, "path" | "of"> | undefined;
  readonly dismiss: () => void;
}

const EMAIL_STATES: Readonly<Record<EmailState, string>> = {
  waiting: "not emailed yet, ",
  sent: "emailed, ",
  refused: "email refused by the mail server, ",
};

/** The open invites. `renewed` contains the new link for one of them. */
export function OpenDoors({ invites, renewed }: { invites: readonly OpenInvite[]; renewed: RenewedLink }) {
  return (
    <ul className="rows no-gutter">
      {invites.map(({ id, role, email, uses, maxUses, lastDay, section, emailState }) => {
        const what = email
          ? `Invite for ${email}, as ${role}`
          : `Link for learners${section === null ? "" : ` in ${section}`}`;
        return (
          <li key={id}>
            <div>
              <span className="name">{what}</span>
              <p className="meta">
                {emailState && EMAIL_STATES[emailState]}
                {email ? "not used yet" : `${uses} of ${maxUses} joined`}, open until{" "}
                <time dateTime={lastDay}>{lastDay}</time>
              </p>
              {renewed.reply?.of === id && (
                <div className="mt-2">
                  <NewLink key={renewed.reply.path} link={renewed.reply.path} next="Done" onNext={renewed.dismiss}>
                    The old link no longer works. The new one is shown only once: copy it before you leave this page.
                  </NewLink>
                </div>
              )}
            </div>
            <Form method="post" className="does" preventScrollReset>
              <input type="hidden" name="inviteId" value={id} />
              <Button
                size="small"
                type="submit"
                name="intent"
                value="renew"
                aria-label={`New link to replace ${what}, open until ${lastDay}`}
              >
                New link
              </Button>
              <Button
                size="small"
                type="submit"
                name="intent"
                value="revoke"
                aria-label={`Close: ${what}, open until ${lastDay}`}
              >
                Close
              </Button>
            </Form>
          </li>
        );
      })}
    </ul>
  );
}
