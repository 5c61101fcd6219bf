import { Form, useSubmit } from "@remix-run/react";
import type { FormEvent } from "react";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icons";

/** The search field stands outside of the form, and belongs to it by this. */
export const FORM_ID = "filter";
/** So many values of a group are seen at once; the others unfold. */
const SEEN = 6;

interface Option {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
}

export interface RailProps {
  readonly facets: readonly { readonly group: string; readonly legend: string; readonly options: readonly Option[] }[];
  readonly minutes: {
    readonly chosen: number | null;
    readonly options: readonly { readonly most: number; readonly count: number }[];
  };
  readonly sort: string;
  /** How many things narrow the list now. */
  readonly active: number;
}

/** A GET form's query without its empty fields. */
function queryOf(form: HTMLFormElement): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value !== "") query.append(name, value);
  return query;
}

/**
 * What narrows the list. A GET form: without JavaScript it has a button, with it each choice is applied at once. Folded
 * on a phone.
 */
export function Rail({ facets, minutes, sort, active }: RailProps) {
  const submit = useSubmit();
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    submit(queryOf(event.currentTarget), { replace: true, preventScrollReset: true });
  };
  return (
    <details className="rail">
      <summary className="btn">
        <Icon name="down" />
        Filters{active > 0 && ` (${active})`}
      </summary>
      <Form
        id={FORM_ID}
        method="get"
        aria-label="Filter"
        onSubmit={apply}
        onChange={(event) => (event.target as Element).matches("[type=search]") || apply(event)}
      >
        {sort !== "track" && <input type="hidden" name="sort" value={sort} />}
        {facets.map((facet) => (
          <Facet key={facet.group} {...facet} />
        ))}
        <div className="field">
          <label htmlFor="minutes">At most</label>
          <select key={minutes.chosen} id="minutes" name="minutes" defaultValue={minutes.chosen ?? ""}>
            <option value="">any length</option>
            {minutes.options.map(({ most, count }) => (
              <option key={most} value={most}>
                {most} min ({count})
              </option>
            ))}
          </select>
        </div>
        <noscript>
          <Button type="submit">Apply</Button>
        </noscript>
      </Form>
    </details>
  );
}

function Facet({ group, legend, options }: RailProps["facets"][number]) {
  const hasNote = group === "skill";
  const seen = options.filter(({ isChosen }, place) => place < SEEN || isChosen);
  const folded = options.filter((option) => !seen.includes(option));
  return (
    <fieldset>
      <legend>{legend}</legend>
      {seen.map((option) => (
        <Box key={option.value} group={group} {...option} />
      ))}
      {folded.length > 0 && (
        <details>
          <summary>{folded.length} more</summary>
          {folded.map((option) => (
            <Box key={option.value} group={group} {...option} />
          ))}
        </details>
      )}
      {hasNote && <p className="hint">Reviews don’t say what they train: it would tell you what to look for.</p>}
    </fieldset>
  );
}

function Box({ group, value, label, count, isChosen }: Option & { group: string }) {
  return (
    <label>
      {/* By the choice as key: a removed chip empties the box. */}
      <input key={String(isChosen)} type="checkbox" name={group} value={value} defaultChecked={isChosen} />
      {label}
      <span>
        {count}
        <span className="vh"> exercises</span>
      </span>
    </label>
  );
}
