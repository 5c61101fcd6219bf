interface Room {
  readonly breakLength: number;
  readonly maxArrayLength: number | null;
  readonly compact: boolean | number;
  readonly indent: number;
}

/** Formats the short items of a long array in columns, with numbers aligned right. */
export function columns(
  items: string[],
  { breakLength, maxArrayLength, compact, indent }: Room,
  value: object,
): string[] {
  const hasRest = maxArrayLength !== null && maxArrayLength < items.length;
  const shown = hasRest ? items.slice(0, -1) : items;
  const total = shown.reduce((sum, item) => sum + item.length + 2, 0);
  const longest = Math.max(...shown.map((item) => item.length));
  const width = longest + 2;
  if (width * 3 + indent >= breakLength || (total / width <= 5 && longest > 6)) return items;
  const biased = Math.max(width - 3 - Math.sqrt(width - total / items.length), 1);
  const count = Math.min(
    Math.round(Math.sqrt(2.5 * biased * shown.length) / biased),
    Math.floor((breakLength - indent) / width),
    Number(compact) * 4,
    15,
  );
  if (count <= 1) return items;
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...shown.filter((_, i) => i % count === column).map((item) => item.length)),
  );
  const list = value as readonly unknown[];
  const isNumeric = items.every((_, i) => typeof list[i] === "number" || typeof list[i] === "bigint");
  const lines: string[] = [];
  for (let from = 0; from < shown.length; from += count) {
    const row = shown.slice(from, from + count);
    const cells = row.map((item, column) => {
      const isLast = column === row.length - 1;
      if (isNumeric) return (isLast ? item : `${item}, `).padStart(widths[column]! + (isLast ? 0 : 2));
      return isLast ? item : `${item}, `.padEnd(widths[column]! + 2);
    });
    lines.push(cells.join(""));
  }
  return hasRest ? [...lines, items[items.length - 1]!] : lines;
}
