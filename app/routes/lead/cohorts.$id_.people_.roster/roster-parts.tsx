import { useRef, useState } from "react";
import type { RosterFault } from "~/accounts/cohorts/roster";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Field } from "~/ui/forms/field";
import { Saved } from "~/ui/forms/form";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/shell/page";
import { ImportForm } from "./import-form";

/** The maximum number of faults that are shown. A file in the wrong format has a fault on each line. */
const SHOWN = 50;

/** Lists the lines that are left out, and why. */
export function Faults({ faults, isImported }: { faults: readonly RosterFault[]; isImported: boolean }) {
  return (
    <Part id="faults" title={`${counted(faults.length, "line")} ${isImported ? "left out" : "with a problem"}`}>
      <ul>
        {faults.slice(0, SHOWN).map(({ line, says }) => (
          <li key={`${line} ${says}`}>
            Line {line}: <bdi>{says}</bdi>
          </li>
        ))}
      </ul>
      {faults.length > SHOWN && <p className="meta">Not shown: {counted(faults.length - SHOWN, "more line")}.</p>}
    </Part>
  );
}

const STANDINGS = {
  new: <Mark icon="tick">Will be invited</Mark>,
  member: <span className="meta">Already a member</span>,
  moves: <Mark icon="tick">Will be added to this section</Mark>,
  invited: <span className="meta">Already invited</span>,
};

interface PreviewProps {
  readonly rows: readonly {
    readonly line: number;
    readonly name: string;
    readonly email: string;
    readonly role: string;
    readonly section: string;
    readonly standing: keyof typeof STANDINGS;
  }[];
  readonly counts: Readonly<Record<keyof typeof STANDINGS, number>>;
  readonly importId: string;
  readonly roster: string;
  readonly isMailed: boolean;
}

/** Shows what an import would do, row by row, and the button that starts the import. */
export function Preview({ rows, counts, importId, roster, isMailed }: PreviewProps) {
  const total = counts.new + counts.member + counts.moves + counts.invited;
  const hasSections = rows.some(({ section }) => section !== "");
  return (
    <Part id="preview" title="What will happen">
      <p className="prose">
        {counted(counts.new, "person", "people")} will be invited. Already in the cohort or invited:{" "}
        {counts.member + counts.moves + counts.invited}.
        {counts.moves > 0 && ` ${counted(counts.moves, "person", "people")} will be moved to another section.`}
      </p>
      {counts.new + counts.moves > 0 && (
        <ImportForm
          importId={importId}
          roster={roster}
          planned={{ toInvite: counts.new, toMove: counts.moves }}
          does={counts.new === 0 ? "Change sections" : isMailed ? "Invite by email" : "Create links"}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="scroll" aria-label="Rows" tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Address</th>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              {hasSections && <th scope="col">Section</th>}
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, name, email, role, section, standing }) => (
              <tr key={line}>
                <td className="num">{line}</td>
                <td>
                  <bdi>{email}</bdi>
                </td>
                <td>
                  <bdi>{name}</bdi>
                </td>
                <td>{role}</td>
                {hasSections && (
                  <td>
                    <bdi>{section}</bdi>
                  </td>
                )}
                <td>{STANDINGS[standing]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {total > rows.length && (
        <p className="meta">
          Not shown: {counted(total - rows.length, "more row")}. Rows that change something are listed first.
        </p>
      )}
    </Part>
  );
}

/** The links of an import, shown only once. */
export function Links({ csv }: { csv: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [isSaved, setSaved] = useState(false);
  const save = () => {
    const url = URL.createObjectURL(new Blob([csv], { type: "text/csv;charset=utf-8" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: "sign-up-links.csv" });
    link.click();
    // Wait until the browser has started to save the file, which it reads from this URL.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    setSaved(true);
  };
  return (
    <div className="notice">
      <p>
        Send each person their own link, somewhere only they can read it. The links are shown only once: save them
        before you leave this page.
      </p>
      <Field label="The links, as CSV">
        {(control) => <textarea ref={field} className="code" readOnly rows={8} value={csv} {...control} />}
      </Field>
      <div className="line">
        <Button className="needs-script" onClick={save}>
          Save as a file
        </Button>
        <Saved when={isSaved}>Saved</Saved>
      </div>
    </div>
  );
}
