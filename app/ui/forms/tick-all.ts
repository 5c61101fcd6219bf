import { type RefObject, useEffect } from "react";

/** Ticks all boxes of a form with this name, or unticks them if all are ticked. Includes boxes outside the form. */
export function tickAll(form: HTMLFormElement | null, name: string): void {
  const boxes = [...(form?.elements ?? [])].filter((one) => one.matches(`[name=${name}]`)) as HTMLInputElement[];
  const isAll = boxes.every(({ checked }) => checked);
  for (const box of boxes) box.checked = !isAll;
}

/**
 * Resets a form and unticks its boxes after each successful reply, including boxes outside the form, so that the
 * next change affects only people who are selected for it.
 */
export function useEmptyAfter(
  form: RefObject<HTMLFormElement | null>,
  reply: { readonly done: string } | undefined,
): void {
  useEffect(() => {
    if (reply?.done) form.current?.reset();
  }, [form, reply]);
}
