import { useCallback, useEffect, useRef, useState } from "react";
import { HandIn, type HandInReply, type HandInState, IDLE } from "./workspace-hand-in";
import { postJson } from "./workspace-post";
import { type SaveReply, Saver, type Snapshot } from "./workspace-saver";
import { copyStore, findCopies, newKey, pendingStore, type WorkName } from "./workspace-store";

/** A message to other tabs of this browser about a save, so that a tab without changes can take over the saved work. */
interface TabMessage {
  readonly from: number;
  readonly version: number;
  readonly work: unknown;
}

/**
 * Work in progress in the browser: it is saved automatically, stored in the browser while it can't be saved, and handed
 * in only once. The endpoint at `address` accepts `{ do: "save" | "hand-in", … }`. On the server, and until hydration,
 * the work is the given draft.
 */
export function useWork<Work>({
  name,
  address,
  version,
  draft,
  fresh,
  onDone = (submissionId) => window.location.assign(`/submissions/${submissionId}`),
}: {
  name: WorkName;
  address: string;
  version: number;
  draft: Work;
  /** The initial work. */
  fresh: Work;
  /** Called after the work is handed in. By default, the report opens. */
  onDone?: (submissionId: string) => void;
}) {
  const [snapshot, setSnapshot] = useState<Snapshot>(() => ({
    state: "saved",
    work: draft,
    version,
    other: null,
    offered: null,
    message: "",
    isKept: true,
  }));
  const [handInState, setHandIn] = useState<HandInState>(IDLE);
  const timers = useRef<{ save?: ReturnType<typeof setTimeout>; handIn?: ReturnType<typeof setTimeout> }>({});
  const channel = useRef<BroadcastChannel | null>(null);
  const [tab] = useState(newKey);
  const done = useRef(onDone);
  done.current = onDone;
  /** True once the learner has left this page for another page of the app. */
  const isLeft = useRef(false);

  // One saver per page: the shell is remounted (by its key) for another exercise or revision.
  const [saver] = useState(
    () =>
      new Saver(version, draft, {
        store: copyStore(name, tab),
        send: async (from, work) => {
          const ask = { do: "save", from, work, revisionId: name.revision };
          const reply = await postJson<SaveReply>(address, ask, name.person);
          if (reply.ok) channel.current?.postMessage({ from, version: reply.version, work } satisfies TabMessage);
          return reply;
        },
        later: (ms, call) => {
          clearTimeout(timers.current.save);
          timers.current.save = setTimeout(call, ms);
        },
        onChange: setSnapshot,
      }),
  );

  const [handIn] = useState(
    () =>
      new HandIn({
        saver,
        pending: pendingStore(name),
        send: (ask) =>
          postJson<HandInReply>(address, { do: "hand-in", ...ask, revisionId: name.revision }, name.person),
        later: (ms, call) => {
          clearTimeout(timers.current.handIn);
          // The submission stays in this browser, and is sent again when the exercise is opened again.
          if (call && !isLeft.current) timers.current.handIn = setTimeout(call, ms);
        },
        onChange: setHandIn,
        onDone: (submissionId) => {
          // The report must not replace the page to which the learner has gone. The lists show the submission.
          if (!isLeft.current) done.current(submissionId);
        },
      }),
  );

  useEffect(() => {
    isLeft.current = false;
    const left = new AbortController();
    // First look for a copy that a closed tab left. Then resend a submission that got no answer. Because the key is the
    // same, the server treats it as the same submission.
    void findCopies(name, tab, (copy) => saver.found(copy), left.signal).then(() => handIn.resume());
    const flush = () => void saver.flush();
    const online = () => void saver.settle().then(() => handIn.resume());
    const leave = (event: BeforeUnloadEvent) => {
      const { state, isKept } = saver.snapshot;
      if (state !== "saved" && !isKept) event.preventDefault();
    };
    const hide = () => document.visibilityState === "hidden" && flush();
    window.addEventListener("online", online);
    window.addEventListener("pagehide", flush);
    window.addEventListener("beforeunload", leave);
    document.addEventListener("visibilitychange", hide);
    if ("BroadcastChannel" in window) {
      // Each revision has its own channel, because a tab must not take over work that was done on another revision.
      channel.current = new BroadcastChannel(`onramp:${name.person}:${name.slug}:${name.revision}`);
      channel.current.onmessage = ({ data }: MessageEvent<TabMessage>) =>
        saver.heard(data.version, data.work, data.from);
    }
    const running = timers.current;
    return () => {
      isLeft.current = true;
      flush();
      left.abort();
      clearTimeout(running.handIn);
      channel.current?.close();
      channel.current = null;
      window.removeEventListener("online", online);
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("beforeunload", leave);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [saver, handIn, name, tab]);

  return {
    work: snapshot.work as Work,
    save: snapshot,
    change: useCallback((work: Work) => saver.change(work), [saver]),
    flush: useCallback(() => void saver.flush(), [saver]),
    keepMine: useCallback(() => void saver.keepMine(), [saver]),
    takeOther: useCallback(() => saver.takeOther(fresh), [saver, fresh]),
    takeOffered: useCallback(() => saver.takeOffered(), [saver]),
    dropOffered: useCallback(() => saver.dropOffered(), [saver]),
    handIn: {
      ...handInState,
      start: useCallback(() => handIn.start(), [handIn]),
      cancel: useCallback(() => handIn.cancel(), [handIn]),
    },
  };
}
