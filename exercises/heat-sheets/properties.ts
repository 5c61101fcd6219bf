import { chairsNeeded } from "./src/call-room";
import { drawHeats } from "./src/heats";
import { lanesFromMiddle } from "./src/lanes";
import { heatSheet } from "./src/sheet";

const event = (d) => {
  const lanes = d.int(6, 10);
  const count = d.oneOf(() => d.int(0, 12), () => lanes * d.int(1, 4) + d.int(-1, 3));
  const entries = d.list(count, count, (i) => ({
    number: ((i * 7) % 53) + 1,
    swimmer: `Swimmer ${i}`,
    club: "SVK",
    ...(d.chance(0.85) && { best: d.pick([2_810, 6_245, 6_000]) + d.int(0, 20) }),
    ...(d.chance(0.08) && { withdrawn: true }),
  }));
  return { lanes, event: { title: "50 m free", decides: d.pick(["direct", "final"]), entries } };
};

/** By the referee's rules: entries of each heat, the fastest first. */
function heatsOf({ decides, entries }, lanes) {
  const order = entries
    .filter(({ withdrawn }) => !withdrawn)
    .sort((a, b) => (a.best ?? 0) - (b.best ?? 0) || a.number - b.number);
  const timed = order.filter(({ best }) => best !== undefined);
  const untimed = order.filter(({ best }) => best === undefined);
  const all = [...timed, ...untimed];
  const count = Math.ceil(all.length / lanes);
  const sizes = Array(count).fill(lanes);
  if (count > 0) sizes[0] = all.length - (count - 1) * lanes;
  if (count > 1 && sizes[0] < 3) {
    sizes[1] -= 3 - sizes[0];
    sizes[0] = 3;
  }
  const heats = sizes.map(() => []);
  const dealt = decides === "final" ? Math.min(3, count) : 0;
  let at = 0;
  const group = Array.from({ length: dealt }, (_, i) => count - 1 - i);
  while (group.some((heat) => heats[heat].length < sizes[heat]))
    for (const heat of group) if (heats[heat].length < sizes[heat]) heats[heat].push(all[at++]);
  for (let heat = count - 1 - dealt; heat >= 0; heat--) while (heats[heat].length < sizes[heat]) heats[heat].push(all[at++]);
  return heats;
}
const clock = (hundredths) => {
  const rest = (hundredths % 6_000) / 100;
  return hundredths < 6_000 ? rest.toFixed(2) : `${Math.floor(hundredths / 6_000)}:${rest.toFixed(2).padStart(5, "0")}`;
};

export const properties = [
  {
    says: "the heats, their sizes, swimmers and lanes follow the referee's rules",
    from: [
      "Withdrawn entries are left out, everywhere.",
      "Slow heats first: the fastest swimmers are in the last heat.",
      "No best time = slower than everyone with one.",
      "Same time (or both without) = the lower entry number counts as faster.",
      "As few heats as possible, all full, except that the first one takes who is left over.",
      "if fewer than 3 would be in the first heat, the second gives it as many as it lacks",
      "the fastest fill the last heat, the next the one before",
      "the fastest into the last heat, second into the one before, third into the one before that, fourth into the last heat again, and so on. A heat that has its number is passed over.",
      "In a heat the fastest gets the middle lane, the next ones as in `lanesFromMiddle`.",
    ],
    draw: event,
    holds: ({ event, lanes }) => {
      const before = JSON.stringify(event);
      const order = lanesFromMiddle(lanes);
      const got = drawHeats(event, lanes).map((heat) =>
        [...heat].sort((a, b) => order.indexOf(a.lane) - order.indexOf(b.lane)).map(({ lane, entry }) => `${lane} ${entry.number}`),
      );
      const wanted = heatsOf(event, lanes).map((heat) => heat.map(({ number }, i) => `${order[i]} ${number}`));
      return JSON.stringify(got) === JSON.stringify(wanted) && JSON.stringify(event) === before;
    },
  },
  {
    says: "the heat sheet lists swimmers by lane, with NT for no best time",
    from: [
      "`Heat 2 of 5` instead of `Heat 2`.",
      "Lines by lane, 1 on top. Lanes without a swimmer have no line.",
      "No best time is printed as `NT`.",
    ],
    draw: event,
    holds: ({ event, lanes }) => {
      const order = lanesFromMiddle(lanes);
      const heats = heatsOf(event, lanes);
      const lines = heats.flatMap((heat, h) => [
        `Heat ${h + 1} of ${heats.length}`,
        ...heat
          .map(({ swimmer, club, best }, i) => ({ lane: order[i], text: `${swimmer} (${club})  ${best === undefined ? "NT" : clock(best)}` }))
          .sort((a, b) => a.lane - b.lane)
          .map(({ lane, text }) => `  ${lane}  ${text}`),
      ]);
      return heatSheet(event, lanes) === [event.title, ...lines].join("\n");
    },
  },
  {
    says: "the call room has a chair for everyone in two heats that wait at the same time",
    from: ["The rest of the meet works as before.", "Two heats wait there at the same time"],
    draw: event,
    holds: ({ event, lanes }) => {
      const sizes = heatsOf(event, lanes).map((heat) => heat.length);
      const fullest = Math.max(0, ...sizes);
      return chairsNeeded(drawHeats(event, lanes)) === (sizes.length > 1 ? 2 * fullest : fullest);
    },
  },
];
