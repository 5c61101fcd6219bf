import { type ReactNode, type RefObject, useCallback, useRef, useState } from "react";
import { useTools } from "./workspace-tools";

export interface PanelOf<Part> {
  /** The panel's component. Null until it is loaded. */
  readonly part: Part | null;
  readonly isOpen: boolean;
  readonly hasFailed: boolean;
  readonly link: RefObject<HTMLAnchorElement>;
  readonly open: () => void;
  readonly close: () => void;
}
type Panel = PanelOf<unknown>;

/**
 * The state of a panel beside the work, or of a dialog. The panel loads when it is first opened, because most learners
 * work without it.
 */
export function usePanel<Part>(load: () => Promise<Part>): PanelOf<Part> {
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [part, setPart] = useState<Part | null>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const open = () => {
    setOpen(true);
    setFailed(false);
    if (part) return;
    // Some browsers remember until the page is reloaded that they couldn't load a script, so don't try while offline.
    // A second press tries anyway, because a server on this machine answers without a network, too.
    (navigator.onLine || hasFailed ? load() : Promise.reject()).then(setPart, () => {
      setOpen(false);
      setFailed(true);
    });
  };
  return { isOpen, hasFailed, part, link, open, close: useCallback(() => setOpen(false), []) };
}

/** A button that opens and closes a panel; without JavaScript, a link to the page with the same content. */
export function PanelLink({
  panel: { isOpen, link, close },
  address,
  id,
  onOpen,
  children,
}: {
  panel: Panel;
  /** The URL of the page with the same content. */
  address: string;
  id: string;
  onOpen: () => void;
  children: ReactNode;
}) {
  const { isLive } = useTools();
  return (
    <a
      ref={link}
      className="btn small quiet"
      href={address}
      {...(isLive && { role: "button", "aria-expanded": isOpen, "aria-controls": id })}
      onClick={(event) => {
        event.preventDefault();
        if (isOpen) close();
        else onOpen();
      }}
      onKeyDown={(event) => {
        // A link reacts to Enter only; a button also to Space.
        if (event.key !== " ") return;
        event.preventDefault();
        event.currentTarget.click();
      }}
    >
      {children}
    </a>
  );
}

/** Says that a panel couldn't be loaded, with a link to its page if it has one. */
export function PanelFailed({ panel, what, address }: { panel: Panel; what: string; address?: string }) {
  return panel.hasFailed ? (
    <p className="strip" role="alert">
      <span>
        We couldn’t load {what}.{" "}
        {address ? (
          <>
            When you are online, press its button again, or <a href={address}>open it on its own page</a>.
          </>
        ) : (
          "When you are online, try again. If this appears again, reload the page."
        )}
      </span>
    </p>
  ) : null;
}
