import { DEFECT_CLASS_IDS, type DefectClass } from "../defect-classes";
import { type FormSaid, readConfidence, readText } from "../form-fields";
import { SEVERITIES } from "../place";
import { addFinding, editFinding, gapInLines, gapsIn, isWhole, newFinding, readLines, removeFinding } from "./findings";
import { lineCount, type ReviewOpen } from "./open";
import { keptProof } from "./proof-start";
import { VERDICTS } from "./verdict";
import type { DraftFinding, ReviewDraft } from "./work";

/** Reads the review from its form, and performs the action of the button that the learner pressed. */
export function readReviewForm(open: ReviewOpen, before: ReviewDraft, form: FormData): FormSaid<ReviewDraft> {
  const verdict = String(form.get("verdict") ?? "");
  const paths = new Set(open.files.map((file) => file.path));
  const draft: ReviewDraft = {
    findings: before.findings.map((finding) => readFinding(finding, form, open)),
    verdict: VERDICTS.find((one) => one === verdict) ?? null,
    confidence: readConfidence(form, before.confidence),
    read: form.getAll("read").flatMap((path) => (typeof path === "string" && paths.has(path) ? [path] : [])),
  };
  const [intent = "", id = ""] = String(form.get("intent") ?? "").split(":");
  const goTo = `#finding-${id}`;
  const finding = draft.findings.find((each) => each.id === id);
  switch (intent) {
    case "add-whole": {
      const old = draft.findings.find(({ place }) => isWhole(place));
      if (old) return { draft: editFinding(draft, old.id, { done: false }), goTo: `#finding-${old.id}` };
      return begin(draft, { whole: true });
    }
    case "add-lines": {
      const lines = readLines(form);
      const gap = gapInLines(lines, lines ? lineCount(open.files, lines.file, lines.side) : 0);
      if (gap) return { draft, errors: { [`new.${gap.field}`]: gap.message } };
      return lines ? begin(draft, lines) : { draft };
    }
    case "edit":
      return { draft: editFinding(draft, id, { done: false }), goTo };
    case "delete":
      return { draft: removeFinding(draft, id) };
    case "proof":
      return { draft: editFinding(draft, id, { proof: "" }), goTo };
    case "finish": {
      if (!finding) return { draft };
      const gaps = Object.entries(gapsIn(finding));
      const path = `findings.${draft.findings.indexOf(finding)}`;
      if (gaps.length > 0)
        return { draft, errors: Object.fromEntries(gaps.map(([field, m]) => [`${path}.${field}`, m])) };
      return { draft: editFinding(draft, id, { done: true }), goTo };
    }
    default:
      return { draft };
  }
}

function begin(draft: ReviewDraft, place: DraftFinding["place"]): FormSaid<ReviewDraft> {
  // Finding ids only need to be unique within the draft, so this uses the next free number.
  let number = draft.findings.length + 1;
  while (draft.findings.some((finding) => finding.id === `f-${number}`)) number++;
  return { draft: addFinding(draft, newFinding(`f-${number}`, place)), goTo: `#finding-f-${number}` };
}

/**
 * Reads a finding's fields. They are on the page only while the learner is writing the finding, so a finding without
 * fields stays unchanged.
 */
function readFinding(finding: DraftFinding, form: FormData, open: ReviewOpen): DraftFinding {
  const said = (field: string) => readText(form.get(`finding.${finding.id}.${field}`));
  const [kind, severity, text, proof] = [said("class"), said("severity"), said("text"), said("proof")];
  if (kind === null && text === null) return finding;
  return {
    ...finding,
    class: DEFECT_CLASS_IDS.includes(kind as DefectClass) ? (kind as DefectClass) : null,
    severity: SEVERITIES.find((one) => one === severity) ?? null,
    text: text ?? finding.text,
    proof: proof === null ? finding.proof : keptProof(proof, finding, open),
  };
}
