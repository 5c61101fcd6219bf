// Long: one line for each form in the product.

import { mailOffToken } from "~/accounts/mail/mail-choice.server";
import { signToken } from "~/accounts/mail/signed-token.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { MARKED } from "~/review/marked/marked-samples";
import { TALK_RUBRIC } from "~/review/talks/talk";
import { sampleOf } from "../setup/submissions";
import { DRAFT_SLUG, passwordOf, SECOND_FORM, SLUG, type Who, type World } from "./world";

/** How to request each row of `access.json`. */

const inCohort = ({ cohort, assignment }: World) => [cohort, assignment];

/** The values of each pattern's parameters, keyed by pattern. A new pattern needs an entry here. */
const PLACES: Readonly<Record<string, (world: World) => string | string[]>> = {
  "/cohorts/:id/assignments": ({ cohort }) => cohort,
  "/cohorts/:id/assignments/new": ({ cohort }) => cohort,
  "/cohorts/:id/assignments/:assignmentId": inCohort,
  "/cohorts/:id/assignments/:assignmentId/edit": inCohort,
  // The lead's own cohort is not the cohort of this assignment.
  "/cohorts/:id/assignments/:assignmentId (of elsewhere)": ({ elsewhere, assignment }) => [
    elsewhere.cohort,
    assignment,
  ],
  "/cohorts/:id/rubric": ({ cohort }) => cohort,
  "/cohorts/:id/rubric (of elsewhere)": ({ elsewhere }) => elsewhere.cohort,
  "/cohorts/:id/tracks": ({ cohort }) => cohort,
  "/cohorts/:id/tracks/new": ({ cohort }) => cohort,
  "/cohorts/:id/tracks/:trackId": ({ cohort, track }) => [cohort, track],
  "/cohorts/:id/tracks/:trackId (of elsewhere)": ({ elsewhere, track }) => [elsewhere.cohort, track],
  "/calendar/:token/deadlines.ics": ({ calendar }) => calendar,
  "/learn/assignments/:id": ({ assignment }) => assignment,
  "/cohorts/:id": ({ cohort }) => cohort,
  "/cohorts/:id/announcements": ({ cohort }) => cohort,
  "/cohorts/:id/people": ({ cohort }) => cohort,
  "/cohorts/:id/people/roster": ({ cohort }) => cohort,
  "/cohorts/:id/people/roster (of elsewhere)": ({ cohort }) => cohort,
  "/cohorts/:id/people/sections": ({ cohort }) => cohort,
  "/cohorts/:id/people/sections (of elsewhere)": ({ cohort }) => cohort,
  "/cohorts/:id/section": ({ cohort }) => cohort,
  "/cohorts/:id/section (of elsewhere)": ({ cohort }) => cohort,
  "/cohorts/:id/help": ({ cohort }) => cohort,
  "/cohorts/:id/one-page": ({ cohort }) => cohort,
  "/cohorts/:id/learners/:learnerId": ({ cohort, ids }) => [cohort, ids.owner],
  "/cohorts/:id/exercises": ({ cohort }) => cohort,
  "/cohorts/:id/exercises/:slug": ({ cohort }) => [cohort, SLUG],
  "/cohorts/:id/uploads": ({ cohort }) => cohort,
  "/cohorts/:id/uploads (of elsewhere)": ({ elsewhere }) => elsewhere.cohort,
  "/cohorts/:id/uploads/:uploadId": ({ cohort, upload }) => [cohort, upload],
  "/cohorts/:id/uploads/:uploadId (of elsewhere)": ({ elsewhere, upload }) => [elsewhere.cohort, upload],
  "/exercises/:slug (uploaded)": ({ uploadedSlug }) => uploadedSlug,
  "/exercises/:slug/work (uploaded)": ({ uploadedSlug }) => uploadedSlug,
  "/cohorts/:id/exercises/:slug (uploaded, of elsewhere)": ({ elsewhere, uploadedSlug }) => [
    elsewhere.cohort,
    uploadedSlug,
  ],
  "/cohorts/:id/settings": ({ cohort }) => cohort,
  "/cohorts/:id/reports": ({ cohort }) => cohort,
  "/cohorts/:id/agreement": ({ cohort }) => cohort,
  "/cohorts/:id/trust": ({ cohort }) => cohort,
  "/cohorts/:id/weeks": ({ cohort }) => cohort,
  "/cohorts/:id/work": ({ cohort }) => cohort,
  "/cohorts/:id/settings (of elsewhere)": ({ cohort }) => cohort,
  "/programmes/:id": ({ led }) => led.programme,
  // Only admins lead this programme.
  "/programmes/:id (of nobody)": ({ programme }) => programme,
  ...Object.fromEntries(
    [
      "",
      "/trust",
      "/exercises",
      "/one-page",
      "/exercises/:slug",
      "/work",
      "/help",
      "/people",
      "/settings",
      "/assignments",
      "/exports",
    ].map((tab) => [`/cohorts/:id${tab} (opened)`, ({ led }: World) => [led.cohort, SLUG]]),
  ),
  "/cohorts/:id/exports": ({ cohort }) => cohort,
  "/cohorts/:id/exports/:file": ({ cohort }) => [cohort, "hand-ins.csv"],
  "/exports/:token/:file": ({ exportLink }) => [exportLink, "weeks.csv"],
  "/cohorts/:id/exports (of elsewhere)": ({ cohort }) => cohort,
  "/submissions/:id/report": ({ submission }) => submission,
  "/submissions/:id": ({ submission }) => submission,
  "/submissions/:id/ai-review": ({ submission }) => submission,
  "/submissions/:id/model-review": ({ submission }) => submission,
  "/submissions/:id/model-review (review's)": ({ review }) => review,
  "/submissions/:id/tutor": ({ submission }) => submission,
  "/submissions/:id/tutor/talk": ({ submission }) => submission,
  "/submissions/:id/events": ({ submission }) => submission,
  "/mentor/:id": ({ item }) => item,
  "/mentor/:id/work": ({ item }) => item,
  "/mentor/agreement/:submissionId": ({ readTwice }) => readTwice,
  "/mentor/sent/:id": ({ sentReview }) => sentReview,
  "/mentor/start/:slug": () => MARKED[0]!.slug,
  "/admin/people/:id": ({ ids }) => ids.owner,
  "/lessons/:id": () => "test",
  "/exercises/:slug": () => SLUG,
  "/exercises/:slug/mutants": () => DRAFT_SLUG,
  "/exercises/:slug/mutants (second form's)": () => SECOND_FORM,
  "/exercises/:slug/tutor (second form's)": () => SECOND_FORM,
  "/exercises/:slug/work": () => SLUG,
  "/exercises/:slug/notes": () => SLUG,
  "/exercises/:slug/notes (second form's)": () => SECOND_FORM,
  "/exercises/:slug/notes (uploaded)": ({ uploadedSlug }) => uploadedSlug,
  "/exercises/:slug/notes/list": () => SLUG,
  "/exercises/:slug/notes/list (second form's)": () => SECOND_FORM,
  "/exercises/:slug/notes (guest's)": ({ guestSlug }) => guestSlug,
  "/exercises/:slug/tutor": () => SLUG,
  "/exercises/:slug/tutor/talk": () => SLUG,
  "/exercises/:slug/solutions": () => SLUG,
  "/exercises/:slug/solutions/:id": ({ solution }) => [SLUG, solution],
  "/exercises/:slug/solutions (second form's)": () => SECOND_FORM,
  "/exercises/:slug/discussion": () => SLUG,
  "/exercises/:slug/discussion (second form's)": () => SECOND_FORM,
  "/exercises/:slug/report": () => SLUG,
  "/submissions/:id/share": ({ submission }) => submission,
  "/join/:token": ({ link }) => link,
  "/reset/:token": ({ reset }) => reset,
  "/register/:token": () => signToken("register", { name: "Zoe", email: "zoe@example.org", guestId: null, to: "/me" }),
  "/account/leave/:id": ({ cohort }) => cohort,
  "/address/:token": ({ ids }) =>
    signToken("confirm-address", { id: ids["other learner"], email: "other-learner@example.org" }),
  "/mail/off/:token": ({ ids }) => mailOffToken({ id: ids["other learner"] }),
  "/p/:link": ({ portfolio }) => portfolio,
  "/me/interviews/:round": () => "7",
  "/verify/:code": ({ code }) => code,
  "/me/certificates/:id": ({ certificate }) => certificate,
  "/mentor/talks/:id": ({ talk }) => talk,
  "/*": () => "no-such-page",
  "/assets": () => "no-such-file.js",
  "/exercises/:slug (guest's)": ({ guestSlug }) => guestSlug,
  "/exercises/:slug/work (guest's)": ({ guestSlug }) => guestSlug,
  "/submissions/:id (guest's)": ({ guestSubmission }) => guestSubmission,
  "/exercises/:slug (second form's)": () => SECOND_FORM,
  "/submissions/:id (review's)": ({ review }) => review,
  "/mentor/:id (finding's)": ({ finding }) => finding,
  "/mentor/:id/work (finding's)": ({ finding }) => finding,
  "/submissions/:id (of elsewhere)": ({ elsewhere }) => elsewhere.submission,
  "/cohorts/:id/people (of elsewhere)": ({ cohort }) => cohort,
  "/submissions/:id/report (guest's)": ({ guestSubmission }) => guestSubmission,
  "/submissions/:id/events (guest's)": ({ guestSubmission }) => guestSubmission,
};

interface Place {
  readonly method: string;
  readonly pattern: string;
  readonly variant: string;
}

/** Returns a row's address or, with `none`, the address of something that doesn't exist. */
export function addressOf({ method, pattern, variant }: Place, world: World, none = false): string {
  const place = none ? () => "none" : PLACES[variant ? `${pattern} (${variant})` : pattern];
  // Remix sends a POST request for "/" to the root route, unless the URL contains ?index, which addresses the page.
  if (pattern === "/" && method !== "GET") return "/?index";
  if (!/[:*]/.test(pattern) && !place) return pattern;
  if (!place) throw new Error(`Say in tests/access/forms.ts (PLACES) what stands in the place of ${pattern}.`);
  const values = [place(world)].flat();
  if (!/[:*]/.test(pattern)) return `${pattern}/${values[0]}`;
  // If a pattern has more parameters than values, the remaining parameters become "none".
  return pattern.replace(/:\w+|\*/g, () => values.shift() ?? "none");
}

export interface Form {
  /** The form's fields, in addition to the row's word, which is sent as `intent`. */
  readonly fields?: (world: World, who: Who) => Record<string, string>;
  /** The body, if the form is sent as JSON. */
  readonly json?: (world: World, who: Who) => unknown;
  /** The people whose rows may change, besides the person who sends the request. */
  readonly touches?: readonly Who[] | ((who: Who) => readonly Who[]);
}

const sample = () => sampleOf<{ files: Record<string, string> }>(SLUG);
const fileOf = () => Object.keys(sample().files)[0]!;
const model = () => {
  const { kind, content } = findExercise(SLUG)!;
  return kind.can.explainBack!.modelAnswer(content)!;
};
const inThread = { fields: ({ thread }: World) => ({ form: thread, text: "Because." }) };
const onOther = ({ ids }: World) => ({ userId: ids["other learner"] });
const onOwner = ({ ids }: World) => ({ userId: ids.owner, until: "2090-01-01T10:00" });
const LEARNER = ["other learner"] as const;

const PLACE = { file: "src/a.ts", side: "new", line: 1 };

/** A learner's note to themselves. */
const NOTE = { file: null, side: "new", line: null, code: "", text: "Look at leap years." };

const ASSIGNMENT = {
  title: "Week 2",
  note: "",
  slugs: SLUG,
  timeZone: "Europe/Berlin",
  opensAt: "2026-01-01T10:00",
  dueAt: "2097-01-01T10:00",
  isRequired: "on",
};

const TRACK = { title: "Dates first", about: "", slugs: SLUG };

const SCORE = { key: "5b1f3f0e-6f57-4f5e-9d64-0c4f6e0f9a11", reason: "It was counted twice." };
const REVIEW = { notes: [], summary: "Well done.", verdict: "good", choices: {} };

const RULING = { decision: "false-alarm", why: "The task says so." };

const SIGNED = {
  ...Object.fromEntries(TALK_RUBRIC.map(({ id }) => [id, "1"])),
  words: "Say next time what you did not check.",
};

const GONE_WITH: Readonly<Partial<Record<Who, readonly Who[]>>> = {
  owner: ["mentor"],
  "other learner": ["mentor", "lead"],
  mentor: ["owner", "other learner"],
  lead: ["other learner"],
};

/** How to send the rows that need more than their word, keyed by row. A row without an entry sends only its word. */
export const FORMS: Readonly<Record<string, Form>> = {
  "POST /account settings": { fields: () => ({ editor: "plain" }) },
  "POST /account who": {
    fields: (_w, who) => ({
      name: "Another Name",
      email: `${who.replaceAll(" ", ".")}@moved.example`,
      current: passwordOf(who),
    }),
  },
  "POST /account password": { fields: (_w, who) => ({ current: passwordOf(who), next: "another long password" }) },
  "POST /theme": { fields: () => ({ theme: "dark", to: "/" }) },
  "POST /sign-in": {
    fields: () => ({ email: "owner@example.org", password: passwordOf("owner") }),
    touches: ["owner"],
  },
  "POST /register": {
    fields: () => ({ name: "Zoe", email: "zoe@example.org", password: passwordOf("guest") }),
  },
  "POST /account/security add-passkey": { fields: () => ({ name: "Phone", answer: "{}" }) },
  "POST /account/security rename-passkey": { fields: () => ({ id: "none", name: "Phone" }) },
  "POST /account/security remove-passkey": { fields: () => ({ id: "none" }) },
  "POST /account/security sign-out-one": { fields: () => ({ id: "none" }) },
  "POST /confirm": { fields: (_w, who) => ({ password: passwordOf(who), to: "/me" }) },
  "POST /account/two-step begin": { fields: (_w, who) => ({ password: passwordOf(who) }) },
  "POST /account/two-step new-codes": { fields: (_w, who) => ({ password: passwordOf(who) }) },
  "POST /register/:token": { fields: () => ({ password: passwordOf("guest") }) },
  "POST /address/:token": { touches: LEARNER },
  "POST /": { touches: ["owner"] },
  "POST /submissions/:id comment": {
    fields: () => ({ file: fileOf(), side: "new", line: "1", text: "Why?" }),
    touches: ["owner"],
  },
  // The other people who wrote in the thread get a notice.
  "POST /submissions/:id reply": { ...inThread, touches: ["owner", "mentor"] },
  "POST /submissions/:id resolve": { ...inThread, touches: ["owner"] },
  "POST /submissions/:id reopen": { ...inThread, touches: ["owner"] },
  "POST /submissions/:id explain": { fields: () => ({ answer: model() }) },
  "POST /exercises/:slug save": { fields: () => ({ from: "0" }) },
  "POST /exercises/:slug hand-in": {
    fields: () => ({ key: "of a form", confidence: "80", [`file:${fileOf()}`]: sample().files[fileOf()]! }),
  },
  "POST /exercises/:slug/work save": {
    json: () => ({ do: "save", from: 0, work: {} }),
  },
  "POST /exercises/:slug/notes add": { fields: () => ({ text: "Look at leap years." }) },
  "POST /exercises/:slug/notes add (guest's)": { fields: () => ({ text: "Look at leap years." }) },
  "POST /exercises/:slug/notes change": { fields: ({ note }) => ({ id: note, version: "1", text: "Leap years." }) },
  "POST /exercises/:slug/notes delete": { fields: ({ note }) => ({ id: note }) },
  "POST /exercises/:slug/notes restore": { fields: () => ({ note: JSON.stringify(NOTE) }) },
  "POST /exercises/:slug/notes/list add": { json: () => ({ do: "add", key: "of a script", note: NOTE }) },
  "POST /exercises/:slug/notes/list change": {
    json: ({ note }) => ({ do: "change", id: note, version: 1, note: NOTE }),
  },
  "POST /exercises/:slug/notes/list delete": { json: ({ note }) => ({ do: "delete", id: note }) },
  "POST /exercises/:slug/work change-drafts": { json: () => ({ do: "change-drafts" }) },
  "POST /exercises/:slug/work discard": { json: () => ({ do: "discard" }) },
  "POST /exercises/:slug/work hint": { json: () => ({ do: "hint", step: 1 }) },
  "POST /exercises/:slug/work walkthrough": { json: () => ({ do: "walkthrough" }) },
  "POST /exercises/:slug/tutor/talk agree": { json: () => ({ do: "agree", host: "no one", retention: "never" }) },
  "POST /exercises/:slug/tutor/talk ask": { json: () => ({ do: "ask", message: "Why?", rung: "ask" }) },
  "POST /exercises/:slug/tutor/talk clear": { json: () => ({ do: "clear" }) },
  "POST /exercises/:slug/tutor/talk open": { json: () => ({ do: "open" }) },
  "POST /exercises/:slug/work hand-in": { json: () => ({ do: "hand-in", key: "of a script", work: sample() }) },
  "POST /submissions/:id/share share": { fields: () => ({ note: "I counted the days.", isNamed: "on" }) },
  "POST /exercises/:slug/discussion post": {
    fields: ({ post }) => ({ topic: post, text: "The last one." }),
    touches: LEARNER,
  },
  "POST /exercises/:slug/discussion edit": { fields: ({ post }) => ({ topic: post, post, text: "The last one." }) },
  "POST /exercises/:slug/discussion delete": { fields: ({ post }) => ({ post }) },
  "POST /exercises/:slug/discussion hide": { fields: ({ post }) => ({ topic: post, post }), touches: LEARNER },
  "POST /exercises/:slug/discussion show": { fields: ({ post }) => ({ topic: post, post }), touches: LEARNER },
  "POST /exercises/:slug/report": {
    fields: ({ post }) => ({ type: "post", about: post, reason: "It is rude." }),
    touches: LEARNER,
  },
  "POST /exercises/:slug/solutions/:id vote": { touches: LEARNER },
  "POST /exercises/:slug/solutions/:id unvote": { touches: LEARNER },
  "POST /exercises/:slug/solutions/:id hide": { touches: LEARNER },
  "POST /exercises/:slug/solutions/:id show": { touches: LEARNER },
  "POST /submissions/:id ask-mentor": { fields: () => ({ question: "Why not?" }), touches: ["owner"] },
  // Refused, because the owner has a mentor.
  "POST /submissions/:id ask-peer": { fields: () => ({ question: "Why not?" }) },
  "POST /submissions/:id helped": { fields: () => ({ review: "none" }) },
  "POST /submissions/:id not-helped": { fields: () => ({ review: "none" }) },
  "POST /submissions/:id withdraw": { touches: ["owner"] },
  "POST /submissions/:id decline": { touches: ["owner"] },
  "POST /submissions/:id second-opinion": { fields: () => ({ question: "Is it so?" }) },
  "POST /submissions/:id set-score": {
    fields: ({ result }) => ({ ...SCORE, saw: result, score: "60" }),
    touches: ["owner"],
  },
  "POST /submissions/:id take-back-score": { fields: ({ result }) => ({ ...SCORE, saw: result }), touches: ["owner"] },
  "POST /submissions/:id take-back (review's)": { touches: ["owner"] },
  "POST /mentor/:id preview (finding's)": { fields: () => RULING },
  "POST /mentor/:id rule (finding's)": {
    fields: () => ({ ...RULING, seen: JSON.stringify(RULING) }),
    touches: ["owner"],
  },
  "POST /mentor/:id/work save (finding's)": { json: () => ({ do: "save", from: 0, work: REVIEW }) },
  "POST /mentor/:id/work hand-in (finding's)": {
    json: () => ({ do: "hand-in", key: "of a script", work: REVIEW }),
  },
  "POST /mentor hours": { fields: () => ({ hours: "3" }) },
  "POST /mentor next": { touches: ["owner"] },
  "POST /mentor reassign": {
    fields: ({ ids, item }) => ({ item, to: ids.lead }),
    touches: ["owner", "lead"],
  },
  "POST /mentor take-back": { fields: () => ({ undo: "of no hand-over" }) },
  "POST /mentor undo-reassign": { fields: () => ({ undo: "of no reassignment" }) },
  "POST /notices undo": { fields: () => ({ marked: "none" }) },
  "POST /mentor/:id hand-over": { fields: ({ ids }) => ({ to: ids.lead }), touches: ["owner", "lead"] },
  "POST /mentor/:id/work claim": { json: () => ({ do: "claim" }), touches: ["owner"] },
  "POST /mentor/:id/work renew": { json: () => ({ do: "renew" }), touches: ["owner"] },
  "POST /mentor/:id/work release": { json: () => ({ do: "release" }), touches: ["owner"] },
  "POST /mentor/:id/work save": { json: () => ({ do: "save", from: 0, work: REVIEW }) },
  "POST /mentor/start/:slug": {
    fields: () => ({ verdict: "good", "rubric-what": "0", "rubric-whom": "1", "rubric-act-on": "2" }),
  },
  "POST /mentor/sent/:id": {
    fields: () => ({ version: "0", verdict: "talk", summary: "Let us look at this together.", "rubric-what": "1" }),
    touches: ["other learner"],
  },
  "POST /mentor/snippets keep": { fields: () => ({ name: "Edge", text: "What of ___?" }) },
  "POST /mentor/:id/work preview-draft": { json: () => ({ do: "preview-draft", place: PLACE }) },
  "POST /mentor/:id/work draft-comment": {
    json: () => ({ do: "draft-comment", place: PLACE, host: "the test server", retention: "nothing is kept" }),
  },
  "POST /mentor/:id/work offer": { json: () => ({ do: "offer", work: REVIEW }) },
  "POST /mentor/:id/work hand-in": {
    json: () => ({ do: "hand-in", key: "of a script", work: REVIEW }),
    touches: ["owner"],
  },
  "POST /cohorts/:id/assignments/new": {
    fields: () => ({ ...ASSIGNMENT, key: "of a new form" }),
  },
  "POST /cohorts/:id/assignments/:assignmentId extend": { fields: onOwner, touches: ["owner"] },
  "POST /cohorts/:id/assignments/:assignmentId extend-many": {
    fields: ({ ids }) => ({ who: ids.owner, until: "2090-01-01T10:00" }),
    touches: ["owner"],
  },
  "POST /cohorts/:id/assignments/:assignmentId undo": {
    fields: ({ ids, assignment }, who) => ({
      change: signToken("extension", {
        by: ids[who],
        assignmentId: assignment,
        to: "2099-01-01",
        changed: [{ userId: ids.owner, own: null }],
      }),
    }),
    touches: ["owner"],
  },
  "POST /cohorts/:id/assignments/:assignmentId take-back": { fields: onOwner, touches: ["owner"] },
  "POST /cohorts/:id/assignments/:assignmentId remove": { touches: ["owner"] },
  "POST /cohorts/:id/assignments/:assignmentId/edit": {
    fields: ({ assignmentVersion: key }) => ({ ...ASSIGNMENT, key }),
  },
  "POST /cohorts/:id/rubric add": {
    fields: () => ({ key: crypto.randomUUID(), text: "Says which input breaks", "for-test": "on" }),
  },
  "POST /cohorts/:id/rubric move": { fields: ({ line }) => ({ line, to: "0" }) },
  "POST /cohorts/:id/rubric remove": { fields: ({ line }) => ({ line }) },
  "POST /cohorts/:id/rubric remove (of elsewhere)": { fields: ({ line }) => ({ line }) },
  "POST /cohorts/:id/tracks/new": { fields: () => ({ ...TRACK, key: "of a new form" }) },
  "POST /cohorts/:id/tracks/:trackId": { fields: ({ trackVersion: key }) => ({ ...TRACK, key }) },
  "POST /cohorts/:id/tracks copy": {
    fields: ({ track, elsewhere }) => ({ track, to: elsewhere.cohort, key: crypto.randomUUID() }),
  },
  "POST /cohorts/:id/tracks remove": { fields: ({ track }) => ({ track }) },
  "POST /cohorts/:id/people role": { fields: (w) => ({ ...onOther(w), role: "mentor" }), touches: LEARNER },
  "POST /cohorts/:id/people remove": { fields: onOther, touches: LEARNER },
  "POST /cohorts/:id/people put-back": { fields: ({ removed }) => ({ userId: removed }) },
  "POST /cohorts/:id/people undo": {
    fields: ({ ids }) => ({ before: `role:learner ${ids["other learner"]}:mentor` }),
    touches: LEARNER,
  },
  "POST /cohorts/:id/people undo-move": { fields: () => ({ moved: "of no move" }) },
  "POST /cohorts/:id/people bulk": {
    fields: ({ ids, section }) => ({ who: ids["other learner"], what: `section:${section}` }),
    touches: LEARNER,
  },
  "POST /cohorts/:id/people bulk (of elsewhere)": {
    fields: ({ ids }) => ({ who: ids["learner elsewhere"], what: "role:mentor" }),
  },
  "POST /cohorts/:id/people/sections make": { fields: () => ({ name: crypto.randomUUID() }) },
  "POST /cohorts/:id/people/sections rename": { fields: ({ section }) => ({ section, name: crypto.randomUUID() }) },
  "POST /cohorts/:id/people/sections remove": { fields: ({ section }) => ({ section }) },
  "POST /cohorts/:id/people/sections remove (of elsewhere)": {
    fields: ({ elsewhere }) => ({ section: elsewhere.section }),
  },
  "POST /cohorts/:id/section": { fields: ({ section }) => ({ section }) },
  "POST /cohorts/:id/section (of elsewhere)": { fields: ({ elsewhere }) => ({ section: elsewhere.section }) },
  "POST /cohorts/:id/people link": { fields: () => ({ lastDay: new Date().toISOString().slice(0, 10), maxUses: "5" }) },
  "POST /cohorts/:id/people/roster check": { fields: () => ({ roster: "lee@example.org" }) },
  "POST /cohorts/:id/people/roster import": { fields: () => ({ roster: "lee@example.org" }) },
  "POST /cohorts/:id/people/roster undo": { fields: () => ({ importId: "none" }) },
  "POST /cohorts/:id/people/roster renew": { fields: ({ invite }) => ({ inviteId: invite }) },
  "POST /cohorts/:id/people/roster renew (of elsewhere)": {
    fields: ({ elsewhere }) => ({ inviteId: elsewhere.invite }),
  },
  "POST /cohorts/:id/people/roster revoke": { fields: ({ invite }) => ({ inviteId: invite }) },
  "POST /cohorts/:id/people/roster revoke (of elsewhere)": {
    fields: ({ elsewhere }) => ({ inviteId: elsewhere.invite }),
  },
  "POST /cohorts/:id/people invite": { fields: () => ({ email: "lee@example.org", role: "mentor" }) },
  "POST /cohorts/:id/people renew": { fields: ({ invite }) => ({ inviteId: invite }) },
  "POST /cohorts/:id/people renew (of elsewhere)": { fields: ({ elsewhere }) => ({ inviteId: elsewhere.invite }) },
  "POST /cohorts/:id/people revoke": { fields: ({ invite }) => ({ inviteId: invite }) },
  // Whatever the id, a lead can't change a member of another cohort from this page.
  "POST /cohorts/:id/people role (of elsewhere)": {
    fields: ({ ids }) => ({ userId: ids["learner elsewhere"], role: "mentor" }),
  },
  "POST /cohorts/:id/people remove (of elsewhere)": { fields: ({ ids }) => ({ userId: ids["learner elsewhere"] }) },
  "POST /cohorts/:id/people revoke (of elsewhere)": { fields: ({ elsewhere }) => ({ inviteId: elsewhere.invite }) },
  "POST /cohorts/:id/exports link": {
    fields: () => ({ name: "Figures", key: "5b1f3f0e-6f57-4f5e-9d64-0c4f6e0f9a12" }),
  },
  "POST /cohorts/:id/exports withdraw": { fields: ({ exportLinkId }) => ({ linkId: exportLinkId }), touches: ["lead"] },
  "POST /cohorts/:id/announcements send": {
    fields: () => ({ key: crypto.randomUUID(), text: "zebraannounced" }),
    touches: ["owner", "other learner", "mentor", "lead"],
  },
  "POST /cohorts/:id/announcements remove": { fields: () => ({ announcement: "none" }) },
  "POST /cohorts/:id/uploads/:uploadId release": { fields: ({ cohort }) => ({ cohort }) },
  "POST /admin/cohorts allow-uploads": { fields: ({ elsewhere }) => ({ id: elsewhere.cohort }) },
  "POST /admin/cohorts stop-uploads": { fields: ({ cohort }) => ({ id: cohort }) },
  "POST /cohorts/:id/exports set": { fields: () => ({ every: "weekly" }) },
  "POST /cohorts/:id/exports withdraw (of elsewhere)": {
    fields: ({ elsewhere }) => ({ linkId: elsewhere.exportLink }),
  },
  // Sent to a submission in another cohort, but with the id of the owner's thread.
  "POST /submissions/:id reply (of elsewhere)": inThread,
  "POST /submissions/:id resolve (of elsewhere)": inThread,
  // Anyone who has the link from the email may use it.
  "POST /mail/off/:token": { touches: LEARNER },
  "POST /welcome background": { fields: () => ({ background: "code" }) },
  "POST /welcome join": { fields: () => ({ invite: "0123456789abcdef" }) },
  // The exercises of this world have no walkthrough.
  "POST /welcome walkthrough": { fields: () => ({ slug: SECOND_FORM }) },
  "POST /account mail": { fields: () => ({ getsMail: "on" }) },
  "POST /account unshare": { fields: ({ sentReview }) => ({ review: sentReview }) },
  "POST /reset/:token": { fields: () => ({ password: "another long password" }), touches: LEARNER },
  "POST /admin/people/:id sign-out": { touches: ["owner"] },
  "POST /admin/people/:id make-admin": { touches: ["owner"] },
  "POST /admin/people/:id bar-from-peers": { touches: ["owner"] },
  "POST /admin/people/:id reset-link": { touches: ["owner"] },
  "POST /admin/cohorts create": { fields: () => ({ name: "Ibis cohort" }) },
  "POST /admin/cohorts rename": { fields: ({ cohort }) => ({ id: cohort, name: "Crane cohort" }) },
  "POST /admin/cohorts delete": { fields: ({ cohort }) => ({ id: cohort }) },
  "POST /admin/programmes create": { fields: () => ({ name: "Heron programme" }) },
  "POST /admin/programmes rename": { fields: ({ programme }) => ({ id: programme, name: "Tern programme" }) },
  "POST /admin/programmes delete": { fields: ({ programme }) => ({ id: programme }) },
  "POST /admin/programmes add-cohort": {
    fields: ({ programme, elsewhere }) => ({ id: programme, cohort: elsewhere.cohort }),
  },
  "POST /admin/programmes remove-cohort": { fields: ({ programme, cohort }) => ({ id: programme, cohort }) },
  "POST /admin/programmes add-lead": {
    fields: ({ programme }) => ({ id: programme, email: "lead@example.org" }),
    touches: ["lead"],
  },
  "POST /admin/programmes remove-lead": {
    fields: ({ led, ids }) => ({ id: led.programme, userId: ids["mentor elsewhere"] }),
    touches: ["mentor elsewhere"],
  },
  "POST /cohorts/:id/settings let-in": { fields: ({ programme }) => ({ programme }) },
  "POST /cohorts/:id/settings shut-out": { fields: ({ programme }) => ({ programme }) },
  // A programme that doesn't include the cohort.
  "POST /cohorts/:id/settings let-in (of elsewhere)": { fields: ({ led }) => ({ programme: led.programme }) },
  "POST /cohorts/:id/settings shut-out (opened)": { fields: ({ led }) => ({ programme: led.programme }) },
  "POST /admin/queue": { fields: () => ({ key: "none" }) },
  "POST /admin/rulings accept": { fields: () => ({ id: "none" }) },
  "POST /admin/rulings refuse": { fields: () => ({ id: "none" }) },
  "POST /me/certificates": { fields: () => ({ track: "first-weeks", key: "of a form" }) },
  "POST /me/certificates/:id ask-talk": { fields: () => ({ note: "Tuesdays" }) },
  "POST /me/certificates/:id take-back": { fields: ({ talk }) => ({ talk }), touches: ["mentor"] },
  // In the test catalogue, no theme has an unused exercise of every kind.
  "POST /me/interviews": { fields: () => ({ theme: "first-weeks" }) },
  "POST /me/portfolio save": { fields: () => ({ name: "N", intro: "" }) },
  "POST /me/portfolio preview": { fields: () => ({ name: "N", intro: "" }) },
  "POST /me/portfolio open": { fields: () => ({ name: "N", intro: "", words: "my work" }) },
  "POST /me/portfolio new-link": { fields: ({ portfolio }) => ({ words: "my work", instead: portfolio }) },
  "POST /mentor/talks/:id choose": { fields: ({ submission }) => ({ "hand-in": submission }) },
  "POST /mentor/talks/:id sign": { fields: () => SIGNED, touches: ["owner"] },
  "POST /mentor/talks/:id not-yet": { fields: () => SIGNED, touches: ["owner"] },
  "POST /admin/people/:id withdraw-certificate": { fields: ({ certificate }) => ({ certificate }), touches: ["owner"] },
  "POST /me/data/delete": {
    fields: (_w, who) => ({ password: passwordOf(who) }),
    // Deleting the mentor's account releases their claim on the owner's question. Deleting a learner's account deletes
    // the comments on their work and the score that the mentor set. Deleting a reviewer's account deletes the notices
    // about the review.
    touches: (who) => GONE_WITH[who] ?? [],
  },
};
