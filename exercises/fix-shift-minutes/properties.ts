import { byStart, paidInAll, payrollPage } from "./src/payroll";
import { SheetError } from "./src/shift";
import { readTimeSheet } from "./src/time-sheet";

const HEADER = "driver;start;end;break 1;break 2;remark";
/** Minutes as a sheet has them. */
const digits = (d, minutes) => d.pick(["", "", "0"]) + minutes;
const shift = (d, i) => {
  const start = d.oneOf(() => d.pick([0, 5, 60, 360, 1_080]), () => d.int(0, 1_200));
  const [first, second] = [d.pick([0, 5, 30, 100]), d.pick([0, 0, 9, 45])];
  const end = start + first + second + d.int(0, 600);
  const remark = d.pick([undefined, undefined, "took over from Kim", "15"]);
  return { driver: `D${i}`, start, end, first, second, remark, row: [start, end, first, second].map((minutes) => digits(d, minutes)) };
};
const lineOf = ({ driver, row, remark }) => [driver, ...row, ...(remark === undefined ? [] : [remark])].join(";");
/** Lines of shifts, with empty ones between them. */
const lines = (d, most) => d.list(0, most, (i) => (d.chance(0.2) ? null : shift(d, i)));
const textOf = (all) => [HEADER, ...all.map((one) => (one === null ? "" : lineOf(one)))].join("\n");
const hours = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
const paid = ({ start, end, first, second }) => end - start - first - second;

const BAD = ["", " ", "half an hour", "-5", "+5", "30.0", "30,5", "1e2", "0x1e", " 30", "30 ", "3 0", "8:00", "٣", "３", "NaN", "Infinity", "30\t"];
/** What a sheet is rejected with; null if it is read. */
const rejection = (file) => {
  try {
    readTimeSheet(file);
    return null;
  } catch (error) {
    return error;
  }
};

export const properties = [
  {
    says: "shifts are paid without their breaks, early ones first; remarks stay, and empty lines are skipped",
    from: [
      "They are numbers, wherever they are used.",
      "early shifts first",
      "Sheets with one break, or none, come out as before.",
      "Shifts that start at the same time keep their order. Remarks stay on their shifts; the depot reads the remarks after us.",
      "Empty lines are skipped.",
      "a sheet without shifts comes out as `In all 0:00`",
    ],
    inputs: 5_000,
    because: "each sheet is read, sorted and printed",
    draw: (d) => lines(d, 6),
    holds: (all) => {
      const shifts = all.filter((one) => one !== null);
      const read = readTimeSheet(textOf(all));
      const sorted = shifts.map((one, i) => ({ one, i })).sort((a, b) => a.one.start - b.one.start || a.i - b.i).map(({ one }) => one);
      const sum = shifts.reduce((total, one) => total + paid(one), 0);
      const whole = (list) => JSON.stringify(list.map(({ driver, start, end, firstBreak, secondBreak, remark }) => [driver, start, end, firstBreak, secondBreak, remark ?? null]));
      const own = (list) => JSON.stringify(list.map(({ driver, start, end, first, second, remark }) => [driver, start, end, first, second, remark ?? null]));
      const page = [...sorted.map((one) => `${one.driver} ${hours(paid(one))}`), `In all ${hours(sum)}`].join("\n");
      return whole(read) === own(shifts) && whole(byStart(read)) === own(sorted) && paidInAll(read) === sum && payrollPage(read) === page;
    },
  },
  {
    says: "if one of the four cells has anything but digits, is empty or is missing, the sheet is rejected, and the error names the line of the file",
    from: [
      "Start, end and breaks are whole minutes, 0 or more, in digits and nothing else.",
      "If one of the four is anything else, or missing, reject the sheet with a `SheetError` that names the line of the file, in the form `line 3: …`. The header is line 1, and empty lines count.",
      "I don't want to guess what she meant.",
    ],
    draw: (d) => ({
      before: lines(d, 4),
      one: shift(d, 9),
      cell: d.int(0, 3),
      bad: d.oneOf(() => d.pick(BAD), () => `${d.text("0123", 0, 3)}${d.pick(["x", " ", ".", "-", "e"])}${d.text("0123", 0, 3)}`),
      isCut: d.chance(0.3),
      after: lines(d, 3),
    }),
    holds: ({ before, one, cell, bad, isCut, after }) => {
      const row = isCut ? one.row.slice(0, cell) : one.row.with(cell, bad);
      const broken = { ...one, row, ...(isCut ? { remark: undefined } : {}) };
      const error = rejection(textOf([...before, broken, ...after]));
      return error instanceof SheetError && new RegExp(`\\bline ${before.length + 2}: `).test(error.message);
    },
  },
  {
    says: "a file without our header is rejected",
    from: ["A file without our header is rejected as now"],
    draw: (d) => ({ header: d.pick(["", "driver;start;end", `${HEADER};`, HEADER.toUpperCase(), "driver,start,end,break 1,break 2,remark", "Kim;360;840;0;30"]), all: lines(d, 3) }),
    holds: ({ header, all }) => rejection(textOf(all).replace(HEADER, header)) instanceof SheetError,
  },
];
