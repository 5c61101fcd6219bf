import { problemsOf } from "./src/problems";
import { retime } from "./src/retime";

const two = (n) => String(n).padStart(2, "0");
const timecode = (frame) => {
  const seconds = Math.floor(frame / 25);
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}:${two(frame % 25)}`;
};

/** Cues that begin at least 12 frames apart, in no order, and cuts at least 24 frames apart. */
function film(d) {
  let from = d.int(0, 40);
  const cues = d.list(1, 4, (i) => {
    from += i === 0 ? 0 : d.oneOf(() => d.int(12, 60), () => d.int(12, 260));
    const letters = d.oneOf(() => d.int(1, 30), () => d.int(31, 120), () => d.pick([15, 33, 105, 106]));
    const words = "x".repeat(letters);
    const lines = d.pick([[words], [`<i>${words}</i>`], [`{top}${words.slice(0, letters >> 1)}`, words.slice(letters >> 1)]]);
    const to = from + d.oneOf(() => d.int(1, 60), () => d.int(1, 240), () => d.pick([24, 25, 50, 174, 175, 176]));
    return { id: (i * 3) % 7, from, to, letters, lines };
  });
  let cut = d.int(0, 30);
  const cuts = d.list(0, 8, () => (cut += d.oneOf(() => d.int(24, 40), () => d.int(24, 120))));
  return { cues: d.chance(0.5) ? cues : cues.toReversed(), cuts };
}
const cuesOf = ({ cues }) => cues.map(({ letters, ...cue }) => cue);
const sortedOf = ({ cues }) => cues.toSorted((a, b) => a.from - b.from);

const readingOf = ({ letters }) => Math.max(25, Math.ceil((letters * 25) / 15));

/** By the task's four rules. */
function endOf(cue, next, cuts) {
  const latest = Math.min(cue.from + 175, next ? next.from - 2 : Infinity);
  const end = Math.min(cue.to, latest);
  if (end - cue.from >= readingOf(cue)) return end;
  const longer = Math.min(cue.from + readingOf(cue), latest);
  if (longer <= end) return end;
  const cut = cuts.find((one) => one > cue.from && one < longer && longer < one + 12);
  if (cut === undefined) return longer;
  return cut + 12 <= latest ? cut + 12 : Math.max(end, cut - 2);
}

function problems(cues) {
  return cues.flatMap((cue, i) => {
    const next = cues[i + 1];
    const length = cue.to - cue.from;
    const what = [
      ...(cue.letters > 105 ? ["too much text"] : length < readingOf(cue) ? ["too short"] : []),
      ...(length > 175 ? ["too long"] : []),
      ...(next && next.from - cue.to < 2 ? [`too close to ${next.id}`] : []),
    ];
    return what.map((one) => `${cue.id}, ${timecode(cue.from)}: ${one}`);
  });
}

export const properties = [
  {
    says: "ends move by the four rules, starts never move, and the report lists the changes and then the remaining problems",
    from: [
      "Ends move as follows, and starts never move:",
      "A cue that stays too long ends after seven seconds.",
      "A cue that is too close to the next one, or overlaps it, ends 2 frames before the next one starts.",
      "A cue that is too short stays for its reading time, as far as there is room: up to 2 frames before the next cue, and seven seconds at most.",
      "If rule 3 would move the end to less than 12 frames after a cut, the cue ends 2 frames before the cut instead. (An end exactly on the cut hangs over by nothing and is fine.) But it never gets shorter than it was by this, and if 12 frames after the cut are possible by rule 3's limits, it stays until then",
      "a line for each cue that was changed, in the order of the film, `12, 00:00:10:00: +7` (or `-3`, in frames), and after those the lines that `problemsOf` still has for the new cues",
    ],
    draw: film,
    holds: (of) => {
      const cues = cuesOf(of);
      const before = JSON.stringify(cues);
      const got = retime(cues, of.cuts);
      const sorted = sortedOf(of);
      const wanted = sorted.map((cue, i) => ({ ...cue, to: endOf(cue, sorted[i + 1], of.cuts) }));
      const changes = wanted.flatMap(({ id, from, to }, i) => {
        const moved = to - sorted[i].to;
        return moved === 0 ? [] : [`${id}, ${timecode(from)}: ${moved > 0 ? "+" : ""}${moved}`];
      });
      const textOf = ({ id, from, to, lines }) => `${id} ${from} ${to} ${lines.join()}`;
      return (
        got.cues.map(textOf).join("|") === wanted.map(textOf).join("|") &&
        got.report.join("|") === [...changes, ...problems(wanted)].join("|") &&
        JSON.stringify(cues) === before
      );
    },
  },
  {
    says: "a cue whose text can't be read in seven seconds has too much text, whatever its length",
    from: ["let it say `too much text` for these instead, once, whatever the cue's length (`too long` stays if it is)"],
    draw: film,
    holds: (of) => problemsOf(cuesOf(of)).join("|") === problems(sortedOf(of)).join("|"),
  },
];
