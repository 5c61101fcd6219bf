import { discardedOf, type Result } from "./discards";
import { placesIn } from "./places";
import type { Race, Row } from "./race";
import { compare } from "./ties";

/** The results of one race, by sail number. */
function scoreRace(entries: readonly string[], race: Race): Map<string, Result> {
  const places = placesIn(race);
  const stayedAway = (sail: string) => {
    const code = race.codes[sail] ?? "SCP";
    return code === "DNC" || (code === "SCP" && !places.has(sail));
  };
  const notFinished = entries.filter((sail) => !stayedAway(sail)).length + 1;
  const penalty = Math.max(2, Math.round(notFinished / 5));
  const scoreOf = (sail: string): number => {
    if (stayedAway(sail)) return entries.length + 1;
    const place = places.get(sail);
    if (place === undefined) return notFinished;
    return race.codes[sail] === "SCP" ? Math.min(place + penalty, notFinished) : place;
  };
  return new Map(entries.map((sail) => [sail, { score: scoreOf(sail), canDiscard: race.codes[sail] !== "DNE" }]));
}

/** The results of a series. */
export function seriesResult(entries: readonly string[], races: readonly Race[]): Row[] {
  const counting = races.filter((race) => placesIn(race).size > 0).map((race) => scoreRace(entries, race));
  const boats = entries.map((sail) => {
    const results = counting.map((race) => race.get(sail)!);
    const discarded = discardedOf(results, races.length);
    const scores = results.map(({ score }) => score);
    const kept = scores.filter((_, i) => !discarded.includes(i)).sort((a, b) => a - b);
    return { sail, scores, discarded, kept, net: kept.reduce((sum, score) => sum + score, 0) };
  });
  return boats.map((boat) => {
    const ahead = boats.filter((other) => compare(other, boat) < 0).length;
    const { sail, scores, discarded, net } = boat;
    return { sail, rank: ahead + 1, scores, discarded, net };
  });
}
