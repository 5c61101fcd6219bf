// Long: one page whose bar, saving, conflicts, dock and submission share one state; its parts are in separate files.

import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { cardOf } from "~/kinds/cards";
import type { AnyDraft } from "~/kinds/kind";
import { viewOf } from "~/kinds/load-view";
import type { KindId } from "~/kinds/registry";
import { RunProvider } from "~/kinds/run-at-once";
import type { Walkthrough } from "~/kinds/walkthrough";
import { pageSandbox } from "~/sandbox/browser/page-sandbox";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/forms/form";
import { OfflineStrip } from "~/ui/notice";
import { replayEarlyInput, watchEarlyInput } from "~/ui/shell/early-input";
import { WorkspaceBar } from "~/ui/shell/top-bar";
import { whenIdle } from "~/ui/shell/when-idle";
import { stillWrong } from "~/ui/still-wrong";
import type { PlacedNote } from "~/ui/workspace/own-notes";
import { type NoteLines, OwnNotesContext, type Where } from "~/ui/workspace/own-notes-context";
import { PanelFailed, PanelLink, usePanel } from "~/ui/workspace/panel";
import { SavedMark } from "~/ui/workspace/workspace-bar";
import { ConflictStrip, OfferStrip } from "~/ui/workspace/workspace-conflict";
import { Confidence } from "~/ui/workspace/workspace-dock";
import { type DialogState, followHandIn, IDLE } from "~/ui/workspace/workspace-hand-in";
import { getJson, postJson } from "~/ui/workspace/workspace-post";
import { sayOffline } from "~/ui/workspace/workspace-saver";
import { type Settings, settingsCookie } from "~/ui/workspace/workspace-settings";
import { ToolsContext, type WorkspaceTools } from "~/ui/workspace/workspace-tools";
import { useWork } from "~/ui/workspace/workspace-work";
import type { NoteAsk } from "../exercises.$slug_.notes/panel";
import { type EarlierAttempt, EarlierStrip } from "./earlier-strip";
import { GuideStrip } from "./guide-strip";
import { HandInDialog, HandInStrip } from "./hand-in-dialog";
import { useOtherDraft } from "./other-draft";
import { useGuide } from "./use-guide";

export interface ShellProps {
  readonly personId: string;
  /** A guest's last day; null for everyone else. */
  readonly guestUntil: string | null;
  /** The page from which the exercise was opened. */
  readonly wayBack: { readonly to: string; readonly name: string };
  readonly slug: string;
  readonly kind: KindId;
  readonly title: string;
  readonly minutes: number;
  readonly revisionId: string;
  readonly isOutdated: boolean;
  /** Says whether the next attempt counts, if no hint was used. */
  readonly counting: string;
  /** The workspace's message about an open set of interview practice, and a link to the set; null without a set. */
  readonly interview: { readonly says: string; readonly address: string } | null;
  /** An earlier attempt at the exercise; null if there is none, or if its report isn't open. */
  readonly earlier: EarlierAttempt | null;
  /** True if the learner has never submitted an exercise of this kind. */
  readonly isNewToKind: boolean;
  readonly opensGuide: boolean;
  /** True if the learner has set aside another draft of this exercise. */
  readonly hasSetAside: boolean;
  readonly version: number;
  readonly open: unknown;
  readonly draft: AnyDraft;
  readonly fresh: AnyDraft;
  readonly hints: { readonly used: readonly string[]; readonly total: number };
  /** The exercise's walkthrough, with its steps once it is opened; null if there is none. */
  readonly walkthrough: { readonly steps: Walkthrough | null } | null;
  /** True if the learner has submitted this exercise before. */
  readonly hasTried: boolean;
  /** True if the tutor's panel can be opened. If the tutor is off, the panel says why. */
  readonly hasTutor: boolean;
  /** True if the tutor gave help that counts as a hint. */
  readonly hasTutorHint: boolean;
  /** The learner's own notes. */
  readonly notes: readonly PlacedNote[];
  readonly settings: Settings;
  readonly showsAll: boolean;
  /** The key of a submission that is sent without JavaScript. */
  readonly handInKey: string;
  /** The reply to a form without JavaScript. */
  readonly reply: { readonly errors: Readonly<Record<string, string>>; readonly notice: string } | null;
}

async function loadMutants(slug: string, revisionId: string, personId: string): Promise<unknown> {
  const said = await getJson<{ revisionId: string; mutants: unknown }>(`/exercises/${slug}/mutants`, personId);
  if (said.revisionId === revisionId) return said.mutants;
  throw new Error("This exercise has changed since you opened it. Reload the page.");
}

const workForm = () => document.querySelector<HTMLFormElement>("#work");

const AFTER_HINT =
  "You used a hint, so this attempt is for practice. It can pass, but doesn’t count toward your skills. The hint doesn’t lower the score.";
const AFTER_WALKTHROUGH =
  "The guide works through this exercise with you, so this attempt is for practice. It can pass, but doesn’t count toward your skills. The guide doesn’t lower the score.";
const NO_ERRORS: Readonly<Record<string, string>> = {};

/**
 * The parts that all workspaces share: the bar, saving, conflicts, submission, and the dock with the confidence. The
 * kind renders the rest.
 */
export function Shell(props: ShellProps) {
  const { slug, kind, open, fresh } = props;
  const view = viewOf(kind);
  const address = `/exercises/${slug}/work`;
  const [name] = useState({ person: props.personId, slug, revision: props.revisionId });
  const { work, save, change, flush, keepMine, takeOther, takeOffered, dropOffered, handIn } = useWork<AnyDraft>({
    name,
    address,
    version: props.version,
    draft: props.draft,
    fresh,
  });
  const { cancel: cancelHandIn } = handIn;
  const otherDraft = useOtherDraft({ address, personId: props.personId, isThere: props.hasSetAside, save, flush });
  const [isLive, setLive] = useState(false);
  const [dialog, setDialog] = useState<DialogState>("closed");
  const keys = usePanel(() => import("~/ui/workspace/workspace-keys-dialog"));
  const find = usePanel(() => import("~/ui/workspace/find-box"));
  const openers = useRef({ keys, find });
  openers.current = { keys, find };
  const [settings, setSettings] = useState(props.settings);
  const guide = useGuide({
    walkthrough: props.walkthrough,
    address,
    personId: props.personId,
    hasTried: props.hasTried,
    opensAtOnce: props.opensGuide && !settings.guided.includes(kind),
  });
  const { open: openGuide } = guide;
  const [hints, setHints] = useState({ ...props.hints, isTaking: false, fault: "" });
  const tutor = usePanel(() => import("../exercises.$slug_.tutor/panel"));
  const [hasTutorHint, setTutorHint] = useState(props.hasTutorHint);
  const notes = usePanel(() => import("../exercises.$slug_.notes/panel"));
  const [placed, setPlaced] = useState(props.notes);
  const [noteAsk, setNoteAsk] = useState<NoteAsk | null>(null);
  const lines = useRef<NoteLines | null>(null);
  const needsFiles = notes.part !== null || find.part !== null;
  const files = useMemo(() => (needsFiles ? view.files(open, work) : []), [needsFiles, view, open, work]);
  const openNotes = useRef((_ask: NoteAsk) => {});
  openNotes.current = (ask) => {
    tutor.close();
    notes.open();
    setNoteAsk(ask);
  };
  // A link on the notes page leads to a note's line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const linked = placed.find(({ note }) => location.hash === `#note-${note.id}`);
    if (linked) lines.current?.show({ ...linked.note, line: linked.line });
  }, []);
  const noted = useMemo(
    () => ({
      placed,
      address: `/exercises/${slug}/notes`,
      write: (place?: Where | null, text = "", onTaken?: () => void) => openNotes.current({ place, text, onTaken }),
      edit: (id: string) => openNotes.current({ edit: id }),
      lines,
    }),
    [placed, slug],
  );
  // Starts watching at the first render, before React hydrates the fields.
  useState(() => {
    if (typeof document !== "undefined") watchEarlyInput(workForm());
  });
  useEffect(() => {
    setLive(true);
    void replayEarlyInput(workForm());
  }, []);
  // In kinds whose learners often run code, load the engine early, so that it also works offline.
  useEffect(() => {
    if (!view.runsOften) return;
    void whenIdle().then(() =>
      pageSandbox().then(
        (engine) => engine.warm(),
        () => {},
      ),
    );
  }, [view]);

  const reported = handIn.state === "refused" ? handIn.errors : (props.reply?.errors ?? NO_ERRORS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the work as it was when it was refused
  const refused = useMemo(() => work, [reported]);
  const refusals = useMemo(() => stillWrong(reported, refused, work), [reported, refused, work]);
  /** The error at the field or line to which the hand-in dialog sent the learner back. */
  const [asked, setAsked] = useState({ errors: NO_ERRORS, work });
  const errors = useMemo(
    () => ({ ...stillWrong(asked.errors, asked.work, work), ...refusals }),
    [asked, refusals, work],
  );
  useEffect(() => {
    setDialog((old) => followHandIn(old, handIn.state));
  }, [handIn.state]);
  // The dialog returns the focus to its button when it closes. Then move the focus on to the error summary.
  useEffect(() => {
    if (handIn.state === "refused" && dialog === "closed")
      document.querySelector<HTMLElement>(".ws-notices .notice")?.focus();
  }, [handIn.state, dialog]);
  useEffect(() => {
    if (save.state !== "conflict") return;
    cancelHandIn();
    setDialog("closed");
  }, [save.state, cancelHandIn]);

  const tools = useMemo<WorkspaceTools>(
    () => ({
      isLive,
      settings,
      showsAll: props.showsAll,
      isNewToKind: props.isNewToKind,
      setSettings: (part) => {
        const next = { ...settings, ...part };
        // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is missing in two of the three browsers
        document.cookie = settingsCookie(next, { secure: location.protocol === "https:" });
        setSettings(next);
      },
      openKeys: () => openers.current.keys.open(),
      find: () => openers.current.find.open(),
      openGuide,
      hints: {
        ...hints,
        take: () => {
          if (hints.isTaking) return;
          setHints({ ...hints, isTaking: true, fault: "" });
          const ask = { do: "hint", step: hints.used.length + 1 };
          postJson<{ hint: string } | null>(address, ask, props.personId).then(
            (taken) => setHints({ ...hints, used: taken ? [...hints.used, taken.hint] : hints.used, fault: "" }),
            () => setHints({ ...hints, fault: "We couldn’t load the hint. Try again when you are online." }),
          );
        },
      },
    }),
    [isLive, settings, hints, address, props.personId, props.showsAll, props.isNewToKind, openGuide],
  );

  const submit = (event: FormEvent<HTMLFormElement>) => {
    // The buttons don't work yet, so the browser sends the form, as it does without scripts.
    if (!isLive) return;
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    if (button?.value === "hand-in") setDialog("open");
    else if (button?.value === "change-drafts") otherDraft.change();
    else flush();
  };
  const { revisionId, personId } = props;
  const mutants = useCallback(() => loadMutants(slug, revisionId, personId), [slug, revisionId, personId]);
  const goTo = useRef((_path: string) => false);
  const goToField = (path: string) => {
    if (goTo.current(path)) return;
    const field = document.getElementById(view.fieldId(path));
    (field?.querySelector<HTMLElement>('input:not([type="hidden"])') ?? field)?.focus();
  };
  const parts = { open, draft: work, change, sandbox: pageSandbox, mutants, errors, goTo };
  const summaryErrors = useMemo(
    () =>
      Object.keys(refusals).length
        ? Object.fromEntries(Object.entries(refusals).map(([path, m]) => [path, [m]]))
        : null,
    [refusals],
  );
  const counting = guide.steps
    ? AFTER_WALKTHROUGH
    : hints.used.length > 0 || hasTutorHint
      ? AFTER_HINT
      : props.counting;
  const ids = Object.fromEntries(Object.keys(refusals).map((path) => [path, view.fieldId(path)]));

  return (
    <ToolsContext.Provider value={tools}>
      <OwnNotesContext.Provider value={noted}>
        <RunProvider sandbox={pageSandbox}>
          <div className="ws" data-kind={kind}>
            {/* Rendered before the workspace: the closing box must return the focus before the found line takes it. */}
            {find.part && (
              <find.part.FindBox
                files={files}
                isOpen={find.isOpen}
                onClose={find.close}
                onPlace={({ file, line }) => lines.current?.show({ file: file.path, side: file.side, line })}
              />
            )}
            <WorkspaceBar
              back={props.wayBack}
              title={props.title}
              about={`${cardOf(kind).name} · about ${props.minutes} min${props.guestUntil ? ` · as a guest, kept until ${props.guestUntil}` : ""}`}
            >
              {isLive && <SavedMark save={save} onAgain={flush} />}
              {view.Tools && <view.Tools />}
              {props.hasTutor && (
                <PanelLink
                  panel={tutor}
                  address={`/exercises/${slug}/tutor`}
                  id="tutor"
                  onOpen={() => {
                    notes.close();
                    tutor.open();
                  }}
                >
                  Tutor
                </PanelLink>
              )}
              <PanelLink panel={notes} address={noted.address} id="notes" onOpen={() => noted.write()}>
                Notes{placed.length > 0 && ` ${placed.length}`}
              </PanelLink>
              {isLive && (
                <>
                  {/* Phones have no keyboard shortcuts. In a wide window, the list of shortcuts has this button. */}
                  <Button look="quiet" size="small" className="guide-button" onClick={tools.openGuide}>
                    Guide
                  </Button>
                  <Button look="quiet" size="small" className="keys-button" onClick={keys.open}>
                    <kbd>?</kbd>
                    <span className="wide">Shortcuts</span>
                  </Button>
                </>
              )}
            </WorkspaceBar>
            <form id="work" className="ws-form" method="post" autoComplete="off" onSubmit={submit}>
              <input type="hidden" name="from" value={save.version} />
              <input type="hidden" name="key" value={props.handInKey} />
              <input type="hidden" name="revision" value={props.revisionId} />
              {/* Enter in a field presses a form's first button, which must save and never hand in. */}
              <button type="submit" name="intent" value="save" hidden tabIndex={-1} aria-hidden="true">
                Save
              </button>
              <section className="ws-notices" aria-label="Notices">
                <OfflineStrip>
                  {sayOffline(save, "Your last change")} If you hand in now, we’ll send your work when you are back
                  online.
                </OfflineStrip>
                <PanelFailed panel={tutor} what="the tutor" address={`/exercises/${slug}/tutor`} />
                <PanelFailed panel={notes} what="the notes panel" address={noted.address} />
                <PanelFailed panel={keys} what="the list of keyboard shortcuts" />
                <PanelFailed panel={find} what="the search" />
                {props.isOutdated && (
                  <p className="strip">
                    This exercise has changed since you started. You’ll continue with the version you started with.
                  </p>
                )}
                {props.interview && (
                  <p className="strip">
                    <span>{props.interview.says}</span> <a href={props.interview.address}>See the set</a>
                  </p>
                )}
                {props.earlier && <EarlierStrip slug={props.slug} earlier={props.earlier} />}
                {otherDraft.strip}
                {props.reply?.notice && (
                  <p className="strip" role="alert">
                    {props.reply.notice}
                  </p>
                )}
                <ConflictStrip save={save} onKeepMine={keepMine} onTakeOther={takeOther} />
                <OfferStrip save={save} onTake={takeOffered} onDrop={dropOffered} />
                {save.state === "failed" && (
                  <p className="strip" role="alert">
                    Not saved on the server. {save.message} {save.isKept && "Your work is kept in this browser."}
                  </p>
                )}
                {save.state === "refused" && (
                  <p className="strip" role="alert">
                    This draft can’t be saved on the server: {save.message}
                  </p>
                )}
                <HandInStrip handIn={dialog === "aside" ? handIn : IDLE} />
                <ErrorSummary errors={summaryErrors} ids={ids} reply={reported} onGo={goToField} />
                <GuideStrip
                  slug={slug}
                  kind={kind}
                  personId={props.personId}
                  isNewToKind={props.isNewToKind}
                  load={view.guide}
                  guide={guide}
                  counting={counting}
                  open={open}
                  draft={work}
                  change={change}
                  onLine={({ file, line }) => lines.current?.show({ file, side: "new", line })}
                />
              </section>
              <view.Workspace {...parts} />
              <section className="dock" aria-label={view.dockLabel}>
                <view.Dock {...parts} />
                <Confidence
                  value={work.confidence}
                  of={view.sureOf}
                  error={errors.confidence}
                  onChange={(confidence) => change({ ...work, confidence })}
                />
                <div className="end">
                  <button type="submit" name="intent" value="save" className="btn no-script">
                    Save
                  </button>
                  <Button look="main" type="submit" name="intent" value="hand-in">
                    Hand in…
                  </Button>
                </div>
              </section>
            </form>
            {tutor.part && (
              <tutor.part.TutorPanel
                slug={slug}
                personId={props.personId}
                isOpen={tutor.isOpen}
                work={work}
                onClose={() => {
                  tutor.close();
                  tutor.link.current?.focus();
                }}
                onHint={() => setTutorHint(true)}
              />
            )}
            {notes.part && (
              <notes.part.NotesPanel
                slug={slug}
                personId={props.personId}
                isOpen={notes.isOpen}
                ask={noteAsk}
                files={files}
                placed={placed}
                onPlaced={setPlaced}
                lines={lines}
                onClose={notes.close}
              />
            )}
            <HandInDialog
              kind={kind}
              rows={view.summary(open, work)}
              counting={counting}
              isOpen={dialog === "open"}
              handIn={handIn}
              save={save}
              onClose={() => {
                // A dialog that was only put aside also reports that it is closed. Its submission keeps waiting.
                if (dialog === "aside") return;
                cancelHandIn();
                setDialog("closed");
              }}
              onWait={() => setDialog("aside")}
              onFill={({ field: path, says }) => {
                setDialog("closed");
                setAsked({ errors: { [path]: `Choose ${says}.` }, work });
                // Wait until the closing dialog has returned the focus to its button.
                requestAnimationFrame(() => goToField(path));
              }}
            />
            {keys.part && <keys.part.WorkspaceKeys keys={view.keys} isOpen={keys.isOpen} onClose={keys.close} />}
          </div>
        </RunProvider>
      </OwnNotesContext.Provider>
    </ToolsContext.Provider>
  );
}
