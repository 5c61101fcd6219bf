import { type ReactNode, useEffect, useId, useRef } from "react";

/**
 * A native modal dialog: the browser traps the focus, closes the dialog on Escape and restores the focus. The dialog
 * contains its own buttons, in a `.line`. The first focusable element gets the focus, unless another element has
 * `autoFocus`. With `isRead`, the title gets the focus, so that people read the dialog from the top, and an early Enter
 * does nothing.
 */
export function Dialog({
  title,
  isOpen,
  isRead = false,
  onClose,
  children,
}: {
  title: string;
  isOpen: boolean;
  isRead?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (isOpen && !element.open) {
      element.showModal();
      if (isRead) heading.current?.focus();
    } else if (!isOpen && element.open) element.close();
  }, [isOpen, isRead]);
  // The browser reports a close in a later task. If the dialog is open again by then, the report is out of date.
  const closed = () => {
    if (!dialog.current?.open) onClose();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={closed}>
      <h2 id={id} ref={heading} tabIndex={isRead ? -1 : undefined}>
        {title}
      </h2>
      {isOpen && children}
    </dialog>
  );
}
