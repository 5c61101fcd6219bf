// Long, because this is one form. All its fields share the messages about missing input and the keys that finish a
// finding.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "~/ui/button";
import { Why } from "~/ui/forms/field";
import { Icon } from "~/ui/icons";
import type { Where } from "~/ui/workspace/own-notes-context";
import { useTools } from "~/ui/workspace/workspace-tools";
import { DEFECT_CLASSES, DEFECT_GROUPS, type DefectClass } from "../defect-classes";
import { SEVERITIES } from "../place";
import { excessIn, gapsIn, isBlank, isWhole, marginOf, sayPlace } from "./findings";
import { ProofField } from "./proof";
import type { DraftFinding } from "./work";

export interface ComposerActions {
  readonly edit: (id: string, part: Partial<DraftFinding>) => void;
  readonly finish: (id: string) => void;
  readonly close: (id: string) => void;
  /**
   * Deletes a finding. `moved`: the finding's text, if it was moved to a note. In this case, the finding is kept if the
   * learner has changed its text or added it in the meantime.
   */
  readonly remove: (id: string, moved?: string) => void;
  /** Starts a private note at a place, with this text. `onTaken` is called once the notes panel has the text. */
  readonly note: (place: Where | null, text: string, onTaken: () => void) => void;
  /**
   * Called when the composer closes. `byKey`: whether it was closed by keyboard. If so, the focus moves to the line
   * above. Otherwise the focus moves to the change.
   */
  readonly leave: (finding: DraftFinding, byKey?: boolean) => void;
}

/** The meaning of each severity for the verdict. */
const SEVERITY_WORDS = {
  blocker: "Causes harm in production: request changes.",
  major: "Must be fixed before this is merged: request changes.",
  minor: "Can be merged as it is, with this comment.",
} as const;
const ALL_SEVERITIES =
  "A blocker causes harm in production. A major issue must be fixed before this is merged. " +
  "A minor one can be merged as it is. One step off costs nothing.";

const ANY_KIND = "If several kinds fit, choose one. Most issues accept more than one kind.";

/**
 * The form in which a learner writes a finding, below the lines that it is about. Every change is saved immediately.
 * "Add finding" finishes the finding, and Escape leaves it as a draft, or discards it if it is blank. `path`: the
 * finding's path in the submission ("findings.2"). The ids of the fields are derived from this path, so that the error
 * summary can link to them.
 */
export function Composer({
  finding,
  path,
  errors,
  takesFocus,
  actions,
}: {
  finding: DraftFinding;
  path: string;
  errors: Readonly<Record<string, string>>;
  takesFocus: boolean;
  actions: ComposerActions;
}) {
  const { isLive } = useTools();
  const [isTried, setTried] = useState(false);
  // The text of a removed proof. It is kept until the composer closes, so that the removal can be undone.
  const [removed, setRemoved] = useState("");
  const first = useRef<HTMLSelectElement>(null);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    first.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: "nearest" });
  }, [takesFocus]);

  const { id, place } = finding;
  const name = (field: string) => `finding.${id}.${field}`;
  const fieldId = (field: string) => `field-${path}.${field}`;
  // Text that is too long can't be saved, so the message about it appears immediately. Messages about missing fields
  // appear only when the learner adds the finding.
  const gaps = isTried ? gapsIn(finding) : excessIn(finding);
  const wrong = (field: string) => errors[`${path}.${field}`] ?? gaps[field];
  const described = (field: string) =>
    wrong(field) ? { "aria-invalid": true as const, "aria-describedby": `${fieldId(field)}-error` } : {};
  const why = (field: string) => wrong(field) && <Why id={`${fieldId(field)}-error`}>{wrong(field)}</Why>;

  const focusOn = (field: string) => requestAnimationFrame(() => document.getElementById(fieldId(field))?.focus());
  /** Scrolls the proof's editor to the middle, so that no bar at the edge of the page covers it. */
  const showProof = () =>
    requestAnimationFrame(() => box.current?.querySelector(".proof-editor")?.scrollIntoView({ block: "center" }));
  const finish = () => {
    const found = gapsIn(finding);
    if (Object.keys(found).length === 0) {
      actions.finish(id);
      return true;
    }
    setTried(true);
    const [field] = Object.keys(found);
    focusOn(field!);
    return false;
  };
  const send = () => {
    if (finish()) actions.leave(finding);
  };
  const press = (event: KeyboardEvent) => {
    // The proof's editor handles Ctrl+Enter itself, because the full editor lets no other code see this key.
    if (event.defaultPrevented) return;
    const isSend = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSend && event.key !== "Escape") return;
    // In the full editor, Escape first closes the editor's own popups, and Tab moves the focus out of the editor.
    if (!isSend && event.target instanceof Element && event.target.closest(".monaco-editor")) return;
    event.preventDefault();
    event.stopPropagation();
    if (isSend) return send();
    actions.close(id);
    actions.leave(finding);
  };
  const headId = `finding-head-${id}`;
  return (
    <section className="in now" id={`field-${path}`} aria-labelledby={headId} ref={box} tabIndex={-1} onKeyDown={press}>
      <div className="at">{marginOf(place)}</div>
      <div className="box" id={`finding-${id}`}>
        <h3 className="vh" id={headId}>
          {finding.done ? "Finding" : "New finding"} on {sayPlace(place)}
        </h3>
        <div className="compose">
          {why("place")}
          <div className="line1">
            <div className="field">
              <label htmlFor={fieldId("class")}>Kind of defect</label>
              <select
                ref={first}
                id={fieldId("class")}
                name={name("class")}
                value={finding.class ?? ""}
                {...described("class")}
                onChange={(event) =>
                  actions.edit(id, { class: (event.currentTarget.value || null) as DefectClass | null })
                }
              >
                <option value="">choose</option>
                {DEFECT_GROUPS.map(([title, ...classes]) => (
                  <optgroup key={title} label={title}>
                    {classes.map((kind) => (
                      <option key={kind} value={kind}>
                        {kind}: {DEFECT_CLASSES[kind]}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
              <p className="hint">{finding.class ? DEFECT_CLASSES[finding.class] : ANY_KIND}</p>
              {why("class")}
            </div>
            <fieldset id={fieldId("severity")} tabIndex={-1} {...described("severity")}>
              <legend className="label">Severity</legend>
              <div className="sev">
                {SEVERITIES.map((severity) => (
                  <label className="choice" key={severity}>
                    <input
                      type="radio"
                      name={name("severity")}
                      value={severity}
                      checked={finding.severity === severity}
                      onChange={() => actions.edit(id, { severity })}
                    />
                    {severity}
                  </label>
                ))}
              </div>
              <p className="hint">{finding.severity ? SEVERITY_WORDS[finding.severity] : ALL_SEVERITIES}</p>
              {why("severity")}
            </fieldset>
          </div>
          <div className="field">
            <label htmlFor={fieldId("text")}>What breaks, and who is affected?</label>
            <textarea
              id={fieldId("text")}
              name={name("text")}
              rows={3}
              value={finding.text}
              {...described("text")}
              onChange={(event) => actions.edit(id, { text: event.currentTarget.value })}
            />
            {why("text")}
          </div>
          {finding.proof !== null && (
            <ProofField
              finding={finding}
              fieldId={fieldId("proof")}
              error={wrong("proof")}
              edit={actions.edit}
              send={send}
              remove={() => {
                setRemoved(finding.proof ?? "");
                actions.edit(id, { proof: null });
                focusOn("attach");
              }}
            />
          )}
          <div className="foot">
            <Button
              type="submit"
              name="intent"
              value={`finish:${id}`}
              onClick={(event) => {
                if (!isLive) return;
                event.preventDefault();
                // A click triggered by keyboard has `detail` 0.
                if (finish()) actions.leave(finding, event.detail === 0);
              }}
            >
              {finding.done ? "Keep finding" : "Add finding"}
            </Button>
            {finding.proof === null && (
              <Button
                look="quiet"
                type="submit"
                name="intent"
                value={`proof:${id}`}
                id={fieldId("attach")}
                onClick={(event) => {
                  if (!isLive) return;
                  event.preventDefault();
                  actions.edit(id, { proof: removed });
                  // This button disappears, so the focus moves to the proof's editor.
                  focusOn("proof");
                  showProof();
                }}
              >
                <Icon name="flask" />
                {removed ? "Undo the removal" : "Attach a proof"}
              </Button>
            )}
            {!finding.done && (
              <Button
                look="quiet"
                className="needs-script"
                onClick={() => {
                  const at = isWhole(place) ? null : { ...place, line: place.to };
                  actions.note(at, finding.text, () => actions.remove(id, finding.text));
                }}
              >
                Turn into a note to yourself
              </Button>
            )}
            <Button
              look="quiet"
              type="submit"
              name="intent"
              value={`delete:${id}`}
              onClick={(event) => {
                if (!isLive) return;
                event.preventDefault();
                actions.remove(id);
                actions.leave(finding, event.detail === 0);
              }}
            >
              Discard
            </Button>
            <span className="hint needs-script fine-only">
              <kbd>Ctrl</kbd> <kbd>Enter</kbd> adds · <kbd>Esc</kbd>{" "}
              {isBlank(finding) ? "discards it" : finding.done ? "closes it" : "keeps it as a draft"}
            </span>
          </div>
          {finding.proof === null && (
            <p className="hint mt-2">
              A proof is optional: a test that fails here and passes on a correct version. If it shows the issue, the
              finding earns full credit.
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
