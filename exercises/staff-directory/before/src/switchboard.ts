import { findPeople } from "./directory";
import { lettersOf } from "./letters";
import type { Sql } from "./sql";

/** What was typed into the form; a field can be there more than once. */
export type Form = Readonly<Record<string, readonly string[] | undefined>>;

export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** `GET /staff`: the page on the screen in the entrance hall, at which every visitor can look somebody up. */
export async function answerStaff(sql: Sql, form: Form): Promise<Answer> {
  const name = form.name?.[0]?.trim() ?? "";
  return { status: 200, json: { people: await findPeople(sql, name), letters: await lettersOf(sql) } };
}
