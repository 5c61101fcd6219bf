import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary, type FormErrors, Saved } from "~/ui/forms/form";
import { useKeptSearch } from "~/ui/kept-search";
import { Undo } from "~/ui/undo";
import { BULK } from "./bulk";

export type Role = "learner" | "mentor" | "lead";

interface Member {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
}

/** The reply to one of the page's forms. */
export interface Reply {
  readonly intent?: string;
  readonly done: string;
  /** The `before` field of the form that undoes the change; empty or missing if it can't be undone. */
  readonly before?: string;
  /** The `moved` field of the form that undoes a move; empty or missing if no one was moved. */
  readonly moved?: string;
  readonly errors: FormErrors | null;
}

/** Shows the result of the last change, above the rows that were changed. */
export function Said({ reply }: { reply: Reply | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  // Moves the focus to the result if the pressed button, such as "Undo", has disappeared. Otherwise, keyboard users
  // would start again at the top of the page.
  useEffect(() => {
    if (reply?.intent?.startsWith("undo") || (reply?.done && document.activeElement === document.body))
      box.current?.focus();
  }, [reply]);
  return (
    <div ref={box} className="said" tabIndex={-1}>
      <ErrorSummary errors={reply?.errors} reply={reply} />
      <Saved when={Boolean(reply?.done)}>{reply?.done ?? ""}</Saved>
      {reply?.before && <Undo intent="undo" before={reply.before} />}
      {reply?.moved && <Undo intent="undo-move" moved={reply.moved} />}
    </div>
  );
}

const ROLES: readonly Role[] = ["learner", "mentor", "lead"];

export function Members({
  cohortId,
  members,
  sections,
  you,
}: {
  cohortId: string;
  members: readonly (Member & { email: string; sectionId: string | null })[];
  sections: readonly { readonly id: string; readonly name: string }[];
  you: string;
}) {
  const keep = useKeptSearch();
  return (
    <ul className="rows no-gutter stacks people">
      {members.map(({ userId, name, email, role, sectionId }) => (
        <li key={userId}>
          <div>
            {members.length > 1 && (
              <input type="checkbox" form={BULK} name="who" value={userId} aria-label={`Select ${name}`} />
            )}{" "}
            {role === "learner" ? (
              <Link className="name" to={`/cohorts/${cohortId}/learners/${userId}`}>
                <bdi>{name}</bdi>
              </Link>
            ) : (
              <bdi className="name">{name}</bdi>
            )}
            {userId === you && " (you)"}
            <p className="meta">
              {email}
              {sectionId && (
                <>
                  {" "}
                  · <bdi>{sections.find(({ id }) => id === sectionId)?.name}</bdi>
                </>
              )}
            </p>
          </div>
          <div className="does">
            {/* The role is the key, so that the field shows the stored role, even after a refusal. */}
            <Form method="post" className="line" key={role} preventScrollReset>
              <input type="hidden" name="intent" value="role" />
              <input type="hidden" name="userId" value={userId} />
              <label className="vh" htmlFor={`role-${userId}`}>
                Role of <bdi>{name}</bdi>
              </label>
              <select id={`role-${userId}`} name="role" defaultValue={role}>
                {ROLES.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
              <Button size="small" type="submit" aria-label={`Change the role of ${name}`}>
                Change
              </Button>
            </Form>
            <Link to={`${keep({ remove: userId })}#confirm`} aria-label={`Remove ${name}…`}>
              Remove…
            </Link>
          </div>
        </li>
      ))}
    </ul>
  );
}

/**
 * Asks for confirmation before a member is removed. Takes the focus, because this question is above the pressed button.
 */
export function ConfirmRemoval({ member, cohort, isYou }: { member: Member; cohort: string; isYou: boolean }) {
  const box = useRef<HTMLElement>(null);
  const keep = useKeptSearch();
  useEffect(() => box.current?.focus(), []);
  const { userId, name, role } = member;
  return (
    <section ref={box} id="confirm" className="notice half" tabIndex={-1} aria-labelledby="confirm-title">
      <h2 id="confirm-title">
        {isYou ? (
          "Leave "
        ) : (
          <>
            Remove <bdi>{name}</bdi> from{" "}
          </>
        )}
        <bdi>{cohort}</bdi>?
      </h2>
      <p className="mt-1">
        {isYou
          ? "You will no longer see this cohort. For one day, another lead can restore your membership."
          : role === "learner"
            ? "They keep their account and work; the cohort’s mentors and leads can no longer see that work. For one day, you can restore their membership, but their waiting questions and disputes are withdrawn now."
            : "This person can no longer see the cohort’s learners. For one day, you can restore their membership."}
      </p>
      <Form method="post" className="line">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="userId" value={userId} />
        <Button look="main" type="submit">
          {isYou ? "Leave cohort" : "Remove"}
        </Button>
        <ButtonLink to={keep()} replace>
          Cancel
        </ButtonLink>
      </Form>
    </section>
  );
}

export function Removed({ people }: { people: readonly Member[] }) {
  return (
    <ul className="rows no-gutter">
      {people.map(({ userId, name, role }) => (
        <li key={userId}>
          <div>
            <bdi className="name">{name}</bdi>, {role}
          </div>
          <Form method="post" className="does" preventScrollReset>
            <input type="hidden" name="intent" value="put-back" />
            <input type="hidden" name="userId" value={userId} />
            <Button size="small" type="submit" aria-label={`Restore ${name}`}>
              Restore
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
