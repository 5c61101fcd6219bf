import { useRef, useState } from "react";
import { Field } from "~/ui/forms/field";
import { Saved } from "~/ui/forms/form";
import { Mark } from "~/ui/mark";
import { readRosterFile } from "./roster-file";

const EXAMPLE =
  "email,name,role,section\nlee@example.org,Lee Park,learner,Group A\nsam@example.org,Sam Diallo,mentor,Group A";

/**
 * The field for the rows, as text. A chosen file is read into the field, so that its text can be changed before it is
 * checked.
 */
export function RosterField({ written, error }: { written: string; error?: string }) {
  const text = useRef<HTMLTextAreaElement>(null);
  const [name, setName] = useState("");
  const [isGuess, setGuess] = useState(false);
  const read = async (file: File | undefined) => {
    if (!file || !text.current) return;
    const roster = readRosterFile(new Uint8Array(await file.arrayBuffer()));
    text.current.value = roster.text;
    setName(file.name);
    setGuess(roster.isGuess);
    text.current.focus();
  };
  return (
    <>
      <div className="needs-script">
        <Field label="Spreadsheet as CSV" hint="Choose a file or drag one here. Its text appears in the field below.">
          {(control) => (
            <input
              type="file"
              className="w-full"
              accept=".csv,.tsv,.txt,text/csv"
              onChange={(event) => void read(event.target.files?.[0])}
              {...control}
            />
          )}
        </Field>
        <Saved when={name !== ""}>{`${name} is in the field below.`}</Saved>
        <p role="status">
          {isGuess && <Mark tone="half">The file isn’t UTF-8. Check that accented letters are right.</Mark>}
        </p>
      </div>
      <Field
        id="roster-text"
        label="Rows"
        hint="The first line names the columns: email, and optionally name, role (learner or mentor) and section. Sections that don’t exist yet are created. A list with one address per line works too."
        error={error}
      >
        {(control) => (
          <textarea
            ref={text}
            className="code"
            name="roster"
            rows={10}
            spellCheck={false}
            placeholder={EXAMPLE}
            defaultValue={written}
            {...control}
          />
        )}
      </Field>
    </>
  );
}
