import { inkFor } from "./src/ink";
import { LabelError } from "./src/label";
import { printLine } from "./src/printing";

const HEX = "0123456789abcdef";
const upper = (d, text) => (d.chance(0.3) ? text.toUpperCase() : text);

/** A colour as a shop types it, and in the form of the answer. */
function colour(d) {
  if (d.chance(0.4)) {
    const short = d.text(HEX, 3, 3);
    return { typed: upper(d, `#${short}`), form: `#${Array.from(short, (c) => c + c).join("")}` };
  }
  const form = d.chance(0.3) ? d.pick(["#767676", "#777777", "#595959", "#ffffff", "#000000", "#14401f", "#ffd400"]) : `#${d.text(HEX, 6, 6)}`;
  return { typed: upper(d, form), form };
}

/** As docs/contrast.md defines it. */
function contrastOf(a, b) {
  const luminance = (form) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const s = Number.parseInt(form.slice(at, at + 2), 16) / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const label = (d, paper) => ({ text: "Fern 4.90", heightMm: d.pick([12, 19, 19.9, 20, 21, 40]), paper });
const refusal = (run) => {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof LabelError ? error.message : "crashed";
  }
};

export const properties = [
  {
    says: "the first readable ink is chosen, its contrast is rounded down, and a label that no one can read is refused",
    from: [
      "the first ink that is readable on the label's paper. Readable means a contrast of 4.5 or more; on a label under 20 mm it means 7",
      "`contrast` is for the shop's page, rounded *down* to one decimal: 4.47 must not look like 4.5.",
      "If none is readable, throw a `LabelError` that names the paper.",
      "Both are fine, for paper and inks; the answer has six lower-case digits (`#ffdd00`).",
      "Make `printLine(label, inks)` print the ink and the paper in that form.",
    ],
    draw: (d) => {
      const paper = colour(d);
      return { label: label(d, paper.typed), paper: paper.form, inks: d.list(0, 3, () => colour(d)) };
    },
    holds: ({ label, paper, inks }) => {
      const minimum = label.heightMm < 20 ? 7 : 4.5;
      const typed = inks.map((one) => one.typed);
      const readable = inks.find(({ form }) => contrastOf(paper, form) >= minimum);
      if (!readable) {
        const message = refusal(() => inkFor(label, typed));
        return message !== null && (message.includes(paper) || message.includes(label.paper));
      }
      const { ink, contrast } = inkFor(label, typed);
      const exact = contrastOf(paper, readable.form);
      return (
        ink === readable.form &&
        contrast <= exact + 1e-9 &&
        contrast > exact - 0.1 - 1e-9 &&
        Math.abs(contrast * 10 - Math.round(contrast * 10)) < 1e-9 &&
        printLine(label, typed) === `LABEL paper=${paper} ink=${ink} "Fern 4.90"`
      );
    },
  },
  {
    says: "text that is not a colour in one of the two forms is refused, and quoted as it was typed",
    from: ["Anything else is a `LabelError` that quotes what was typed."],
    draw: (d) => {
      const odd = d.oneOf(
        () => d.pick(["", "#", "green", "#ffdd0", "ffdd00", "#ggg", "#fd0 ", " #fd0", "#ffdd000", "##fd0", "#ffd\n", "rgb(0,0,0)"]),
        () => `#${d.text("0afgz", 0, 8)}`.replace(/^#([0-9a-f]{3}|[0-9a-f]{6})$/, "#$1g"),
      );
      return { odd, isPaper: d.chance(0.5) };
    },
    holds: ({ odd, isPaper }) => {
      const of = { text: "Fern 4.90", heightMm: 40, paper: isPaper ? odd : "#fff" };
      const inks = [isPaper ? "#000" : odd];
      return [() => inkFor(of, inks), () => printLine(of, inks)].every((run) => refusal(run)?.includes(odd) ?? false);
    },
  },
];
