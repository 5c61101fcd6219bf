import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";

/**
 * The action's reply to the page's last form, as `useActionData` returns it. Remix drops the reply whenever the page
 * reloads its data; this one lasts until the next navigation.
 */
export function useLastingReply<Action>() {
  const reply = useActionData<Action>();
  const { key } = useLocation();
  const [last, setLast] = useState({ key, reply });
  if (reply !== undefined && (reply !== last.reply || key !== last.key)) setLast({ key, reply });
  return reply ?? (last.key === key ? last.reply : undefined);
}

/**
 * A reply with a secret that is shown only once, such as a new link. It stays when other forms of the page are sent,
 * until another one replaces it, it is dismissed, or the page is left.
 */
export function useShownOnce<Reply extends object>(reply: Reply | undefined) {
  const { pathname } = useLocation();
  const [shown, setShown] = useState({ pathname, reply, isDismissed: false });
  if (pathname !== shown.pathname || (reply && reply !== shown.reply))
    setShown({ pathname, reply, isDismissed: false });
  return {
    reply: shown.isDismissed ? undefined : shown.reply,
    dismiss: () => setShown({ ...shown, isDismissed: true }),
  };
}
