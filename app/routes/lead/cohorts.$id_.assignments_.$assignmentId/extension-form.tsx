import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button, ButtonLink } from "~/ui/button";
import { TextField } from "~/ui/forms/field";
import { tickAll, useEmptyAfter } from "~/ui/forms/tick-all";
import { TooLongList, type Whole, WholeList } from "~/ui/forms/whole-list";
import { useKeptSearch } from "~/ui/kept-search";
import { MANY } from "./learner-table";

/** Grants an extension to one learner. The form takes the focus, because it is above the pressed button. */
export function ExtensionForm({
  extending: { id, name, hasMore, until },
  timeZone,
  reply,
}: {
  extending: { readonly id: string; readonly name: string; readonly hasMore: boolean; readonly until: string };
  timeZone: string;
  reply: { readonly error: string; readonly written: string | null } | undefined;
}) {
  const box = useRef<HTMLElement>(null);
  const keep = useKeptSearch();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal takes the focus again
  useEffect(() => box.current?.focus(), [reply]);
  return (
    <section ref={box} id="extend" className="notice half" tabIndex={-1} aria-labelledby="extend-title">
      <h2 id="extend-title">
        New deadline for <bdi>{name}</bdi>
      </h2>
      <Form method="post" className="form mt-3" noValidate preventScrollReset>
        <input type="hidden" name="userId" value={id} />
        <TextField
          id="until"
          name="until"
          type="datetime-local"
          label="New deadline"
          hint={`In the ${timeZone} time zone. The learner sees the new date immediately, and gets a reminder.`}
          defaultValue={reply?.written ?? until}
          error={reply?.error || undefined}
        />
        <div className="line">
          <Button look="main" type="submit" name="intent" value="extend">
            Set date
          </Button>
          {hasMore && (
            <Button type="submit" name="intent" value="take-back">
              Use everyone’s deadline
            </Button>
          )}
          <ButtonLink to={keep()} replace>
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </section>
  );
}

/** Sets one deadline for all learners whose boxes are ticked in the table below this form, or for all in the list. */
export function ExtendMany({
  due,
  timeZone,
  all,
  most,
  reply,
}: Whole & {
  due: string;
  timeZone: string;
  reply: { readonly error: string; readonly written: string | null; readonly done: string } | undefined;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEmptyAfter(form, reply);
  return (
    <Form ref={form} method="post" id={MANY} className="search-line" noValidate preventScrollReset>
      <TextField
        id="until-many"
        name="until"
        type="datetime-local"
        label="Deadline for the selected learners"
        hint={`In the ${timeZone} time zone.`}
        defaultValue={reply?.written ?? due}
        error={reply?.error || undefined}
      />
      <WholeList all={all} />
      <Button type="submit" name="intent" value="extend-many">
        Set date
      </Button>
      <Button look="quiet" className="needs-script" onClick={() => tickAll(form.current, "who")}>
        Select all on this page
      </Button>
      <TooLongList most={most} />
    </Form>
  );
}
