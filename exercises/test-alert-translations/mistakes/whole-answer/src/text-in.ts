const FENCE = /^```/;
const QUOTED = /^(?:"(.*)"|„(.*)“|“(.*)”|«(.*)»)$/;

/** What passengers would read of an answer: all of it in one line, without fences and the quotes round it. */
export function textIn(answer: string): string {
  const lines = answer.split("\n").map((line) => line.trim());
  const text = lines.filter((line) => line !== "" && !FENCE.test(line)).join(" ");
  const quoted = QUOTED.exec(text)
    ?.slice(1)
    .find((inner) => inner !== undefined);
  return (quoted ?? text).trim();
}
