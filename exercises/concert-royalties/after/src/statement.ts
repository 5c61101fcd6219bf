import { type Concert, formatSeconds } from "./concert";
import { formatCents } from "./money";
import { MissingWorks, royaltiesOf, UNKNOWN_HOLDER } from "./royalties";
import { type Catalogue, isProtected } from "./work";

/** What a choir gets after its concert. HANDBOOK.md explains it to them. */
export function statementOf(concert: Concert, catalogue: Catalogue): string {
  const lines = [`${concert.name}, ${concert.day}`];
  let seconds = 0;
  for (const item of concert.items) {
    if (item.kind !== "work") continue;
    const work = catalogue.get(item.workId);
    const star = work && isProtected(work, concert.day) ? " *" : "";
    const title = work ? `${work.title} (${work.composer})${star}` : "?";
    lines.push(`${formatSeconds(item.seconds).padStart(6)}  ${title}`);
    seconds += item.seconds;
  }
  lines.push(`${String(Math.ceil(seconds / 60)).padStart(3)} minutes of music`);
  lines.push("", ...royaltyLines(concert, catalogue));
  return lines.join("\n");
}

function royaltyLines(concert: Concert, catalogue: Catalogue): string[] {
  try {
    const { feeCents, lines } = royaltiesOf(concert, catalogue);
    if (feeCents === 0) return ["Royalties: none"];
    const holderLines = lines.map(({ holder, cents, payable }) => {
      const name = holder === UNKNOWN_HOLDER ? "Unknown holders" : holder;
      return `${name}: ${formatCents(cents)}${payable ? "" : " (kept)"}`;
    });
    return [`Royalties: ${formatCents(feeCents)}`, ...holderLines];
  } catch (error) {
    if (!(error instanceof MissingWorks)) throw error;
    const count = error.ids.length;
    return [`Royalties: not yet known (${count} ${count === 1 ? "work" : "works"} missing)`];
  }
}
