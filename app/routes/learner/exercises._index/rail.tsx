import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icons";

/** The form's id. The search field is outside the form, and refers to the form by this id. */
const FORM_ID = "filter";
/** How many values of a group are shown at first. The others are collapsed. */
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
  /** The number of active filters. */
  readonly active: number;
}

/**
 * Whether a group comes before skills and defect classes, which come last because their lists are long and reviews show
 * neither.
 */
const isAboutWork = ({ group }: { group: string }) => group !== "skill" && group !== "class";

/** A GET form's query without its empty fields. */
function queryOf(form: HTMLFormElement): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value !== "") query.append(name, value);
  return query;
}

/**
 * The list's filters, as a GET form. With JavaScript, each choice applies immediately; without it, the form has a
 * button. Collapsed on a phone.
 */
export function Rail({ facets, minutes, sort, active }: RailProps) {
  const submit = useSubmit();
  const apply = (form: HTMLFormElement) => submit(queryOf(form), { replace: true, preventScrollReset: true });
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
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
        onSubmit={find}
        onChange={(event) => {
          // A search applies when it is sent, not on each keystroke.
          if (!(event.target as Element).matches("[type=search]")) apply(event.currentTarget);
        }}
      >
        {sort !== "track" && <input type="hidden" name="sort" value={sort} />}
        {facets.filter(isAboutWork).map((facet) => (
          <Facet key={facet.group} {...facet} />
        ))}
        <Minutes {...minutes} />
        {facets
          .filter((facet) => !isAboutWork(facet))
          .map((facet) => (
            <Facet key={facet.group} {...facet} />
          ))}
        <noscript>
          <Button type="submit">Apply</Button>
        </noscript>
      </Form>
    </details>
  );
}

/**
 * Updates a field when something else changes the URL, such as a removed chip or the Back button. The field is not
 * remounted, because it would lose the focus; input in other fields stays.
 */
function useFollow(value: unknown, apply: () => void) {
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    apply();
  });
}

/** The search field. It belongs to the filter form, but is at the top of the page. */
export function Find({ q }: { q: string }) {
  const field = useRef<HTMLInputElement>(null);
  useFollow(q, () => {
    if (field.current) field.current.value = q;
  });
  return (
    <search className="find">
      <label className="vh" htmlFor="q">
        Find by title or task
      </label>
      <input
        ref={field}
        id="q"
        form={FORM_ID}
        type="search"
        name="q"
        defaultValue={q}
        placeholder="Find by title or task"
        maxLength={100}
        autoComplete="off"
      />
      <Button type="submit" form={FORM_ID}>
        Find
      </Button>
    </search>
  );
}

function Minutes({ chosen, options }: RailProps["minutes"]) {
  const select = useRef<HTMLSelectElement>(null);
  useFollow(chosen, () => {
    if (select.current) select.current.value = String(chosen ?? "");
  });
  return (
    <div className="field">
      <label htmlFor="minutes">Length</label>
      <select ref={select} id="minutes" name="minutes" defaultValue={chosen ?? ""}>
        <option value="">any length</option>
        {options.map(({ most, count }) => (
          <option key={most} value={most}>
            at most {most} min ({count})
          </option>
        ))}
      </select>
    </div>
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
      {hasNote && (
        <p className="hint">Reviews don’t show which skill they train, because that would tell you what to look for.</p>
      )}
    </fieldset>
  );
}

function Box({ group, value, label, count, isChosen }: Option & { group: string }) {
  const box = useRef<HTMLInputElement>(null);
  useFollow(isChosen, () => {
    if (box.current) box.current.checked = isChosen;
  });
  return (
    <label>
      <input ref={box} type="checkbox" name={group} value={value} defaultChecked={isChosen} />
      {label}
      <span>
        {count}
        <span className="vh">{count === 1 ? " exercise" : " exercises"}</span>
      </span>
    </label>
  );
}
