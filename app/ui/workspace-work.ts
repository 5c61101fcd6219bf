import { useCallback, useEffect, useRef, useState } from "react";
import { postJson } from "./workspace-post";
import { RETRY_MS, type SaveReply, Saver, type Snapshot, Unreachable } from "./workspace-saver";
import { copyStore, newKey, pendingStore, type WorkName } from "./workspace-store";

export interface HandInState {
  /** `waiting`: no connection; sent by itself when it is back. `refused`: `errors` say what to mend. */
  readonly state: "idle" | "sending" | "waiting" | "refused" | "failed" | "done";
  /** Messages by field path; "" is the whole. */
  readonly errors: Readonly<Record<string, string>>;
  readonly message: string;
}

type HandInReply =
  | { readonly ok: true; readonly submissionId: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const IDLE: HandInState = { state: "idle", errors: {}, message: "" };

/** What happens between tabs of one browser: a save, so that a tab in which nothing was touched can follow. */
interface TabMessage {
  readonly version: number;
  readonly work: unknown;
}

/**
 * Work in progress in the browser: saved by itself, kept here while it cannot be, handed in once. `address` answers
 * `{ do: "save" | "hand-in", … }`. On the server, and until the page lives, it is the draft that was given.
 */
export function useWork<Work>({
  name,
  address,
  version,
  draft,
  fresh,
}: {
  name: WorkName;
  address: string;
  version: number;
  draft: Work;
  /** What one starts with. */
  fresh: Work;
}) {
  const [snapshot, setSnapshot] = useState<Snapshot>(() => ({
    state: "saved",
    work: draft,
    version,
    other: null,
    message: "",
    isKept: true,
  }));
  const [handInState, setHandIn] = useState<HandInState>(IDLE);
  const timers = useRef<{ save?: ReturnType<typeof setTimeout>; handIn?: ReturnType<typeof setTimeout> }>({});
  const channel = useRef<BroadcastChannel | null>(null);
  const [pending] = useState(() => pendingStore(name));

  // One saver a page: the shell is drawn anew (by its key) for another exercise or revision.
  const [saver] = useState(
    () =>
      new Saver(version, draft, {
        store: copyStore(name),
        send: async (from, work) => {
          const reply = await postJson<SaveReply>(address, { do: "save", from, work });
          if (reply.ok) channel.current?.postMessage({ version: reply.version, work } satisfies TabMessage);
          return reply;
        },
        later: (ms, call) => {
          clearTimeout(timers.current.save);
          timers.current.save = setTimeout(call, ms);
        },
        onChange: setSnapshot,
      }),
  );

  const send = useCallback(
    async (tries = 0) => {
      const waiting = pending.read();
      if (!waiting || waiting.isHeld) return;
      setHandIn({ ...IDLE, state: "sending" });
      try {
        const reply = await postJson<HandInReply>(address, {
          do: "hand-in",
          key: waiting.key,
          work: waiting.work,
          revisionId: name.revision,
        });
        if (reply.ok) {
          saver.stop({ forget: true });
          pending.clear();
          setHandIn({ ...IDLE, state: "done" });
          window.location.assign(`/submissions/${reply.submissionId}`);
          return;
        }
        pending.clear();
        setHandIn({ state: "refused", errors: reply.errors, message: "" });
      } catch (error) {
        if (error instanceof Unreachable) {
          setHandIn({ ...IDLE, state: "waiting" });
          const wait = RETRY_MS[Math.min(tries, RETRY_MS.length - 1)]!;
          timers.current.handIn = setTimeout(() => void send(tries + 1), wait);
        } else {
          pending.write({ ...waiting, isHeld: true });
          setHandIn({ ...IDLE, state: "failed", message: error instanceof Error ? error.message : "" });
        }
      }
    },
    [address, name.revision, pending, saver],
  );

  const handIn = useCallback(async () => {
    await saver.flush();
    const { state, work } = saver.snapshot;
    // Handing in would throw the other tab's work away: that is settled first.
    if (state === "conflict") return;
    clearTimeout(timers.current.handIn);
    pending.write({ key: pending.read()?.key ?? newKey(), work });
    await send();
  }, [pending, saver, send]);

  /** Holds back what waits, and forgets what failed. A refusal stays: its messages are what is to be mended. */
  const cancelHandIn = useCallback(() => {
    clearTimeout(timers.current.handIn);
    setHandIn((old) => {
      if (old.state !== "waiting" && old.state !== "failed") return old;
      const waiting = pending.read();
      if (waiting) pending.write({ ...waiting, isHeld: true });
      return IDLE;
    });
  }, [pending]);

  useEffect(() => {
    saver.start();
    // A hand-in whose answer never came: under the same key it is the same hand-in.
    void send();
    const flush = () => void saver.flush();
    const online = () => {
      flush();
      void send();
    };
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
      channel.current = new BroadcastChannel(`onramp:${name.person}:${name.slug}`);
      channel.current.onmessage = ({ data }: MessageEvent<TabMessage>) => saver.heard(data.version, data.work);
    }
    const running = timers.current;
    return () => {
      flush();
      clearTimeout(running.handIn);
      channel.current?.close();
      channel.current = null;
      window.removeEventListener("online", online);
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("beforeunload", leave);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [saver, send, name.person, name.slug]);

  return {
    work: snapshot.work as Work,
    save: snapshot,
    change: useCallback((work: Work) => saver.change(work), [saver]),
    flush: useCallback(() => void saver.flush(), [saver]),
    keepMine: useCallback(() => void saver.keepMine(), [saver]),
    takeOther: useCallback(() => saver.takeOther(fresh), [saver, fresh]),
    handIn: { ...handInState, start: handIn, cancel: cancelHandIn },
  };
}
