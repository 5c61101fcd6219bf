import fs from "node:fs";
import path from "node:path";
import { RUNGS, type Rung } from "~/tutor/ladder/rungs";

/** A stored reply from tests/tutor/replies, written for one exercise. */
export interface StoredReply {
  readonly slug: string;
  readonly rung: Rung;
  /** For a leaking reply, its style. For a harmless reply, the learner's message that it answers. */
  readonly says: string;
  readonly text: string;
  /** The passages that give the answer away, as its author marked them. */
  readonly marked: readonly string[];
}

export type StoredName = "raw" | "attacks" | "beyond" | "harmless" | "prompted" | "unseen";

/**
 * Reads a file of stored replies. Each reply follows a line `=== slug | rung | says`, and ⟦…⟧ in it marks what gives
 * the answer away.
 */
export function storedReplies(name: StoredName): StoredReply[] {
  const file = path.join(import.meta.dirname, "replies", `${name}.md`);
  const [, ...sections] = fs.readFileSync(file, "utf8").split(/^=== /m);
  return sections.map((section) => {
    const [head, ...lines] = section.split("\n");
    const [slug, rung, says] = head!.split(" | ");
    if (!RUNGS.includes(rung as Rung) || !slug || !says) throw new Error(`${name}.md: cannot read "=== ${head}"`);
    const written = lines.join("\n").trim();
    const marked = [...written.matchAll(/⟦([^⟧]*)⟧/g)].map(([, passage]) => passage!);
    return { slug, rung: rung as Rung, says, text: written.replace(/[⟦⟧]/g, ""), marked };
  });
}
