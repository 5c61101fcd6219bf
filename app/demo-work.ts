/** How real work differs from an author's best: something is missed, something is named otherwise. */
type Draw = () => number;

interface Finding {
  readonly class: string;
  readonly proof: string | null;
}

/** One test of a suite that is indented by two blanks, as the exercises' own suites are. */
const TEST_START = /\n(?= {2}(?:it|test)[.(])/;

/** The suite without about `share` of its tests; the last one stays, since the suite's end hangs on it. */
function withoutTests(suite: string, share: number, draw: Draw): string {
  const [head, ...tests] = suite.split(TEST_START);
  return [head, ...tests.filter((test, i) => draw() >= share || i === tests.length - 1 || /\n\}\);/.test(test))].join(
    "\n",
  );
}

/** Work like the given, with some of it left out; what is neither a review nor a suite stays as it is. */
export function roughened(work: object, draw: Draw): object {
  if ("suite" in work && typeof work.suite === "string")
    return { ...work, suite: withoutTests(work.suite, 0.25, draw) };
  if (!("findings" in work) || !Array.isArray(work.findings) || work.findings.length < 2) return work;
  const findings = work.findings as Finding[];
  const missed = draw() < 0.6 ? Math.floor(draw() * findings.length) : -1;
  const kept = findings.filter((_, i) => i !== missed);
  // Few attach a proof to everything, and now and then a defect gets another name.
  return {
    ...work,
    findings: kept.map((finding) => ({
      ...finding,
      proof: draw() < 0.4 ? finding.proof : null,
      class: draw() < 0.3 ? "incomplete" : finding.class,
    })),
  };
}
