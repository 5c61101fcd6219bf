import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Saved } from "~/ui/forms/form";
import { Part } from "~/ui/shell/page";

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
        A programme’s leads see figures for its cohorts: counts of 5 or more learners, never of individuals. You can let
        them read this cohort’s Overview, Trust and Exercises pages, with learners’ names. They can’t open submissions
        or change anything, and learners can see under “Your data” that they looked.
      </p>
      <ul className="rows no-gutter">
        {programmes.map(({ id, name, isOpen, leads }) => (
          <li key={id}>
            <span>
              <bdi>{name}</bdi>
              <span className="hint block">
                {isOpen
                  ? "The programme’s leads can read this cohort’s reports"
                  : "The programme’s leads see figures for groups only"}
                {leads.length > 0 ? (
                  <>
                    : <bdi>{leads.join(", ")}</bdi>
                  </>
                ) : (
                  "; it has no lead yet"
                )}
              </span>
            </span>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="programme" value={id} />
              <Button type="submit" size="small" name="intent" value={isOpen ? "shut-out" : "let-in"}>
                {isOpen ? "Stop access" : "Give access"}
                <span className="vh"> of {name}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Saved when={done !== undefined}>{done === "let-in" ? "Access given" : "Access stopped"}</Saved>
    </Part>
  );
}
