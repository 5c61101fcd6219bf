import { billText, dearestFirst, totalOf } from "./src/bill";
import { OrderFileError } from "./src/order";
import { readOrderFile } from "./src/order-file";

const cents = (d) => d.oneOf(() => d.pick([0, 5, 100]), () => d.int(0, 200), () => d.int(0, 2_000_000));
/** A line with a price, as a number or as digits, and now and then a note. */
const line = (d, i) => {
  const price = cents(d);
  const made = { text: `T${i}`, price: d.pick([price, String(price), `0${price}`]) };
  return d.chance(0.3) ? { ...made, note: d.pick(["gift wrap", "12"]) } : made;
};
const euros = (all) => `${Math.floor(all / 100)}.${String(all % 100).padStart(2, "0")} EUR`;
const BAD = [
  "", " ", "on request", "-5", "+5", "5.0", "5,00", "1e3", "0x10", " 500", "500 ", "5 00", "500\n", "٣", "５", "5 EUR", "Infinity", "NaN",
  -5, -0.5, 9.99, null, true, false, [], [500], {}, undefined,
];

/** What a file is rejected with; null if it is read. */
function rejection(file) {
  try {
    readOrderFile(file);
    return null;
  } catch (error) {
    return error;
  }
}

export const properties = [
  {
    says: "a price means the same whether it is a number or a string of digits, in the sum, the order and the bill; notes are kept",
    from: [
      "A price is a whole number of cents, 0 or more: as a number, or as a string of digits and nothing else. Both mean the same, wherever a price is used.",
      "the dearest first",
      "Files with numbers come out as before, and free lines (0) still count as lines.",
      "Lines with the same price keep their order, and the packers' notes stay on their lines: packing reads the same lines after us.",
      "An empty list is an order of 0.00 EUR.",
    ],
    inputs: 5_000,
    because: "each order is read, sorted and printed",
    draw: (d) => d.list(0, 6, (i) => line(d, i)),
    holds: (lines) => {
      const wanted = lines.map((one) => ({ ...one, price: Number(one.price) }));
      const read = readOrderFile(JSON.stringify(lines));
      const total = wanted.reduce((sum, { price }) => sum + price, 0);
      const sorted = wanted.map((one, i) => ({ one, i })).sort((a, b) => b.one.price - a.one.price || a.i - b.i).map(({ one }) => one);
      const textOf = (all) => JSON.stringify(all.map(({ text, note }) => [text, note]));
      const bill = [...sorted.map(({ text, price }) => `${text}: ${euros(price)}`), `Total: ${euros(total)}`].join("\n");
      return textOf(read) === textOf(wanted) && totalOf(read) === total && textOf(dearestFirst(read)) === textOf(sorted) && billText(read) === bill;
    },
  },
  {
    says: "if a line has anything else, or no price, the file is rejected, and the message says which line it is and what is there instead",
    from: [
      "If a line has anything else, or no price, reject the file with an `OrderFileError`. The message says which line it is, counted from 1, in the form `line 3: …`, and then what is there instead of a price.",
      "nothing: no bill",
    ],
    draw: (d) => ({
      before: d.list(0, 3, (i) => line(d, i)),
      bad: d.oneOf(() => d.pick(BAD), () => `${d.text("0123", 0, 3)}${d.pick(["x", " ", ".", "-", "e"])}${d.text("0123", 0, 3)}`),
      after: d.list(0, 2, (i) => line(d, i)),
      // Lines that have no price because they have nothing at all.
      other: d.chance(0.1) ? d.pick([null, {}, 5, "500", []]) : undefined,
    }),
    holds: ({ before, bad, after, other }) => {
      const error = rejection(JSON.stringify([...before, other === undefined ? { text: "Bowl", price: bad } : other, ...after]));
      if (!(error instanceof OrderFileError)) return false;
      const [, number, there] = /\bline (\d+): ([\s\S]*)$/.exec(error.message) ?? [];
      if (number !== String(before.length + 1)) return false;
      if (other !== undefined) return there.trim() !== "";
      // As it is in the file, or as it reads.
      const isScalar = typeof bad === "string" || typeof bad === "number";
      return isScalar ? there.includes(String(bad)) || there.includes(JSON.stringify(bad)) : there.trim() !== "";
    },
  },
  {
    says: "a file that is not a list, or not JSON, is rejected",
    from: ["A file that is not a list, or not JSON, is rejected as now."],
    draw: (d) => d.oneOf(() => d.pick(["", "[", "{}", "null", "5", '"[]"', "true", "[1,]", "price;500"]), () => `{"lines":${JSON.stringify(d.list(0, 2, (i) => line(d, i)))}}`),
    holds: (file) => rejection(file) instanceof OrderFileError,
  },
];
