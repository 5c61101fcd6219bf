/**
 * What was typed or chosen in a form before the page woke. On a slow line the fields are there seconds before their
 * scripts; React, as it takes them over, puts the server's values back. So they are read first, and said again after.
 */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface EarlyInput {
  readonly control: Control;
  readonly value: string;
  readonly selection: readonly [number, number] | null;
}

/** The controls that no longer hold what the server sent. Call it before the page takes the form over. */
export function readEarlyInput(form: HTMLFormElement | null): EarlyInput[] {
  const controls = [...(form?.elements ?? [])].filter(
    (element): element is Control =>
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement ||
      (element instanceof HTMLInputElement && element.type !== "hidden"),
  );
  return controls.filter(isTouched).map((control) => ({
    control,
    value: control.value,
    selection: control instanceof HTMLTextAreaElement ? [control.selectionStart, control.selectionEnd] : null,
  }));
}

function isTouched(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const first = options.some((option) => option.defaultSelected);
    return first ? options.some((option) => option.selected !== option.defaultSelected) : control.selectedIndex > 0;
  }
  if (isTick(control))
    return control.checked !== control.defaultChecked && (control.checked || control.type !== "radio");
  return control.value !== control.defaultValue;
}

const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");

/**
 * Says it again, as if it happened now, so that the page hears it. Call it once the page is awake. One after the other:
 * what hears one is drawn before the next is said, as it is when a person does it.
 */
export async function replayEarlyInput(early: readonly EarlyInput[]): Promise<void> {
  for (const { control, value, selection } of early) {
    await new Promise((resolve) => setTimeout(resolve));
    if (!control.isConnected) continue;
    if (isTick(control)) {
      const isChecked = control.type === "radio" || !control.defaultChecked;
      control.checked = !isChecked;
      control.click();
      continue;
    }
    // React listens only where the value differs from the one that it set last: the first goes past it, the second does
    // not.
    control.value = "";
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
    control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
    if (selection && control instanceof HTMLTextAreaElement) control.setSelectionRange(...selection);
  }
}
