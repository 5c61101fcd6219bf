import { type Concert, formatSeconds } from "./concert";
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
  return lines.join("\n");
}
