const QUOTED = /^(?:"(.*)"|„(.*)“|“(.*)”|«(.*)»)$/;

/** What passengers would read of an answer: its last line, without the quotes round it. */
export function textIn(answer: string): string {
  const lines = answer.split("\n").map((line) => line.trim());
  const text = lines.filter((line) => line !== "").at(-1) ?? "";
  const quoted = QUOTED.exec(text)
    ?.slice(1)
    .find((inner) => inner !== undefined);
  return (quoted ?? text).trim();
}
