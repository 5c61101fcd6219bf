import { minutesFor, planNight } from "./src/watering";

export const properties = [
  {
    says: "the tap is open as long as the litres need, in started minutes, at most twenty",
    from: ["{{quote the sentence of task.md that this follows from}}"],
    draw: (d) => d.int(0, 200),
    holds: (litres) => {
      const minutes = minutesFor(litres);
      return minutes === 20 ? litres > 19 * 8 : minutes * 8 >= litres && (minutes - 1) * 8 < litres;
    },
  },
  {
    says: "each bed that needs water has one turn, the thirstiest first",
    from: ["{{quote the sentence of task.md that this follows from}}"],
    draw: (d) => d.list(0, 4, (i) => ({ name: `bed ${i}`, squareMetres: d.int(1, 9), litres: d.int(1, 9), byHand: d.int(0, 80) })),
    holds: (beds) => {
      const given = new Map(beds.map(({ name, byHand }) => [name, byHand]));
      const needs = new Map(beds.map(({ name, squareMetres, litres, byHand }) => [name, squareMetres * litres - byHand]));
      const turns = planNight(beds, given).map(({ bed }) => needs.get(bed));
      const right = [...needs.values()].filter((litres) => litres > 0).sort((a, b) => b - a);
      return turns.join() === right.join();
    },
  },
];
