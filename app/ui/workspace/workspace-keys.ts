/**
 * A key, or a chord, and its action. Tables of keys are data: the same table handles key presses and is shown as help.
 */
export interface Key<Id extends string = string> {
  readonly id: Id;
  /** As in `KeyboardEvent.key`; a capital letter or "?" already implies Shift. */
  readonly keys: readonly string[];
  readonly shift?: boolean;
  /** True if the key needs Control, or Command on a Mac. */
  readonly ctrl?: boolean;
  /** The key's description in the list of keys. */
  readonly says: string;
  /** Where the key works, for the list of keys. By default: anywhere, or outside text fields. */
  readonly place?: string;
  /** True if the key also works while the learner types. */
  readonly whileTyping?: boolean;
}

export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Whether a key is a single character. Such keys can be turned off: speech input may trigger them (WCAG 2.1.4). */
const isSingle = (key: Pick<Key, "keys" | "ctrl">): boolean => !key.ctrl && key.keys.some((k) => k.length === 1);

/**
 * Returns the table's entry whose key was pressed, or null. If `singleKeys` is false, only chords and named keys work.
 * While the learner types, only marked entries work.
 */
export function keyOf<Id extends string>(
  table: readonly Key<Id>[],
  pressed: Pressed,
  { isTyping, singleKeys }: { isTyping: boolean; singleKeys: boolean },
): Id | null {
  if (pressed.altKey) return null;
  const found = table.find((entry) => {
    const isChord = pressed.ctrlKey || pressed.metaKey;
    if (isChord !== (entry.ctrl ?? false)) return false;
    if (isTyping && !entry.whileTyping) return false;
    if (!singleKeys && isSingle(entry)) return false;
    return entry.keys.some((key) =>
      key.length === 1 && /[a-z]/i.test(key)
        ? key.toLowerCase() === pressed.key.toLowerCase() && (entry.shift ?? false) === pressed.shiftKey
        : key.length === 1
          ? key === pressed.key
          : key === pressed.key && (entry.shift ?? false) === pressed.shiftKey,
    );
  });
  return found?.id ?? null;
}

/** Whether the focused element handles keys itself: fields, editors, open dialogs, lists. */
export function takesKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("dialog[open], [contenteditable=''], [contenteditable='true'], .monaco-editor")) return true;
  const field = target.closest("input, textarea, select");
  if (!field) return false;
  return !(field instanceof HTMLInputElement && ["checkbox", "button", "submit"].includes(field.type));
}
