import { Form, NavLink, useLocation } from "@remix-run/react";
import { Button } from "../button";
import { Field } from "../forms/field";
import { useKeptSearch } from "../kept-search";

const TABS = [
  { path: "", label: "Overview", for: ["mentor", "lead", "outside"] },
  { path: "/help", label: "Help", for: ["lead"] },
  { path: "/trust", label: "Trust", for: ["lead", "outside"] },
  { path: "/weeks", label: "Over time", for: ["lead"] },
  { path: "/exercises", label: "Exercises", for: ["lead", "outside"] },
  { path: "/assignments", label: "Assignments", for: ["mentor", "lead"] },
  { path: "/tracks", label: "Tracks", for: ["lead"] },
  { path: "/announcements", label: "Announcements", for: ["lead"] },
  { path: "/people", label: "People", for: ["lead"] },
  { path: "/agreement", label: "Agreement", for: ["lead"] },
  { path: "/exports", label: "Exports", for: ["lead"] },
  { path: "/settings", label: "Settings", for: ["lead"] },
] as const;

interface Sections {
  readonly all: readonly { readonly id: string; readonly name: string }[];
  /** The chosen section's id. Null means the whole cohort. */
  readonly chosen: string | null;
}

export type Group = "cohort" | "section";

/** The noun for the learners that a page shows. */
export const groupOf = ({ chosen }: Pick<Sections, "chosen">): Group => (chosen === null ? "cohort" : "section");

/**
 * Tabs for the parts of a cohort. With `isLead` (leads and admins), shows all parts; otherwise, only the parts that
 * mentors may open. With `isOutside` (leads of a programme that the cohort has admitted), shows the cohort's reports.
 * `sections` is for pages that show one section or the whole cohort.
 */
export function CohortTabs({
  cohortId,
  isLead,
  isOutside = false,
  sections,
}: {
  cohortId: string;
  isLead: boolean;
  isOutside?: boolean;
  sections?: Sections;
}) {
  const who = isOutside ? "outside" : isLead ? "lead" : "mentor";
  return (
    <>
      <nav className="subnav" aria-label="Cohort">
        <ul>
          {TABS.filter((tab) => (tab.for as readonly string[]).includes(who)).map(({ path, label }) => (
            <li key={path}>
              <NavLink to={`/cohorts/${cohortId}${path}`} end={path === ""} prefetch="none">
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {sections && sections.all.length > 0 && <SectionForm cohortId={cohortId} {...sections} />}
    </>
  );
}

/**
 * Chooses a section for all pages of the cohort, and for the mentors' queue. Returns to this page, starting with the
 * first row.
 */
export function SectionForm({
  cohortId,
  all,
  chosen,
  label = "Learners",
}: Sections & { cohortId: string; label?: string }) {
  const { pathname } = useLocation();
  const keep = useKeptSearch();
  return (
    <Form method="post" action={`/cohorts/${cohortId}/section`} className="search-line mb-4" key={chosen}>
      <input type="hidden" name="to" value={`${pathname}${keep({ page: null, disputes: null })}`} />
      <Field label={label}>
        {(control) => (
          <select name="section" defaultValue={chosen ?? ""} {...control}>
            <option value="">the whole cohort</option>
            {all.map(({ id, name }) => (
              <option key={id} value={id}>
                section {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit">Switch</Button>
    </Form>
  );
}
