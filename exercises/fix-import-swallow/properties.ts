import { importStock, summaryOf } from "./src/importer";
import { file, shop } from "./tests/shop";

const line = (d) =>
  d.oneOf(
    () => d.pick(["", "  ", "ab-1;Mug", "ab-1;Mug;1.00;2;3"]),
    () =>
      [
        d.pick(["ab-1", "AB-2", "x-204", "no number"]),
        d.pick(["Mug", "12 pcs"]),
        d.pick(["8.50", "12,00", "12", "0", "on request", "8.5", ""]),
        d.pick(["12", "0", "5", "12 pcs", "-1", "1.5", "", "many"]),
      ].join(d.pick([";", " ; "])),
  );
const delivery = (d) => ({ lines: d.list(0, 6, () => line(d)), failsAt: d.chance(0.3) ? d.int(1, 4) : 99 });

/** What is wrong with a row (any of it may be named), and what is stored if nothing is. */
function read(text) {
  const cells = text.split(";").map((cell) => cell.trim());
  if (cells.length !== 4) return { counts: [`4 columns expected, ${cells.length} found`] };
  const [sku, name, price, quantity] = cells;
  const [euros, cents = "0"] = price.split(/[.,]/);
  const wrong = [
    ...(sku === "no number" ? [`not an article number: "${sku}"`] : []),
    ...(["on request", "8.5", ""].includes(price) ? [`not a price: "${price}"`] : []),
    ...(["12 pcs", "-1", "1.5", "", "many"].includes(quantity) ? [`not a quantity: "${quantity}"`] : []),
  ];
  return { wrong, row: { sku: sku.toUpperCase(), name, price: Number(euros) * 100 + Number(cents), quantity: Number(quantity) } };
}

/** By the report: what the store has, what is said, and whether the store failed. */
function wantedOf({ lines, failsAt }) {
  const wanted = { saved: [], rejected: [], logged: [], total: 0, calls: 0, isBroken: false };
  for (const [i, text] of lines.entries()) {
    if (text.trim() === "") continue;
    wanted.total++;
    if (wanted.isBroken) continue;
    const { counts, wrong = [], row } = read(text);
    const no = (reasons, isLogged) => {
      wanted.rejected.push({ line: i + 2, reasons });
      if (isLogged) wanted.logged.push(reasons.map((reason) => `line ${i + 2}: ${reason}`));
    };
    if (counts) no(counts, false);
    else if (wrong.length > 0) no(wrong, true);
    else if (++wanted.calls >= failsAt) wanted.isBroken = true;
    else if (row.sku.startsWith("X")) no([`not in our shop: ${row.sku}`], true);
    else wanted.saved.push(row);
  }
  return wanted;
}

export const properties = [
  {
    says: "imported rows are in the store, the others are in the list with the reason, and an error from the store ends the import",
    from: [
      "`imported` counts the rows that are in the store, and no others.",
      "Each row that is not in the store is in `rejected`, in the order of the file, with its line and what is wrong with it, in the words that the code already has",
      "A quantity that cannot be read is not a quantity: the row is rejected, and the shop keeps what it has.",
      "When the store itself fails, no row is to blame. The import stops there and passes on the store's error; the mail is not written in that case. What was stored before stays.",
      "A bad row doesn't stop the import: the good ones before and after it are stored, in the order of the file, one at a time.",
      "A quantity of 0 is a quantity, blank lines are skipped (but count as lines), rows with too few columns are reported as now.",
      "The person on call counts the log's lines: one `line 12: not a price: …` for each row that can't be read or whose article we don't sell.",
    ],
    draw: delivery,
    holds: async (given) => {
      const wanted = wantedOf(given);
      const { store, log, saved, warnings, calls } = shop({ failsAt: given.failsAt });
      const got = await importStock(file(...given.lines), store, log).catch(({ message }) => message);
      const isStored = JSON.stringify(saved) === JSON.stringify(wanted.saved) && calls() === wanted.calls;
      const isLogged = warnings.length === wanted.logged.length && warnings.every((text, i) => wanted.logged[i].includes(text));
      if (!isStored || !isLogged) return false;
      if (wanted.isBroken) return got === "database: connection lost";
      return (
        got.total === wanted.total &&
        got.imported === wanted.saved.length &&
        got.rejected.length === wanted.rejected.length &&
        got.rejected.every(({ line, reason }, i) => line === wanted.rejected[i].line && wanted.rejected[i].reasons.includes(reason)) &&
        summaryOf(got) === [`Imported ${got.imported} of ${got.total} rows.`, ...got.rejected.map(({ line, reason }) => `Line ${line}: ${reason}`)].join("\n")
      );
    },
  },
];
