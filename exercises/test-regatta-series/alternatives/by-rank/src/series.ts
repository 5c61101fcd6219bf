import type { Race, Row } from "./race";

/** A place for each boat that has finished; boats that crossed together have the mean of theirs. */
function placesOf({ crossed, codes }: Race): Record<string, number> {
  const place: Record<string, number> = {};
  let next = 1;
  for (const group of crossed) {
    const finished = group.filter((sail) => !codes[sail] || codes[sail] === "SCP");
    let sum = 0;
    for (let i = 0; i < finished.length; i++) sum += next + i;
    for (const sail of finished) place[sail] = sum / finished.length;
    next += finished.length;
  }
  return place;
}

/** The results of all races. The best boat comes first; the latest discard comes first. */
export function seriesResult(entries: readonly string[], races: readonly Race[]): Row[] {
  const table = new Map<string, { score: number; stays: boolean }[]>(entries.map((sail) => [sail, []]));
  let counted = 0;
  for (const race of races) {
    const place = placesOf(race);
    if (Object.keys(place).length === 0) continue;
    counted += 1;
    const hasCome = (sail: string) => {
      const code = race.codes[sail];
      return code !== "DNC" && (place[sail] !== undefined || (code !== undefined && code !== "SCP"));
    };
    const worst = entries.filter(hasCome).length + 1;
    for (const sail of entries) {
      const code = race.codes[sail];
      let score = place[sail] ?? worst;
      if (!hasCome(sail)) score = entries.length + 1;
      else if (code === "SCP") score = Math.min(worst, score + Math.max(2, Math.floor((worst * 2 + 5) / 10)));
      table.get(sail)!.push({ score, stays: code === "DNE" });
    }
  }
  const most = counted >= 8 ? 2 : counted >= 4 ? 1 : 0;
  const rows = [...table].map(([sail, results]) => {
    const out: number[] = [];
    while (out.length < most) {
      let worst = -1;
      results.forEach(({ score, stays }, i) => {
        if (!stays && !out.includes(i) && (worst < 0 || score > results[worst]!.score)) worst = i;
      });
      if (worst < 0) break;
      out.push(worst);
    }
    const kept = results.flatMap(({ score }, i) => (out.includes(i) ? [] : [score])).sort((a, b) => a - b);
    const net = kept.reduce((sum, score) => sum + score, 0);
    const scores = results.map(({ score }) => score);
    return { sail, scores, discarded: out.sort((a, b) => b - a), net, keys: [net, ...kept, ...[...scores].reverse()] };
  });
  const compare = (a: (typeof rows)[number], b: (typeof rows)[number]) => {
    for (const [i, key] of a.keys.entries()) if (key !== b.keys[i]) return key - b.keys[i]!;
    return 0;
  };
  rows.sort(compare);
  let rank = 1;
  return rows.map(({ sail, scores, discarded, net }, i) => {
    if (i > 0 && compare(rows[i - 1]!, rows[i]!) !== 0) rank = i + 1;
    return { sail, rank, scores, discarded, net };
  });
}
