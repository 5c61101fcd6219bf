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

/** Asks for confirmation before several members are removed. Takes the focus, because the box is above the button. */
export function ConfirmBulk({ asked, cohort }: { asked: Asked; cohort: string }) {
  const { who, all, members, hasYou } = asked;
  const box = useRef<HTMLElement>(null);
  const keep = useKeptSearch();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new question takes the focus
  useEffect(() => box.current?.focus(), [asked]);
  const more = members.length - MOST_NAMED;
  return (
    <section ref={box} id="confirm" className="notice half" tabIndex={-1} aria-labelledby="confirm-title">
      <h2 id="confirm-title">
        Remove {hasYou && members.length > 1 && "yourself and "}
        {hasYou && members.length === 1
          ? "yourself"
          : counted(
              members.length - Number(hasYou),
              hasYou ? "other person" : "person",
              hasYou ? "other people" : "people",
            )}{" "}
        from <bdi>{cohort}</bdi>?
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
        Everyone keeps their account and work. For one day, {hasYou ? "another lead" : "you"} can restore the
        memberships
        {members.some(({ role }) => role === "learner") &&
          ", but learners’ waiting questions and disputes are withdrawn now"}
        .
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
