import { Form, Link } from "@remix-run/react";
import type { ProgrammeRow } from "~/accounts/cohorts/programmes.server";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { Field, TextField } from "~/ui/forms/field";
import { errorOf } from "~/ui/forms/form";
import type { Reply } from "./forms.server";

interface CardProps extends ProgrammeRow {
  /** Cohorts that are not in the programme. */
  readonly others: readonly { readonly id: string; readonly name: string }[];
  /** Why one of this programme's forms was refused. */
  readonly reply: Reply | undefined;
}

/** A programme: its cohorts and leads, and the forms that change them. */
export function ProgrammeCard({ id, name, cohorts, leads, others, reply }: CardProps) {
  const refused = (intent: string, field: string) =>
    reply?.intent === intent ? errorOf(reply.errors, field) : undefined;
  const nameError = refused("rename", "name");
  return (
    <li className="notice">
      <h2>
        <bdi>
          <Link to={`/programmes/${id}`}>{name}</Link>
        </bdi>
      </h2>
      <h3 className="mt-3">Cohorts</h3>
      {cohorts.length === 0 && <p className="meta">None yet.</p>}
      <ul className="rows no-gutter">
        {cohorts.map((cohort) => (
          <li key={cohort.id}>
            <bdi>
              <Link to={`/cohorts/${cohort.id}`}>{cohort.name}</Link>
            </bdi>
            <Take programme={name} id={id} intent="remove-cohort" field="cohort" value={cohort.id} what={cohort.name} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        // Empties the field once the cohort is added.
        <Form method="post" className="search-line" noValidate key={`cohorts ${cohorts.length}`}>
          <input type="hidden" name="intent" value="add-cohort" />
          <input type="hidden" name="id" value={id} />
          <Field
            label={
              <>
                Cohort<span className="vh"> to add to {name}</span>
              </>
            }
            {...errorProps(refused("add-cohort", "cohort"))}
          >
            {(control) => (
              <select name="cohort" defaultValue="" {...control}>
                <option value="">Choose one</option>
                {others.map((cohort) => (
                  <option key={cohort.id} value={cohort.id}>
                    {cohort.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Button type="submit">Add</Button>
        </Form>
      )}
      <h3 className="mt-4">Leads</h3>
      {leads.length === 0 && <p className="meta">No one yet.</p>}
      <ul className="rows no-gutter">
        {leads.map((lead) => (
          <li key={lead.id}>
            <span>
              <bdi>{lead.name}</bdi> <span className="meta wrap-anywhere">{lead.email}</span>
            </span>
            <Take programme={name} id={id} intent="remove-lead" field="userId" value={lead.id} what={lead.name} />
          </li>
        ))}
      </ul>
      <Form method="post" className="search-line" noValidate key={`leads ${leads.length}`}>
        <input type="hidden" name="intent" value="add-lead" />
        <input type="hidden" name="id" value={id} />
        <TextField
          label={
            <>
              Email address of the lead’s account<span className="vh">, to lead {name}</span>
            </>
          }
          type="email"
          name="email"
          required
          autoComplete="off"
          defaultValue={reply?.intent === "add-lead" ? reply.written : undefined}
          {...errorProps(refused("add-lead", "email"))}
        />
        <Button type="submit">Make them a lead</Button>
      </Form>
      <div className="mt-4">
        {/* The name is the key, so that the form closes once the programme is renamed. */}
        <Confirm
          key={name}
          isOpen={nameError !== undefined}
          label={
            <>
              Change…<span className="vh"> {name}</span>
            </>
          }
        >
          <Form method="post" noValidate>
            <input type="hidden" name="intent" value="rename" />
            <input type="hidden" name="id" value={id} />
            <TextField
              label="Name"
              name="name"
              required
              maxLength={100}
              defaultValue={nameError === undefined ? name : reply?.written}
              {...errorProps(nameError)}
            />
            <div className="line mt-3">
              <Button type="submit">Rename</Button>
            </div>
          </Form>
          <Form method="post" className="mt-4">
            <input type="hidden" name="intent" value="delete" />
            <input type="hidden" name="id" value={id} />
            <p className="meta">The cohorts don’t change, but the programme’s leads can no longer see them.</p>
            <div className="line mt-2">
              <Button type="submit">Delete the programme</Button>
            </div>
          </Form>
        </Confirm>
      </div>
    </li>
  );
}

const errorProps = (error: string | undefined) => (error === undefined ? {} : { error });

/** Removes a cohort or a lead, without asking for confirmation, because the form below can add them again. */
function Take(of: {
  readonly programme: string;
  readonly id: string;
  readonly intent: "remove-cohort" | "remove-lead";
  readonly field: "cohort" | "userId";
  readonly value: string;
  readonly what: string;
}) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={of.intent} />
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name={of.field} value={of.value} />
      <Button type="submit" size="small">
        Remove
        <span className="vh">
          {" "}
          {of.what} of {of.programme}
        </span>
      </Button>
    </Form>
  );
}
