/**
 * Input made in a form before hydration. On a slow connection the fields appear seconds before their scripts, and React
 * resets them to the server's values. So the input is read first, and replayed afterwards.
 */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface EarlyInput {
  readonly control: Control;
  readonly value: string;
  readonly selection: readonly [number, number] | null;
}

/** The controls that differ from what the server sent. Call it before hydration. */
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
 * Replays the input as events, so that the page handles it. Call it after hydration. One at a time: each is rendered
 * before the next, as with a real user.
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
    // React ignores an event whose value equals the one it last set: so the value is set to empty first.
    control.value = "";
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, value);
    control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
    if (selection && control instanceof HTMLTextAreaElement) control.setSelectionRange(...selection);
  }
}
