import { readFileSync } from "node:fs";

/** The README as the documentation check reads it. */
export const readme = () => readFileSync("README.md", "utf8");

/** The text under a heading, up to the next one of the same level. */
export function section(title: string): string {
  const [, ...parts] = readme().split(/^## +/m);
  return parts.find((part) => part.split("\n", 1)[0]!.trim() === title) ?? "";
}

/** The cells of each row of a section's table, backticks taken off; without the head. */
function tableOf(title: string): string[][] {
  const rows = section(title)
    .split("\n")
    .filter((line) => /^\s*\|/.test(line));
  return rows.slice(2).map((line) =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => cell.replaceAll("`", "").trim()),
  );
}

/** Rows of the table of options: the first word of name and default. "none", "off" or "-" stands for no default. */
export function optionRows(): { name: string; standard: string | undefined }[] {
  return tableOf("Options").map((cells) => {
    const [name = "", standard = ""] = cells.map((cell) => cell.split(/[\s=,]/, 1)[0]);
    return { name, standard: /^(none|off|no|false|-|–|—|)$/i.test(standard) ? undefined : standard };
  });
}

/** The row of the table of failures whose first cell has these words. */
export function failureRow(words: string): { requests: number; exitCode: number } | undefined {
  const row = tableOf("When something fails").find(([what]) => what?.includes(words));
  return row && { requests: Number(row[1]), exitCode: Number(row[2]) };
}

/** Each console block: the arguments, and the lines that it says are printed. */
export function examples(): { args: string[]; printed: string[] }[] {
  return [...readme().matchAll(/```console\n\$ lineway-import (.*)\n([\s\S]*?)```/g)].map(
    ([, args = "", printed = ""]) => ({
      args: args.trim().split(/\s+/),
      printed: printed.split("\n").filter(Boolean),
    }),
  );
}

/** Every option that is named anywhere: in tables, sentences and examples. */
export const namedOptions = () => [...new Set(readme().match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [])];

/** Sentences outside of tables and examples, each on one line. */
export function sentences(): string[] {
  const prose = readme()
    .replace(/```[\s\S]*?```/g, "")
    .split("\n")
    .filter((line) => !/^\s*(\||#)/.test(line));
  return prose
    .join("\n")
    .split(/\n{2,}|(?<=[.!?:;])\s+/)
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}
