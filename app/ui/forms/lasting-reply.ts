import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";

/**
 * Returns the action's reply to the form that was sent last, as `useActionData` does. Remix drops the reply whenever
 * the page reloads its data; the reply from this hook lasts until the next navigation.
 */
export function useLastingReply<Action>() {
  const reply = useActionData<Action>();
  const { key } = useLocation();
  const [last, setLast] = useState({ key, reply });
  if (reply !== undefined && (reply !== last.reply || key !== last.key)) setLast({ key, reply });
  return reply ?? (last.key === key ? last.reply : undefined);
}

/**
 * A reply with a secret that is shown only once, such as a new link. The reply stays when other forms on the page are
 * sent, until another reply replaces it, it is dismissed, or the page is left. Call `dismiss` when a link to the same
 * page is followed. The reply disappears when that navigation has ended, so that the form in its place has a new
 * one-time key. A dismissed reply never comes back, although the page's action data may still contain it.
 */
export function useShownOnce<Reply extends object>(reply: Reply | undefined) {
  const { pathname, key } = useLocation();
  const [shown, setShown] = useState<{
    pathname: string;
    reply: Reply | undefined;
    /** The newest reply, even if it is no longer shown. */
    newest: Reply | undefined;
    leaves: string | null;
  }>({ pathname, reply, newest: reply, leaves: null });
  const isLeft = pathname !== shown.pathname || (shown.leaves !== null && shown.leaves !== key);
  const isNew = reply !== undefined && reply !== shown.newest;
  if (isLeft || isNew)
    setShown({ pathname, reply: isNew ? reply : undefined, newest: reply ?? shown.newest, leaves: null });
  return { reply: shown.reply, dismiss: () => setShown({ ...shown, leaves: key }) };
}
