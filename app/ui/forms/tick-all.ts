/** Ticks all boxes of a form with this name, also those outside of it that name it; if all are ticked, none. */
export function tickAll(form: HTMLFormElement | null, name: string): void {
  const boxes = [...(form?.elements ?? [])].filter((one) => one.matches(`[name=${name}]`)) as HTMLInputElement[];
  const isAll = boxes.every(({ checked }) => checked);
  for (const box of boxes) box.checked = !isAll;
}
