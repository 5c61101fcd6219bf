import { data, redirect } from "@remix-run/node";
import { inTurn } from "~/operations/in-turn.server";
import { limiters } from "~/operations/limits.server";
import { sayWait, tooMany } from "~/operations/retry-after.server";
import { markHandedSeen } from "~/review/notices/notices.server";
import type { Item } from "~/review/queue/items.server";
import { openFinding } from "~/review/rulings/ruling-page.server";
import { previewRuling, rule } from "~/review/rulings/rulings.server";
import type { Sandbox } from "~/sandbox/contract";
import { sayDay } from "~/ui/say-day";
import { dress } from "~/ui/text/dress.server";

interface Person {
  readonly id: string;
}

/** Everything that a ruling page shows. It only includes learners whose work this person may read (`mayRead`). */
export async function readRuling(person: Person, item: Item, mayRead: readonly string[]) {
  await markHandedSeen(person, item.id);
  const { title, spot, files, plain, key, members: standing, ruling } = await openFinding(person, item.id, mayRead);
  return {
    isRuling: true as const,
    itemId: item.id,
    personId: person.id,
    state: item.state,
    kind: item.kind,
    title,
    spot,
    files,
    standing,
    key: { issues: key.issues, neutral: key.neutral, decoys: key.decoys },
    learner: standing[0]?.learner ?? "Nobody",
    since: sayDay(item.waitingSince),
    claimedBy: item.claimedBy && item.claimedBy.id !== person.id ? item.claimedBy.name : null,
    dressed: await dress(plain),
    ruling: ruling && { ...ruling, at: undefined, on: sayDay(ruling.at) },
  };
}

export type RulingData = Awaited<ReturnType<typeof readRuling>>;

export const RULING_FIELDS = ["decision", "severity", "title", "why", "first", "last"] as const;
type Fields = Readonly<Partial<Record<(typeof RULING_FIELDS)[number], string>>>;

/** The form's fields, without empty ones. */
function fieldsOf(form: FormData): Fields {
  const said = RULING_FIELDS.map((name) => [name, form.get(name)] as const);
  return Object.fromEntries(said.filter(([, value]) => typeof value === "string" && value.trim() !== ""));
}

/** Previews a ruling, or makes it once the preview of the same fields has been shown. `page`: the URL of this page. */
export async function decide(person: Person, item: Item, form: FormData, sandbox: Sandbox, page: string) {
  const written = fieldsOf(form);
  const words = JSON.stringify(written);
  const isSeen = form.get("seen") === words;
  if (form.get("intent") === "rule" && isSeen) {
    const made = await rule(person, item, written);
    if (made.ok) return redirect(page, 303);
    return data({ written, errors: made.errors, preview: null, seen: "" }, 400);
  }
  const wait = await limiters.preview.take(person.id);
  if (wait !== null) {
    const tooMuch = `You have previewed too many rulings in the last hour. Try again ${sayWait(wait)}.`;
    return data({ written, errors: { "": tooMuch }, preview: null, seen: "" }, tooMany(wait));
  }
  const preview = await inTurn(`preview ${person.id}`, () => previewRuling(person, item, written, sandbox));
  if (!preview.ok) return data({ written, errors: preview.errors, preview: null, seen: "" }, 400);
  const isOther = form.get("intent") === "rule";
  return data({ written, errors: null, preview: { ...preview, isOther }, seen: words });
}

export type Decided = Exclude<Awaited<ReturnType<typeof decide>>, Response>["data"];
