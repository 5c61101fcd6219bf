import { z } from "zod";
import { db, type Transaction } from "~/database/db.server";
import { ExerciseProblems } from "~/kinds/exercise";
import { type Place, SEVERITIES, type Spot } from "~/kinds/place";
import type { Amendment } from "~/kinds/stand-by";
import { amend } from "./apply-rulings.server";
import { findingOf } from "./findings.server";
import { DECISIONS } from "./ruling-words";

/**
 * A ruling before it is applied: the form's fields, the change to the key, and the reasons why a key cannot accept
 * this change.
 */

/** The same maximum as for a finding, because more lines would not point at a single place. */
const MOST_LINES = 12;

const line = z.coerce
  .number({ error: "Enter the line number." })
  .int("Enter a whole number.")
  .min(1, "Line numbers start at 1.")
  .max(100_000);

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString("en-GB")} characters.`);

/**
 * The form's fields. Lines are in the finding's file, on the finding's side. The line fields are absent if the finding
 * is on the whole change.
 */
const RulingSchema = z
  .object({
    decision: z.enum(DECISIONS, { error: "Choose a decision." }),
    severity: z.enum(SEVERITIES).optional().catch(undefined),
    title: text(160).default(""),
    why: text(2_000).default(""),
    first: line.optional(),
    last: line.optional(),
  })
  .superRefine(({ decision, severity, title, why, first, last }, context) => {
    const say = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (decision === "key" && !severity) say("severity", "Choose a severity.");
    if (decision === "key" && !title) say("title", "Describe in a few words what is wrong.");
    if (!why && decision === "key") say("why", "Explain why the issue matters, and for whom.");
    if (!why && decision === "false-alarm") say("why", "Explain why the code or the result is right.");
    if (first !== undefined && last !== undefined && first > last)
      say("first", "The first line comes after the last. Swap them.");
    if (decision === "key" && first !== undefined && last !== undefined && last - first >= MOST_LINES)
      say("last", `Choose the lines that need to change: at most ${MOST_LINES}.`);
  });
type RulingAsk = z.infer<typeof RulingSchema>;

export interface FindingItem {
  readonly state: string;
  readonly id: string;
  readonly cohortId: string | null;
  readonly slug: string;
}

export type Refused = { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

interface Prepared {
  readonly ask: RulingAsk;
  readonly revisionId: string;
  readonly spot: Spot;
  readonly places: readonly Place[];
}

export async function prepare(item: FindingItem, fields: unknown): Promise<Prepared | Refused> {
  const parsed = RulingSchema.safeParse(fields);
  if (!parsed.success)
    return {
      ok: false,
      errors: Object.fromEntries(parsed.error.issues.map((one) => [one.path.join("."), one.message])),
    };
  const { finding } = await db.reviewItem.findUniqueOrThrow({ where: { id: item.id }, select: { finding: true } });
  const { revisionId, spot } = findingOf({ finding });
  const { place } = spot;
  const { first, last } = parsed.data;
  const set = "whole" in place ? place : { ...place, from: first ?? place.from, to: last ?? first ?? place.to };
  return { ask: parsed.data, revisionId, spot, places: [set] };
}

/** The ruling as a change to the key; null if the ruling keeps the result as a false alarm, which changes nothing. */
export function amendmentOf(id: string, { ask, spot, places }: Prepared): Amendment | null {
  const { decision, severity = "minor" } = ask;
  return decision === "false-alarm" ? null : { id, decision, class: spot.class, severity, places };
}

/** Why a key cannot accept the amendment; null if it can. */
export async function refuse(
  tx: Transaction,
  revisionId: string,
  amendments: readonly Amendment[],
): Promise<Refused | null> {
  try {
    await amend(revisionId, amendments, tx);
    return null;
  } catch (error) {
    const isFull = error instanceof z.ZodError;
    if (!isFull && !(error instanceof ExerciseProblems)) throw error;
    const said = isFull ? "." : `: ${error.problems[0]?.message ?? ""}.`;
    return { ok: false, errors: { "": `This issue can’t be added to the key${said} Choose other lines.` } };
  }
}
