import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { useKeptSearch } from "~/ui/kept-search";

/** The members whose removal a lead has asked for. */
export interface Asked {
  /** The selected members' ids; empty if the whole list is meant. */
  readonly who: readonly string[];
  /** The hash of the whole list; empty if only some members are meant. */
  readonly all: string;
  readonly members: readonly { readonly userId: string; readonly name: string; readonly role: string }[];
  /** Whether the lead is among them. */
  readonly hasYou: boolean;
}

/** The maximum number of people whose names are listed. */
const MOST_NAMED = 20;

/** Asks for confirmation before several members are removed. Takes the focus, because it is above the button. */
export function ConfirmBulk({ asked: { who, all, members, hasYou }, cohort }: { asked: Asked; cohort: string }) {
  const box = useRef<HTMLElement>(null);
  const keep = useKeptSearch();
  useEffect(() => box.current?.focus(), []);
  const more = members.length - MOST_NAMED;
  return (
    <section ref={box} id="confirm" className="notice half" tabIndex={-1} aria-labelledby="confirm-title">
      <h2 id="confirm-title">
        Remove {counted(members.length, "person", "people")}
        {hasYou && ", including yourself,"} from <bdi>{cohort}</bdi>?
      </h2>
      <p className="mt-1">
        {members.slice(0, MOST_NAMED).map(({ userId, name }, place) => (
          <span key={userId}>
            {place > 0 && ", "}
            <bdi>{name}</bdi>
          </span>
        ))}
        {more > 0 && ` and ${more} more`}
      </p>
      <p className="mt-1">
        They keep their accounts and work.{" "}
        {members.some(({ role }) => role === "learner")
          ? "For one day, you can restore their memberships, but learners’ waiting questions and disputes are withdrawn now."
          : "For one day, you can restore their memberships."}
      </p>
      {/* The reply is shown above the members. */}
      <Form method="post" action={`${keep()}#members`} className="line">
        <input type="hidden" name="intent" value="bulk" />
        <input type="hidden" name="what" value="remove:sure" />
        {all !== "" && <input type="hidden" name="all" value={all} />}
        {who.map((userId) => (
          <input key={userId} type="hidden" name="who" value={userId} />
        ))}
        <Button look="main" type="submit">
          Remove
        </Button>
        <ButtonLink to={keep()} replace>
          Cancel
        </ButtonLink>
      </Form>
    </section>
  );
}
