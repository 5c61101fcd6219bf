/**
 * Preserves input that is entered in a form before hydration. On a slow connection the fields appear seconds before
 * their scripts, and React resets each field to the server's value while it hydrates. So the input is recorded, and
 * replayed afterwards.
 */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Selection = readonly [number, number];
interface Recorded {
  readonly value: string;
  readonly selection: Selection | null;
}
interface Watch {
  readonly recorded: Map<Control, Recorded>;
  /** Controls whose input React has received. React handles all later input of these controls. */
  readonly replayed: Set<Control>;
  stop(): void;
}

/**
 * The forms that were already read. Each form is read only once, because rendering may be interrupted and begin again
 * after React has reset some fields.
 */
const watches = new WeakMap<HTMLFormElement, Watch>();

/**
 * Records input that was entered before this call, and all input until `replayEarlyInput`. Call it before hydration.
 */
export function watchEarlyInput(form: HTMLFormElement | null): void {
  if (!form || watches.has(form)) return;
  const recorded = new Map<Control, Recorded>();
  const replayed = new Set<Control>();
  for (const control of form.elements)
    if (isControl(control) && isTouched(control)) recorded.set(control, read(control));
  // React may have reset the field since the last input. Restore the text first, so that the next letter is added to
  // the restored text.
  const restore = ({ target }: Event) => {
    const before = isControl(target) && recorded.get(target);
    if (before && target.value !== before.value) write(target, before);
  };
  const record = ({ target }: Event) => {
    if (!isControl(target) || replayed.has(target)) return;
    if (isRadio(target)) for (const other of recorded.keys()) if (isSameChoice(other, target)) recorded.delete(other);
    if (isTick(target) && !isTouched(target)) recorded.delete(target);
    else recorded.set(target, read(target));
  };
  form.addEventListener("beforeinput", restore, true);
  form.addEventListener("input", record, true);
  watches.set(form, {
    recorded,
    replayed,
    stop() {
      form.removeEventListener("beforeinput", restore, true);
      form.removeEventListener("input", record, true);
    },
  });
}

/**
 * Replays the input as events, so that the page handles it. Call it after hydration. Replays one input at a time, so
 * that React renders in between, as with a real user.
 */
export async function replayEarlyInput(form: HTMLFormElement | null): Promise<void> {
  const watch = form && watches.get(form);
  if (!watch) return;
  for (const control of watch.recorded.keys()) {
    await new Promise((resolve) => setTimeout(resolve));
    // More text may have been entered during the wait.
    const entered = watch.recorded.get(control);
    watch.recorded.delete(control);
    watch.replayed.add(control);
    if (entered && control.isConnected) replay(control, entered);
  }
  watch.stop();
}

function replay(control: Control, entered: Recorded): void {
  if (isTick(control)) {
    const isChecked = control.type === "radio" || !control.defaultChecked;
    control.checked = !isChecked;
    control.click();
    return;
  }
  // The caret may have moved since the last letter.
  const selection = control.value === entered.value ? read(control).selection : entered.selection;
  // React ignores an event if the value equals the one that React last set, so set the value to empty first.
  control.value = "";
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set?.call(control, entered.value);
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
  if (selection && control instanceof HTMLTextAreaElement) control.setSelectionRange(...selection);
}

const read = (control: Control): Recorded => ({
  value: control.value,
  selection: control instanceof HTMLTextAreaElement ? [control.selectionStart, control.selectionEnd] : null,
});
function write(control: Control, { value, selection }: Recorded): void {
  control.value = value;
  if (selection && control instanceof HTMLTextAreaElement) control.setSelectionRange(...selection);
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

const isControl = (element: unknown): element is Control =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && element.type !== "hidden");
const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
const isRadio = (control: Control): control is HTMLInputElement => isTick(control) && control.type === "radio";
const isSameChoice = (control: Control, radio: HTMLInputElement) => isRadio(control) && control.name === radio.name;
