import { type RefObject, useEffect } from "react";

/** Ticks all boxes of a form with this name, or unticks them if all are ticked. Includes boxes outside of the form. */
export function tickAll(form: HTMLFormElement | null, name: string): void {
  const boxes = [...(form?.elements ?? [])].filter((one) => one.matches(`[name=${name}]`)) as HTMLInputElement[];
  const isAll = boxes.every(({ checked }) => checked);
  for (const box of boxes) box.checked = !isAll;
}

/**
 * Returns a form to its first state after each successful reply: its boxes are not ticked, including boxes outside of
 * the form, so that the next change affects only people who are selected for it.
 */
export function useEmptyAfter(
  form: RefObject<HTMLFormElement | null>,
  reply: { readonly done: string } | undefined,
): void {
  useEffect(() => {
    if (reply?.done) form.current?.reset();
  }, [form, reply]);
}
