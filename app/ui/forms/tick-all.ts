/** Ticks all boxes of a form with this name, or unticks them if all are ticked. Includes boxes outside of the form. */
export function tickAll(form: HTMLFormElement | null, name: string): void {
  const boxes = [...(form?.elements ?? [])].filter((one) => one.matches(`[name=${name}]`)) as HTMLInputElement[];
  const isAll = boxes.every(({ checked }) => checked);
  for (const box of boxes) box.checked = !isAll;
}
