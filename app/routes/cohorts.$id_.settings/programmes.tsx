import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Saved } from "~/ui/form";
import { Part } from "~/ui/page";

interface ProgrammesProps {
  readonly programmes: readonly {
    readonly id: string;
    readonly name: string;
    readonly isOpen: boolean;
    readonly leads: readonly string[];
  }[];
  readonly done: "let-in" | "shut-out" | undefined;
}

/** The programmes that the cohort is in, each with its switch. */
export function Programmes({ programmes, done }: ProgrammesProps) {
  if (programmes.length === 0) return null;
  return (
    <Part id="programmes" title="Programmes">
      <p className="prose">
        Who leads a programme sees figures of its cohorts: counts of 5 learners and more, and nobody by themselves. You
        may let them read this cohort’s Overview, Trust and Exercises, with learners’ names. They open no hand-in and
        change nothing, and learners see in “Your data” that they looked.
      </p>
      <ul className="rows no-gutter">
        {programmes.map(({ id, name, isOpen, leads }) => (
          <li key={id}>
            <span>
              <bdi>{name}</bdi>
              <span className="hint block">
                {isOpen ? "Its leads read this cohort’s reports" : "Its leads see groups alone"}
                {leads.length > 0 ? (
                  <>
                    : <bdi>{leads.join(", ")}</bdi>
                  </>
                ) : (
                  "; nobody leads it yet"
                )}
              </span>
            </span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="programme" value={id} />
              <Button type="submit" size="small" name="intent" value={isOpen ? "shut-out" : "let-in"}>
                {isOpen ? "Shut them out" : "Let them in"}
                <span className="vh"> of {name}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Saved when={done !== undefined}>{done === "let-in" ? "They are let in" : "They are shut out"}</Saved>
    </Part>
  );
}
